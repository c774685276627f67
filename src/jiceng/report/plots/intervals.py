"""How firm the places are: for each unit the range of places it takes when the weights are moved a little."""

from typing import TYPE_CHECKING

from jiceng.report.plots.canvas import AXIS, HUES, PAPER, SOFT, TRACK, Canvas, Picture
from jiceng.report.plots.outlines import shortened, text_width

if TYPE_CHECKING:
    import polars as pl

__all__ = ["rank_intervals"]

_WIDTH, _ROW, _TOP = 860, 26, 98
_NARROWEST, _WIDEST = 130, 300  # of the names beside the lines


def rank_intervals(frame: "pl.DataFrame", title: str = "名次的可靠程度") -> Picture:
    """Return the places as dots on lines: `frame` has the columns unit, nominal, low and high, one row per unit.

    That is the `frame` of `composite.uncertainty`. Units without a place are left out.
    """
    rows = [
        (str(unit), float(nominal), float(low), float(high))
        for unit, nominal, low, high in frame.select("unit", "nominal", "low", "high")
        .drop_nulls()
        .iter_rows()
    ]
    rows.sort(key=lambda row: (row[1], row[2] + row[3], row[0]))
    described = "；".join(
        f"{unit} 第 {nominal:g} 名，在第 {low:g} 至 {high:g} 名之间" for unit, nominal, low, high in rows
    )
    longest = max((text_width(row[0], 13) for row in rows), default=0.0)
    names = min(max(longest + 36, _NARROWEST), _WIDEST)
    canvas = Canvas(_WIDTH, _TOP + _ROW * len(rows) + 20, title, described)
    canvas.title(title)
    canvas.text(
        16,
        56,
        "横线是权重小幅变动时名次的范围，点是现行权重下的名次；横线重叠的单位，先后不宜绝对化。",
        12,
        colour=SOFT,
    )
    last = max([row[3] for row in rows] + [row[1] for row in rows], default=1.0)
    room = _WIDTH - names - 60

    def at(place: float) -> float:
        return names + room * (place - 1) / max(last - 1, 1)

    for place in _ticks(last):
        canvas.line((at(place), _TOP - 8), (at(place), _TOP + _ROW * len(rows)), colour=TRACK)
        canvas.text(at(place), _TOP - 14, f"{place}", 12, colour=SOFT, anchor="middle")
    for row, (unit, nominal, low, high) in enumerate(rows):
        y = _TOP + _ROW * row + 12
        canvas.text(names - 20, y + 5, shortened(unit, 13, names - 36), 13, anchor="end")
        canvas.line((at(low), y), (at(high), y), colour=HUES[7], width=5)
        for end in (low, high):
            canvas.line((at(end), y - 5), (at(end), y + 5), colour=AXIS)
        canvas.dot(at(nominal), y, 5.5, PAPER)
        canvas.dot(at(nominal), y, 4.5, HUES[0])
    return canvas.to_svg()


def _ticks(last: float) -> list[int]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10_000, 10**9) if last / step <= 16)
    return [1, *range(step if step > 1 else 2, int(last) + 1, step)]
