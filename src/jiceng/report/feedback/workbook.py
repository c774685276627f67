"""The bytes of one feedback workbook: the same input gives the same bytes, anywhere and at any time."""

import io
from collections.abc import Sequence
from datetime import datetime, time

from jiceng.dataset import FEEDBACK_MARKER, FEEDBACK_SUMMARY, Dataset
from jiceng.files import clean_name, distinct_names
from jiceng.models import ENTITIES
from jiceng.report.feedback.faults import ReturnedSheet
from jiceng.report.feedback.looks import Looks
from jiceng.report.feedback.marker import AUTHOR, write_marker
from jiceng.report.feedback.sheet import write_sheet
from jiceng.report.feedback.summary_sheet import write_summary
from jiceng.report.feedback.villages import village_counts
from jiceng.validate import Report

__all__ = ["feedback_workbook", "sheet_names"]

_LONGEST_SHEET_NAME = 31


def feedback_workbook(file: str, sheets: Sequence[ReturnedSheet], data: Dataset, report: Report) -> bytes:
    """Return the workbook that goes back for one submitted file.

    Its own sheets come first and in their order, then the summary, then the hidden sheet that tells a
    reader what the file is when it comes back.
    """
    import xlsxwriter

    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    workbook.set_properties(
        {"title": "台账核验反馈", "author": AUTHOR, "created": datetime.combine(report.as_of, time())}
    )
    looks = Looks(workbook)
    named = list(zip(sheet_names(sheets), sheets, strict=True))
    for name, sheet in named:
        write_sheet(workbook.add_worksheet(name), sheet, looks)
    villages = village_counts(data, report, file)
    write_summary(workbook.add_worksheet(FEEDBACK_SUMMARY), file, named, report, villages, looks)
    write_marker(workbook.add_worksheet(FEEDBACK_MARKER), named, report)
    workbook.close()
    return content.getvalue()


def sheet_names(sheets: Sequence[ReturnedSheet]) -> list[str]:
    """Return the names of the sheets as submitted, cleaned, told apart, and apart from those that we add."""
    ours = (FEEDBACK_SUMMARY, FEEDBACK_MARKER)
    cleaned = [_sheet_name(sheet) for sheet in sheets]
    return distinct_names([*ours, *cleaned], _LONGEST_SHEET_NAME)[len(ours) :]


def _sheet_name(sheet: ReturnedSheet) -> str:
    label = ENTITIES[sheet.sources[0].entity].entity.label.zh
    name = clean_name(sheet.name, label)[:_LONGEST_SHEET_NAME].strip("' ")
    return label if not name or name.casefold() == "history" else name  # Excel keeps `History` to itself
