"""What goes out: feedback workbooks, the summary of a check, scorecards and bulletins."""

from jiceng.report.feedback import write_feedback

__all__ = ["write_feedback"]
