"""What a record takes from other records: how many there are, their total, the one before it.

Rules across records are rules on one record and on such gathered values. So there is one way to run a rule, on
a frame and in SQL, and a kind of rule (`kinds`) is only a way to write it down.

A gathered value has three answers as everything has. Where the other list is not there at all, nothing can be
told of it: a county that sends no list of visits is not told that nobody was visited.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeAlias

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr import Node, eq, ge, le, reads
from jiceng.expr.nodes import Expr, Field
from jiceng.expr.sorts import Sort
from jiceng.models import Record

__all__ = [
    "GATHERED",
    "TOWNSHIP",
    "Among",
    "Before",
    "Count",
    "Gathered",
    "Match",
    "Take",
    "count_of",
    "gathers_read",
]

Match: TypeAlias = Sequence[tuple[object, object]]
"""Pairs of expressions that are equal: one on the record itself, one on the other records."""

GATHERED = "~"
"""What stands in the name of a column that holds a gathered value, and in that of no field."""

TOWNSHIP = Field("_township", kept=False, sort=Sort.TEXT)
"""The township that a record belongs to, as `jiceng.dataset.township_of` tells it; numbers of households count within it."""


class Take(StrEnum):
    """What is taken from the records that match and fulfil the condition."""

    COUNT = "count"  # how many there are, where that is certain
    LEAST = "least"  # how many there are at least: those whose condition cannot be told left out
    MOST = "most"  # how many there are at most: those whose condition cannot be told counted
    DISTINCT = "distinct"  # how many different values there are
    TOTAL = "total"  # the sum; unknown where one value is missing, or there is no record
    LOWEST = "lowest"
    HIGHEST = "highest"
    ONLY = "only"  # the value, where all that have one have the same


@attrs.frozen
class Among:
    """A value taken from the records of `model` that `match` this one and fulfil `where`.

    `model` is `None` for the entity of the record itself. `of` is the expression that is taken; a count takes
    none. The value stands in `column`.
    """

    column: str
    sort: Sort
    model: type[Record] | None
    match: tuple[tuple[Node, Node], ...]
    take: Take
    of: Node | None = None
    where: Node | None = None

    def __attrs_post_init__(self) -> None:
        if GATHERED not in self.column:
            raise DeclarationError(f"the column of a gathered value has {GATHERED} in its name")
        if not self.match:
            raise DeclarationError(f"{self.column}: say by what the other records match")
        for own, other in self.match:
            if own.sort is not other.sort or own.sort is None:
                raise DeclarationError(
                    f"{self.column}: a {own.sort} of the record is matched with a {other.sort}"
                )

    @property
    def own_reads(self) -> tuple[str, ...]:
        """Fields of the record itself that the value depends on."""
        return tuple(dict.fromkeys(name for own, _ in self.match for name in reads(own)))

    @property
    def reads_here(self) -> tuple[str, ...]:
        """Columns of the entity of the record itself that have to be there before: of others of the same entity too."""
        return (*self.own_reads, *self.other_reads) if self.model is None else self.own_reads

    @property
    def other_reads(self) -> tuple[str, ...]:
        """Fields of the other records that the value depends on."""
        nodes = [other for _, other in self.match] + [
            node for node in (self.of, self.where) if node is not None
        ]
        return tuple(dict.fromkeys(name for node in nodes for name in reads(node)))


@attrs.frozen
class Before:
    """A value of the record before this one among those with the same `by`, in the order of `order`.

    Of several records at the same place of the order it is the highest value; with `highest`, that of all records
    that come before. Unknown at the first place, and where `by` or `order` is missing.
    """

    column: str
    sort: Sort
    of: Node
    by: tuple[Node, ...]
    order: tuple[Node, ...]
    highest: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.by or not self.order:
            raise DeclarationError(f"{self.column}: say within what group and in which order")
        if any(node.sort not in (Sort.NUMBER, Sort.DAY, Sort.TEXT) for node in self.order):
            raise DeclarationError(f"{self.column}: an order is of numbers, days or codes")

    @property
    def own_reads(self) -> tuple[str, ...]:
        """Fields that the value depends on."""
        return tuple(dict.fromkeys(name for node in (self.of, *self.by, *self.order) for name in reads(node)))

    @property
    def reads_here(self) -> tuple[str, ...]:
        """Columns of the entity of the record itself that have to be there before."""
        return self.own_reads


Gathered: TypeAlias = Among | Before


@attrs.frozen
class Count:
    """How many records match: a number that may be known only within bounds, because of conditions that cannot be told."""

    value: Field
    least: Field
    most: Field

    def exactly(self, number: int | Expr) -> Node:
        """There are just so many; false as soon as that is excluded."""
        return eq(self.value, number) & le(self.least, number) & ge(self.most, number)

    def at_least(self, number: int | Expr) -> Node:
        """There are so many or more."""
        return ge(self.least, number) | (ge(self.most, number) & ge(self.value, number))

    def at_most(self, number: int | Expr) -> Node:
        """There are so many or fewer."""
        return le(self.most, number) | (le(self.least, number) & le(self.value, number))


def count_of(
    name: str, model: type[Record] | None, match: Match, where: Node | None = None
) -> tuple[Count, tuple[Among, ...]]:
    """Return the handles of a count and the three values behind it."""
    pairs = as_pairs(match)
    parts = tuple(
        Among(f"{name}{suffix}", Sort.NUMBER, model, pairs, take, where=where)
        for suffix, take in (("", Take.COUNT), (".least", Take.LEAST), (".most", Take.MOST))
    )
    return Count(*(handle(part) for part in parts)), parts


def as_pairs(match: Match) -> tuple[tuple[Node, Node], ...]:
    """Return the pairs as expressions. Raises `DeclarationError` for what is none."""
    pairs: list[tuple[Node, Node]] = []
    for own, other in match:
        if not isinstance(own, Expr) or not isinstance(other, Expr):
            raise DeclarationError("records match by pairs of expressions")
        pairs.append((own, other))  # type: ignore[arg-type]  # Expr is the base of the nodes and of nothing else
    return tuple(pairs)


def handle(gathered: Gathered) -> Field:
    """Return the gathered value as a field of the record."""
    return Field(gathered.column, kept=False, sort=gathered.sort)


def gathers_read(names: Sequence[str], known: Sequence[Gathered]) -> tuple[Gathered, ...]:
    """Return those of `known` that the columns `names` need, each after what it needs itself."""
    by_column = {gathered.column: gathered for gathered in known}
    found: dict[str, Gathered] = {}

    def visit(column: str) -> None:
        gathered = by_column.get(column)
        if gathered is not None and column not in found:
            for inner in gathered.reads_here:
                visit(inner)
            found[column] = gathered

    for name in names:
        visit(name)
    return tuple(found.values())
