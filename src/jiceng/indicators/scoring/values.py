"""The value of every unit for everything in the scheme that has one: found, missing, or not applicable."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from jiceng.dataset import Dataset
from jiceng.indicators.declared import Carrier, Document, Indicator, Source, source_of
from jiceng.indicators.forms import Amount, Deduct
from jiceng.indicators.measures import Level, Selection, Tally, Window, tally
from jiceng.indicators.scorecard import Problem, Record, Unassigned
from jiceng.indicators.scoring.reported import Figures, ReportedValues
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
        self._data = data
        self._window = Window.of(period)
        self._units = units
        self._level: Level = document.level
        self._tallies: dict[tuple[type[Entity], Selection], Tally | None] = {}
        self._reported = ReportedValues(data, period, units, dict(_names(document)))
        self._unassigned: list[Unassigned] = []
        for carrier in document.carriers:
            self._note_unassigned(carrier)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the reported values."""
        return self._reported.problems

    @property
    def unassigned(self) -> tuple[Unassigned, ...]:
        """Rows that found no unit or no period, per indicator."""
        return tuple(self._unassigned)

    def read(self, carrier: Carrier, unit: str) -> Reading:
        """Return the value of a unit for an indicator, a veto or a bonus."""
        source = source_of(carrier.value)
        if source.model is not None and source.select is not None:
            return self._computed(source.model, source.select(self._window), source, unit)
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

    def _computed(self, model: type[Entity], selection: Selection, source: Source, unit: str) -> Reading:
        found = self._tally(model, selection)
        if found is None:
            return _MISSING
        count = found.counts[unit]
        better = source.better or "higher"
        numerator, denominator = Fraction(count.numerator), Fraction(count.denominator)
        if not selection.share:
            amount = Amount(numerator, source.unit, better=better)
        elif denominator == 0:
            return Reading(State.NOT_APPLICABLE)
        else:
            amount = Amount(numerator / denominator, source.unit, numerator, denominator, better)
        return Reading(State.FOUND, amount, count.records, count.record_count)

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

    def _tally(self, model: type[Entity], selection: Selection) -> Tally | None:
        key = (model, selection)
        if key not in self._tallies:
            self._tallies[key] = tally(selection, model, self._data, self._window, self._level, self._units)
        return self._tallies[key]

    def _note_unassigned(self, carrier: Carrier) -> None:
        source = source_of(carrier.value)
        if source.model is None or source.select is None:
            return
        found = self._tally(source.model, source.select(self._window))
        if found is None:
            return
        for why, (count, records) in (("no-unit", found.no_unit), ("no-period", found.no_period)):
            if count:
                entity = source.model.entity.name
                self._unassigned.append(Unassigned(carrier.id, entity, why, count, records))


def _count(figures: Figures | None) -> Fraction:
    if figures is None:
        return Fraction(0)
    number = figures.number if figures.count is None else figures.count
    return Fraction(0) if number is None else number


def _names(document: Document) -> Iterator[tuple[str, str]]:
    """Every name under which a reported value may stand, with the id it means."""
    for carrier in document.carriers:
        yield carrier.title, carrier.id
        yield carrier.id, carrier.id
        if isinstance(carrier, Indicator) and isinstance(carrier.score, Deduct):
            for event in carrier.score.events:
                yield event.name, event.event
                yield event.event, event.event
