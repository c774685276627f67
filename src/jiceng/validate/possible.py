"""What an expression can come to when nothing is known but which fields are empty, and which are filled in.

Most rules cannot fail on most records: what they speak of is not filled in. And most columns of a table are empty
from top to bottom: those of the fields that the form does not ask, and those of texts that could not be read.
"""

from collections.abc import Collection, Sequence
from functools import reduce
from itertools import product
from operator import and_, or_
from typing import Final, TypeAlias

from jiceng.expr import Node, children, kept_text, nodes, with_children
from jiceng.expr.sorts import Sort
from jiceng.validate.kinds import Row

__all__ = ["can_fail", "possible", "settled"]

Outcomes: TypeAlias = frozenset[bool | None]
"""Truths that an expression can give; of one that gives a value, `None` where it can be unknown."""

_UNKNOWN: Final[Outcomes] = frozenset({None})
_CERTAIN: Final[Outcomes] = frozenset({True, False})
_ANYTHING: Final[Outcomes] = _CERTAIN | _UNKNOWN


def can_fail(check: Row, empty: Collection[str], filled: Collection[str] = ()) -> bool:
    """Tell whether the check can fail on records in which `empty` hold nothing and `filled` a value each.

    The law nodes of the check are lowered already.

    >>> from jiceng.expr import eq, present
    >>> from jiceng.expr.nodes import Field
    >>> from jiceng.expr.sorts import Sort
    >>> sex, name = Field("sex", sort=Sort.TEXT), Field("name", kept=False, sort=Sort.TEXT)
    >>> check = Row(when=eq(sex, "1"), must=present(name))
    >>> can_fail(check, {"name"}), can_fail(check, {"sex"}), can_fail(check, (), {"name"})
    (True, False, False)
    """
    applies = check.when is None or True in possible(check.when, empty, filled)
    return applies and False in possible(check.must, empty, filled)


def possible(node: Node, empty: Collection[str], filled: Collection[str] = ()) -> Outcomes:
    """Return what the expression can come to on records in which `empty` hold nothing and `filled` a value each."""
    match node:
        case nodes.Field(name):
            return _UNKNOWN if name in empty else _CERTAIN if name in filled else _ANYTHING
        case nodes.Unreadable(name):
            return frozenset({False}) if kept_text(name) in empty else _CERTAIN
        case nodes.Literal(bool() as value):
            return frozenset({value})
        case nodes.Literal() | nodes.AsOf():
            return _CERTAIN
        case nodes.Unknown():
            return _UNKNOWN
        case nodes.Present(nodes.Field(name, kept=True)) if kept_text(name) not in empty:
            return frozenset({True}) if name in filled else _CERTAIN
        case nodes.Present(item):
            return frozenset(outcome is not None for outcome in possible(item, empty, filled))
        case nodes.Not(item):
            outcomes = possible(item, empty, filled)
            return frozenset(None if outcome is None else not outcome for outcome in outcomes)
        case nodes.And(items):
            return _joined([possible(item, empty, filled) for item in items], wins=False)
        case nodes.Or(items):
            return _joined([possible(item, empty, filled) for item in items], wins=True)
        case nodes.Coalesce(items):
            return _first_of([possible(item, empty, filled) for item in items])
        case nodes.Choose(condition, then, otherwise):
            branches = {
                True: possible(then, empty, filled),
                False: possible(otherwise, empty, filled),
                None: _UNKNOWN,
            }
            return frozenset().union(*(branches[outcome] for outcome in possible(condition, empty, filled)))
        case _:  # every other verb is unknown where one of its operands is
            operands = [possible(item, empty, filled) for item in children(node)]
            if _UNKNOWN in operands:
                return _UNKNOWN
            may_be_unknown = any(None in outcomes for outcomes in operands)
            return _CERTAIN if isinstance(node, nodes.NEVER_UNKNOWN) and not may_be_unknown else _ANYTHING


def _first_of(found: list[Outcomes]) -> Outcomes:
    """Return what the first value that is there can be."""
    told: set[bool | None] = set()
    for outcomes in found:
        told |= outcomes - _UNKNOWN
        if None not in outcomes:
            return frozenset(told)
    return frozenset(told) | _UNKNOWN


def settled(node: Node, empty: Collection[str], filled: Collection[str] = ()) -> Node:
    """Return the expression as it is on such records: what can come to one thing only has become that.

    >>> from jiceng.expr import eq, present, unreadable
    >>> from jiceng.expr.nodes import Field
    >>> sex = Field("sex", sort=Sort.TEXT)
    >>> settled(eq(sex, "1") & ~unreadable(sex), {"sex:text"}) == eq(sex, "1")
    True
    >>> settled(present(sex) & eq(sex, "1"), {"sex:text"}, {"sex"}) == eq(sex, "1")
    True
    """
    if node.sort is Sort.TRUTH:
        outcomes = possible(node, empty, filled)
        if len(outcomes) == 1:
            (outcome,) = outcomes
            return nodes.Unknown(Sort.TRUTH) if outcome is None else nodes.Literal(outcome)
    match node:
        case nodes.And(items):
            return reduce(and_, _without(items, empty, filled, nodes.Literal(value=True)))
        case nodes.Or(items):
            return reduce(or_, _without(items, empty, filled, nodes.Literal(value=False)))
        case nodes.Coalesce(items):
            return _first_there(items, empty, filled)
        case nodes.Present(nodes.Field()):
            return node  # beside it may stand a text that could not be read
        case _:
            return with_children(node, lambda child: settled(child, empty, filled))


def _without(
    items: Sequence[Node], empty: Collection[str], filled: Collection[str], neutral: Node
) -> list[Node]:
    """Return the parts without those that decide nothing; one is left, or all of them would be settled."""
    parts = [settled(item, empty, filled) for item in items]
    return [part for part in parts if part != neutral]


def _first_there(items: Sequence[Node], empty: Collection[str], filled: Collection[str]) -> Node:
    """Return the values up to the first that is certainly there, without those that never are."""
    left: list[Node] = []
    for item in items:
        outcomes = possible(item, empty, filled)
        if outcomes != _UNKNOWN:
            left.append(settled(item, empty, filled))
        if None not in outcomes:
            break
    if not left:
        left.append(settled(items[0], empty, filled))
    return left[0] if len(left) == 1 else nodes.Coalesce(tuple(left))


def _joined(outcomes: list[Outcomes], *, wins: bool) -> Outcomes:
    """Join truths after Kleene: the one that `wins` over all, else unknown, else the other."""

    def join(one: Outcomes, other: Outcomes) -> Outcomes:
        return frozenset(
            wins if wins in pair else None if None in pair else not wins for pair in product(one, other)
        )

    return reduce(join, outcomes)
