"""The value of every unit for everything in the scheme that has one: found, missing, or not applicable."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from jiceng.dataset import Dataset
from jiceng.indicators.declared import Carrier, Document, Indicator, Reported, Source, source_of
from jiceng.indicators.forms import Amount, Deduct
from jiceng.indicators.measures import Tally, Window, tally
from jiceng.indicators.scorecard import Problem, Record, Unassigned
from jiceng.indicators.scoring.reported import Asked, Figures, Kind, ReportedValues
from jiceng.models import Record as Entity
from jiceng.periods import Period

__all__ = ["Reading", "State", "Values"]


class State(StrEnum):
    """Whether there is a value."""

    FOUND = "found"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


@attrs.frozen
class Reading:
    """The value of one unit, with the rows behind it. `amount` is there when it is found."""

    state: State
    amount: Amount | None = None
    records: tuple[Record, ...] = ()
    record_count: int = 0


_MISSING = Reading(State.MISSING)


class Values:
    """All values of one period. Each measure is computed once, for all units together."""

    def __init__(self, document: Document, data: Dataset, period: Period, units: Mapping[str, str]) -> None:
        window = Window.of(period)
        self._sources = {carrier.id: _source(carrier) for carrier in document.carriers}
        self._tallies: dict[str, Tally | None] = {}
        unassigned: list[Unassigned] = []
        for name, source in self._sources.items():
            if source.model is not None and source.select is not None:
                found = tally(source.select(window), source.model, data, window, document.level, units)
                self._tallies[name] = found
                unassigned += _unassigned(name, source.model, found)
        self.unassigned = tuple(unassigned)
        """Rows that found no unit or no period, per indicator."""
        self._reported = ReportedValues(data, period, units, _asked(document))
        self.problems: tuple[Problem, ...] = self._reported.problems
        """What is wrong with the reported values."""

    def read(self, carrier: Carrier, unit: str) -> Reading:
        """Return the value of a unit for an indicator, a veto or a bonus."""
        source = self._sources[carrier.id]
        if carrier.id in self._tallies:
            return _computed(self._tallies[carrier.id], source, unit)
        if isinstance(carrier, Indicator) and isinstance(carrier.score, Deduct) and carrier.score.events:
            return self._events(carrier, carrier.score, unit)
        figures = self._reported.look_up(unit, carrier.id)
        if figures is None:
            return _MISSING
        if figures.number is None:
            return Reading(State.NOT_APPLICABLE, None, figures.records, len(figures.records))
        amount = Amount(
            figures.number, source.unit, figures.numerator, figures.denominator, source.better or "higher"
        )
        return Reading(State.FOUND, amount, figures.records, len(figures.records))

    def _events(self, indicator: Indicator, form: Deduct, unit: str) -> Reading:
        """Return the counts of all events. One that is not reported is missing, unless that means full marks."""
        found = {event.event: self._reported.look_up(unit, event.event) for event in form.events}
        if any(figures is None for figures in found.values()) and indicator.missing != "full":
            return _MISSING
        if all(figures is None for figures in found.values()):
            return _MISSING
        counts = {event: _count(figures) for event, figures in found.items()}
        records = tuple(
            record for figures in found.values() if figures is not None for record in figures.records
        )
        total = sum(counts.values(), Fraction(0))
        return Reading(State.FOUND, Amount(total, "次", better="lower", events=counts), records, len(records))


def _source(carrier: Carrier) -> Source:
    """Return where a value comes from; what a form takes as a rate only is a rate."""
    source = source_of(carrier.value)
    if isinstance(carrier, Indicator) and carrier.score.takes_ratio_only and not source.unit:
        return attrs.evolve(source, unit="%")
    return source


def _computed(found: Tally | None, source: Source, unit: str) -> Reading:
    if found is None:
        return _MISSING
    count = found.counts[unit]
    better = source.better or "higher"
    numerator, denominator = Fraction(count.numerator), Fraction(count.denominator)
    if not found.share:
        amount = Amount(numerator, source.unit, better=better)
    elif denominator == 0:
        return Reading(State.NOT_APPLICABLE)
    else:
        amount = Amount(numerator / denominator, source.unit, numerator, denominator, better)
    return Reading(State.FOUND, amount, count.records, count.record_count)


def _unassigned(indicator: str, model: type[Entity], found: Tally | None) -> Iterator[Unassigned]:
    if found is None:
        return
    for why, (count, records) in (("no-unit", found.no_unit), ("no-period", found.no_period)):
        if count:
            yield Unassigned(indicator, model.entity.name, why, count, records)


def _count(figures: Figures | None) -> Fraction:
    if figures is None:
        return Fraction(0)
    number = figures.number if figures.count is None else figures.count
    return Fraction(0) if number is None else number


def _asked(document: Document) -> Mapping[str, Asked]:
    """Return every name under which a reported value may stand, and what is asked for under it."""
    asked: dict[str, Asked] = {}
    for carrier in document.carriers:
        events = (
            carrier.score.events
            if isinstance(carrier, Indicator) and isinstance(carrier.score, Deduct)
            else ()
        )
        wanted = isinstance(carrier.value, Reported) and not events
        is_rate = _source(carrier).unit == "%"
        plain: Kind = "value" if isinstance(carrier, Indicator) else "count"
        about = Asked(carrier.id, "rate" if is_rate else plain, wanted=wanted)
        asked[carrier.id] = asked[carrier.title] = about
        for event in events:
            asked[event.event] = asked[event.name] = Asked(event.event, "count")
    return asked
