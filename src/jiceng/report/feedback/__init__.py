"""The submitter's own workbook back: wrong cells coloured, a sentence in each, a column to filter on."""

from jiceng.report.feedback.marker import FORMAT
from jiceng.report.feedback.progress import Progress, progress_of, report_json
from jiceng.report.feedback.split import split, write_split
from jiceng.report.feedback.write import write_feedback

__all__ = ["FORMAT", "Progress", "progress_of", "report_json", "split", "write_feedback", "write_split"]
