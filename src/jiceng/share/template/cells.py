"""Writing a value of a table as a clerk would type it."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jiceng.codes import CodeEnum
from jiceng.dataset import Column, Kind
from jiceng.models import SEPARATOR

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["put_value", "write_text"]

_LONGEST: Final = 32_767  # characters a spreadsheet cell holds
_EXACT_DIGITS: Final = 15  # of a number in a spreadsheet
_EARLIEST: Final = date(1900, 3, 1)


def put_value(
    sheet: "Worksheet", row: int, column: int, declared: Column, value: object, shape: "Format"
) -> None:
    """Write one value: codes by their labels, days as days, numbers as numbers where a spreadsheet keeps them whole."""
    match value:
        case None:
            return
        case bool():
            write_text(sheet, row, column, "是" if value else "否", shape)
        case date() if value >= _EARLIEST:
            sheet.write_datetime(row, column, datetime.combine(value, time()), shape)
        case int() if len(str(abs(value))) <= _EXACT_DIGITS:
            sheet.write_number(row, column, value, shape)
        case Decimal() if len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS:
            sheet.write_number(row, column, float(value), shape)
        case _:
            write_text(sheet, row, column, _labelled(declared, str(value)), shape)


def _labelled(declared: Column, text: str) -> str:
    kind = declared.term.type
    if not issubclass(kind, CodeEnum) or declared.kind not in (Kind.CODE, Kind.CODES):
        return text
    codes = text.split(SEPARATOR) if declared.kind is Kind.CODES else [text]
    return "、".join(kind(code).label for code in codes)


def write_text(sheet: "Worksheet", row: int, column: int, text: str, shape: "Format") -> None:
    """Write a text as a string, whatever it begins with.

    xlsxwriter takes a text in `<r>` for its own rich text; in two runs it is written as what it is.
    """
    whole = text[:_LONGEST]
    if whole.startswith("<r>") and whole.endswith("</r>"):
        sheet.write_rich_string(row, column, whole[:1], shape, whole[1:], shape)
    else:
        sheet.write_string(row, column, whole, shape)
