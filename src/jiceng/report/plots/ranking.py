"""Places as bars: each total, made of its parts."""

from decimal import Decimal

from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.plots.canvas import HUES, SOFT, TRACK, Canvas, Picture
from jiceng.report.plots.outlines import shortened, text_width
from jiceng.report.scorecard.ranking import by_rank

__all__ = ["ranking_bars"]

_WIDTH, _ROW, _TOP, _NAMES = 860, 30, 92, 150
_EXTRA = "#6d28a8"  # of points on top


def ranking_bars(card: Scorecard) -> Picture:
    """Return the totals of all units as bars, best first, each made of its parts and the bonus.

    Points taken from a total (vetoes, negative adjustments) are not drawn; the number beside the bar is the total.
    """
    units = by_rank(card)
    title = f"{card.title} {parse_period(card.period).zh}得分"
    described = "；".join(f"{_place(unit)} {unit.name} {written(unit.total)} 分" for unit in units)
    canvas = Canvas(_WIDTH, _TOP + _ROW * len(units) + 16, title, described)
    canvas.text(16, 32, title, 18, strong=True)
    _legend(canvas, units)
    full = max([Decimal(written(card.full_marks)), *(_drawn(unit) for unit in units)])
    room = _WIDTH - _NAMES - 120
    for row, unit in enumerate(units):
        y = _TOP + _ROW * row
        canvas.text(44, y + 16, _place(unit), 13, colour=SOFT, anchor="end")
        canvas.text(56, y + 16, shortened(unit.name, 14, _NAMES - 52), 14)
        canvas.rectangle(_NAMES + 16, y, room, 20, TRACK)
        x = _NAMES + 16.0
        for colour, points in _segments(unit):
            width = room * float(max(points, Decimal(0)) / full) if full > 0 else 0.0
            canvas.rectangle(x, y, max(width - 1, 0), 20, colour)
            x += width
        ending = f"{written(unit.total)}" + (f"  {unit.grade}" if unit.grade else "")
        canvas.text(_NAMES + 24 + room, y + 16, ending, 13, strong=True)
    return canvas.to_svg()


def _segments(unit: UnitScore) -> list[tuple[str, Decimal]]:
    parts = [(HUES[place % len(HUES)], part.points) for place, part in enumerate(unit.parts)]
    return [*parts, (_EXTRA, unit.bonus)]


def _drawn(unit: UnitScore) -> Decimal:
    return sum((max(points, Decimal(0)) for _, points in _segments(unit)), Decimal(0))


def _legend(canvas: Canvas, units: list[UnitScore]) -> None:
    named = (
        [(HUES[place % len(HUES)], part.title) for place, part in enumerate(units[0].parts)] if units else []
    )
    if any(unit.bonus for unit in units):
        named.append((_EXTRA, "加分"))
    x = 16.0
    for colour, title in named:
        shown = shortened(title, 13, _WIDTH / 3)
        if x + 24 + text_width(shown, 13) > _WIDTH:
            canvas.text(x, 68, "…", 13, colour=SOFT)
            break
        canvas.rectangle(x, 57, 12, 12, colour)
        canvas.text(x + 18, 68, shown, 13, colour=SOFT)
        x += 18 + text_width(shown, 13) + 20


def _place(unit: UnitScore) -> str:
    return "—" if unit.rank is None else f"{unit.rank}"
