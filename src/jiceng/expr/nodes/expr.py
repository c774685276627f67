"""What all nodes share, and the checks that keep a wrong one from being made."""

from typing import TYPE_CHECKING, NoReturn

from jiceng.errors import DeclarationError
from jiceng.expr.sorts import Sort

if TYPE_CHECKING:
    from jiceng.expr.nodes.logic import And, Not, Or
    from jiceng.expr.nodes.node import Node

__all__ = ["Expr", "alike", "as_node", "require"]


class Expr:
    """Base of all nodes: combines with `&`, `|` and `~`, and refuses to be a Python truth value."""

    __slots__ = ()

    def __and__(self, other: "Node") -> "And":
        from jiceng.expr.nodes.logic import And

        return And((as_node(self), other))

    def __or__(self, other: "Node") -> "Or":
        from jiceng.expr.nodes.logic import Or

        return Or((as_node(self), other))

    def __invert__(self) -> "Not":
        from jiceng.expr.nodes.logic import Not

        return Not(as_node(self))

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "an expression has no truth value by itself: combine with & | ~, not with and, or, not"
        )

    @property
    def title(self) -> str:
        """What a developer knows it by."""
        return type(self).__name__


def as_node(expr: Expr) -> "Node":
    """Return a node as what it is: one of the union, for `Expr` is the base of its members and of nothing else."""
    return expr  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def require(owner: object, item: object, sort: Sort) -> None:
    """Refuse an operand that is no expression of the sort, with `DeclarationError`."""
    what = type(owner).__name__
    if not isinstance(item, Expr):
        raise DeclarationError(f"{what} takes an expression, not a {type(item).__name__}")
    node = as_node(item)
    if node.sort is not sort:
        raise DeclarationError(f"{what} takes a {sort}, but {node.title} is {_a(node.sort)}")


def _a(sort: Sort | None) -> str:
    return "a field of no stated type" if sort is None else f"a {sort}"


def alike(owner: object, items: tuple["Node", ...], sort: Sort | None) -> None:
    """Refuse operands that are not all of one known sort, with `DeclarationError`."""
    if not items or sort is None:
        raise DeclarationError(f"{type(owner).__name__} takes one or more values of a known sort")
    for item in items:
        require(owner, item, sort)
