"""Places: by total, then by what the scheme names; units that a veto puts last come after all others."""

from collections.abc import Sequence

import attrs

from jiceng.indicators.declared import Document
from jiceng.indicators.scorecard import UnitScore

__all__ = ["ranked"]


def ranked(document: Document, units: Sequence[UnitScore]) -> tuple[UnitScore, ...]:
    """Return the units with their ranks, in the order given. A unit without an item that counts has none.

    Equal totals share a place unless `then_by` tells them apart; `same-skip` leaves out the places that the
    others would have had, `same-dense` does not.
    """
    keys = {unit.unit: _key(document, unit) for unit in units if any(item.in_total for item in unit.items)}
    ordered = sorted(keys.values())
    steps = sorted(set(ordered)) if document.ranking.ties == "same-dense" else ordered
    places = {key: steps.index(key) + 1 for key in dict.fromkeys(ordered)}
    return tuple(
        attrs.evolve(unit, rank=places[keys[unit.unit]]) if unit.unit in keys else unit for unit in units
    )


def _key(document: Document, unit: UnitScore) -> tuple[object, ...]:
    """Return what a unit is sorted by: the smaller, the better its place."""
    put_last = any(mark.effect == "last-rank" for mark in unit.vetoes)
    then = [unit.unit if name == "id" else -unit.item(name).points for name in document.ranking.then_by]
    return (put_last, -unit.total, *then)
