"""Rows of made-up data for every entity; they are those that users of jiceng import for their tests."""

from jiceng.synth.strategies import rows as rows_of

__all__ = ["rows_of"]
