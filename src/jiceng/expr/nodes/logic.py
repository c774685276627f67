"""Nodes on values of any sort: comparison, presence, and, or, not, and the choice of a value."""

from typing import TYPE_CHECKING, ClassVar, TypeAlias
from typing import Literal as Only

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr.nodes.expr import Expr, alike, require
from jiceng.expr.sorts import Sort

if TYPE_CHECKING:
    from jiceng.expr.nodes.node import Node

__all__ = [
    "And",
    "Choose",
    "Coalesce",
    "Compare",
    "Comparison",
    "Not",
    "Or",
    "Present",
]

Comparison: TypeAlias = Only["lt", "le", "gt", "ge", "eq", "ne"]


@attrs.frozen
class Compare(Expr):
    """One value against another of the same sort. Only numbers and days have an order that engines share."""

    sort: ClassVar[Sort] = Sort.TRUTH
    op: Comparison
    left: "Node"
    right: "Node"

    def __attrs_post_init__(self) -> None:
        alike(self, (self.left, self.right), self.left.sort if isinstance(self.left, Expr) else None)
        if self.op not in ("eq", "ne") and self.left.sort not in (Sort.NUMBER, Sort.DAY):
            raise DeclarationError(
                f"engines do not order a {self.left.sort} alike: only eq and ne compare it"
            )


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
        alike(self, self.items, Sort.TRUTH)


@attrs.frozen
class Or(Expr):
    """At least one holds."""

    sort: ClassVar[Sort] = Sort.TRUTH
    items: tuple["Node", ...]

    def __attrs_post_init__(self) -> None:
        alike(self, self.items, Sort.TRUTH)


@attrs.frozen
class Not(Expr):
    """Does not hold."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TRUTH)


@attrs.frozen
class Coalesce(Expr):
    """The first value that is there, of several of one sort."""

    items: tuple["Node", ...]

    def __attrs_post_init__(self) -> None:
        alike(self, self.items, self.sort)

    @property
    def sort(self) -> Sort | None:
        """The sort of all items; never `None` once the node is made."""
        return self.items[0].sort if self.items else None


@attrs.frozen
class Choose(Expr):
    """One of two values of one sort; `None` where the condition cannot be told."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.condition, Sort.TRUTH)
        alike(self, (self.then, self.otherwise), self.then.sort if isinstance(self.then, Expr) else None)

    @property
    def sort(self) -> Sort | None:
        """The sort of both values; never `None` once the node is made."""
        return self.then.sort
