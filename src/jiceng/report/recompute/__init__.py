"""The scorecard as a workbook that computes every point again, with formulas anybody can follow; the dispatch in sheets."""

from jiceng.report.recompute.dispatch_sheets import dispatch_workbook
from jiceng.report.recompute.workbook import scorecard_workbook

__all__ = ["dispatch_workbook", "scorecard_workbook"]
