"""Fields that a rule wants filled in, and sheets that do not have their column.

A form without the column 化解方式 cannot be blamed for leaving it empty: there the rule cannot tell. What
excuses a record is another matter: a form without the column 延期说明 simply excuses nobody.
"""

from collections.abc import Collection

from jiceng.expr import Node
from jiceng.expr.nodes import And, Coalesce, Field, Literal, Not, Or, Present, with_children
from jiceng.validate.kinds import Row

__all__ = ["as_if_filled", "demanded_fields"]


def demanded_fields(check: Row) -> frozenset[str]:
    """Return the fields that must be present for the check to hold, or whose absence makes it apply."""
    absent = frozenset[str]() if check.when is None else _named(check.when, holds=True, wanted=False)
    return _named(check.must, holds=True, wanted=True) | absent


def _named(node: Node, *, holds: bool, wanted: bool) -> frozenset[str]:
    """Return the fields that are present (`wanted`) or absent, and decide by themselves whether the node `holds`.

    What stands under an `|` is one way out among others, and decides nothing by itself.
    """
    match node:
        case Present(Field(name)) if holds is wanted:
            return frozenset({name})
        case Not(item):
            return _named(item, holds=not holds, wanted=wanted)
        case And(items):
            return frozenset[str]().union(*(_named(item, holds=holds, wanted=wanted) for item in items))
        case Or(items) if not holds:
            return frozenset[str]().union(*(_named(item, holds=holds, wanted=wanted) for item in items))
        case _:
            return frozenset()


def as_if_filled(node: Node, fields: Collection[str]) -> Node:
    """Return the expression as it would be if these fields held something, nobody knows what."""
    match node:
        case Present(Field(name)) if name in fields:
            return Literal(value=True)
        case Coalesce((Field(name) as first, *_)) if name in fields:
            return first
        case _:
            return with_children(node, lambda part: as_if_filled(part, fields))
