"""The sheets of an Excel workbook, with the type of every cell kept, and what the cells show."""

from collections.abc import Iterator
from datetime import date, datetime

from jiceng.dataset import FEEDBACK_MARKER, FEEDBACK_SUMMARY, Cell
from jiceng.ledger.files import InputFile
from jiceng.ledger.gate import Examined, Flaw, Mark, Marks, read_sheets, refusal
from jiceng.ledger.table import RawSheet

__all__ = ["read_workbook"]

_DAY_60 = "1900-02-29"


def read_workbook(file: InputFile, examined: Examined) -> list[RawSheet]:
    """Return the sheets of an .xlsx or .xls file in their order. It has passed the gate, which `examined` it.

    A cell with an error value holds its text, such as `#REF!`, and day 60 of the 1900 system the text that the
    spreadsheet shows; the reader would give nothing, and another day. Raises `RefusedFileError` when the reader
    fails all the same, or finds other sheets than the gate.
    """
    found = read_sheets(file)
    if len(found) != len(examined.sheets):
        raise refusal(file, Flaw.STRUCTURE)
    sheets = [
        RawSheet(
            file=file,
            name=sheet.name,
            image=_shown(sheet.image, marks, examined.is_1904),
            merges=sheet.merges,
            marks=marks,
            is_1904=examined.is_1904,
        )
        for sheet, marks in zip(found, examined.sheets, strict=True)
    ]
    marker = next((sheet for sheet in sheets if sheet.name == FEEDBACK_MARKER), None)
    if marker is not None:  # our own feedback or template come back: what it added is not the ledger
        added = {FEEDBACK_MARKER, FEEDBACK_SUMMARY, *_added(marker)}
        sheets = [sheet for sheet in sheets if sheet.name not in added]
    return sheets


def _added(marker: RawSheet) -> Iterator[str]:
    """Yield the sheets for people that the hidden sheet says were added."""
    for row in marker.image:
        match row:
            case ("added", str(name), *_):
                yield name


def _shown(image: tuple[tuple[Cell, ...], ...], marks: Marks, is_1904: bool) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells with what the spreadsheet shows where the reader gives something else."""
    changes: dict[int, dict[int, str]] = {}
    for text, row, column in marks.errors():
        changes.setdefault(row, {})[column] = text
    for row, column in () if is_1904 else _days_60(image, marks):
        changes.setdefault(row, {})[column] = _DAY_60
    if not changes:
        return image
    rows = list(image)
    for row in sorted(changes):
        if row < len(rows):
            rows[row] = tuple([changes[row].get(column, cell) for column, cell in enumerate(rows[row])])
    return tuple(rows)


def _days_60(image: tuple[tuple[Cell, ...], ...], marks: Marks) -> Iterator[tuple[int, int]]:
    """Yield the cells with the number 60 that the reader took for a day."""
    for row, column in marks.cells(Mark.DAY_60):
        if row < len(image) and column < len(image[row]):
            cell = image[row][column]
            day = cell.date() if isinstance(cell, datetime) else cell
            if isinstance(day, date) and day == date(1900, 2, 28):
                yield row, column
