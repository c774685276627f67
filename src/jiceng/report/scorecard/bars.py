"""Bars of points, drawn as inline SVG."""

from collections.abc import Sequence
from decimal import Decimal

from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import UnitScore
from jiceng.report.markup import Markup, element

__all__ = ["HUES", "legend", "points_bar", "stacked_bar"]

HUES = 8
"""How many colours the style sheet names for parts; more parts begin again with the first."""

_WIDTH = 1000  # of the drawing; the style sheet stretches it


def stacked_bar(unit: UnitScore, longest: Decimal) -> Markup:
    """Return the parts of a total side by side, the bonus last; `longest` is the total that fills the bar."""
    segments = [(f"p{place % HUES}", part.points) for place, part in enumerate(unit.parts)]
    segments.append(("extra", unit.bonus))
    told = "，".join(f"{part.title} {written(part.points)} 分" for part in unit.parts)
    if unit.bonus:
        told += f"，加分 {written(unit.bonus)} 分"
    return _svg(segments, longest, f"{unit.name}：{told}")


def points_bar(points: Decimal, full: Decimal, hue: int) -> Markup:
    """Return the share of full marks that was reached; decoration beside the printed numbers."""
    return _svg([(f"p{hue % HUES}", points)], full, None)


def _svg(segments: Sequence[tuple[str, Decimal]], longest: Decimal, told: str | None) -> Markup:
    drawn: list[Markup] = [element("rect", class_="track", width=_WIDTH, height=10)]
    left = 0
    for hue, points in segments:
        width = int(_WIDTH * max(points, Decimal(0)) / longest) if longest > 0 else 0
        width = min(width, _WIDTH - left)
        if width:
            drawn.append(element("rect", class_=hue, x=left, width=max(width - 3, 1), height=10))
        left += width
    return element(
        "svg",
        *drawn,
        class_="bar",
        viewBox=f"0 0 {_WIDTH} 10",
        preserveAspectRatio="none",
        role="img" if told else None,
        aria_label=told,
        aria_hidden=None if told else "true",
    )


def legend(unit: UnitScore, with_bonus: bool) -> Markup:
    """Return what the colours of the parts mean."""
    entries = [(f"p{place % HUES}", part.title) for place, part in enumerate(unit.parts)]
    if with_bonus:
        entries.append(("extra", "加分"))
    return element(
        "ul",
        *(element("li", element("span", class_=f"key {hue}"), title) for hue, title in entries),
        class_="legend",
    )
