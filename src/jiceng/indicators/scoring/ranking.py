"""Places: by total, then by what the scheme names; units that a veto puts last come after all others."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from jiceng.indicators.declared import Document
from jiceng.indicators.numbers import half_up
from jiceng.indicators.scorecard import UnitScore

__all__ = ["ordering", "ranked"]

Key = tuple[object, ...]


def ranked(document: Document, units: Sequence[UnitScore]) -> tuple[UnitScore, ...]:
    """Return the units with their places among all and in their stratum, in the order given.

    A unit without an item that counts has none. Equal totals share a place unless `then_by` tells them apart;
    `same-skip` leaves out the places that the others would have had, `same-dense` does not, `mean` gives each the
    mean of these places.
    """
    keys = {
        unit.unit: ordering(document, unit) for unit in units if any(item.in_total for item in unit.items)
    }
    overall = _places(document, keys)
    inside: dict[str, int | Decimal] = {}
    if document.strata is not None:
        for stratum in dict.fromkeys(unit.stratum for unit in units):
            group = {unit.unit for unit in units if unit.stratum == stratum}
            inside |= _places(document, {code: key for code, key in keys.items() if code in group})
    return tuple(
        attrs.evolve(unit, rank=overall.get(unit.unit), stratum_rank=inside.get(unit.unit)) for unit in units
    )


def _places(document: Document, keys: Mapping[str, Key]) -> dict[str, int | Decimal]:
    ordered = sorted(keys.values())
    ties = document.ranking.ties
    first: dict[Key, int] = {}
    tied: dict[Key, int] = {}
    dense: dict[Key, int] = {}
    for place, key in enumerate(ordered, start=1):
        first.setdefault(key, place)
        dense.setdefault(key, len(dense) + 1)
        tied[key] = tied.get(key, 0) + 1
    if ties == "mean":
        return {code: _plain(first[key] + Fraction(tied[key] - 1, 2)) for code, key in keys.items()}
    chosen = dense if ties == "same-dense" else first
    return {code: chosen[key] for code, key in keys.items()}


def _plain(place: Fraction) -> int | Decimal:
    return int(place) if place.denominator == 1 else half_up(place, 1)


def ordering(document: Document, unit: UnitScore) -> Key:
    """Return what a unit is sorted by: the smaller, the better its place."""
    put_last = any(mark.effect == "last-rank" for mark in unit.vetoes)
    then = [unit.unit if name == "id" else -unit.item(name).points for name in document.ranking.then_by]
    return (put_last, -unit.total, *then)
