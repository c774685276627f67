"""The bytes of the workbook: sheets 总分, 计分, 次数, 增减 and 说明; the same scorecard gives the same bytes."""

import io
from datetime import datetime, time

from jiceng.indicators.scorecard import Scorecard
from jiceng.report.recompute.events_sheet import EventsSheet
from jiceng.report.recompute.items_sheet import ItemsSheet
from jiceng.report.recompute.lines_sheet import LinesSheet
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.notes_sheet import write_notes
from jiceng.report.recompute.totals_sheet import write_totals
from jiceng.report.scorecard.ranking import by_rank

__all__ = ["scorecard_workbook"]


def scorecard_workbook(card: Scorecard) -> bytes:
    """Return a workbook (.xlsx) in which values are cells and points are formulas, down to totals and places.

    Who changes a value (blue) sees the points, the totals and the places that follow. Every formula also carries
    its result, so that programs which do not compute show the same numbers.
    """
    import xlsxwriter

    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    workbook.set_properties(
        {"title": f"{card.title} 计分表", "author": "jiceng", "created": datetime.combine(card.as_of, time())}
    )
    workbook.set_calc_mode("auto")
    looks = Looks(workbook)
    totals, marks, counts, lines, notes = (
        workbook.add_worksheet(name) for name in ("总分", "计分", "次数", "增减", "说明")
    )
    units = by_rank(card)
    events = EventsSheet(counts, looks)
    items = ItemsSheet(marks, looks, events)
    extra = LinesSheet(lines, looks)
    for unit in units:
        items.write(unit)
        extra.write(unit)
    for table in (items, events, extra):
        table.finish()
    write_totals(totals, card, units, looks, items, extra)
    write_notes(notes, card, looks, items)
    for sheet, written in ((counts, events), (lines, extra)):
        if not written.count:
            sheet.hide()
    workbook.close()
    return content.getvalue()
