"""All nodes, and what an expression holds below its root."""

from collections.abc import Iterator
from typing import TypeAlias

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

__all__ = ["Node", "reads", "walk"]

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


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, parents first."""
    yield node
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Expr):
                yield from walk(as_node(child))


def reads(node: Node) -> tuple[str, ...]:
    """Return the names of the fields that the expression reads, in order of first appearance."""
    return tuple(dict.fromkeys(item.name for item in walk(node) if isinstance(item, Field | Unreadable)))
