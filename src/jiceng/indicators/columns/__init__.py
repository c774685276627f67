"""Scoring by whole columns, for hundreds of thousands of units: the same points as the engine, to the last decimal."""

from jiceng.indicators.columns.table import ScoreTable, score_table

__all__ = ["ScoreTable", "score_table"]
