"""What an expression can come to when nothing is known but which columns are empty.

Most rules cannot fail on most records: what they speak of is not filled in. And most columns of a table are empty
from top to bottom: those of the fields that the form does not ask, and those of texts that could not be read.
"""

from collections.abc import Collection, Sequence
from functools import reduce
from itertools import product
from operator import and_, or_
from typing import Final, TypeAlias

import attrs

from jiceng.expr import Node, kept_text, nodes, reads
from jiceng.expr.sorts import Sort
from jiceng.validate.kinds import Row

__all__ = ["fields_to_fail", "possible", "settled"]

Outcomes: TypeAlias = frozenset[bool | None]
"""Truths that an expression can give; of one that gives a value, `None` where it can be unknown."""

_UNKNOWN: Final[Outcomes] = frozenset({None})
_CERTAIN: Final[Outcomes] = frozenset({True, False})
_ANYTHING: Final[Outcomes] = _CERTAIN | _UNKNOWN


def fields_to_fail(check: Row) -> frozenset[str] | None:
    """Return the fields each of which has to be filled in for the check to fail on an object; `None` if it never can.

    The law nodes of the check are lowered already. On an object nothing is unreadable: it could not have been made.

    >>> from jiceng.expr import eq, present
    >>> from jiceng.expr.nodes import Field
    >>> from jiceng.expr.sorts import Sort
    >>> sex, name = Field("sex", sort=Sort.TEXT), Field("name", sort=Sort.TEXT)
    >>> sorted(fields_to_fail(Row(when=eq(sex, "1"), must=present(name))))
    ['sex']
    """
    read = (*reads(check.must), *(() if check.when is None else reads(check.when)))
    unreadable = {kept_text(name) for name in read}
    if not _can_fail(check, unreadable):
        return None
    return frozenset(name for name in read if not _can_fail(check, {name, *unreadable}))


def _can_fail(check: Row, empty: Collection[str]) -> bool:
    applies = check.when is None or True in possible(check.when, empty)
    return applies and False in possible(check.must, empty)


def possible(node: Node, empty: Collection[str]) -> Outcomes:
    """Return what the expression can come to on rows in which the columns `empty` hold nothing."""
    match node:
        case nodes.Field(name):
            return _UNKNOWN if name in empty else _ANYTHING
        case nodes.Unreadable(name):
            return frozenset({False}) if kept_text(name) in empty else _CERTAIN
        case nodes.Literal(bool() as value):
            return frozenset({value})
        case nodes.Literal() | nodes.AsOf():
            return _CERTAIN
        case nodes.Unknown():
            return _UNKNOWN
        case nodes.Present(nodes.Field(name, kept=True)) if kept_text(name) not in empty:
            return _CERTAIN
        case nodes.Present(item):
            return frozenset(outcome is not None for outcome in possible(item, empty))
        case nodes.Not(item):
            return frozenset(None if outcome is None else not outcome for outcome in possible(item, empty))
        case nodes.And(items):
            return _joined([possible(item, empty) for item in items], wins=False)
        case nodes.Or(items):
            return _joined([possible(item, empty) for item in items], wins=True)
        case nodes.Coalesce(items):
            found = [possible(item, empty) for item in items]
            certain = frozenset[bool | None]().union(*found) - _UNKNOWN
            return certain | _UNKNOWN if all(None in outcomes for outcomes in found) else certain
        case nodes.Choose(condition, then, otherwise):
            branches = {True: possible(then, empty), False: possible(otherwise, empty), None: _UNKNOWN}
            return frozenset().union(*(branches[outcome] for outcome in possible(condition, empty)))
        case _:  # every other verb is unknown where one of its operands is
            return (
                _UNKNOWN if any(possible(item, empty) == _UNKNOWN for item in _operands(node)) else _ANYTHING
            )


def settled(node: Node, empty: Collection[str]) -> Node:
    """Return the condition as it is on such rows: what can come to one thing only has become that.

    >>> from jiceng.expr import eq, present, unreadable
    >>> from jiceng.expr.nodes import Field
    >>> sex = Field("sex", sort=Sort.TEXT)
    >>> settled(eq(sex, "1") & ~unreadable(sex), {"sex:text"}) == eq(sex, "1")
    True
    """
    outcomes = possible(node, empty)
    if node.sort is Sort.TRUTH and len(outcomes) == 1:
        (outcome,) = outcomes
        return nodes.Unknown(Sort.TRUTH) if outcome is None else nodes.Literal(outcome)
    match node:
        case nodes.Not(item):
            return nodes.Not(settled(item, empty))
        case nodes.And(items):
            return reduce(and_, _without(items, empty, nodes.Literal(value=True)))
        case nodes.Or(items):
            return reduce(or_, _without(items, empty, nodes.Literal(value=False)))
        case _:
            return node


def _without(items: Sequence[Node], empty: Collection[str], neutral: Node) -> list[Node]:
    """Return the parts without those that decide nothing; one is left, or all of them would be settled."""
    parts = [settled(item, empty) for item in items]
    return [part for part in parts if part != neutral]


def _joined(outcomes: list[Outcomes], *, wins: bool) -> Outcomes:
    """Join truths after Kleene: the one that `wins` over all, else unknown, else the other."""

    def join(one: Outcomes, other: Outcomes) -> Outcomes:
        return frozenset(
            wins if wins in pair else None if None in pair else not wins for pair in product(one, other)
        )

    return reduce(join, outcomes)


def _operands(node: Node) -> list[Node]:
    values = (getattr(node, attribute.name) for attribute in attrs.fields(type(node)))
    return [value for value in values if isinstance(value, nodes.Expr)]  # type: ignore[misc]  # Expr is the base of the nodes and of nothing else
