"""The sheets of an Excel workbook, with the type of every cell kept."""

from typing import TYPE_CHECKING

from jiceng.dataset import FEEDBACK_MARKER, FEEDBACK_SUMMARY, Merge
from jiceng.ledger.files import InputFile, damaged
from jiceng.ledger.table import RawSheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

__all__ = ["read_workbook"]


def read_workbook(file: InputFile) -> list[RawSheet]:
    """Return the sheets of an .xlsx or .xls file in their order. Raises `RefusedFileError` when it is broken."""
    import python_calamine as calamine

    try:
        with calamine.load_workbook(file.path) as workbook:
            names = workbook.sheet_names
            if FEEDBACK_MARKER in names:  # our own feedback, corrected: what it added is not the ledger
                names = [name for name in names if name not in (FEEDBACK_MARKER, FEEDBACK_SUMMARY)]
            return [_sheet(file, workbook.get_sheet_by_name(name)) for name in names]
    except (calamine.CalamineError, OSError, ValueError):
        raise damaged(file) from None


def _sheet(file: InputFile, sheet: "CalamineSheet") -> RawSheet:
    rows = sheet.to_python(skip_empty_area=False)
    merges = sheet.merged_cell_ranges or []
    return RawSheet(
        file=file,
        name=sheet.name,
        image=tuple(tuple(None if cell == "" else cell for cell in row) for row in rows),
        merges=tuple(Merge(first[0], first[1], last[0], last[1]) for first, last in merges),
    )
