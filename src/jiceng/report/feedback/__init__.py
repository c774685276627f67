"""The submitter's own workbook back: wrong cells coloured, a sentence in each, a column to filter on."""

from jiceng.report.feedback.marker import FORMAT
from jiceng.report.feedback.write import write_feedback

__all__ = ["FORMAT", "write_feedback"]
