"""Which rules can fail on a record, told from the kinds of its values.

Records of an entity that have the same fields filled in share a plan: the parts to work out and the conditions to
ask, without those that cannot come true. A plan is made when the first such record is checked.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Final

import attrs

from jiceng.expr import Context, kept_text, reads
from jiceng.expr.nodes import SEPARATOR
from jiceng.expr.sorts import Sort, sort_of_type
from jiceng.models import Record, terms
from jiceng.validate.deciding import Decider, Decision, Failing, Values
from jiceng.validate.kinds import Row
from jiceng.validate.possible import can_fail

__all__ = ["Planner"]

_MOST_PLANS: Final = 4096


@attrs.frozen(eq=False)
class _Plan:
    """What to do for a record whose values are of certain kinds."""

    several: tuple[str, ...]  # fields of several codes, which rules know as one text
    parts: tuple[tuple[str, Callable[[Values], object]], ...]
    conditions: tuple[tuple[int, Decision], ...]


@attrs.frozen
class _Ability:
    """A check that can fail on some record, at its place."""

    place: int
    check: Row
    reads: tuple[str, ...]


class Planner:
    """The checks of an entity under one law, by their places. The law nodes of the checks are lowered already."""

    def __init__(self, model: type[Record], checks: Mapping[int, Row], context: Context) -> None:
        self._fields = tuple(model.model_fields)
        self._sorts = {
            name: Sort.TEXT if term.many else sort_of_type(term.type) for name, term in terms(model).items()
        }
        # On an object nothing is unreadable: it could not have been made.
        self._texts = frozenset(map(kept_text, self._fields))
        self._able = [
            _Ability(place, check, _read(check))
            for place, check in checks.items()
            if can_fail(check, self._texts)
        ]
        self._decider = Decider(context, [able.check for able in self._able])
        self._plans: dict[tuple[type, ...], _Plan] = {}
        self._failing: dict[tuple[object, ...], Failing | None] = {}

    def values_of(self, record: Record) -> Values:
        """Return the values of a record as rules know them; those that were never set are missing."""
        held = record.__dict__
        return {name: _as_text(held.get(name)) for name in self._fields}

    def failed(self, record: Record) -> list[int]:
        """Return the places of the checks that fail on a record, silenced or not."""
        values = record.__dict__.copy()  # takes up the parts
        if tuple(values) != self._fields:  # made without being checked
            values = self.values_of(record)
        kinds = tuple(map(type, values.values()))
        plan = self._plans.get(kinds)
        if plan is None:
            plan = self._planned(kinds)
            if len(self._plans) < _MOST_PLANS:
                self._plans[kinds] = plan
        for name in plan.several:
            values[name] = _as_text(values[name])
        for name, work_out in plan.parts:
            values[name] = work_out(values)
        return [place for place, fails in plan.conditions if fails(values)]

    def _planned(self, kinds: Sequence[type]) -> _Plan:
        by_field = dict(zip(self._fields, kinds, strict=True))
        states = {name: _is_filled(kind, self._sorts[name]) for name, kind in by_field.items()}
        empty = {name for name, state in states.items() if state is False} | self._texts
        filled = {name for name, state in states.items() if state}
        conditions: list[tuple[int, Decision]] = []
        parts: set[int] = set()
        for able in self._able:
            key = (able.place, *[states[name] for name in able.reads])
            if key not in self._failing:
                self._failing[key] = self._decider.failing(able.check, empty, filled)
            failing = self._failing[key]
            if failing is not None:
                conditions.append((able.place, failing.fails))
                parts |= failing.parts
        return _Plan(
            tuple(name for name, kind in by_field.items() if issubclass(kind, tuple)),
            tuple(self._decider.parts[place] for place in sorted(parts)),
            tuple(conditions),
        )


def _read(check: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*reads(check.must), *(() if check.when is None else reads(check.when)))))


def _as_text(value: object) -> object:
    """Return several codes as one text, anything else as it is."""
    return SEPARATOR.join(map(str, value)) if isinstance(value, tuple) else value


def _is_filled(kind: type, sort: Sort | None) -> bool | None:
    """Tell whether a value of a kind is one of the field's sort; `None` where the kind does not tell.

    What is of another sort holds nothing that a rule can read.
    """
    if kind is NoneType:
        return False
    match sort:
        case Sort.TEXT:
            return issubclass(kind, str | tuple)
        case Sort.TRUTH:
            return kind is bool
        case Sort.NUMBER:
            return None if issubclass(kind, Decimal) else issubclass(kind, int) and kind is not bool
        case Sort.DAY:
            return issubclass(kind, date) and not issubclass(kind, datetime)
        case None:
            return None
