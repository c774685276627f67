"""Reading what townships send: workbooks and CSV files as they are, into a typed dataset."""

from jiceng.ledger.mapping import Mapping
from jiceng.ledger.read import read

__all__ = ["Mapping", "read"]
