"""Expressions on one row of plain Python values."""

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeAlias, assert_never

from jiceng.expr import nodes
from jiceng.expr.check_digits import CHECK_DIGITS
from jiceng.expr.context import Context, kept_text
from jiceng.expr.nodes import Node

__all__ = ["Row", "compile_python", "parse_compact_date"]

Row: TypeAlias = Mapping[str, object]
_Closure: TypeAlias = Callable[[Row], object]

_COMPARISONS: Mapping[str, Callable[[object, object], bool]] = {
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "eq": operator.eq,
    "ne": operator.ne,
}


def compile_python(node: Node, context: Context) -> _Closure:
    """Return a function from a row to the value of the expression, `None` where it cannot be told.

    The function raises on no row: a value of a type that does not fit is unknown.
    """
    match node:
        case nodes.Field(name, _):
            return lambda row: row.get(name)
        case nodes.Unreadable(name):
            text = kept_text(name)
            return lambda row: row.get(text) is not None
        case nodes.Literal(value):
            return lambda row: value
        case nodes.AsOf():
            return lambda row: context.as_of
        case nodes.Parameter(slug):
            number = context.parameter(slug)
            return lambda row: number
        case nodes.ClockDays(slug, extended):
            days = context.clock_days(slug, extended)
            return lambda row: days
        case nodes.Compare(op, left, right):
            return _compare(_COMPARISONS[op], compile_python(left, context), compile_python(right, context))
        case nodes.OneOf(item, values):
            return _on_text(compile_python(item, context), frozenset(values).__contains__)
        case nodes.Matches(item, pattern):
            fullmatch = re.compile(pattern).fullmatch
            return _on_text(compile_python(item, context), lambda text: fullmatch(text) is not None)
        case nodes.Present(item):
            return _present(item, context)
        case nodes.And(items):
            return _all([compile_python(item, context) for item in items])
        case nodes.Or(items):
            return _any([compile_python(item, context) for item in items])
        case nodes.Not(item):
            inner = compile_python(item, context)
            return lambda row: None if (value := inner(row)) is None else not value
        case nodes.Coalesce(items):
            return _first([compile_python(item, context) for item in items])
        case nodes.Slice(item, start, stop):
            return _on_text(compile_python(item, context), lambda text: text[start:stop])
        case nodes.Length(item):
            return _on_text(compile_python(item, context), len)
        case nodes.ParseDate(item):
            return _on_text(compile_python(item, context), parse_compact_date)
        case nodes.AddDays(day, days):
            return _add_days(compile_python(day, context), compile_python(days, context))
        case nodes.DaysBetween(start, end):
            return _on_dates(
                compile_python(start, context), compile_python(end, context), lambda a, b: (b - a).days
            )
        case nodes.Age(birth, on):
            return _on_dates(compile_python(birth, context), compile_python(on, context), _age)
        case nodes.CheckDigitHolds(item, scheme):
            return _on_text(compile_python(item, context), CHECK_DIGITS[scheme].holds)
        case _:
            assert_never(node)


_COMPACT_DATE = re.compile(r"(?:18|19|20|21)[0-9]{6}")


def parse_compact_date(text: str) -> date | None:
    """Return YYYYMMDD of the years 1800 to 2199 as a day, `None` when it is not one."""
    if _COMPACT_DATE.fullmatch(text) is None:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _compare(op: Callable[[object, object], bool], left: _Closure, right: _Closure) -> _Closure:
    def closure(row: Row) -> bool | None:
        a, b = left(row), right(row)
        if a is None or b is None:
            return None
        try:
            return op(a, b)
        except TypeError:  # a value of another kind than the field's: cannot be told
            return None

    return closure


def _on_text(inner: _Closure, function: Callable[[str], object]) -> _Closure:
    def closure(row: Row) -> object:
        value = inner(row)
        return function(value) if isinstance(value, str) else None

    return closure


def _on_dates(first: _Closure, second: _Closure, function: Callable[[date, date], int]) -> _Closure:
    def closure(row: Row) -> int | None:
        a, b = first(row), second(row)
        return function(a, b) if isinstance(a, date) and isinstance(b, date) else None

    return closure


def _age(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _add_days(day: _Closure, days: _Closure) -> _Closure:
    def closure(row: Row) -> date | None:
        start, number = day(row), days(row)
        if not isinstance(start, date) or not isinstance(number, int):
            return None
        try:
            return start + timedelta(days=number)
        except OverflowError:
            return None

    return closure


def _present(item: Node, context: Context) -> _Closure:
    inner = compile_python(item, context)
    if isinstance(item, nodes.Field) and item.kept:
        text = kept_text(item.name)
        return lambda row: inner(row) is not None or row.get(text) is not None
    return lambda row: inner(row) is not None


def _all(closures: list[_Closure]) -> _Closure:
    def closure(row: Row) -> bool | None:
        values = [inner(row) for inner in closures]
        return False if False in values else None if None in values else True

    return closure


def _any(closures: list[_Closure]) -> _Closure:
    def closure(row: Row) -> bool | None:
        values = [inner(row) for inner in closures]
        return True if True in values else None if None in values else False

    return closure


def _first(closures: list[_Closure]) -> _Closure:
    def closure(row: Row) -> object:
        return next((value for inner in closures if (value := inner(row)) is not None), None)

    return closure
