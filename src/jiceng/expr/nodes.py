"""The closed set of expression nodes.

A rule is built of these and of nothing else: no strings to parse, no functions of the author's own.
That is what lets one declaration run on a Python object, on a Polars frame and as SQL. A new verb is
a new node here and a new case in every target; the type checker names the targets that lack it.

Truth has three values. A missing or unreadable field is `None`, a comparison with `None` is `None`,
and `&`, `|`, `~` follow Kleene: false wins over unknown in `&`, true wins in `|`.

Every node gives values of one sort and takes values of stated sorts. One that is put together wrongly
cannot be made: it raises `DeclarationError`.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import ClassVar, NoReturn, TypeAlias
from typing import Literal as Only

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr.check_digits import CHECK_DIGITS
from jiceng.expr.patterns import problem_of
from jiceng.expr.sorts import Sort, fits, sort_of_value

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


def _as_node(expr: Expr) -> "Node":
    # Expr is the base of the union's members and of nothing else.
    return expr  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def _require(owner: object, item: object, sort: Sort) -> None:
    what = type(owner).__name__
    if not isinstance(item, Expr):
        raise DeclarationError(f"{what} takes an expression, not a {type(item).__name__}")
    node = _as_node(item)
    if node.sort is not sort:
        name = node.name if isinstance(node, Field) else type(node).__name__
        raise DeclarationError(f"{what} takes a {sort}, but {name} is {_a(node.sort)}")


def _a(sort: Sort | None) -> str:
    return "a field of no stated type" if sort is None else f"a {sort}"


def _alike(owner: object, items: tuple["Node", ...], sort: Sort | None) -> None:
    if not items or sort is None:
        raise DeclarationError(f"{type(owner).__name__} takes one or more values of a known sort")
    for item in items:
        _require(owner, item, sort)


@attrs.frozen
class Field(Expr):
    """The value of a field; `None` when it is missing or cannot be read.

    `kept` says that the table keeps the text of unreadable values of this field; text itself is never
    unreadable. A field of no stated sort can be asked whether it is there and readable, nothing else.
    """

    name: str
    kept: bool = True
    sort: Sort | None = None


@attrs.frozen
class Unreadable(Expr):
    """True when the field holds something that cannot be read as its type, false otherwise."""

    sort: ClassVar[Sort] = Sort.TRUTH
    name: str


@attrs.frozen
class Literal(Expr):
    """A constant: text, a truth value, a day, or a number that every engine holds exactly."""

    value: Scalar

    def __attrs_post_init__(self) -> None:
        value: object = self.value
        if sort_of_value(value) is None:
            raise DeclarationError(f"a {type(value).__name__} cannot stand in an expression")
        if isinstance(value, int | Decimal) and not fits(value):
            raise DeclarationError(
                "a number in an expression fits 64 bits, or 28 digits and ten decimal places"
            )
        if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
            raise DeclarationError("half a surrogate pair is no text")

    @property
    def sort(self) -> Sort | None:
        """The sort of the constant; never `None`, which is refused."""
        return sort_of_value(self.value)


@attrs.frozen
class AsOf(Expr):
    """The day for which the check is made; never today by itself."""

    sort: ClassVar[Sort] = Sort.DAY


@attrs.frozen
class Parameter(Expr):
    """A dated number of the law book, such as `marriage.age.male`."""

    sort: ClassVar[Sort] = Sort.NUMBER
    slug: str


@attrs.frozen
class ClockDays(Expr):
    """The number of calendar days of a statutory clock, such as `petition.close`; with its extension if asked."""

    sort: ClassVar[Sort] = Sort.NUMBER
    slug: str
    extended: bool = False


@attrs.frozen
class Compare(Expr):
    """One value against another of the same sort. Only numbers and days have an order that engines share."""

    sort: ClassVar[Sort] = Sort.TRUTH
    op: Comparison
    left: "Node"
    right: "Node"

    def __attrs_post_init__(self) -> None:
        _alike(self, (self.left, self.right), self.left.sort if isinstance(self.left, Expr) else None)
        if self.op not in ("eq", "ne") and self.left.sort not in (Sort.NUMBER, Sort.DAY):
            raise DeclarationError(
                f"engines do not order a {self.left.sort} alike: only eq and ne compare it"
            )


@attrs.frozen
class OneOf(Expr):
    """The text is one of a fixed list."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    values: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        _require(self, self.item, Sort.TEXT)
        if not self.values:
            raise DeclarationError("OneOf takes at least one value")
        for value in self.values:
            _require(self, Literal(value), Sort.TEXT)


@attrs.frozen
class Matches(Expr):
    """The whole text matches a pattern of the subset that Rust, Java, SQL engines and Python share."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    pattern: str

    def __attrs_post_init__(self) -> None:
        _require(self, self.item, Sort.TEXT)
        if problem := problem_of(self.pattern):
            raise DeclarationError(f"pattern {self.pattern!r}: {problem}")


@attrs.frozen
class Present(Expr):
    """The value is there; never unknown. An unreadable field counts as present: somebody filled it in."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"


@attrs.frozen
class And(Expr):
    """All hold."""

    sort: ClassVar[Sort] = Sort.TRUTH
    items: tuple["Node", ...]

    def __attrs_post_init__(self) -> None:
        _alike(self, self.items, Sort.TRUTH)


@attrs.frozen
class Or(Expr):
    """At least one holds."""

    sort: ClassVar[Sort] = Sort.TRUTH
    items: tuple["Node", ...]

    def __attrs_post_init__(self) -> None:
        _alike(self, self.items, Sort.TRUTH)


@attrs.frozen
class Not(Expr):
    """Does not hold."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"

    def __attrs_post_init__(self) -> None:
        _require(self, self.item, Sort.TRUTH)


@attrs.frozen
class Coalesce(Expr):
    """The first value that is there, of several of one sort."""

    items: tuple["Node", ...]

    def __attrs_post_init__(self) -> None:
        _alike(self, self.items, self.sort)

    @property
    def sort(self) -> Sort | None:
        """The sort of all items; never `None` once the node is made."""
        return self.items[0].sort if self.items else None


@attrs.frozen
class Slice(Expr):
    """Characters `start` (counted from 0) up to, not including, `stop`; shorter where the text ends."""

    sort: ClassVar[Sort] = Sort.TEXT
    item: "Node"
    start: int
    stop: int

    def __attrs_post_init__(self) -> None:
        _require(self, self.item, Sort.TEXT)
        if not 0 <= self.start <= self.stop:
            raise DeclarationError("Slice counts from 0, and its stop does not lie before its start")


@attrs.frozen
class Length(Expr):
    """Number of characters."""

    sort: ClassVar[Sort] = Sort.NUMBER
    item: "Node"

    def __attrs_post_init__(self) -> None:
        _require(self, self.item, Sort.TEXT)


@attrs.frozen
class ParseDate(Expr):
    """Eight digits YYYYMMDD of the years 1800 to 2199 as a day; `None` when they are not a day."""

    sort: ClassVar[Sort] = Sort.DAY
    item: "Node"

    def __attrs_post_init__(self) -> None:
        _require(self, self.item, Sort.TEXT)


@attrs.frozen
class AddDays(Expr):
    """A day and a whole number of days after it; `None` beyond the years 1 to 9999."""

    sort: ClassVar[Sort] = Sort.DAY
    day: "Node"
    days: "Node"

    def __attrs_post_init__(self) -> None:
        _require(self, self.day, Sort.DAY)
        _require(self, self.days, Sort.NUMBER)


@attrs.frozen
class DaysBetween(Expr):
    """Days from the first day to the second; negative when the second is earlier."""

    sort: ClassVar[Sort] = Sort.NUMBER
    start: "Node"
    end: "Node"

    def __attrs_post_init__(self) -> None:
        _require(self, self.start, Sort.DAY)
        _require(self, self.end, Sort.DAY)


@attrs.frozen
class Age(Expr):
    """Completed years from a day of birth to another day; a year is complete on the birthday.

    Who is born on 29 February completes a year on 1 March where the year has no such day. Before the
    birth the age is negative.
    """

    sort: ClassVar[Sort] = Sort.NUMBER
    birth: "Node"
    on: "Node"

    def __attrs_post_init__(self) -> None:
        _require(self, self.birth, Sort.DAY)
        _require(self, self.on, Sort.DAY)


@attrs.frozen
class CheckDigitHolds(Expr):
    """The text has the shape and the check character of a numbering scheme of `CHECK_DIGITS`."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    scheme: str

    def __attrs_post_init__(self) -> None:
        _require(self, self.item, Sort.TEXT)
        if self.scheme not in CHECK_DIGITS:
            known = ", ".join(CHECK_DIGITS)
            raise DeclarationError(f"no numbering scheme {self.scheme!r}; there are {known}")


Node: TypeAlias = (
    Field
    | Unreadable
    | Literal
    | AsOf
    | Parameter
    | ClockDays
    | Compare
    | OneOf
    | Matches
    | Present
    | And
    | Or
    | Not
    | Coalesce
    | Slice
    | Length
    | ParseDate
    | AddDays
    | DaysBetween
    | Age
    | CheckDigitHolds
)


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
