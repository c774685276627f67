"""The scorecard for readers: one self-contained page, a table for the terminal."""

from jiceng.report.scorecard.page import scorecard_html
from jiceng.report.scorecard.terminal import print_scorecard, scorecard_table

__all__ = ["print_scorecard", "scorecard_html", "scorecard_table"]
