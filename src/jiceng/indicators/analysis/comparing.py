"""Two scorecards side by side: what moved, by unit and by item."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import UnknownCodeError
from jiceng.indicators.numbers import CARRIED_PLACES, written
from jiceng.indicators.scorecard import Scorecard, UnitScore

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Comparison", "ItemChange", "UnitChange", "compared"]


@attrs.frozen
class ItemChange:
    """The points of one item now and then; `None` where the item is only in one of the schemes."""

    indicator: str
    title: str
    points: Decimal | None
    before: Decimal | None

    @property
    def change(self) -> Decimal:
        """Points won or lost; an item that was not there counts as 0."""
        return (self.points or Decimal(0)) - (self.before or Decimal(0))


@attrs.frozen
class UnitChange:
    """One unit in both scorecards. `others` is what changed outside the items: bonus, deductions, adjustments.

    Σ changes of the items + `others` = `change`, exactly.
    """

    unit: str
    name: str
    total: Decimal
    before: Decimal
    rank: int | Decimal | None
    rank_before: int | Decimal | None
    items: tuple[ItemChange, ...]

    @property
    def change(self) -> Decimal:
        """Points that the total rose or fell."""
        return self.total - self.before

    @property
    def others(self) -> Decimal:
        """What changed outside the items."""
        return self.change - sum((item.change for item in self.items), Decimal(0))

    @property
    def places_won(self) -> Decimal | None:
        """How many places the unit moved up (down when negative); `None` without a place in both."""
        if self.rank is None or self.rank_before is None:
            return None
        return Decimal(self.rank_before) - Decimal(self.rank)

    @property
    def why(self) -> str:
        """One sentence: total, place, and the items that moved most."""
        moved = sorted((item for item in self.items if item.change), key=lambda item: -abs(item.change))[:3]
        told = "、".join(f"{item.title} {_signed(item.change)}" for item in moved)
        places = self.places_won
        place = (
            ""
            if places is None
            else "，名次不变"
            if not places
            else (f"，名次{'前进' if places > 0 else '后退'} {written(abs(places))} 位")
        )
        return f"{self.name} {self.before:f} → {self.total:f} 分（{_signed(self.change)}）{place}{'；' if told else ''}{told}。"


@attrs.frozen
class Comparison:
    """What moved between two scorecards. `added` and `gone` are units that are only in one of them, by code."""

    period: str
    before: str
    units: tuple[UnitChange, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]

    def unit(self, code: str) -> UnitChange:
        """Return what moved for one unit. Raises `UnknownCodeError`."""
        found = next((unit for unit in self.units if unit.unit == code), None)
        if found is None:
            raise UnknownCodeError(f"no unit {code!r} is in both scorecards")
        return found

    @property
    def frame(self) -> "pl.DataFrame":
        """One row per unit and item: unit, name, indicator, before, points, change."""
        import polars as pl

        points = pl.Decimal(38, CARRIED_PLACES)
        rows = [
            (unit.unit, unit.name, item.indicator, item.before, item.points, item.change)
            for unit in self.units
            for item in unit.items
        ]
        schema = {"unit": pl.String(), "name": pl.String(), "indicator": pl.String()}
        return pl.DataFrame(
            rows, schema={**schema, "before": points, "points": points, "change": points}, orient="row"
        )

    def to_json(self) -> str:
        """Return what moved as one JSON object of format `jiceng-comparison/1`; points are decimal strings."""
        units = [
            {
                "unit": unit.unit,
                "name": unit.name,
                "before": f"{unit.before:f}",
                "total": f"{unit.total:f}",
                "change": f"{unit.change:f}",
                "places_won": None if unit.places_won is None else f"{unit.places_won:f}",
                "items": {item.indicator: f"{item.change:f}" for item in unit.items},
                "others": f"{unit.others:f}",
                "why": unit.why,
            }
            for unit in self.units
        ]
        document = {
            "format": "jiceng-comparison/1",
            "period": self.period,
            "before": self.before,
            "units": units,
            "added": list(self.added),
            "gone": list(self.gone),
        }
        return json.dumps(document, ensure_ascii=False)

    def __str__(self) -> str:
        lines = [unit.why for unit in self.units]
        for codes, told in ((self.added, "上次没有"), (self.gone, "这次没有")):
            if codes:
                lines.append(f"{told}的单位，不比较：{'、'.join(codes)}。")
        return "\n".join(lines)


def compared(card: Scorecard, previous: Scorecard) -> Comparison:
    """Return what moved from one scorecard to the other, in the order of the codes."""
    then = {unit.unit: unit for unit in previous.units}
    now = {unit.unit for unit in card.units}
    return Comparison(
        card.period,
        previous.period,
        tuple(_unit(unit, then[unit.unit]) for unit in card.units if unit.unit in then),
        tuple(unit.unit for unit in card.units if unit.unit not in then),
        tuple(code for code in then if code not in now),
    )


def _unit(unit: UnitScore, before: UnitScore) -> UnitChange:
    return UnitChange(
        unit.unit, unit.name, unit.total, before.total, unit.rank, before.rank, tuple(_items(unit, before))
    )


def _items(unit: UnitScore, before: UnitScore) -> Iterator[ItemChange]:
    then = {item.indicator: item for item in before.items}
    for item in unit.items:
        old = then.pop(item.indicator, None)
        yield ItemChange(item.indicator, item.title, item.points, None if old is None else old.points)
    yield from (ItemChange(item.indicator, item.title, None, item.points) for item in then.values())


def _signed(points: Decimal) -> str:
    return f"{'+' if points > 0 else ''}{points:f}"
