"""What goes out: feedback workbooks, the summary of a check, scorecards and bulletins."""

from jiceng.report.bulletin import write_bulletin
from jiceng.report.feedback import write_feedback
from jiceng.report.scorecard import print_scorecard, scorecard_html, scorecard_table
from jiceng.report.summary import print_summary, summary_lines, summary_tables

__all__ = [
    "print_scorecard",
    "print_summary",
    "scorecard_html",
    "scorecard_table",
    "summary_lines",
    "summary_tables",
    "write_bulletin",
    "write_feedback",
]
