"""The cells of one unit, read as the engine reads reported values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from jiceng.indicators.columns.sheet import Cell, Row, Sheet, bounds
from jiceng.indicators.declared import Carrier, Document, Indicator, own_source, value_behind
from jiceng.indicators.forms import Amount
from jiceng.indicators.numbers import DAY
from jiceng.indicators.scoring import MISSING, Reading, State, counted_key, named_counts

__all__ = ["counted", "earlier", "earlier_column", "number_in", "owner_of", "reading", "scorer_column"]


def earlier_column(indicator: str, when: str) -> str:
    """Return the column of an earlier value: `previous-period`, or `year-1`, `year-2`, … for the years before."""
    return f"{indicator}@{when}"


def owner_of(document: Document, indicator: Indicator) -> str:
    """Return the id under which a value stands: that of the indicator that it is the same as, or its own."""
    return value_behind(document, indicator.value)[0] or indicator.id


def scorer_column(indicator: str, scorer: str) -> str:
    """Return the column of what one of several departments gives."""
    return f"{indicator}@{scorer}"


def counted(indicator: Indicator) -> Mapping[str, tuple[str, bool]]:
    """Return what an indicator counts by name: the column of each, and whether it is a day."""
    return {name.key: (counted_key(indicator, name), name.day) for name in named_counts(indicator)}


def reading(sheet: Sheet, carrier: Carrier, row: Row) -> Reading:
    """Return the value of a unit for an indicator, a veto or a bonus."""
    if isinstance(carrier, Indicator):
        if any(form.counts for form in carrier.forms):
            return _counted(carrier, row)
        if carrier.score.scorers:
            return _averaged(sheet, carrier, row)
    found = _value(sheet, carrier, row, sheet.columns(carrier))
    return _with_counts(carrier, found, row) if isinstance(carrier, Indicator) else found


def earlier(sheet: Sheet, indicator: Indicator, row: Row, when: str) -> Amount | None:
    """Return the value of an earlier time."""
    name = earlier_column(owner_of(sheet.document, indicator), when)
    return _value(sheet, indicator, row, _either(name, row)).amount


def number_in(row: Row, name: str) -> Fraction | None:
    """Return the number of a column, or of a numerator and a denominator."""
    parts = [_plain(row[column]) for column in _either(name, row)]
    if len(parts) == 1 or parts[0] is None or parts[1] is None:
        return parts[0] if len(parts) == 1 else None
    return None if parts[1] == 0 else parts[0] / parts[1]


def _either(name: str, row: Row) -> list[str]:
    return [name] if name in row else [f"{name}.numerator", f"{name}.denominator"]


def _value(sheet: Sheet, carrier: Carrier, row: Row, columns: list[str]) -> Reading:
    source = own_source(sheet.document, carrier)
    better = source.better or "higher"
    if isinstance(carrier, Indicator) and carrier.score.takes_day:
        day = _day(row[columns[0]])
        return MISSING if day is None else Reading(State.FOUND, Amount(day, DAY, better="lower"))
    parts = [_plain(row[name]) for name in columns]
    if len(parts) == 1:
        number = parts[0]
        low, high = bounds(sheet.document, carrier)
        if number is None or (low is not None and number < low) or (high is not None and number > high):
            return MISSING
        return Reading(State.FOUND, Amount(number, source.unit, better=better))
    top, bottom = parts
    if top is None or bottom is None:
        return MISSING
    if bottom == 0:
        return Reading(State.NOT_APPLICABLE)
    return Reading(State.FOUND, Amount(top / bottom * source.times, source.unit, top, bottom, better))


def _counted(indicator: Indicator, row: Row) -> Reading:
    """Read what is counted by name; what is empty is missing, unless that means the same as none."""
    names = counted(indicator)
    found = {key: _count(row[column], day=day) for key, (column, day) in names.items()}
    stated = {key: number for key, number in found.items() if number is not None}
    if not stated or (len(stated) < len(found) and indicator.missing != indicator.score.none_gives):
        return MISSING
    counts = {key: number or Fraction(0) for key, number in found.items()}
    total = sum((counts[key] for key, (_, day) in names.items() if not day), Fraction(0))
    return Reading(State.FOUND, Amount(total, "次", better="lower", events=counts))


def _averaged(sheet: Sheet, indicator: Indicator, row: Row) -> Reading:
    scorers = indicator.score.scorers
    source = own_source(sheet.document, indicator)
    low, high = bounds(sheet.document, indicator)
    given: dict[str, Fraction] = {}
    for scorer in scorers:
        number = number_in(row, scorer_column(indicator.id, scorer.name))
        if number is None or (low is not None and number < low) or (high is not None and number > high):
            return MISSING
        given[scorer.name] = number
    weights = sum((scorer.weight for scorer in scorers), Fraction(0))
    number = sum((scorer.weight * given[scorer.name] for scorer in scorers), Fraction(0)) / weights
    return Reading(
        State.FOUND, Amount(number, source.unit, better=source.better or "higher", references=given)
    )


def _with_counts(indicator: Indicator, found: Reading, row: Row) -> Reading:
    """Add what is counted beside the value, which is needed unless nothing happened."""
    names = counted(indicator)
    if found.amount is None or not names:
        return found
    numbers = {key: _count(row[column], day=day) for key, (column, day) in names.items()}
    if found.amount.number != 0 and None in numbers.values():
        return MISSING
    counts = {key: number or Fraction(0) for key, number in numbers.items()}
    return attrs.evolve(found, amount=attrs.evolve(found.amount, events=counts))


def _count(cell: Cell, *, day: bool) -> Fraction | None:
    number = _day(cell) if day else _plain(cell)
    return None if number is not None and number < 0 else number


def _plain(cell: Cell) -> Fraction | None:
    return Fraction(cell) if isinstance(cell, int | Decimal) else None


def _day(cell: Cell) -> Fraction | None:
    """Read a day, 20260715, or 0 for what is not done."""
    if isinstance(cell, date):
        return Fraction(cell.toordinal())
    if not isinstance(cell, int) or cell == 0:
        return None if cell is None else Fraction(0)
    try:
        return Fraction(date(cell // 10_000, cell // 100 % 100, cell % 100).toordinal())
    except ValueError:
        return None
