"""One blank ledger: title, headings, and below them cells that know what goes into them."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs

from jiceng.dataset import Column, columns
from jiceng.models import Record
from jiceng.share.template.cells import put_value, write_text
from jiceng.share.template.columns import cell_rule, number_format, width
from jiceng.share.template.looks import Looks
from jiceng.share.template.marker import Lists
from jiceng.share.template.places import TOWNSHIP, VILLAGE, PlaceRanges, Places, place_field

if TYPE_CHECKING:
    import polars as pl
    from xlsxwriter.worksheet import Worksheet

__all__ = ["FIRST_RECORD", "write_sheet"]

_HEADER_ROW: Final = 2  # from 0: below the title and the line for who reports
FIRST_RECORD: Final = _HEADER_ROW + 2
"""Row of the first record, as the spreadsheet shows it."""
_FIRST, _LAST = _HEADER_ROW + 1, 1_048_575
_DRAWN_ROWS: Final = 30  # one page to print and fill in by hand
_PLACE_WIDTH: Final = 14
_PAGE_WIDTH: Final = 170  # characters that are still read on A4 across
_A4: Final = 9


@attrs.frozen
class _Slot:
    """A column of the sheet: a field of the model, or a choice of a place by its name."""

    heading: str
    field: Column | None


def write_sheet(
    worksheet: "Worksheet",
    model: type[Record],
    looks: Looks,
    lists: Lists,
    places: Places | None = None,
    rows: "pl.DataFrame | None" = None,
) -> None:
    """Write the sheet of an entity, with the records of `rows`, a table of the model, where some are given."""
    looked_up = place_field(model) if places is not None else None
    slots = _slots(model, looked_up)
    _write_head(worksheet, model, slots, looks)
    for place, slot in enumerate(slots):
        _set_column(worksheet, place, slot, looks)
        if slot.field is not None and slot.field.name != looked_up:
            rule = cell_rule(slot.field, model.model_fields[slot.field.name], lists)
            worksheet.data_validation(_FIRST, place, _LAST, place, rule)
    if rows is None:
        _draw_page(worksheet, slots, looks)
    else:
        _write_rows(worksheet, slots, rows, looked_up, places, looks)
    _draw_rows_in_use(worksheet, len(slots), looks)
    if places is not None and looked_up is not None:
        _offer_places(worksheet, slots, looked_up, places.ranges(lists))
    _set_page(worksheet, model, slots)


def _slots(model: type[Record], looked_up: str | None) -> list[_Slot]:
    slots: list[_Slot] = []
    for name, column in columns(model).items():
        if name == looked_up:
            slots += [_Slot(TOWNSHIP, None), _Slot(VILLAGE, None)]
        slots.append(_Slot(column.term.label.zh, column))
    return slots


def _write_head(worksheet: "Worksheet", model: type[Record], slots: Sequence[_Slot], looks: Looks) -> None:
    # Where the first column is repeated on every page, it would repeat the beginning of the title with it.
    first = 1 if _pages(slots) > 1 else 0
    worksheet.set_default_row(18)  # to be filled in by hand as well
    worksheet.set_row(0, 26)
    worksheet.write_string(0, first, f"{model.entity.label.zh}台账", looks.title)
    worksheet.set_row(1, 18)
    told = "填报单位：　　　　　　　　填报人：　　　　　　联系电话：　　　　　　填报日期：　　　　　　（深色表头为必填）"
    worksheet.write_string(1, first, told, looks.note)
    worksheet.set_row(_HEADER_ROW, 32)
    for place, slot in enumerate(slots):
        look = looks.choice
        if slot.field is not None:
            look = looks.optional if slot.field.term.required is None else looks.required
        worksheet.write_string(_HEADER_ROW, place, slot.heading, look)


def _set_column(worksheet: "Worksheet", place: int, slot: _Slot, looks: Looks) -> None:
    wide = _PLACE_WIDTH if slot.field is None else width(slot.field)
    shown = "@" if slot.field is None else number_format(slot.field)
    worksheet.set_column(place, place, wide, looks.cell(shown, edged=False))


def _write_rows(
    worksheet: "Worksheet",
    slots: Sequence[_Slot],
    rows: "pl.DataFrame",
    looked_up: str | None,
    places: Places | None,
    looks: Looks,
) -> None:
    for place, slot in enumerate(slots):
        if slot.field is None:
            continue
        shape = looks.cell(number_format(slot.field), edged=True)
        for row, value in enumerate(rows.get_column(slot.field.name), start=_FIRST):
            put_value(worksheet, row, place, slot.field, value, shape)
            if slot.field.name == looked_up and places is not None:
                for back, name in enumerate(reversed(places.named(str(value))), start=1):
                    write_text(worksheet, row, place - back, name, looks.cell("@", edged=True))


def _draw_page(worksheet: "Worksheet", slots: Sequence[_Slot], looks: Looks) -> None:
    for place, slot in enumerate(slots):
        shown = "@" if slot.field is None else number_format(slot.field)
        for row in range(_FIRST, _FIRST + _DRAWN_ROWS):
            worksheet.write_blank(row, place, None, looks.cell(shown, edged=True))


def _draw_rows_in_use(worksheet: "Worksheet", width_: int, looks: Looks) -> None:
    """Let a row below the first page get its edges as soon as something stands in it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    first, last = (xl_rowcol_to_cell(_FIRST, place, col_abs=True) for place in (0, width_ - 1))
    worksheet.conditional_format(
        _FIRST,
        0,
        _LAST,
        width_ - 1,
        {"type": "formula", "criteria": f"=COUNTA({first}:{last})>0", "format": looks.drawn_row()},
    )


def _offer_places(worksheet: "Worksheet", slots: Sequence[_Slot], field: str, ranges: PlaceRanges) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell

    code = _place_of(slots, field)
    town, village = (xl_rowcol_to_cell(_FIRST, code - back, col_abs=True) for back in (2, 1))
    offers = (
        (TOWNSHIP, f"={ranges.townships}", "先选乡镇（街道）。", "stop"),
        (VILLAGE, ranges.villages_of(town), "选了乡镇后，这里只列出它的村（社区）。", "stop"),
        (
            slots[code].heading,
            ranges.code_of(town, village),
            "选了乡镇和村后，从列表里带出代码，也可以直接填写代码。",
            "warning",
        ),
    )
    for place, (title, source, told, strength) in enumerate(offers, start=code - 2):
        worksheet.data_validation(
            _FIRST,
            place,
            _LAST,
            place,
            {
                "validate": "list",
                "source": source,
                "input_title": title,
                "input_message": told,
                "error_title": "请核对",
                "error_message": "请从下拉列表里选一项；列表里没有的地方，请先补进区划名册。",
                "error_type": strength,
            },
        )


def _place_of(slots: Sequence[_Slot], field: str) -> int:
    return next(
        place for place, slot in enumerate(slots) if slot.field is not None and slot.field.name == field
    )


def _pages(slots: Sequence[_Slot]) -> int:
    """Return how many pages lie beside each other."""
    across = sum(_PLACE_WIDTH if slot.field is None else width(slot.field) for slot in slots)
    return math.ceil(across / _PAGE_WIDTH)


def _set_page(worksheet: "Worksheet", model: type[Record], slots: Sequence[_Slot]) -> None:
    pages = _pages(slots)
    worksheet.freeze_panes(_HEADER_ROW + 1, 1 if pages > 1 else 0)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.fit_to_pages(pages, 0)
    worksheet.repeat_rows(_HEADER_ROW, _HEADER_ROW)
    if pages > 1:
        worksheet.repeat_columns(0, 0)
    worksheet.set_footer(f"&L{model.entity.label.zh}&R第 &P 页，共 &N 页")
