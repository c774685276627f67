"""The value of every unit for everything in the scheme that has one: found, missing, or not applicable."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction

import attrs
from dateutil.relativedelta import relativedelta

from jiceng.dataset import Dataset
from jiceng.indicators.declared import (
    Carrier,
    Document,
    Indicator,
    PeriodKind,
    Source,
    Veto,
    is_reported,
    own_source,
    source_of,
    value_behind,
)
from jiceng.indicators.declared.value import Measured
from jiceng.indicators.forms import Amount, Transfer
from jiceng.indicators.measures import Tally, Window, tally
from jiceng.indicators.numbers import DAY
from jiceng.indicators.records import chained
from jiceng.indicators.scorecard import Problem, Record, Scorecard, Unassigned
from jiceng.indicators.scoring.asking import asked_names, counted_key, inner_periods, named_counts
from jiceng.indicators.scoring.combining import combined
from jiceng.indicators.scoring.reading import MISSING, NOW, Reading, State, When
from jiceng.indicators.scoring.reported import Figures, ReportedValues
from jiceng.indicators.scoring.units import Register
from jiceng.models import Record as Entity
from jiceng.periods import Period

__all__ = ["Values"]


class Values:
    """All values of the times that are needed. Each measure is computed once per period, for all units together."""

    def __init__(
        self,
        document: Document,
        data: Dataset,
        times: Mapping[When, Period],
        register: Register,
        cards: Mapping[str, Scorecard],
    ) -> None:
        self._document = document
        self._data = data
        self._times = times
        self._register = register
        self._cards = cards
        self._sources = {carrier.id: own_source(document, carrier) for carrier in document.carriers}
        self._owners = {one.id: value_behind(document, one.value)[0] or one.id for one in document.carriers}
        self._reported_ids = {one.id for one in document.carriers if is_reported(document, one)}
        kinds: set[PeriodKind | None] = {None, *(one.period for one in document.indicator)}
        periods = [inner for time in times.values() for kind in kinds for inner in inner_periods(kind, time)]
        self._reported = ReportedValues(data, [times[NOW], *periods], register.names, asked_names(document))
        self._tallies: dict[tuple[str, Window], list[Tally]] = {}
        self._unassigned: list[Unassigned] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the reported values."""
        return self._reported.problems

    @property
    def unassigned(self) -> tuple[Unassigned, ...]:
        """Rows that found no unit or no period, per indicator; complete when everything was read."""
        return tuple(self._unassigned)

    def readings(self, carrier: Carrier, when: When) -> dict[str, Reading]:
        """Return the values of all units for an indicator, a veto or a bonus."""
        period = self._times[when]
        return {unit: self._read(carrier, unit, period, now=when == NOW) for unit in self._register.units}

    def numbers(self, name: str) -> dict[str, Fraction]:
        """Return what is known of a measure, or of a value reported under a name, that a condition is about."""
        if name in self._sources:
            carrier = next(one for one in self._document.carriers if one.id == name)
            found = {unit: reading.amount for unit, reading in self.readings(carrier, NOW).items()}
            return {unit: amount.number for unit, amount in found.items() if amount is not None}
        period = self._times[NOW]
        if name in asked_names(self._document):
            figures = {unit: self._reported.look_up(unit, name, period) for unit in self._register.units}
            return {
                unit: one.number
                for unit, one in figures.items()
                if one is not None and one.number is not None
            }
        source = source_of(Measured(measure=name))
        read = {unit: self._computed(name, source, unit, Window.of(period)) for unit in self._register.units}
        return {unit: one.amount.number for unit, one in read.items() if one.amount is not None}

    def holders(self, title: str) -> set[str]:
        """Return the units for which a title was reported."""
        period = self._times[NOW]
        found = {
            unit: self._reported.look_up(unit, f"title:{title}", period) for unit in self._register.units
        }
        return {unit for unit, figures in found.items() if figures is not None and (figures.number or 0) > 0}

    def _read(self, carrier: Carrier, unit: str, period: Period, *, now: bool) -> Reading:
        if isinstance(carrier, Indicator):
            form = carrier.score
            if now and isinstance(form, Transfer) and form.of in self._cards:
                return self._transferred(self._cards[form.of], unit)
            parts = [self._single(carrier, unit, inner) for inner in inner_periods(carrier.period, period)]
            return parts[0] if len(parts) == 1 else combined(parts, carrier.combine or "sum")
        if isinstance(carrier, Veto) and carrier.lasts is not None:
            return self._lasting(carrier, unit, period, carrier.lasts.months)
        return self._single(carrier, unit, period)

    def _transferred(self, card: Scorecard, unit: str) -> Reading:
        found = next((one for one in card.units if one.unit == unit and one.rank is not None), None)
        return MISSING if found is None else Reading(State.FOUND, Amount(Fraction(found.total), "分"))

    def _lasting(self, veto: Veto, unit: str, period: Period, months: int) -> Reading:
        """Return a veto of now, or one of an earlier or an inner period that holds."""
        if veto.id not in self._reported_ids:
            window = Window.of(period)
            longer = Window(window.first - relativedelta(months=months) + timedelta(0), window.last)
            return self._computed(self._owners[veto.id], self._sources[veto.id], unit, longer)
        now = self._single(veto, unit, period)
        if now.amount is not None and now.amount.number > 0:
            return now
        for before, figures in reversed(self._reported.still_holding(unit, self._owners[veto.id], months)):
            if figures.number is not None and figures.number > 0:
                return attrs.evolve(self._found(figures, self._sources[veto.id], unit), since=before.zh)
        return now

    def _single(self, carrier: Carrier, unit: str, period: Period) -> Reading:
        """Return the value of one period, as it is computed or reported for it."""
        source, owner = self._sources[carrier.id], self._owners[carrier.id]
        if carrier.id not in self._reported_ids:
            return self._computed(owner, source, unit, Window.of(period))
        if isinstance(carrier, Indicator):
            if any(form.counts for form in carrier.forms):
                return self._counted(carrier, unit, period)
            if carrier.score.scorers:
                return self._averaged(carrier, source, unit, period)
        figures = self._reported.look_up(unit, owner, period)
        if figures is None:
            return MISSING
        if isinstance(carrier, Indicator) and carrier.score.takes_day:
            source = Source(DAY, "lower")
        reading = self._found(figures, source, unit)
        return (
            self._with_counts(carrier, reading, unit, period) if isinstance(carrier, Indicator) else reading
        )

    def _found(self, figures: Figures, source: Source, unit: str) -> Reading:
        if figures.number is None:
            return Reading(State.NOT_APPLICABLE, None, figures.records, len(figures.records))
        amount = Amount(
            figures.number, source.unit, figures.numerator, figures.denominator, source.better or "higher"
        )
        if source.per is not None:
            return self._per_head(amount, source, unit, figures.records, len(figures.records))
        return Reading(State.FOUND, amount, figures.records, len(figures.records))

    def _per_head(
        self, amount: Amount, source: Source, unit: str, records: Sequence[Record], record_count: int
    ) -> Reading:
        """Divide by the column of the register; without a number in it there is no value."""
        head = self._register.heads[source.per or ""].get(unit)
        if head is None:
            return Reading(State.MISSING, None, records, record_count)
        if head == 0:
            return Reading(State.NOT_APPLICABLE, None, records, record_count)
        number = amount.number / head * source.times
        divided = attrs.evolve(amount, number=number, numerator=amount.number, denominator=head)
        return Reading(State.FOUND, divided, records, record_count)

    def _counted(self, indicator: Indicator, unit: str, period: Period) -> Reading:
        """Return what is counted by name. What is not reported is missing, unless that means the same as none."""
        names = named_counts(indicator)
        found = {
            name.key: self._reported.look_up(unit, counted_key(indicator, name), period) for name in names
        }
        means_none = indicator.missing == indicator.score.none_gives
        stated = {key: figures for key, figures in found.items() if figures is not None}
        if not stated or (len(stated) < len(found) and not means_none):
            return MISSING
        if all(figures.number is None for figures in stated.values()):
            return Reading(State.NOT_APPLICABLE)
        counts = {key: _count(figures) for key, figures in found.items()}
        records = chained(figures.records for figures in stated.values())
        total = sum((counts[name.key] for name in names if not name.day), Fraction(0))
        return Reading(State.FOUND, Amount(total, "次", better="lower", events=counts), records, len(records))

    def _averaged(self, indicator: Indicator, source: Source, unit: str, period: Period) -> Reading:
        """Return the mean of the scores of several departments by their weights; all of them are needed."""
        scorers = indicator.score.scorers
        found = [self._reported.look_up(unit, f"{indicator.id}@{scorer.name}", period) for scorer in scorers]
        given = [figures for figures in found if figures is not None and figures.number is not None]
        if len(given) < len(scorers):
            return MISSING
        pairs = list(zip(scorers, given, strict=True))
        weights = sum((scorer.weight for scorer in scorers), Fraction(0))
        number = sum((scorer.weight * (one.number or 0) for scorer, one in pairs), Fraction(0)) / weights
        references = {scorer.name: one.number for scorer, one in pairs if one.number is not None}
        records = chained(one.records for one in given)
        amount = Amount(number, source.unit, better=source.better or "higher", references=references)
        return Reading(State.FOUND, amount, records, len(records))

    def _with_counts(self, indicator: Indicator, reading: Reading, unit: str, period: Period) -> Reading:
        """Add what is counted beside the value: a protected period needs its own number unless nothing happened."""
        names = named_counts(indicator)
        if reading.amount is None or not names:
            return reading
        found = {
            name.key: self._reported.look_up(unit, counted_key(indicator, name), period) for name in names
        }
        if reading.amount.number != 0 and None in found.values():
            return MISSING
        counts = {key: _count(figures) for key, figures in found.items()}
        return attrs.evolve(reading, amount=attrs.evolve(reading.amount, events=counts))

    def _computed(self, owner: str, source: Source, unit: str, window: Window) -> Reading:
        tallies = self._tallied(owner, source, window)
        if not tallies:
            return MISSING
        counts = [found.counts[unit] for found in tallies]
        records = chained(count.records for count in counts)
        record_count = sum(count.record_count for count in counts)
        numerator = sum((count.numerator for count in counts), Fraction(0))
        denominator = Fraction(sum(count.denominator for count in counts))
        better = source.better or "higher"
        if not tallies[0].share:
            amount = Amount(numerator, source.unit, better=better)
            if source.per is not None:
                return self._per_head(amount, source, unit, records, record_count)
        elif denominator == 0:
            return Reading(State.NOT_APPLICABLE)
        else:
            amount = Amount(numerator / denominator, source.unit, numerator, denominator, better)
        return Reading(State.FOUND, amount, records, record_count)

    def _tallied(self, owner: str, source: Source, window: Window) -> list[Tally]:
        """Return the tallies of the entities that the batch has."""
        if (owner, window) not in self._tallies and source.select is not None:
            selection = source.select(window)
            names, level = self._register.names, self._document.level
            found = [
                (model, tally(selection, model, self._data, window, level, names)) for model in source.models
            ]
            self._tallies[owner, window] = [one for _, one in found if one is not None]
            if window == Window.of(self._times[NOW]):
                for model, one in found:
                    self._unassigned += _unassigned(owner, model, one)
        return self._tallies[owner, window]


def _unassigned(indicator: str, model: type[Entity], found: Tally | None) -> Iterator[Unassigned]:
    if found is None:
        return
    for why, (count, records) in (("no-unit", found.no_unit), ("no-period", found.no_period)):
        if count:
            yield Unassigned(indicator, model.entity.name, why, count, tuple(records))


def _count(figures: Figures | None) -> Fraction:
    if figures is None:
        return Fraction(0)
    number = figures.number if figures.count is None else figures.count
    return Fraction(0) if number is None else number
