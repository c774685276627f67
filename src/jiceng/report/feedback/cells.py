"""Writing a cell as it was submitted: text stays text, and is never a formula."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from jiceng.dataset import Cell
from jiceng.report.feedback.looks import Looks
from jiceng.validate import Severity

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["put", "put_row", "put_text"]

_LONGEST = 32_767  # characters a spreadsheet cell holds
_EARLIEST = datetime(1900, 3, 1)  # noqa: DTZ001 - before it spreadsheets count a day that never was
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_LARGEST = 1e300
_DAY = timedelta(days=1)


def put(
    sheet: "Worksheet",
    row: int,
    column: int,
    cell: Cell,
    looks: Looks,
    severity: Severity | None = None,
    *,
    text: bool = False,
) -> None:
    """Write a cell in the type in which it was read, coloured by severity.

    `text` gives a number the text format, so that an identifier typed over it stays whole.
    """
    match cell:
        case str():
            put_text(sheet, row, column, cell, looks.cell("@", severity), looks)
        case None:
            if severity is not None:
                sheet.write_blank(row, column, None, looks.cell("@", severity))
        case bool():
            sheet.write_boolean(row, column, cell, looks.cell("General", severity))
        case int() | float() if abs(cell) < _LARGEST:  # neither infinite nor no number at all
            sheet.write_number(row, column, cell, looks.cell("@" if text else "General", severity))
        case datetime() if cell.tzinfo is None and cell >= _EARLIEST:
            shape = "yyyy-mm-dd" if cell.time() == time() else "yyyy-mm-dd hh:mm:ss"
            sheet.write_datetime(row, column, cell, looks.cell(shape, severity))
        case date() if not isinstance(cell, datetime) and cell >= _EARLIEST.date():
            sheet.write_datetime(
                row, column, datetime.combine(cell, time()), looks.cell("yyyy-mm-dd", severity)
            )
        case time() if cell.tzinfo is None:
            since_midnight = timedelta(
                hours=cell.hour, minutes=cell.minute, seconds=cell.second, microseconds=cell.microsecond
            )
            sheet.write_number(row, column, since_midnight / _DAY, looks.cell("hh:mm:ss", severity))
        case timedelta() if cell >= timedelta():
            sheet.write_number(row, column, cell / _DAY, looks.cell("[h]:mm:ss", severity))
        case _:
            put_text(sheet, row, column, str(cell), looks.cell("@", severity), looks)


def put_row(
    sheet: "Worksheet", row: int, cells: Sequence[Cell], looks: Looks, text_columns: frozenset[int]
) -> None:
    """Write a row in which nothing is wrong: `put` for every cell, and by far the most rows are such."""
    shape = looks.cell("@", None)
    write, longest, half_pair = sheet.write_string, _LONGEST, _HALF_PAIR.search
    for column, cell in enumerate(cells):
        if cell is None:
            continue
        if (
            type(cell) is str
            and cell[:1] != "<"
            and len(cell) <= longest
            and (cell.isascii() or half_pair(cell) is None)
        ):
            write(row, column, cell, shape)
        else:
            put(sheet, row, column, cell, looks, text=column in text_columns)


def put_text(sheet: "Worksheet", row: int, column: int, text: str, shape: "Format", looks: Looks) -> None:
    """Write a text as a string, whatever it begins with.

    What XML cannot hold (half a surrogate pair) is written as its escape `_xD800_`. xlsxwriter takes a text
    that looks like its own markup for rich text; split in two runs it is written as what it is (a control
    character in such a text comes back as its escape).
    """
    whole = _HALF_PAIR.sub(lambda half: f"_x{ord(half.group()):04X}_", text[:_LONGEST])
    if whole.startswith("<r>") and whole.endswith("</r>"):
        sheet.write_rich_string(row, column, whole[:1], looks.plain_run, whole[1:], shape)
    else:
        sheet.write_string(row, column, whole, shape)
