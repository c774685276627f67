"""The verbs in which rules are written.

>>> from jiceng.expr.verbs import le, literal
>>> le(literal(1), 2)
Compare(op='le', left=Literal(value=1), right=Literal(value=2))
"""

import difflib
from enum import Enum, StrEnum
from types import NoneType
from typing import TypeVar, cast, get_args, get_origin

from pydantic import BaseModel

from jiceng.errors import DeclarationError
from jiceng.expr import nodes
from jiceng.expr.context import can_be_unreadable
from jiceng.expr.nodes import Node
from jiceng.expr.sorts import sort_of_type

__all__ = [
    "add_days",
    "add_months",
    "age",
    "as_of",
    "check_digit",
    "choose",
    "clock_days",
    "coalesce",
    "days_between",
    "eq",
    "fields",
    "ge",
    "gt",
    "in_table",
    "includes",
    "le",
    "length",
    "literal",
    "lt",
    "matches",
    "minus",
    "month_of",
    "ne",
    "one_of",
    "parameter",
    "parse_date",
    "plus",
    "present",
    "slice_of",
    "starts_with",
    "times",
    "unreadable",
    "within",
    "working_days_between",
    "year_of",
]

_Model = TypeVar("_Model", bound=BaseModel)


class _Handles:
    """Stands in for a record while a rule is declared: each attribute is the field of that name."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def __getattr__(self, name: str) -> nodes.Field:
        known = self._model.model_fields
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise DeclarationError(f"{self._model.__name__} has no field {name}{hint}")
        kind = _plain(known[name].annotation)
        return nodes.Field(name, kept=can_be_unreadable(kind), sort=sort_of_type(kind))


def _plain(annotation: object) -> type:
    members = [kind for kind in get_args(annotation) if kind is not NoneType] or [annotation]
    plain = members[0] if len(members) == 1 else object
    if get_origin(plain) is tuple:
        plain = get_args(plain)[0]  # several codes are one text in a table
    return plain if isinstance(plain, type) else object


def fields(model: type[_Model]) -> _Model:
    """Return handles for the fields of a model, typed as the model itself.

    So an editor completes them and a type checker refuses a misspelt one; at run time a misspelt one
    raises `DeclarationError` where the rule is declared.
    """
    return cast("_Model", _Handles(model))


def lift(value: object) -> Node:
    """Return an expression as it is, a constant as a literal. Raises `DeclarationError` on anything else."""
    if isinstance(value, nodes.Expr):
        return cast("Node", value)
    if isinstance(value, Enum):
        value = value.value  # a code is its text
    return nodes.Literal(cast("nodes.Scalar", value))  # which refuses what is no scalar


def literal(value: nodes.Scalar) -> nodes.Literal:
    """A constant."""
    return nodes.Literal(value)


def lt(left: object, right: object) -> nodes.Compare:
    """Left is less than, or before, right."""
    return nodes.Compare("lt", lift(left), lift(right))


def le(left: object, right: object) -> nodes.Compare:
    """Left is at most, or not after, right."""
    return nodes.Compare("le", lift(left), lift(right))


def gt(left: object, right: object) -> nodes.Compare:
    """Left is more than, or after, right."""
    return nodes.Compare("gt", lift(left), lift(right))


def ge(left: object, right: object) -> nodes.Compare:
    """Left is at least, or not before, right."""
    return nodes.Compare("ge", lift(left), lift(right))


def eq(left: object, right: object) -> nodes.Compare:
    """Left equals right."""
    return nodes.Compare("eq", lift(left), lift(right))


def ne(left: object, right: object) -> nodes.Compare:
    """Left differs from right."""
    return nodes.Compare("ne", lift(left), lift(right))


def one_of(item: object, *values: str) -> nodes.OneOf:
    """The text or code is one of the values."""
    return nodes.OneOf(lift(item), _texts(values))


def _texts(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.value if isinstance(code, StrEnum) else code for code in codes)


def includes(item: object, *codes: str) -> nodes.Includes:
    """A field of several codes, or of one, holds at least one of the codes."""
    return nodes.Includes(lift(item), _texts(codes))


def in_table(item: object, slug: str) -> nodes.InTable:
    """The text stands in a list that the context supplies, such as `division.county`."""
    return nodes.InTable(lift(item), slug)


def starts_with(item: object, prefix: object) -> nodes.StartsWith:
    """The text begins with `prefix`, another text; every text begins with the empty one."""
    return nodes.StartsWith(lift(item), lift(prefix))


def matches(item: object, pattern: str) -> nodes.Matches:
    """The whole text matches `pattern`.

    Engines differ on `\\d`, on `$` and on look-around, so only the subset of `jiceng.expr.patterns` is
    allowed: spell digits `[0-9]`, leave out anchors. Raises `DeclarationError` with the reason.
    """
    return nodes.Matches(lift(item), pattern)


def present(item: object) -> nodes.Present:
    """Something stands there, readable or not."""
    return nodes.Present(lift(item))


def unreadable(item: object) -> nodes.Unreadable:
    """The field holds something that is not of its type. Raises `DeclarationError` for all but such a field."""
    if not isinstance(item, nodes.Field):
        raise DeclarationError("only a field can be unreadable")
    if not item.kept:
        raise DeclarationError(f"{item.name} is text, and text is never unreadable")
    return nodes.Unreadable(item.name)


def coalesce(*items: object) -> nodes.Coalesce:
    """The first of the values that is there."""
    return nodes.Coalesce(tuple(lift(item) for item in items))


def choose(condition: object, then: object, otherwise: object) -> nodes.Choose:
    """`then` where the condition holds, `otherwise` where it does not, unknown where it cannot be told."""
    return nodes.Choose(lift(condition), lift(then), lift(otherwise))


def plus(left: object, right: object) -> nodes.Calculate:
    """The sum of two numbers, exact.

    Unknown where a number is ten million million (10^13) or more away from 0: beyond, engines differ.
    """
    return nodes.Calculate("plus", lift(left), lift(right))


def minus(left: object, right: object) -> nodes.Calculate:
    """The difference of two numbers, exact. Unknown where the sum would be."""
    return nodes.Calculate("minus", lift(left), lift(right))


def times(left: object, right: object) -> nodes.Calculate:
    """The product of two numbers, exact; instead of dividing one side, multiply the other.

    Unknown where the sum would be, and where a factor has more than five decimal places.
    """
    return nodes.Calculate("times", lift(left), lift(right))


def slice_of(item: object, start: int, stop: int) -> nodes.Slice:
    """Characters `start` (from 0) up to, not including, `stop`."""
    return nodes.Slice(lift(item), start, stop)


def length(item: object) -> nodes.Length:
    """Number of characters."""
    return nodes.Length(lift(item))


def parse_date(item: object) -> nodes.ParseDate:
    """Eight digits YYYYMMDD as a day, or nothing."""
    return nodes.ParseDate(lift(item))


def add_days(day: object, days: object) -> nodes.AddDays:
    """A day and so many calendar days after it."""
    return nodes.AddDays(lift(day), lift(days))


def add_months(day: object, months: object) -> nodes.AddMonths:
    """A day and so many months after it: the day of the same number, or the month's last."""
    return nodes.AddMonths(lift(day), lift(months))


def year_of(day: object) -> nodes.DatePart:
    """The year of a day."""
    return nodes.DatePart("year", lift(day))


def month_of(day: object) -> nodes.DatePart:
    """The month of a day, 1 to 12."""
    return nodes.DatePart("month", lift(day))


def working_days_between(start: object, end: object) -> nodes.WorkingDaysBetween:
    """Working days after `start` up to and with `end`; negative when `end` is earlier.

    Unknown where one of the days lies outside the years of the work calendar.
    """
    return nodes.WorkingDaysBetween(lift(start), lift(end))


def days_between(start: object, end: object) -> nodes.DaysBetween:
    """Calendar days from `start` to `end`."""
    return nodes.DaysBetween(lift(start), lift(end))


def age(birth: object, on: object = nodes.AsOf()) -> nodes.Age:
    """Completed years of age, on the day of the check unless another day is given."""
    return nodes.Age(lift(birth), lift(on))


def check_digit(item: object, scheme: str) -> nodes.CheckDigitHolds:
    """The text has the shape and check character of `scheme`. Raises `DeclarationError` for an unknown scheme."""
    return nodes.CheckDigitHolds(lift(item), scheme)


def parameter(slug: str, *, on: object = None) -> nodes.Parameter:
    """A number of the law book: in force on the day of the check, or on another day if one is given."""
    return nodes.Parameter(slug, _law_day(on))


def clock_days(slug: str, *, extended: bool = False, on: object = None) -> nodes.ClockDays:
    """The calendar days of a statutory clock, as the law was on the day of the check or on another day."""
    return nodes.ClockDays(slug, extended, _law_day(on))


def within(
    start: object, end: object, slug: str, *, extended: bool = False, on: object = None
) -> nodes.Within:
    """`end` is not later than a statutory clock allows that starts on `start`, whatever its unit.

    The law is that of the day of the check, or of another day if one is given. A minimum is asked with
    `~within(...)`: more time has passed than the clock says.
    """
    return nodes.Within(lift(start), lift(end), slug, extended, _law_day(on))


def _law_day(on: object) -> Node | None:
    return None if on is None else lift(on)


as_of = nodes.AsOf()
"""The day of the check."""
