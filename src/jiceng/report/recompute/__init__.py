"""The scorecard as a workbook that computes every point again, with formulas anybody can follow."""

from jiceng.report.recompute.workbook import scorecard_workbook

__all__ = ["scorecard_workbook"]
