"""Who rose and who fell: an arrow from the earlier place of each unit to the present one."""

from decimal import Decimal

from jiceng.indicators.scorecard import Scorecard
from jiceng.periods import parse_period
from jiceng.report.places import by_rank
from jiceng.report.plots.canvas import AXIS, BAD, GOOD, SOFT, Canvas, Picture
from jiceng.report.plots.outlines import shortened

__all__ = ["rank_changes"]

_WIDTH, _ROW, _TOP, _LEFT, _RIGHT = 860, 30, 104, 300, 520


def rank_changes(card: Scorecard, previous: Scorecard) -> Picture:
    """Return the places of two periods side by side, joined by arrows; units that are in one only have none."""
    before = [unit for unit in by_rank(previous) if unit.rank is not None]
    after = [unit for unit in by_rank(card) if unit.rank is not None]
    rows_before = {unit.unit: row for row, unit in enumerate(before)}
    earlier = {unit.unit: unit.rank or 0 for unit in before}
    title = f"{parse_period(card.period).zh}名次升降"
    moves = [(unit, earlier[unit.unit] - (unit.rank or 0)) for unit in after if unit.unit in earlier]
    described = "；".join(f"{unit.name} {_told(moved)}" for unit, moved in moves)
    canvas = Canvas(_WIDTH, _TOP + _ROW * max(len(before), len(after)) + 10, title, described)
    canvas.title(title)
    canvas.text(_LEFT, 76, parse_period(previous.period).zh, 13, colour=SOFT, anchor="end")
    canvas.text(_RIGHT, 76, parse_period(card.period).zh, 13, colour=SOFT)
    for row, unit in enumerate(before):
        canvas.text(
            _LEFT, _TOP + _ROW * row + 5, f"{shortened(unit.name, 14, 230)}  {unit.rank}", 14, anchor="end"
        )
    for row, unit in enumerate(after):
        y = _TOP + _ROW * row
        moved = {one.unit: steps for one, steps in moves}.get(unit.unit)
        colour = SOFT if not moved else GOOD if moved > 0 else BAD
        canvas.text(_RIGHT, y + 5, f"{unit.rank}  {shortened(unit.name, 14, 210)}", 14)
        if moved is None:
            canvas.text(_WIDTH - 16, y + 5, "新参评", 13, colour=SOFT, anchor="end")
            continue
        canvas.text(_WIDTH - 16, y + 5, _told(moved), 13, colour=colour, anchor="end", strong=bool(moved))
        start = (_LEFT + 10, _TOP + _ROW * rows_before[unit.unit])
        _arrow(canvas, start, (_RIGHT - 10, y), colour if moved else AXIS)
    return canvas.to_svg()


def _told(moved: int | Decimal) -> str:
    return "持平" if moved == 0 else f"{'升' if moved > 0 else '降'} {abs(moved)} 名"


def _arrow(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across**2 + down**2) ** 0.5
    along = (across / length, down / length)
    neck = (end[0] - 9 * along[0], end[1] - 9 * along[1])
    canvas.line(start, neck, colour=colour, width=2)
    side = (-along[1] * 4.5, along[0] * 4.5)
    canvas.shape(
        [end, (neck[0] + side[0], neck[1] + side[1]), (neck[0] - side[0], neck[1] - side[1])], colour
    )
