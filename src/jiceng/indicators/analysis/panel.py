"""Scorecards of several periods in a row: the path of every unit, and what it is made of."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators.analysis.comparing import Comparison, compared
from jiceng.indicators.numbers import CARRIED_PLACES
from jiceng.indicators.scorecard import Scorecard

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Change", "Panel", "panel"]


@attrs.frozen
class Change:
    """What moved from each period to the next."""

    steps: tuple[Comparison, ...]

    @property
    def frame(self) -> "pl.DataFrame":
        """One row per unit and step: unit, name, before, period, change of the total, places won."""
        import polars as pl

        rows = [
            (unit.unit, unit.name, step.before, step.period, unit.change, unit.places_won)
            for step in self.steps
            for unit in step.units
        ]
        schema = dict.fromkeys(("unit", "name", "before", "period"), pl.String())
        decimals = {"change": pl.Decimal(38, CARRIED_PLACES), "places_won": pl.Decimal(38, 1)}
        return pl.DataFrame(rows, schema={**schema, **decimals}, orient="row")

    def decompose(self) -> "pl.DataFrame":
        """Return what each item added to the change of each total: unit, name, before, period, component, change.

        The last component of a unit, `others`, is bonus, deductions and adjustments. The components of a unit and
        step add up to the change of its total, exactly.
        """
        import polars as pl

        rows = [
            (unit.unit, unit.name, step.before, step.period, component, change)
            for step in self.steps
            for unit in step.units
            for component, change in (
                *((item.indicator, item.change) for item in unit.items),
                ("others", unit.others),
            )
        ]
        schema = dict.fromkeys(("unit", "name", "before", "period", "component"), pl.String())
        return pl.DataFrame(rows, schema={**schema, "change": pl.Decimal(38, CARRIED_PLACES)}, orient="row")


@attrs.frozen
class Panel:
    """Scorecards of one scheme, or of its editions, in the order of their periods."""

    cards: tuple[Scorecard, ...]

    @property
    def frame(self) -> "pl.DataFrame":
        """One row per period and unit: period, unit, name, total, rank, grade."""
        import polars as pl

        rows = [
            (card.period, unit.unit, unit.name, unit.total, unit.rank, unit.grade)
            for card in self.cards
            for unit in card.units
        ]
        points = {"total": pl.Decimal(38, CARRIED_PLACES), "rank": pl.Decimal(38, 1)}
        schema = {
            "period": pl.String(),
            "unit": pl.String(),
            "name": pl.String(),
            **points,
            "grade": pl.String(),
        }
        return pl.DataFrame(rows, schema=schema, orient="row")

    def change(self) -> Change:
        """Return what moved from each period to the next."""
        return Change(tuple(compared(later, earlier) for earlier, later in pairwise(self.cards)))


def panel(cards: Iterable[Scorecard]) -> Panel:
    """Return scorecards as a panel, ordered by the day of the assessment.

    Raises `DeclarationError` for fewer than two, or two of the same period.
    """
    ordered = tuple(sorted(cards, key=lambda card: card.as_of))
    if len(ordered) < 2 or len({card.period for card in ordered}) < len(ordered):
        raise DeclarationError("a panel needs the scorecards of at least two different periods")
    return Panel(ordered)
