"""The mark of an indicator from the cells of a unit, by the engine itself.

Units with the same cells have the same mark, so each is made once: what the engine knows is thereby known for
hundreds of thousands of units, whatever the form.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING

import attrs

from jiceng.codes import CodeEnum
from jiceng.indicators.columns.cells import (
    counted,
    earlier,
    earlier_column,
    number_in,
    owner_of,
    reading,
    scorer_column,
)
from jiceng.indicators.columns.sheet import Row, Sheet, by_name
from jiceng.indicators.declared import Document, Indicator, stratum_code, stratum_term
from jiceng.indicators.forms import Amount, Better, Reason
from jiceng.indicators.measures import Level
from jiceng.indicators.numbers import CARRIED_PLACES
from jiceng.indicators.scoring import (
    ItemScorer,
    Places,
    Reading,
    Scored,
    Unit,
    mean_of_counted,
    places_of_counted,
)

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Marker", "beside", "stratum_named", "stratum_of"]

_HELD, _TIMES = "=held", "=times"
_PLACES = {"": "", "-previous-period": "previous-period", "-last-year": "year-1"}


def _earlier_times(indicator: Indicator) -> list[str]:
    """Return the earlier times whose values an indicator is compared with."""
    found: set[str] = set()
    for need in _needs(indicator):
        if need in ("previous-period", "rank-previous-period"):
            found.add("previous-period")
        elif need in ("last-year", "rank-last-year"):
            found.add("year-1")
        elif need.endswith("-years-mean"):
            found |= {f"year-{back}" for back in range(1, int(need.split("-")[1]) + 1)}
    return sorted(found)


def _needs(indicator: Indicator) -> set[str]:
    return {need for form in indicator.forms for need in form.needs}


def beside(document: Document, indicator: Indicator, columns: Iterable[str]) -> dict[str, str]:
    """Return the columns that an indicator reads beside its value, and what they hold; `columns` are there."""
    there = set(columns)
    known = {one.id for one in document.carriers}
    names: dict[str, str] = {}
    for column, is_day in counted(indicator).values():
        names[column] = "day" if is_day else "number"
    owner = owner_of(document, indicator)
    plain = [earlier_column(owner, when) for when in _earlier_times(indicator)]
    plain += [scorer_column(indicator.id, scorer.name) for scorer in indicator.score.scorers]
    plain += [name for name in _conditions(indicator) if name not in known]
    day = "day" if indicator.score.takes_day else "number"
    for name in plain:
        parts = [f"{name}.numerator", f"{name}.denominator"]
        split = name not in there and there & set(parts)
        for column in parts if split else [name]:
            names[column] = day if "@" in name and not split else "number"
    if indicator.waiver is not None:
        names[indicator.waiver.holders_of] = "number"
    return names


def _conditions(indicator: Indicator) -> list[str]:
    return sorted(need.removeprefix("value:") for need in _needs(indicator) if need.startswith("value:"))


@attrs.frozen(slots=False)
class Marker:
    """Marks one indicator from the cells in `columns`."""

    sheet: Sheet
    indicator: Indicator
    columns: tuple[str, ...]

    @classmethod
    def of(cls, sheet: Sheet, indicator: Indicator) -> "Marker":
        """Return the marker of an indicator of the scheme."""
        carriers = {one.id: one for one in sheet.document.carriers}
        own = [] if by_name(indicator) else sheet.columns(indicator)
        also = beside(sheet.document, indicator, sheet.frame.columns)
        for name in _conditions(indicator):
            other = carriers.get(name)
            if isinstance(other, Indicator):
                also |= dict.fromkeys(cls.of(sheet, other).columns if other is not indicator else (), "")
            elif other is not None:
                also |= dict.fromkeys(sheet.columns(other), "")
        strata = sheet.document.strata
        group = [] if strata is None else [strata.by]
        return cls(sheet, indicator, tuple(dict.fromkeys([*own, *also, *group])))

    @cached_property
    def scorer(self) -> ItemScorer:
        """The engine's own."""
        document = self.sheet.document
        forms = {}
        if document.strata is not None:
            term = stratum_term(document.level, document.strata.by)
            forms = {stratum_code(term, name): form for name, form in self.indicator.by_stratum.items()}
        at_item = document.rounding.at == "item"
        return ItemScorer.of(
            self.indicator, forms, frozenset({_HELD}), document.rounding.places if at_item else None
        )

    @property
    def places(self) -> int:
        """The decimals that points are shown with."""
        return CARRIED_PLACES if self.scorer.places is None else self.scorer.places

    def scored(self, row: Row, unit: str = "") -> Scored:
        """Return the mark of a unit. Its cells are in `row`; `unit` is its code."""
        held = self._unit(row, "").code == _HELD
        scorer = attrs.evolve(self.scorer, holders=frozenset({unit})) if held and unit else self.scorer
        return scorer.score(self._unit(row, unit), self._reading(row), self.references(row))

    def _unit(self, row: Row, name: str) -> Unit:
        """Return the unit of a row; one without a name that holds the title of the waiver is called so."""
        code, label = stratum_of(self.sheet.document, row)
        title = self.indicator.waiver
        held = title is not None and (number_in(row, title.holders_of) or 0) > 0
        name = name or (_HELD if held else "")
        return Unit(name, name, label, code)

    def lacks(self, row: Row) -> bool:
        """Tell whether a value is missing, or one to compare with, that the scheme calls an error."""
        unit = self._unit(row, "")
        return self.scorer.lacks(unit, self._reading(row), self.references(row)) is not None

    def references(self, row: Row) -> dict[str, Fraction]:
        """Return what the forms compare the value of a unit with; what cannot be told is left out."""
        needs = _needs(self.indicator)
        found = dict(self._earlier(row, needs))
        for name in _conditions(self.indicator):
            number = self._condition(row, name)
            if number is not None:
                found[f"value:{name}"] = number
        if any(need.startswith(("peer-", "rank")) for need in needs):
            found |= dict(self._among_peers(row, needs))
        return {name: found[name] for name in sorted(found) if name in needs}

    def marks(self, *, reasons: bool = False) -> "pl.DataFrame":
        """Return the cells that differ, with points in units of the last decimal, what is left out, and what lacks.

        Or with the reasons of the marks.
        """
        import polars as pl

        rows = list(self._distinct.iter_rows(named=True))
        scored = [self.scored(row) for row in rows]
        if reasons:
            told = [str(one.item.reason) for one in scored]
            names = pl.Series("=reason", told, dtype=pl.Enum([str(reason) for reason in Reason]))
            return self._distinct.drop(_TIMES).with_columns(names)
        points = [int(one.item.points.scaleb(self.places)) for one in scored]
        return self._distinct.drop(_TIMES).with_columns(
            pl.Series("=points", points, dtype=pl.Int128()),
            pl.Series("=out", [not one.item.in_total for one in scored], dtype=pl.Boolean()),
            pl.Series("=lacks", [self.lacks(row) for row in rows], dtype=pl.Boolean()),
        )

    @cached_property
    def _distinct(self) -> "pl.DataFrame":
        import polars as pl

        return self.sheet.frame.group_by(self.columns, maintain_order=True).agg(pl.len().alias(_TIMES))

    def _reading(self, row: Row) -> Reading:
        return reading(self.sheet, self.indicator, row)

    def _condition(self, row: Row, name: str) -> Fraction | None:
        other = next((one for one in self.sheet.document.carriers if one.id == name), None)
        if other is None:
            return number_in(row, name)
        amount = reading(self.sheet, other, row).amount
        return None if amount is None else amount.number

    def _earlier(self, row: Row, needs: set[str]) -> Iterator[tuple[str, Fraction]]:
        for name, when in (("previous-period", "previous-period"), ("last-year", "year-1")):
            if name in needs:
                amount = earlier(self.sheet, self.indicator, row, when)
                if amount is not None:
                    yield name, amount.number
        for need in needs:
            if need.endswith("-years-mean"):
                years = range(1, int(need.split("-")[1]) + 1)
                amounts = [earlier(self.sheet, self.indicator, row, f"year-{back}") for back in years]
                known = [(one, 1) for one in amounts if one is not None]
                mean = mean_of_counted(known) if len(known) == len(amounts) else None
                if mean is not None:
                    yield need, mean

    def _among_peers(self, row: Row, needs: set[str]) -> Iterator[tuple[str, Fraction]]:
        group = self._groups[stratum_of(self.sheet.document, row)[0]]
        if group.mean is not None and group.best is not None:
            yield "peer-mean", group.mean
            yield "peer-best", group.best
        for suffix, when in _PLACES.items():
            if f"rank{suffix}" not in needs:
                continue
            amount = self._amount(row, when)
            if amount is None:
                continue
            place = group.places[when][amount.number]
            yield f"rank{suffix}", Fraction(place.first)
            if not when:
                yield "rank-tied", Fraction(place.tied)
                yield "rank-dense", Fraction(place.dense)
                yield "rank-count", Fraction(group.count)

    @cached_property
    def _groups(self) -> "Mapping[str, Group]":
        needs = _needs(self.indicator)
        times = ["", *(when for suffix, when in _PLACES.items() if when and f"rank{suffix}" in needs)]
        amounts: dict[str, dict[str, list[tuple[Amount, int]]]] = {}
        for row in self._distinct.iter_rows(named=True):
            of_group = amounts.setdefault(
                stratum_of(self.sheet.document, row)[0], {when: [] for when in times}
            )
            for when, among in of_group.items():
                amount = self._amount(row, when)
                if amount is not None:
                    among.append((amount, int(row[_TIMES])))
        own: list[Better] = [amount.better for of_group in amounts.values() for amount, _ in of_group[""]]
        better = own[0] if own else "higher"
        return {code: Group.of(found, better) for code, found in amounts.items()}

    def _amount(self, row: Row, when: str) -> Amount | None:
        return earlier(self.sheet, self.indicator, row, when) if when else self._reading(row).amount


@attrs.frozen
class Group:
    """The values of a peer group: their mean, the best, how many there are, and the place of each by time."""

    mean: Fraction | None
    best: Fraction | None
    count: int
    places: Mapping[str, Mapping[Fraction, Places]]

    @classmethod
    def of(cls, amounts: Mapping[str, list[tuple[Amount, int]]], better: Better) -> "Group":
        """`amounts` are values by time, each with how many units have it; the time of now is the empty text."""
        now = amounts[""]
        best = (max if better == "higher" else min)((one.number for one, _ in now), default=None)
        return cls(
            mean_of_counted(now),
            best,
            sum(times for _, times in now),
            {when: places_of_counted(_numbers(found), better) for when, found in amounts.items()},
        )


def _numbers(amounts: list[tuple[Amount, int]]) -> dict[Fraction, int]:
    found: dict[Fraction, int] = {}
    for amount, times in amounts:
        found[amount.number] = found.get(amount.number, 0) + times
    return found


def stratum_of(document: Document, row: Row) -> tuple[str, str]:
    """Return the peer group of a unit: its code and its label, both empty without one."""
    strata = document.strata
    text = "" if strata is None else str(row[strata.by] or "")
    if not text or strata is None:
        return "", ""
    return stratum_named(document.level, strata.by, text)


@cache
def stratum_named(level: Level, by: str, text: str) -> tuple[str, str]:
    """Return code and label of a peer group that a table names by either."""
    kind = stratum_term(level, by).type
    found = kind.find(text) if issubclass(kind, CodeEnum) else None
    return (text, text) if found is None else (found.value, found.zh)
