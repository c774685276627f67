"""Places as bars: each total, made of its parts."""

from collections.abc import Sequence
from decimal import Decimal

from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.places import by_rank
from jiceng.report.plots.canvas import HUES, SOFT, TRACK, Canvas, Picture
from jiceng.report.plots.outlines import shortened, text_width

__all__ = ["ranking_bars"]

_WIDTH, _ROW, _TOP, _LEGEND_ROW = 860, 30, 92, 22
_NARROWEST, _WIDEST = 140, 330  # of places and names beside the bars
_EXTRA = "#6d28a8"  # of points on top


def ranking_bars(card: Scorecard) -> Picture:
    """Return the totals of all units as bars, best first, each made of its parts and the bonus.

    Points taken from a total (vetoes, negative adjustments) are not drawn; the number beside the bar is the total.
    """
    units = by_rank(card)
    title = f"{card.title} {parse_period(card.period).zh}得分"
    described = "；".join(f"{_place(unit)} {unit.name} {written(unit.total)} 分" for unit in units)
    legend = _legend(units)
    top = _TOP + _LEGEND_ROW * (len(legend) - 1)
    canvas = Canvas(_WIDTH, top + _ROW * len(units) + 16, title, described)
    canvas.title(title)
    _draw_legend(canvas, legend)
    full = max([Decimal(written(card.full_marks)), *(_drawn(unit) for unit in units)])
    longest = max((text_width(unit.name, 14) for unit in units), default=0.0)
    names = min(max(longest + 62, _NARROWEST), _WIDEST)
    room = _WIDTH - names - 120
    for row, unit in enumerate(units):
        y = top + _ROW * row
        canvas.text(44, y + 16, _place(unit), 13, colour=SOFT, anchor="end")
        canvas.text(56, y + 16, shortened(unit.name, 14, names - 52), 14)
        canvas.rectangle(names + 16, y, room, 20, TRACK)
        x = names + 16.0
        for colour, points in _segments(unit):
            width = room * float(max(points, Decimal(0)) / full) if full > 0 else 0.0
            canvas.rectangle(x, y, max(width - 1, 0), 20, colour)
            x += width
        ending = f"{written(unit.total)}" + (f"  {unit.grade}" if unit.grade else "")
        canvas.text(names + 24 + room, y + 16, ending, 13, strong=True)
    return canvas.to_svg()


def _segments(unit: UnitScore) -> list[tuple[str, Decimal]]:
    parts = [(HUES[place % len(HUES)], part.points) for place, part in enumerate(unit.parts)]
    return [*parts, (_EXTRA, unit.bonus)]


def _drawn(unit: UnitScore) -> Decimal:
    return sum((max(points, Decimal(0)) for _, points in _segments(unit)), Decimal(0))


def _legend(units: Sequence[UnitScore]) -> list[list[tuple[str, str, float]]]:
    """Return the colours and titles of the parts in lines that fit, each with how far it reaches."""
    named = (
        [(HUES[place % len(HUES)], part.title) for place, part in enumerate(units[0].parts)] if units else []
    )
    if any(unit.bonus for unit in units):
        named.append((_EXTRA, "加分"))
    lines: list[list[tuple[str, str, float]]] = [[]]
    used = 0.0
    for colour, title in named:
        shown = shortened(title, 13, _WIDTH / 2)
        reach = 38 + text_width(shown, 13)
        if lines[-1] and used + reach > _WIDTH - 16:
            lines.append([])
            used = 0.0
        lines[-1].append((colour, shown, reach))
        used += reach
    return lines


def _draw_legend(canvas: Canvas, lines: Sequence[Sequence[tuple[str, str, float]]]) -> None:
    for row, line in enumerate(lines):
        x, y = 16.0, 68.0 + _LEGEND_ROW * row
        for colour, title, reach in line:
            canvas.rectangle(x, y - 11, 12, 12, colour)
            canvas.text(x + 18, y, title, 13, colour=SOFT)
            x += reach


def _place(unit: UnitScore) -> str:
    return "—" if unit.rank is None else f"{unit.rank}"
