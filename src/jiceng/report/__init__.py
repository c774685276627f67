"""What goes out: feedback workbooks, the summary of a check, scorecards and bulletins."""

from jiceng.report.bulletin import write_bulletin, write_dispatch
from jiceng.report.feedback import Progress, progress_of, report_json, split, write_feedback, write_split
from jiceng.report.scorecard import print_scorecard, scorecard_html, scorecard_table
from jiceng.report.summary import print_summary, summary_lines, summary_tables

__all__ = [
    "Progress",
    "print_scorecard",
    "print_summary",
    "progress_of",
    "report_json",
    "scorecard_html",
    "scorecard_table",
    "split",
    "summary_lines",
    "summary_tables",
    "write_bulletin",
    "write_dispatch",
    "write_feedback",
    "write_split",
]
