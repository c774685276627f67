"""Which indicators go together: the matrix of their correlations as a heat map."""

from typing import TYPE_CHECKING

from jiceng.report.plots.canvas import AXIS, INK, PAPER, SOFT, TRACK, Canvas, Picture
from jiceng.report.plots.outlines import shortened, text_width

if TYPE_CHECKING:
    import polars as pl

__all__ = ["correlation_heat_map"]

_CELL, _LONGEST, _SIZE = 46, 220, 13
_WARM, _COLD = (0x8C, 0x2D, 0x19), (0x1F, 0x4E, 0x79)  # together, against


def correlation_heat_map(frame: "pl.DataFrame", title: str = "指标之间的相关系数") -> Picture:
    """Return the correlations as coloured squares with their numbers: `frame` comes from `composite.correlation`.

    Its first column names the indicators, the others are in the same order. A pair without a correlation is
    hatched by a dash.
    """
    names = [str(name) for name in frame.get_column(frame.columns[0])]
    shown = [shortened(f"{place} {name}", _SIZE, _LONGEST) for place, name in enumerate(names, start=1)]
    left = max((text_width(name, _SIZE) for name in shown), default=0.0) + 32
    numbers = frame.drop(frame.columns[0]).rows()
    strong = [
        f"{one} 与 {other} {value:.2f}"
        for row, one in enumerate(names)
        for other, value in zip(names[row + 1 :], numbers[row][row + 1 :], strict=True)
        if value is not None and abs(value) >= _STRONG
    ]
    described = "相关较强：" + "；".join(strong) if strong else "没有相关较强的指标"
    width = max(left + _CELL * len(names) + 20, text_width(title, 18) + 32, 420)
    canvas = Canvas(width, 96 + _CELL * len(names) + 44, title, described)
    canvas.title(title)
    for column in range(len(names)):
        canvas.text(left + _CELL * (column + 0.5), 82, f"{column + 1}", _SIZE, colour=SOFT, anchor="middle")
    for row, name in enumerate(shown):
        y = 92 + _CELL * row
        canvas.text(left - 10, y + _CELL / 2 + 5, name, _SIZE, anchor="end")
        for column, value in enumerate(numbers[row]):
            x = left + _CELL * column
            if value is None:
                canvas.rectangle(x, y, _CELL - 2, _CELL - 2, TRACK)
                canvas.text(x + _CELL / 2 - 1, y + _CELL / 2 + 4, "—", 12, colour=AXIS, anchor="middle")
                continue
            canvas.rectangle(x, y, _CELL - 2, _CELL - 2, _tint(value))
            colour = PAPER if abs(value) > _DARK else INK
            canvas.text(
                x + _CELL / 2 - 1, y + _CELL / 2 + 4, _number(value), 12, colour=colour, anchor="middle"
            )
    y = 92 + _CELL * len(names) + 24
    canvas.text(16, y, "红：同升同降；蓝：此升彼降；颜色越深，关系越强。", 12, colour=SOFT)
    return canvas.to_svg()


_STRONG, _DARK = 0.8, 0.6


def _tint(value: float) -> str:
    """Return the colour of a correlation: white at 0, full at −1 and 1."""
    strength = min(abs(value), 1.0)
    full = _WARM if value > 0 else _COLD
    return "#" + "".join(f"{round(255 + (part - 255) * strength):02x}" for part in full)


def _number(value: float) -> str:
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "−")
