"""From the items of a unit to its total.

Redistribution → parts → bonus → deductions by veto → rounding → composition → a veto that sets the total to 0.
What each stage changes becomes a line of its own, so that the lines add up to the total exactly. Items that are
left out settle the factor of the redistribution; it multiplies what the parts come to.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from jiceng.indicators.declared import Document, Part
from jiceng.indicators.numbers import CARRIED_PLACES, half_up, percent, written
from jiceng.indicators.scorecard import (
    Adjustment,
    BonusMark,
    ComposedShare,
    PartScore,
    UnitScore,
    VetoMark,
)
from jiceng.indicators.scoring.items import Scored
from jiceng.indicators.scoring.units import Unit

__all__ = ["Extras", "add_up"]


@attrs.frozen
class Extras:
    """The bonuses and the triggered vetoes of a unit, each with its exact points."""

    bonuses: Sequence[tuple[BonusMark, Fraction]]
    vetoes: Sequence[tuple[VetoMark, Fraction]]


def add_up(
    document: Document,
    unit: Unit,
    scored: Sequence[Scored],
    extras: Extras,
    composed: Sequence[ComposedShare] = (),
) -> UnitScore:
    """Return the unit with its total; grades and ranks come when all units are there."""
    parts, bounded, exact = _parts(document, scored)
    scaled, redistributed = _redistributed(document, scored, exact)
    added = sum((points for _, points in extras.bonuses), Fraction(0))
    taken = sum((points for _, points in extras.vetoes), Fraction(0))
    result = UnitScore(
        unit=unit.code,
        name=unit.name,
        total=half_up(scaled + added - taken, document.rounding.places),
        rank=None,
        grade=None,
        parts=tuple(parts),
        items=tuple(one.item for one in scored),
        adjustments=(*bounded, *redistributed),
        bonuses=tuple(mark for mark, _ in extras.bonuses),
        vetoes=tuple(mark for mark, _ in extras.vetoes),
        stratum=unit.stratum,
    )
    difference = result.total - result.added_up
    if difference:
        why = f"{_STAGE[document.rounding.at]}四舍五入到 {document.rounding.places} 位小数"
        result = _with_line(result, Adjustment("rounding", "", difference, why))
    if composed:
        result = _composed(document, result, composed)
    effects = {mark.effect for mark in result.vetoes}
    if "zero" in effects and result.total != 0 and any(one.item.in_total for one in scored):
        line = Adjustment("veto-effects", "", -result.total, "一票否决，总分计 0 分")
        result = attrs.evolve(_with_line(result, line), total=half_up(Fraction(0), document.rounding.places))
    return result


def _composed(document: Document, unit: UnitScore, components: Sequence[ComposedShare]) -> UnitScore:
    """Replace the total by the weighted sum of several; the difference is a line with the sum in words."""
    totals = [(part, Fraction(unit.total) if part.own else part.total or Fraction(0)) for part in components]
    exact = sum((part.weight * total for part, total in totals), Fraction(0))
    composed = half_up(exact, document.rounding.places)
    told = " + ".join(f"{part.name} {written(total)} × {percent(part.weight)}" for part, total in totals)
    none = "".join(
        f"；{part.name}没有得分，按 0 分计" for part in components if part.total is None and not part.own
    )
    line = Adjustment("composition", "", composed - unit.total, f"{told} = {composed:f} 分{none}")
    shares = tuple(attrs.evolve(part, total=total) if part.own else part for part, total in totals)
    return attrs.evolve(_with_line(unit, line), total=composed, composition=shares)


_STAGE = {"item": "各项得分", "part": "各部分得分", "total": "总分"}


def _parts(
    document: Document, scored: Sequence[Scored]
) -> tuple[list[PartScore], list[Adjustment], Fraction]:
    """Keep each part within its bounds; return the parts, what the bounds changed, and the exact sum."""
    parts: list[PartScore] = []
    lines: list[Adjustment] = []
    total = Fraction(0)
    for part in document.part:
        plain = sum((one.exact for one in scored if one.item.part == part.id), Fraction(0))
        bounded = _at(document, "item", _bounded(part, plain))
        if bounded != plain:
            side = "上限" if bounded < plain else "下限"
            why = f"“{part.title}”合计 {written(plain)} 分，按{side} {written(bounded)} 分计"
            lines.append(Adjustment("parts", part.id, _shown(document, bounded - plain), why))
        kept = _at(document, "part", bounded)
        parts.append(PartScore(part.id, part.title, part.points, _shown(document, kept)))
        total += kept
    return parts, lines, total


def _bounded(part: Part, points: Fraction) -> Fraction:
    if isinstance(part.cap, Fraction):
        points = min(points, part.cap)
    if isinstance(part.floor, Fraction):
        points = max(points, part.floor)
    return points


def _redistributed(
    document: Document, scored: Sequence[Scored], points: Fraction
) -> tuple[Fraction, list[Adjustment]]:
    """Scale the points by full ÷ possible when items are left out (缺项折算).

    The bounds of a part hold for its unscaled points: a part that is full stays full.
    """
    full = sum((one.item.full for one in scored), Fraction(0))
    possible = sum((one.item.full for one in scored if one.item.in_total), Fraction(0))
    if possible in (full, 0):
        return points, []
    scaled = _at(document, "part", points * full / possible)
    why = f"缺项折算：{written(points)} × {written(full)} ÷ {written(possible)} = {written(scaled)} 分"
    return scaled, [Adjustment("redistribution", "", _shown(document, scaled - points), why)]


def _at(document: Document, stage: str, points: Fraction) -> Fraction:
    """Round at a stage when the scheme rounds there or earlier."""
    rounding = document.rounding
    if rounding.at == "item" or (rounding.at == "part" and stage == "part"):
        return Fraction(half_up(points, rounding.places))
    return points


def _shown(document: Document, points: Fraction) -> Decimal:
    return half_up(points, document.rounding.places if document.rounding.at == "item" else CARRIED_PLACES)


def _with_line(unit: UnitScore, line: Adjustment) -> UnitScore:
    return attrs.evolve(unit, adjustments=(*unit.adjustments, line))
