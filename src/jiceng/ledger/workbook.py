"""The sheets of an Excel workbook, with the type of every cell kept."""

from jiceng.dataset import FEEDBACK_MARKER, FEEDBACK_SUMMARY
from jiceng.ledger.files import InputFile
from jiceng.ledger.gate import read_sheets
from jiceng.ledger.table import RawSheet

__all__ = ["read_workbook"]


def read_workbook(file: InputFile) -> list[RawSheet]:
    """Return the sheets of an .xlsx or .xls file in their order. It has passed the gate.

    Raises `RefusedFileError` when the reader fails on it all the same.
    """
    sheets = read_sheets(file)
    if any(sheet.name == FEEDBACK_MARKER for sheet in sheets):  # our own feedback, corrected:
        added = (FEEDBACK_MARKER, FEEDBACK_SUMMARY)  # what it added is not the ledger
        sheets = [sheet for sheet in sheets if sheet.name not in added]
    return [RawSheet(file=file, name=sheet.name, image=sheet.image, merges=sheet.merges) for sheet in sheets]
