"""One unit as a waterfall: from full marks down to what it got, item by item."""

from decimal import Decimal

from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.plots.canvas import AXIS, BAD, GOOD, HUES, SOFT, TRACK, Canvas, Picture
from jiceng.report.plots.outlines import shortened
from jiceng.report.words import STAGES

__all__ = ["waterfall"]

_WIDTH, _ROW, _TOP, _NAMES = 860, 28, 62, 230


def waterfall(card: Scorecard, unit: str) -> Picture:
    """Return where a unit lost and gained points: full marks, every item that changed them, and the total.

    Items with full marks are not drawn. Raises `UnknownCodeError` for a unit that was not scored.
    """
    scored = card.unit(unit)
    steps = _steps(scored)
    full = sum((Decimal(written(item.full)) for item in scored.items), Decimal(0))
    title = f"{scored.name}：{parse_period(card.period).zh}得分怎样来的"
    told = "；".join(f"{name} {_signed(points)} 分" for name, points in steps)
    described = f"满分 {written(full)} 分；{told or '没有失分'}；总分 {written(scored.total)} 分"
    canvas = Canvas(_WIDTH, _TOP + _ROW * (len(steps) + 2) + 14, title, described)
    canvas.title(title)
    levels = [full]
    for _, points in steps:
        levels.append(levels[-1] + points)
    low, high = min([*levels, scored.total, Decimal(0)]), max([*levels, Decimal(1)])
    room = _WIDTH - _NAMES - 90

    def at(points: Decimal) -> float:
        return _NAMES + room * float((points - low) / (high - low))

    def row(place: int, name: str, start: Decimal, end: Decimal, colour: str, told: str) -> None:
        y = _TOP + _ROW * place
        canvas.text(_NAMES - 10, y + 15, shortened(name, 13, _NAMES - 24), 13, anchor="end")
        left, right = sorted((at(start), at(end)))
        canvas.rectangle(left, y + 2, max(right - left, 1), 18, colour)
        canvas.text(
            right + 6, y + 15, told, 13, colour=SOFT if colour == TRACK else colour, strong=colour == HUES[0]
        )
        if place:
            canvas.line((at(start), y - _ROW + 20), (at(start), y + 2), colour=AXIS, dashed=True)

    row(0, "满分", Decimal(0), full, TRACK, written(full))
    for place, (name, points) in enumerate(steps, start=1):
        start = levels[place - 1]
        row(place, name, start, levels[place], GOOD if points > 0 else BAD, _signed(points))
    row(len(steps) + 1, "总分", scored.total, Decimal(0), HUES[0], written(scored.total))
    if low < 0:
        canvas.line((at(Decimal(0)), _TOP), (at(Decimal(0)), _TOP + _ROW * (len(steps) + 2)))
    return canvas.to_svg()


def _steps(unit: UnitScore) -> list[tuple[str, Decimal]]:
    """Return what leads from full marks to the total; the steps and full marks add up to it exactly."""
    steps = [
        (item.title if item.in_total else f"{item.title}（不计）", item.points - Decimal(written(item.full)))
        for item in unit.items
    ]
    steps += [(STAGES.get(line.stage, line.stage), line.points) for line in unit.adjustments]
    steps += [(mark.title, mark.points) for mark in unit.bonuses]
    steps += [(mark.title, -mark.points) for mark in unit.vetoes]
    return [(name, points) for name, points in steps if points]


def _signed(points: Decimal) -> str:
    return f"{'+' if points > 0 else '−'}{written(abs(points))}"
