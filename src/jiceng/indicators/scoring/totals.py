"""From the items of a unit to its total and grade.

Redistribution → parts → bonus → deductions by veto → rounding → grade lines → veto effects. What each
stage changes becomes a line of its own, so that the lines add up to the total exactly. Items that are left
out settle the factor of the redistribution; it multiplies what the parts come to.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from jiceng.indicators.declared import Document, Part
from jiceng.indicators.numbers import CARRIED_PLACES, half_up, written
from jiceng.indicators.scorecard import Adjustment, BonusMark, PartScore, UnitScore, VetoMark
from jiceng.indicators.scoring.items import Scored

__all__ = ["Extras", "add_up"]


@attrs.frozen
class Extras:
    """The bonuses and the triggered vetoes of a unit, each with its exact points."""

    bonuses: Sequence[tuple[BonusMark, Fraction]]
    vetoes: Sequence[tuple[VetoMark, Fraction]]


def add_up(document: Document, unit: str, name: str, scored: Sequence[Scored], extras: Extras) -> UnitScore:
    """Return the unit with its total and grade; ranks come when all units are there."""
    parts, bounded, exact = _parts(document, scored)
    scaled, redistributed = _redistributed(document, scored, exact)
    added = sum((points for _, points in extras.bonuses), Fraction(0))
    taken = sum((points for _, points in extras.vetoes), Fraction(0))
    result = UnitScore(
        unit=unit,
        name=name,
        total=half_up(scaled + added - taken, document.rounding.places),
        rank=None,
        grade=None,
        parts=tuple(parts),
        items=tuple(one.item for one in scored),
        adjustments=(*bounded, *redistributed),
        bonuses=tuple(mark for mark, _ in extras.bonuses),
        vetoes=tuple(mark for mark, _ in extras.vetoes),
    )
    difference = result.total - result.added_up
    if difference:
        why = f"{_STAGE[document.rounding.at]}四舍五入到 {document.rounding.places} 位小数"
        result = _with_line(result, Adjustment("rounding", "", difference, why))
    if not any(one.item.in_total for one in scored):
        return result
    return _vetoed(document, result)


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


def _vetoed(document: Document, unit: UnitScore) -> UnitScore:
    """Give the grade of the total, then let the vetoes have their effect on total and grade."""
    effects = {mark.effect for mark in unit.vetoes}
    if "zero" in effects and unit.total != 0:
        line = Adjustment("veto-effects", "", -unit.total, "一票否决，总分计 0 分")
        unit = attrs.evolve(_with_line(unit, line), total=half_up(Fraction(0), document.rounding.places))
    names = [grade.name for grade in document.grade]
    place = next(
        (
            place
            for place, grade in enumerate(document.grade)
            if grade.at_least is None or unit.total >= grade.at_least
        ),
        None,
    )
    if place is None:
        return unit
    if "not-top" in effects:
        place = max(place, 1)
    capped = [veto.grade for veto in document.veto if veto.id in {mark.veto for mark in unit.vetoes}]
    place = max([place, *(names.index(name) for name in capped if name is not None)])
    if "fail" in effects:
        place = len(names) - 1
    return attrs.evolve(unit, grade=names[place])
