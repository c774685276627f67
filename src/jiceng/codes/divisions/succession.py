"""Follows a place through its changes, forwards and backwards.

Every step goes to a strictly later (or earlier) day, so a chain always ends, also where codes were exchanged
and exchanged back.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from jiceng.codes.divisions.layers import changes, counties
from jiceng.codes.divisions.places import Change

__all__ = ["later_changes", "predecessors", "successors"]


@cache
def _by_old_code() -> Mapping[str, Sequence[Change]]:
    return _grouped("old_code")


@cache
def _by_new_code() -> Mapping[str, Sequence[Change]]:
    return _grouped("new_code")


def _grouped(end: str) -> Mapping[str, Sequence[Change]]:
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in changes():
        groups[getattr(change, end)].append(change)
    return groups


def _lives_on(code: str, on: date) -> bool:
    """Whether the code stands for the same name before and after the day of a change."""
    before, after = (
        {place.name for place in counties().get(code, ()) if place.is_valid(day)} for day in (_eve(on), on)
    )
    return bool(before & after)


def later_changes(code: str, since: date) -> Sequence[Change]:
    """Return the next changes of the place that has the code on `since`, or is the next to have it: one day's.

    What happens to the code after that place has ended happens to another place that was given the code.
    """
    ends = (place.valid_until or date.max for place in counties().get(code, ()))
    end = next((end for end in ends if since < end), since)
    rest = [change for change in _by_old_code().get(code, ()) if since < change.on <= end]
    return [change for change in rest if change.on == rest[0].on]


def _earlier_changes(code: str, until: date) -> Sequence[Change]:
    """Return the last changes that led to the place that has the code on `until`, or had it last: one day's."""
    begins = (place.valid_from or date.min for place in reversed(counties().get(code, ())))
    begin = next((begin for begin in begins if begin <= until), until)
    past = [change for change in _by_new_code().get(code, ()) if begin <= change.on <= until]
    return [change for change in past if change.on == past[-1].on]


def successors(code: str, since: date | None = None) -> tuple[Change, ...]:
    """Return every change after `since` that leads away from the place, in order of time."""
    found: set[Change] = set()
    waiting = [(code, since or date.min)]
    seen = set(waiting)
    while waiting:
        at, day = waiting.pop()
        steps = later_changes(at, day)
        found.update(steps)
        reached = {(step.new_code, step.on) for step in steps}
        if steps and _lives_on(at, steps[0].on):
            reached.add((at, steps[0].on))
        waiting += sorted(reached - seen)
        seen |= reached
    return tuple(sorted(found))


def predecessors(code: str, until: date | None = None) -> tuple[Change, ...]:
    """Return every change up to `until` that led to the place, in order of time."""
    found: set[Change] = set()
    waiting = [(code, until or date.max)]
    seen = set(waiting)
    while waiting:
        at, day = waiting.pop()
        steps = _earlier_changes(at, day)
        found.update(steps)
        reached = {(step.old_code, _eve(step.on)) for step in steps}
        if steps and _lives_on(at, steps[0].on):
            reached.add((at, _eve(steps[0].on)))
        waiting += sorted(reached - seen)
        seen |= reached
    return tuple(sorted(found))


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
