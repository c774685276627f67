"""A scorecard as a small table for notebooks: totals, places, grades, and the points of each part."""

from html import escape

from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard, UnitScore

__all__ = ["card_table"]

_MOST_ROWS = 60


def card_table(card: Scorecard) -> str:
    """Return an HTML table of the units in the order of their places, at most sixty of them. It holds no script."""
    units = sorted(card.units, key=lambda unit: (unit.rank is None, unit.rank or 0, unit.unit))
    parts = [part.title for part in units[0].parts] if units else []
    head = ["名次", "单位", *parts, "总分", "等次"]
    rows = "".join(
        _row([_place(unit), unit.name, *_points(unit), f"{unit.total:f}", unit.grade or ""])
        for unit in units[:_MOST_ROWS]
    )
    left = len(units) - _MOST_ROWS
    more = f"<p>其余 {left} 个单位从略。</p>" if left > 0 else ""
    caption = f"<caption>{escape(card.title)} {escape(card.period)}</caption>"
    return f"<table>{caption}<thead>{_row(head, cell='th')}</thead><tbody>{rows}</tbody></table>{more}"


def _place(unit: UnitScore) -> str:
    return "—" if unit.rank is None else str(unit.rank)


def _points(unit: UnitScore) -> list[str]:
    return [written(part.points) for part in unit.parts]


def _row(cells: list[str], *, cell: str = "td") -> str:
    inside = "".join(f"<{cell}>{escape(text)}</{cell}>" for text in cells)
    return f"<tr>{inside}</tr>"
