"""One column of a blank ledger: its width, its format, and the rule that a spreadsheet program holds its cells to."""

import math
from typing import TYPE_CHECKING, Final

from pydantic.fields import FieldInfo

from jiceng.codes import CodeEnum
from jiceng.dataset import Column, Kind
from jiceng.share.template.hints import bounds_of, demand, how_to_fill, is_month
from jiceng.share.template.marker import Lists

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["cell_rule", "choices", "hint", "number_format", "width"]

_NUMBER_FORMATS: Final["Mapping[Kind, str]"] = {
    Kind.TEXT: "@",
    Kind.IDENTIFIER: "@",
    Kind.CODE: "@",
    Kind.CODES: "@",
    Kind.FLAG: "@",
    Kind.DATE: "yyyy-mm-dd",
    Kind.INTEGER: "0",
    Kind.DECIMAL: "General",
}
"""Numbers that stand for something are text, so that eighteen typed digits stay eighteen digits."""

_MONTH_FORMAT: Final = "yyyy-mm"

_LONGEST_TITLE, _LONGEST_HINT = 32, 255  # characters that the box beside a cell takes
_NARROWEST, _WIDEST = 9, 26
_WIDTHS: Final = {Kind.IDENTIFIER: 21, Kind.DATE: 12, Kind.FLAG: 8, Kind.INTEGER: 10, Kind.DECIMAL: 10}


def number_format(column: Column) -> str:
    """Return the number format of a column's cells; a month shows no day."""
    return _MONTH_FORMAT if is_month(column) else _NUMBER_FORMATS[column.kind]


def choices(column: Column) -> tuple[str, ...]:
    """Return what the drop-down of a column offers; nothing where the cells are free."""
    kind = column.term.type
    if column.kind is Kind.FLAG:
        return ("是", "否")
    if not issubclass(kind, CodeEnum):
        return ()
    if column.term.constant is not None:
        return (column.term.constant.label,)
    return tuple(member.label for member in kind)


def cell_rule(column: Column, field: FieldInfo, lists: Lists) -> "dict[str, object]":
    """Return the rule of a column's cells for `Worksheet.data_validation`."""
    rule: dict[str, object] = {
        "input_title": column.term.label.zh[:_LONGEST_TITLE],
        "input_message": hint(column, field)[:_LONGEST_HINT],
        "error_title": "请核对",
        "error_message": how_to_fill(column, field)[:_LONGEST_HINT],
    }
    offered = choices(column)
    if offered:
        return rule | {
            "validate": "list",
            "source": f"={lists.range_of(offered)}",
            # several codes stand in one cell; the program knows only one, and must let them pass
            "show_error": column.kind is not Kind.CODES,
        }
    return rule | _comparison(column, field)


def _comparison(column: Column, field: FieldInfo) -> "dict[str, object]":
    from datetime import date

    if column.kind is Kind.DATE:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": date(1900, 3, 1),  # before it spreadsheets count a day that never was
            "maximum": date(2199, 12, 31),
            "error_type": "warning",
        }
    if column.kind not in (Kind.INTEGER, Kind.DECIMAL):
        return {"validate": "any"}
    kind = "integer" if column.kind is Kind.INTEGER else "decimal"
    bounds = dict(bounds_of(field))
    low = bounds.get(">=", bounds.get(">", -math.inf))
    high = bounds.get("<=", bounds.get("<", math.inf))
    limited: dict[str, object] = {"validate": kind, "error_type": "warning"}
    if math.isfinite(low) and math.isfinite(high):
        return limited | {"criteria": "between", "minimum": low, "maximum": high}
    if math.isfinite(high):
        return limited | {"criteria": "<=", "value": high}
    return limited | {"criteria": ">=", "value": low if math.isfinite(low) else -1e15}


def hint(column: Column, field: FieldInfo) -> str:
    """Return what the box beside a cell says."""
    return f"{demand(column)}。{how_to_fill(column, field)}"


def width(column: Column) -> int:
    """Return the width of the column in characters: of its heading, what goes into it, and what it offers."""
    heading = 2 * len(column.term.label.zh) + 2
    offered = max((2 * len(text) + 4 for text in choices(column)[:60]), default=0)
    content = max(_WIDTHS.get(column.kind, _NARROWEST), min(offered, _WIDEST))
    return min(max(content, min(heading, _WIDEST)), _WIDEST)
