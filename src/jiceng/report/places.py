"""The units of a scorecard in the order in which every output tells of them."""

from jiceng.indicators.scorecard import Scorecard, UnitScore

__all__ = ["by_rank"]


def by_rank(card: Scorecard) -> list[UnitScore]:
    """Return the units from the first place to the last, those without a place at the end."""
    return sorted(card.units, key=lambda unit: (unit.rank is None, unit.rank or 0, unit.unit))
