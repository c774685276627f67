"""The pictures of the page: who rose and fell, how firm the places are, which indicators go together."""

from collections.abc import Collection, Sequence
from itertools import count

from jiceng.indicators.composite import correlation
from jiceng.indicators.scorecard import Scorecard
from jiceng.report.markup import Markup, element
from jiceng.report.plots import Picture, correlation_heat_map, rank_changes, rank_intervals

__all__ = ["folded", "pictures_of"]

_DRAWS, _SPREAD, _SEED = 500, 0.25, 1
_FEWEST = 5  # units of which a correlation says something


def pictures_of(card: Scorecard, previous: Scorecard | None) -> list[tuple[str, Picture]]:
    """Return the pictures that the card has something for, each with what it shows."""
    found: list[tuple[str, Picture]] = []
    ranked = [unit for unit in card.units if unit.rank is not None]
    if previous is not None and {unit.unit for unit in ranked} & {unit.unit for unit in previous.units}:
        found.append(("名次升降", rank_changes(card, previous)))
    if len(ranked) > 1 and len(card.units[0].items) > 1:
        found.append(("名次的可靠程度", _intervals(card)))
    if len(ranked) >= _FEWEST:
        heat = _heat_map(card)
        found += [("指标之间的关系", heat)] if heat is not None else []
    return found


def _intervals(card: Scorecard) -> Picture:
    import polars as pl

    places = {unit.unit: None if unit.rank is None else float(unit.rank) for unit in card.units}
    firm = card.uncertainty(_DRAWS, weights=_SPREAD, seed=_SEED)
    frame = firm.frame.with_columns(
        nominal=pl.Series([places[unit] for unit in firm.frame["unit"]], dtype=pl.Float64()),
    )
    return rank_intervals(
        frame.select("nominal", "low", "high", unit="name"), "名次的可靠程度（权重上下浮动 25%）"
    )


def _heat_map(card: Scorecard) -> Picture | None:
    """Return how the points of the indicators go together; nothing where fewer than two of them differ."""
    import polars as pl

    columns: dict[str, Sequence[float | None]] = {}
    for item in card.units[0].items:
        marks = [unit.item(item.indicator) for unit in card.units]
        points = [float(mark.points) if mark.in_total else None for mark in marks]
        if len({one for one in points if one is not None}) > 1:
            columns[_distinct(item.title, columns)] = points
    return correlation_heat_map(correlation(pl.DataFrame(columns))) if len(columns) > 1 else None


def _distinct(title: str, taken: Collection[str]) -> str:
    """Return a title, numbered where another indicator has it already."""
    numbered = (title if place == 1 else f"{title}（{place}）" for place in count(1))
    return next(name for name in numbered if name not in taken)


def folded(title: str, picture: Picture) -> Markup:
    """Return a picture to be opened; it takes its outlines from the page."""
    return element(
        "details",
        element("summary", element("span", title, class_="item-title")),
        element("div", picture.embedded, class_="scroll", tabindex=0, role="region", aria_label=title),
        class_="item picture",
    )
