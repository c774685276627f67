"""Nodes that calculate with numbers."""

from typing import TYPE_CHECKING, ClassVar, TypeAlias
from typing import Literal as Only

import attrs

from jiceng.expr.nodes.expr import Expr, require
from jiceng.expr.sorts import Sort

if TYPE_CHECKING:
    from jiceng.expr.nodes.node import Node

__all__ = [
    "Arithmetic",
    "Calculate",
]

Arithmetic: TypeAlias = Only["plus", "minus", "times"]


@attrs.frozen
class Calculate(Expr):
    """Sum, difference or product of two numbers; see `jiceng.expr.arithmetic` for the numbers it takes."""

    sort: ClassVar[Sort] = Sort.NUMBER
    op: Arithmetic
    left: "Node"
    right: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.left, Sort.NUMBER)
        require(self, self.right, Sort.NUMBER)
