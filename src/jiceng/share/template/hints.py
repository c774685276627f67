"""What a clerk is told of a column, in Chinese: what goes into it, whether it must, and an example.

The docstrings of the models are for developers; the hints are put together from the same declarations.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from annotated_types import Ge, Gt, Le, Lt, MaxLen
from pydantic.fields import FieldInfo

from jiceng.codes import CodeEnum
from jiceng.dataset import Column, Kind
from jiceng.identifiers import Identifier, Phone
from jiceng.labels import Stage

__all__ = ["bounds_of", "demand", "example_text", "how_to_fill", "is_month"]

_DEMANDS: Final[Mapping[Stage, str]] = {
    Stage.REGISTERED: "必填",
    Stage.CLOSED: "办结时必填",
    Stage.EXPORTED: "上报时必填",
}


def demand(column: Column) -> str:
    """Return whether, or from when on, the column has to be filled in."""
    stage = column.term.required
    return "选填" if stage is None else _DEMANDS[stage]


def is_month(column: Column) -> bool:
    """Tell whether the days of a column stand for months."""
    return column.term.calendar is not None and column.term.calendar.is_month


def how_to_fill(column: Column, field: FieldInfo) -> str:
    """Return one sentence on what goes into the column."""
    kind, term = column.kind, column.term
    if kind is Kind.IDENTIFIER and issubclass(term.type, Phone):
        return "手机号码或带区号的座机号码，只填一个。"
    if kind is Kind.IDENTIFIER and issubclass(term.type, Identifier):
        return f"{term.type.label.zh}：{term.type.form.strip()}。"
    if kind is Kind.CODE:
        return "从下拉列表里选一项。"
    if kind is Kind.CODES:
        return "可填多项：照下拉列表里的名称写，用“、”隔开。"
    if is_month(column):
        return "年月，写成 2026-09。"
    if kind is Kind.DATE:
        return "日期，写成 2026-09-30。"
    if kind is Kind.FLAG:
        return "填“是”或“否”。"
    if kind in (Kind.INTEGER, Kind.DECIMAL):
        what = "整数" if kind is Kind.INTEGER else "数字，可以带小数"
        unit = "" if term.unit is None else f"，单位：{term.unit.symbol}（不用写）"
        return f"{what}{unit}。"
    longest = next((mark.max_length for mark in field.metadata if isinstance(mark, MaxLen)), None)
    return "文字。" if longest is None else f"文字，最多 {longest} 个字。"


def bounds_of(field: FieldInfo) -> Iterator[tuple[str, float]]:
    """Yield the bounds of a number as spreadsheets compare: the sign and the bound."""
    signs: tuple[tuple[type, str, str], ...] = (
        (Ge, "ge", ">="),
        (Gt, "gt", ">"),
        (Le, "le", "<="),
        (Lt, "lt", "<"),
    )
    for mark in field.metadata:
        for kind, attribute, sign in signs:
            if isinstance(mark, kind):
                yield sign, float(getattr(mark, attribute))


def example_text(column: Column, value: object) -> str:
    """Return an example as a clerk writes it; the empty string where the model has none."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case date():
            return f"{value:%Y-%m}" if is_month(column) else value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case tuple():
            return "、".join(item.label for item in value if isinstance(item, CodeEnum))
        case CodeEnum():
            return value.label
        case _:
            return str(value)
