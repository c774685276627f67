"""The sheets of an Excel workbook, with the type of every cell kept, and what the cells show."""

from collections.abc import Iterator

from jiceng.dataset import FEEDBACK_MARKER, FEEDBACK_SUMMARY
from jiceng.ledger.files import InputFile
from jiceng.ledger.gate import Examined, Flaw, read_sheets, refusal
from jiceng.ledger.table import RawSheet

__all__ = ["read_workbook"]


def read_workbook(file: InputFile, examined: Examined, memory: int | None = None) -> list[RawSheet]:
    """Return the sheets of an .xlsx or .xls file in their order. It has passed the gate, which `examined` it.

    A cell with an error value holds its text, such as `#REF!`, and day 60 of the 1900 system the text that the
    spreadsheet shows; the reader would give nothing, and another day. Raises `RefusedFileError` when the reader
    fails all the same, or finds other sheets than the gate.
    """
    found = read_sheets(file, memory)
    if len(found) != len(examined.sheets):
        raise refusal(file, Flaw.STRUCTURE)
    sheets = [
        RawSheet(
            file=file,
            name=sheet.name,
            image=sheet.image.showing(marks, is_1904=examined.is_1904),
            merges=sheet.merges,
            holding=sheet.holding,
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
