"""The sheet 总分: what each unit comes to, its place, and its grade."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jiceng.files import visible
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.recompute.items_sheet import ItemsSheet
from jiceng.report.recompute.lines_sheet import ADJUSTED, BONUS, DEDUCTED, LATER, LinesSheet
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.table import TableSheet, column_letter

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_totals"]

_FIXED = (("单位", 16), ("名次", 8), ("单位代码", 16), ("总分", 10), ("等次", 10))
_TOTAL = 3  # the column 总分


def write_totals(
    sheet: "Worksheet",
    card: Scorecard,
    units: Sequence[UnitScore],
    looks: Looks,
    items: ItemsSheet,
    lines: LinesSheet,
) -> None:
    """Write one row per unit, from the first place to the last; `units` stand in that order."""
    parts = (
        {part.part: f"{part.title}（各项{place}）" for place, part in enumerate(units[0].parts, 1)}
        if units
        else {}
    )
    columns = [
        *_FIXED,
        *((title, 16) for title in parts.values()),
        (ADJUSTED, 10),
        (BONUS, 10),
        (DEDUCTED, 10),
    ]
    table = TableSheet(sheet, looks, columns)
    ranked = [unit for unit in units if unit.rank is not None]
    place, grade = _place_formula(ranked), _grade_formula(card, units)
    letter = column_letter(_TOTAL)
    everyone = f"${letter}$2:${letter}${len(ranked) + 1}"
    for unit in units:
        table.next_row()
        table.text("单位", unit.name)
        table.text("单位代码", unit.unit)
        points = looks.points(_places(unit.total))
        for part, title in parts.items():
            got = sum((one.points for one in unit.items if one.part == part and one.in_total), Decimal(0))
            table.formula(title, f"={items.sum_of(unit.unit, part)}", got, points)
        adjusted = sum((line.points for line in unit.adjustments), Decimal(0))
        of_unit = {kind: lines.sum_of(unit.unit, kind) for kind in (ADJUSTED, BONUS, DEDUCTED)}
        later = lines.sum_of(unit.unit, LATER)
        of_unit[ADJUSTED] += "" if later == "0" else f"+{later}"
        for kind, got in ((ADJUSTED, adjusted), (BONUS, unit.bonus), (DEDUCTED, -unit.deductions)):
            table.formula(kind, f"={of_unit[kind]}", got, points)
        first, last = table.cell(columns[len(_FIXED)][0]), table.cell(DEDUCTED)
        total = f"=ROUND(SUM({first}:{last}),{_places(unit.total)})"
        table.formula("总分", total, unit.total, looks.points(_places(unit.total), strong=True))
        own = table.cell("总分")
        if grade is None:
            table.text("等次", unit.grade or "—", looks.centred)
        else:
            told = visible(unit.grade or "—")
            table.told("等次", grade.format(own=own), told, looks.centred)
        if unit.rank is None:
            table.text("名次", "未排名", looks.centred)
        elif place is None:
            table.number("名次", unit.rank, looks.place)
        else:
            table.formula("名次", place.format(own=own, all=everyone), unit.rank, looks.place)
    table.finish(f"{card.title} {parse_period(card.period).zh}")


def _place_formula(ranked: Sequence[UnitScore]) -> str | None:
    """Return the formula that gives the places as they are; `None` when more than the totals decides them."""
    totals = [unit.total for unit in ranked]
    places = [unit.rank for unit in ranked]
    if places == [1 + sum(other > total for other in totals) for total in totals]:
        return '=COUNTIF({all},">"&{own})+1'
    if places == [1 + len({other for other in totals if other > total}) for total in totals]:
        return "=SUMPRODUCT(({all}>{own})/COUNTIF({all},{all}))+1"
    return None


def _grade_formula(card: Scorecard, units: Sequence[UnitScore]) -> str | None:
    """Return the formula that gives the grades as they are; `None` when more than the totals decides them."""
    grades = card.origin.document.grade if card.origin is not None else ()
    if not grades or any(len(grade.name) > _LONGEST for grade in grades):
        return None
    for unit in units:
        by_total = next(
            (one.name for one in grades if one.at_least is None or unit.total >= one.at_least), None
        )
        if by_total != unit.grade:
            return None
    formula = '"—"'
    for grade in reversed(grades):
        name = '"' + visible(grade.name).replace('"', '""').replace("{", "{{").replace("}", "}}") + '"'
        formula = (
            name if grade.at_least is None else f"IF({{own}}>={written(grade.at_least, 12)},{name},{formula})"
        )
    return f"={formula}"


_LONGEST = 60  # of a name in a formula; a program takes 255


def _places(points: Decimal) -> int:
    return -int(points.as_tuple().exponent)
