"""Reading what townships send: workbooks and CSV files as they are, into a typed dataset."""

from jiceng.ledger.read import read

__all__ = ["read"]
