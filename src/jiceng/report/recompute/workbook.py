"""The bytes of the workbook: sheets 总分, 计分, 次数, 增减, 合成 and 说明; the same scorecard gives the same bytes."""

import io
from datetime import datetime, time

from jiceng.files import visible
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.dispatch import MonthlyDispatch
from jiceng.report.feedback.layout import A4
from jiceng.report.places import by_rank
from jiceng.report.recompute.composition_sheet import CompositionSheet
from jiceng.report.recompute.dispatch_sheets import add_dispatch_sheets
from jiceng.report.recompute.events_sheet import EventsSheet
from jiceng.report.recompute.items_sheet import ItemsSheet
from jiceng.report.recompute.lines_sheet import ADJUSTED, BONUS, DEDUCTED, LinesSheet
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.notes_sheet import write_notes
from jiceng.report.recompute.table import A3
from jiceng.report.recompute.totals_sheet import write_totals
from jiceng.report.scorecard.composition import composition

__all__ = ["scorecard_workbook"]


def scorecard_workbook(card: Scorecard, *, dispatch: MonthlyDispatch | None = None) -> bytes:
    """Return a workbook (.xlsx) in which values are cells and points are formulas, down to totals and places.

    With `dispatch` the sheets of a monthly dispatch come after them.

    Who changes a value (blue) sees the points, the totals and the places that follow. Every formula also carries
    its result, so that programs which do not compute show the same numbers.
    """
    import xlsxwriter

    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    workbook.set_properties(
        {
            "title": visible(f"{card.title} 计分表"),
            "author": "jiceng",
            "created": datetime.combine(card.as_of, time()),
        }
    )
    workbook.set_calc_mode("auto")
    looks = Looks(workbook)
    printed = f"{card.title} {parse_period(card.period).zh}"
    totals, marks, counts, lines = (workbook.add_worksheet(name) for name in ("总分", "计分", "次数", "增减"))
    composed = composition(card)
    shares = None if composed is None else CompositionSheet(workbook.add_worksheet("合成"), looks, composed)
    notes = workbook.add_worksheet("说明")
    units = by_rank(card)
    events = EventsSheet(counts, looks)
    items = ItemsSheet(marks, looks, events)
    extra = LinesSheet(lines, looks)
    for unit in units:
        items.write(unit)
        extra.write(unit)
        change = None if shares is None else shares.write(unit, _own_total(unit, items, extra))
        extra.write_later(unit, change)
    for table in (items, events, extra, *([shares] if shares is not None else [])):
        table.finish(printed, paper=A3 if table is items else A4)
    write_totals(totals, card, units, looks, items, extra)
    write_notes(notes, card, looks, items)
    for sheet, written in ((counts, events), (lines, extra)):
        if not written.count:
            sheet.hide()
    if dispatch is not None:
        add_dispatch_sheets(workbook, looks, dispatch)
    workbook.close()
    return content.getvalue()


def _own_total(unit: UnitScore, items: ItemsSheet, lines: LinesSheet) -> str:
    """Return the formula part of what the period itself comes to, before it is composed with others."""
    sums = [items.sum_of(unit.unit, part.part) for part in unit.parts]
    sums += [lines.sum_of(unit.unit, kind) for kind in (ADJUSTED, BONUS, DEDUCTED)]
    return "+".join(part for part in sums if part != "0") or "0"
