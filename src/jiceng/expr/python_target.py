"""Expressions on one row of plain Python values."""

import operator
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final, TypeAlias, assert_never

from dateutil.relativedelta import relativedelta

from jiceng.expr import nodes
from jiceng.expr.arithmetic import calculate
from jiceng.expr.check_digits import CHECK_DIGITS
from jiceng.expr.context import Context, kept_text
from jiceng.expr.lowering import lower
from jiceng.expr.nodes import Node, is_sure
from jiceng.expr.sorts import HOLDS

__all__ = ["Row", "compile_python", "parse_compact_date"]

Row: TypeAlias = Mapping[str, object]
_Closure: TypeAlias = Callable[[Row], object]

_COMPARISONS: Final[Mapping[str, Callable[..., bool]]] = {
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "eq": operator.eq,
    "ne": operator.ne,
}


def compile_python(node: Node, context: Context, sure: Collection[str] = ()) -> _Closure:
    """Return a function from a row to the value of the expression, `None` where it cannot be told.

    The function raises on no row: a value that is not of the field's sort is unknown. Fields in `sure` hold a value
    of their sort on every row that the function is given; it does not look.
    """

    def of(part: Node) -> _Closure:
        return compile_python(part, context, sure)

    def on_one(part: Node, function: Callable[..., object]) -> _Closure:
        if isinstance(part, nodes.Field) and part.name in sure:
            name = part.name
            return lambda row: function(row[name])
        return _on_one(of(part), function, sure=is_sure(part, sure))

    def on_both(one: Node, other: Node, function: Callable[..., object]) -> _Closure:
        return _on_both(of(one), of(other), function, sure=is_sure(one, sure) and is_sure(other, sure))

    match node:
        case nodes.Field(name):
            return operator.itemgetter(name) if name in sure else _field(node)
        case nodes.Unreadable(name):
            text = kept_text(name)
            return lambda row: row.get(text) is not None
        case nodes.Literal(value):
            return lambda _: value
        case nodes.AsOf():
            return lambda _: context.as_of
        case nodes.Unknown():
            return lambda _: None
        case nodes.Parameter() | nodes.ClockDays() | nodes.Within():
            return of(lower(node, context))
        case nodes.Compare(op, left, nodes.Literal(value)) if is_sure(left, sure):
            return _against(of(left), _COMPARISONS[op], value)
        case nodes.Compare(op, left, nodes.AsOf()) if is_sure(left, sure):
            return _against(of(left), _COMPARISONS[op], context.as_of)
        case nodes.Compare(op, left, right):
            return on_both(left, right, _COMPARISONS[op])
        case nodes.OneOf(item, values):
            return on_one(item, frozenset(values).__contains__)
        case nodes.InTable(item, slug):
            return on_one(item, context.table(slug).__contains__)
        case nodes.Includes(item, codes):
            wanted = frozenset(codes)
            return on_one(item, lambda text: not wanted.isdisjoint(text.split(nodes.SEPARATOR)))
        case nodes.StartsWith(item, prefix):
            return on_both(item, prefix, str.startswith)
        case nodes.Matches(item, pattern):
            fullmatch = re.compile(pattern).fullmatch
            return on_one(item, lambda text: fullmatch(text) is not None)
        case nodes.Present(item):
            return _present(item, of(item))
        case nodes.And(items):
            return _all([of(item) for item in items])
        case nodes.Or(items):
            return _any([of(item) for item in items])
        case nodes.Not(item):
            inner = of(item)
            return lambda row: None if (value := inner(row)) is None else not value
        case nodes.Coalesce(items):
            return _first([of(item) for item in items])
        case nodes.Choose(condition, then, otherwise):
            return _one_of_two(of(condition), of(then), of(otherwise))
        case nodes.Calculate(op, left, right):
            return on_both(left, right, partial(calculate, op))
        case nodes.Slice(item, start, stop):
            return on_one(item, operator.itemgetter(slice(start, stop)))
        case nodes.Length(item):
            return on_one(item, len)
        case nodes.ParseDate(item):
            return on_one(item, parse_compact_date)
        case nodes.AddDays(day, days):
            return on_both(day, days, _days_after)
        case nodes.AddMonths(day, months):
            return on_both(day, months, _months_after)
        case nodes.DatePart(part, day):
            return on_one(day, operator.attrgetter(part))
        case nodes.WorkingDaysBetween(start, end):
            return on_both(start, end, context.working_days().between)
        case nodes.DaysBetween(start, end):
            return on_both(start, end, _days_between)
        case nodes.Age(birth, on):
            return on_both(birth, on, _age)
        case nodes.CheckDigitHolds(item, scheme):
            return on_one(item, CHECK_DIGITS[scheme].holds)
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


def _field(node: nodes.Field) -> _Closure:
    name = node.name
    if node.sort is None:
        return lambda row: row.get(name)
    holds = HOLDS[node.sort]
    return lambda row: value if holds(value := row.get(name)) else None


# The nodes see to it that operands are of the sort that a function takes; only `None` is left to look for.


def _on_one(inner: _Closure, function: Callable[..., object], *, sure: bool) -> _Closure:
    if sure:
        return lambda row: function(inner(row))

    def closure(row: Row) -> object:
        value = inner(row)
        return None if value is None else function(value)

    return closure


def _on_both(first: _Closure, second: _Closure, function: Callable[..., object], *, sure: bool) -> _Closure:
    if sure:
        return lambda row: function(first(row), second(row))

    def closure(row: Row) -> object:
        a, b = first(row), second(row)
        return None if a is None or b is None else function(a, b)

    return closure


def _against(inner: _Closure, compare: Callable[..., bool], constant: object) -> _Closure:
    return lambda row: compare(inner(row), constant)


def _days_after(day: date, days: int | Decimal) -> date | None:
    if not _is_whole(days, _LAST_DAY):
        return None
    ordinal = day.toordinal() + int(days)
    return date.fromordinal(ordinal) if 1 <= ordinal <= _LAST_DAY else None


def _months_after(day: date, months: int | Decimal) -> date | None:
    if not _is_whole(months, _LAST_MONTH):
        return None
    month = _month_number(day) + int(months)
    return day + relativedelta(months=int(months)) if _FIRST_MONTH <= month <= _LAST_MONTH else None


def _is_whole(number: int | Decimal, most: int) -> bool:
    return -most <= number <= most and number == int(number)  # a huge one never becomes an `int`


def _month_number(day: date) -> int:
    return 12 * day.year + day.month


_LAST_DAY: Final = date.max.toordinal()
_FIRST_MONTH: Final = _month_number(date.min)
_LAST_MONTH: Final = _month_number(date.max)


def _days_between(start: date, end: date) -> int:
    return (end - start).days


def _age(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _present(item: Node, inner: _Closure) -> _Closure:
    if isinstance(item, nodes.Field) and item.kept:
        text = kept_text(item.name)
        return lambda row: inner(row) is not None or row.get(text) is not None
    return lambda row: inner(row) is not None


def _one_of_two(condition: _Closure, then: _Closure, otherwise: _Closure) -> _Closure:
    def closure(row: Row) -> object:
        holds = condition(row)
        return None if holds is None else then(row) if holds else otherwise(row)

    return closure


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
