"""Conditions decided on one record as early as possible: is it true, is it false.

Of a record it is known beforehand which fields are filled in, and with what kind of value. So most of what a
condition guards against cannot be, and what is left is a few calls. `&` and `|` stop at the first part that decides,
and a costly part that several rules ask is worked out once for a record, before them.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, TypeAlias, cast

import attrs

from jiceng.expr import Context, Node, compile_python, nodes, reads, walk, with_children
from jiceng.expr.nodes import is_sure
from jiceng.validate.kinds import Row
from jiceng.validate.possible import can_fail, settled

__all__ = ["Decider", "Decision", "Failing", "Values"]

Values: TypeAlias = dict[str, object]
"""The values of a record by field; the parts that were worked out stand beside them, under names of no field."""

Decision: TypeAlias = Callable[[Values], bool]
_Evaluation: TypeAlias = Callable[[Values], object]

_COSTLY: Final = (
    nodes.AddMonths,
    nodes.Age,
    nodes.CheckDigitHolds,
    nodes.InTable,
    nodes.Matches,
    nodes.ParseDate,
    nodes.WorkingDaysBetween,
)


@attrs.frozen(eq=False)
class Failing:
    """Whether a check fails on a record, asked after the parts at `parts` have been worked out."""

    fails: Decision
    parts: frozenset[int]


class Decider:
    """The checks of an entity under one law, sharing their parts. The law nodes of the checks are lowered already."""

    def __init__(self, context: Context, checks: Iterable[Row]) -> None:
        self._context = context
        asked: Counter[Node] = Counter()
        for check in checks:
            conditions = [check.must] if check.when is None else [check.when, check.must]
            asked.update({part for node in conditions for part in walk(node) if isinstance(part, _COSTLY)})
        self._shared = {part for part, times in asked.items() if times > 1}
        self.parts: list[tuple[str, _Evaluation]] = []
        """Names under which parts are put beside the values, and how they are worked out, each after those it needs."""
        self._places: dict[tuple[Node, frozenset[str]], int] = {}
        self._sure: set[str] = set()

    def failing(self, check: Row, empty: Collection[str], filled: Collection[str]) -> Failing | None:
        """Return how to tell whether the check fails where `empty` hold nothing and `filled` a value of their sort.

        `None` where it cannot fail. Of other fields nothing is known.
        """
        if not can_fail(check, empty, filled):
            return None
        parts: set[int] = set()
        fails: Node = nodes.Not(self._apart(settled(check.must, empty, filled), filled, parts))
        if check.when is not None:
            fails = self._apart(settled(check.when, empty, filled), filled, parts) & fails
        return Failing(self._decision(fails, filled, wanted=True), frozenset(parts))

    def _apart(self, node: Node, filled: Collection[str], parts: set[int]) -> Node:
        """Return the expression with names in the place of its shared parts, whose places are added to `parts`."""
        rest = with_children(node, lambda child: self._apart(child, filled, parts))
        if node not in self._shared:
            return rest
        known = frozenset(name for name in reads(node) if name in filled)
        if (node, known) not in self._places:
            self._places[node, known] = len(self.parts)
            name = f"~{len(self.parts)}"
            if is_sure(rest, {*filled, *self._sure}):
                self._sure.add(name)
            self.parts.append((name, self._value(rest, filled)))
        place = self._places[node, known]
        parts.add(place)
        return nodes.Field(self.parts[place][0], kept=False, sort=node.sort)

    def _decision(self, node: Node, filled: Collection[str], *, wanted: bool) -> Decision:
        """Return whether the condition is certainly true, or certainly false, as is `wanted`."""
        for every in (True, False):
            parts = list(_joined(node, wanted=wanted, every=every))
            if len(parts) > 1:
                decisions = [self._decision(part, filled, wanted=want) for part, want in parts]
                return _every(decisions) if every else _some(decisions)
        ((leaf, want),) = parts
        truth = self._value(leaf, filled)
        if not is_sure(leaf, {*filled, *self._sure}):
            return lambda values: truth(values) is want
        return cast("Decision", truth) if want else lambda values: not truth(values)

    def _value(self, node: Node, filled: Collection[str]) -> _Evaluation:
        return compile_python(node, self._context, {*filled, *self._sure})


def _joined(node: Node, *, wanted: bool, every: bool) -> Iterator[tuple[Node, bool]]:
    """Yield the parts that all, or one of which, must come to what is wanted, with what is wanted of each."""
    match node:
        case nodes.Not(item):
            yield from _joined(item, wanted=not wanted, every=every)
        case nodes.And(items) | nodes.Or(items) if (isinstance(node, nodes.And) is wanted) is every:
            for item in items:
                yield from _joined(item, wanted=wanted, every=every)
        case _:
            yield node, wanted


def _every(parts: Sequence[Decision]) -> Decision:
    if len(parts) == 2:
        one, other = parts
        return lambda values: one(values) and other(values)

    def every(values: Values) -> bool:
        for part in parts:  # noqa: SIM110 - twice as fast as `all` with a generator
            if not part(values):
                return False
        return True

    return every


def _some(parts: Sequence[Decision]) -> Decision:
    if len(parts) == 2:
        one, other = parts
        return lambda values: one(values) or other(values)

    def some(values: Values) -> bool:
        for part in parts:  # noqa: SIM110 - twice as fast as `any` with a generator
            if part(values):
                return True
        return False

    return some
