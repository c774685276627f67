"""The closed set of expression nodes.

A rule is built of these and of nothing else: no strings to parse, no functions of the author's own.
That is what lets one declaration run on a Python object, on a Polars frame and as SQL. A new verb is
a new node here and a new case in every target; the type checker names the targets that lack it.

Truth has three values. A missing or unreadable field is `None`, a comparison with `None` is `None`,
and `&`, `|`, `~` follow Kleene: false wins over unknown in `&`, true wins in `|`.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal as Only
from typing import NoReturn, TypeAlias, Union

import attrs

__all__ = [
    "AddDays",
    "Age",
    "And",
    "AsOf",
    "CheckDigitHolds",
    "ClockDays",
    "Coalesce",
    "Compare",
    "Comparison",
    "DaysBetween",
    "Expr",
    "Field",
    "Length",
    "Literal",
    "Matches",
    "Node",
    "Not",
    "OneOf",
    "Or",
    "Parameter",
    "ParseDate",
    "Present",
    "Scalar",
    "Slice",
    "Unreadable",
    "reads",
    "walk",
]

Scalar: TypeAlias = bool | int | str | date | Decimal
Comparison: TypeAlias = Only["lt", "le", "gt", "ge", "eq", "ne"]


class Expr:
    """Base of all nodes: combines with `&`, `|` and `~`, and refuses to be a Python truth value."""

    __slots__ = ()

    def __and__(self, other: "Node") -> "And":
        return And((_as_node(self), other))

    def __or__(self, other: "Node") -> "Or":
        return Or((_as_node(self), other))

    def __invert__(self) -> "Not":
        return Not(_as_node(self))

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "an expression has no truth value by itself: combine with & | ~, not with and, or, not"
        )


@attrs.frozen
class Field(Expr):
    """The value of a field; `None` when it is missing or cannot be read.

    `kept` says that the table keeps the text of unreadable values of this field; text itself is never
    unreadable.
    """

    name: str
    kept: bool = True


@attrs.frozen
class Unreadable(Expr):
    """True when the field holds something that cannot be read as its type, false otherwise."""

    name: str


@attrs.frozen
class Literal(Expr):
    """A constant."""

    value: Scalar


@attrs.frozen
class AsOf(Expr):
    """The day for which the check is made; never today by itself."""


@attrs.frozen
class Parameter(Expr):
    """A dated number of the law book, such as `marriage.age.male`."""

    slug: str


@attrs.frozen
class ClockDays(Expr):
    """The number of calendar days of a statutory clock, such as `petition.close`; with its extension if asked."""

    slug: str
    extended: bool = False


@attrs.frozen
class Compare(Expr):
    """One value against another of the same kind."""

    op: Comparison
    left: "Node"
    right: "Node"


@attrs.frozen
class OneOf(Expr):
    """The text is one of a fixed list."""

    item: "Node"
    values: tuple[str, ...]


@attrs.frozen
class Matches(Expr):
    """The whole text matches a pattern of the subset that Rust, Java, SQL engines and Python share."""

    item: "Node"
    pattern: str


@attrs.frozen
class Present(Expr):
    """The value is there; never unknown. An unreadable field counts as present: somebody filled it in."""

    item: "Node"


@attrs.frozen
class And(Expr):
    """All hold."""

    items: tuple["Node", ...]


@attrs.frozen
class Or(Expr):
    """At least one holds."""

    items: tuple["Node", ...]


@attrs.frozen
class Not(Expr):
    """Does not hold."""

    item: "Node"


@attrs.frozen
class Coalesce(Expr):
    """The first value that is there."""

    items: tuple["Node", ...]


@attrs.frozen
class Slice(Expr):
    """Characters `start` (counted from 0) up to, not including, `stop`; shorter where the text ends."""

    item: "Node"
    start: int
    stop: int


@attrs.frozen
class Length(Expr):
    """Number of characters."""

    item: "Node"


@attrs.frozen
class ParseDate(Expr):
    """Eight digits YYYYMMDD of the years 1800 to 2199 as a day; `None` when they are not a day."""

    item: "Node"


@attrs.frozen
class AddDays(Expr):
    """A day and a number of days after it."""

    day: "Node"
    days: "Node"


@attrs.frozen
class DaysBetween(Expr):
    """Days from the first day to the second; negative when the second is earlier."""

    start: "Node"
    end: "Node"


@attrs.frozen
class Age(Expr):
    """Completed years from a day of birth to another day; a year is complete on the birthday."""

    birth: "Node"
    on: "Node"


@attrs.frozen
class CheckDigitHolds(Expr):
    """The text has the shape and the check character of a numbering scheme of `CHECK_DIGITS`."""

    item: "Node"
    scheme: str


Node: TypeAlias = Union[
    Field,
    Unreadable,
    Literal,
    AsOf,
    Parameter,
    ClockDays,
    Compare,
    OneOf,
    Matches,
    Present,
    And,
    Or,
    Not,
    Coalesce,
    Slice,
    Length,
    ParseDate,
    AddDays,
    DaysBetween,
    Age,
    CheckDigitHolds,
]


def _as_node(expr: Expr) -> Node:
    # Expr is the base of the union's members and of nothing else.
    return expr  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, parents first."""
    yield node
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Expr):
                yield from walk(_as_node(child))


def reads(node: Node) -> tuple[str, ...]:
    """Return the names of the fields that the expression reads, in order of first appearance."""
    return tuple(dict.fromkeys(item.name for item in walk(node) if isinstance(item, Field | Unreadable)))
