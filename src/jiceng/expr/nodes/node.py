"""All nodes, and what an expression holds below its root."""

from collections.abc import Callable, Collection, Iterator
from typing import Final, TypeAlias, cast

import attrs

from jiceng.expr.nodes.days import (
    AddDays,
    AddMonths,
    Age,
    DatePart,
    DaysBetween,
    ParseDate,
    WorkingDaysBetween,
)
from jiceng.expr.nodes.expr import Expr, as_node
from jiceng.expr.nodes.law import Law
from jiceng.expr.nodes.leaves import AsOf, Field, Literal, Unknown, Unreadable
from jiceng.expr.nodes.logic import And, Choose, Coalesce, Compare, Not, Or, Present
from jiceng.expr.nodes.numbers import Calculate
from jiceng.expr.nodes.texts import (
    CheckDigitHolds,
    Includes,
    InTable,
    Length,
    Matches,
    OneOf,
    Slice,
    StartsWith,
)

__all__ = ["NEVER_UNKNOWN", "Node", "children", "is_sure", "reads", "walk", "with_children"]

Node: TypeAlias = (
    Law
    | Field
    | Unreadable
    | Literal
    | Unknown
    | AsOf
    | Compare
    | OneOf
    | InTable
    | Includes
    | StartsWith
    | Matches
    | Present
    | And
    | Or
    | Not
    | Coalesce
    | Choose
    | Calculate
    | Slice
    | Length
    | ParseDate
    | DatePart
    | AddDays
    | AddMonths
    | DaysBetween
    | WorkingDaysBetween
    | Age
    | CheckDigitHolds
)


NEVER_UNKNOWN: Final = (
    Age,
    CheckDigitHolds,
    Compare,
    DatePart,
    DaysBetween,
    Includes,
    InTable,
    Length,
    Matches,
    OneOf,
    Slice,
    StartsWith,
)
"""Verbs that give a value for all values of their operands."""


def is_sure(node: Node, sure: Collection[str]) -> bool:
    """Tell whether the expression has a value wherever the fields `sure` have one."""
    match node:
        case Field(name):
            return name in sure
        case Literal() | AsOf():
            return True
        case _:
            return isinstance(node, NEVER_UNKNOWN) and all(is_sure(part, sure) for part in children(node))


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, parents first."""
    yield node
    for child in children(node):
        yield from walk(child)


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes right below a node."""
    for name in _attributes(node):
        value = getattr(node, name)
        if isinstance(value, Expr):
            yield as_node(value)
        elif isinstance(value, tuple):
            yield from (as_node(item) for item in value if isinstance(item, Expr))


def with_children(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the node with its children changed, the node itself where none of them is."""
    changed: dict[str, object] = {}
    for name in _attributes(node):
        value = getattr(node, name)
        new = _changed(value, change)
        if new is not value:
            changed[name] = new
    if not changed:
        return node
    return attrs.evolve(node, **changed)  # type: ignore[arg-type]  # which node it is, is not known here


def _changed(value: object, change: Callable[[Node], Node]) -> object:
    if isinstance(value, Expr):
        return change(cast("Node", value))
    if isinstance(value, tuple):
        items = tuple(_changed(item, change) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return value


def _attributes(node: Node) -> tuple[str, ...]:
    kind = type(node)
    if kind not in _ATTRIBUTES:
        _ATTRIBUTES[kind] = tuple(attribute.name for attribute in attrs.fields(kind) if attribute.init)
    return _ATTRIBUTES[kind]


_ATTRIBUTES: Final[dict[type, tuple[str, ...]]] = {}


def reads(node: Node) -> tuple[str, ...]:
    """Return the names of the fields that the expression reads, in order of first appearance."""
    return tuple(dict.fromkeys(item.name for item in walk(node) if isinstance(item, Field | Unreadable)))
