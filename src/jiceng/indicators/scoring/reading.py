"""The value of one unit for one thing that has a value."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

import attrs

from jiceng.indicators.forms import Amount
from jiceng.indicators.scorecard import ComposedShare, Problem, Record, Unassigned
from jiceng.indicators.scoring.units import Register

__all__ = ["MISSING", "NOW", "Inputs", "Reading", "State", "When"]

When = str
"""When a value was taken: `now`, `previous-period`, or `year-1`, `year-2`, … for the same period of earlier years."""

NOW: When = "now"


class State(StrEnum):
    """Whether there is a value."""

    FOUND = "found"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


@attrs.frozen
class Reading:
    """The value of one unit, with the rows behind it. `amount` is there when it is found.

    `since` names the earlier period from which a veto still holds.
    """

    state: State
    amount: Amount | None = None
    records: Sequence[Record] = ()
    record_count: int = 0
    since: str = ""


MISSING = Reading(State.MISSING)


@attrs.frozen
class Inputs:
    """All that a scheme is scored from, apart from the scheme: it is scored again from the same for a what-if.

    `readings` are by time, id and unit; `named` the numbers that conditions are about, by name and unit; `titles`
    the titles that units hold; `composed` the weighted totals of other periods and schemes, by unit.
    """

    register: Register
    readings: Mapping[When, Mapping[str, Mapping[str, Reading]]]
    named: Mapping[str, Mapping[str, Fraction]]
    titles: frozenset[tuple[str, str]]
    unassigned: tuple[Unassigned, ...]
    problems: tuple[Problem, ...]
    data_hash: str
    composed: Mapping[str, Sequence[ComposedShare]] = attrs.field(factory=dict)
