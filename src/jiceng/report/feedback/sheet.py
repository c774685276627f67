"""One submitted sheet, written back as it was, with its faults marked."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jiceng.dataset import FEEDBACK_COLUMN, Kind, columns
from jiceng.report.feedback.cells import put, put_row, put_text
from jiceng.report.feedback.faults import Fault, ReturnedSheet
from jiceng.report.feedback.layout import A4, column_widths, display_width, merged_above, row_height
from jiceng.report.feedback.looks import Looks
from jiceng.report.feedback.marker import AUTHOR
from jiceng.report.feedback.origins import mark_of_row
from jiceng.report.severities import LOOKS, worst
from jiceng.validate import Severity

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_sheet"]

_MESSAGE_WIDTH = 64
_PAGE_WIDTH = 220  # characters that are still read on A4 across


def write_sheet(worksheet: "Worksheet", sheet: ReturnedSheet, looks: Looks) -> None:
    """Write a sheet: every cell in its place, faults coloured and commented, 错误信息 behind the last column."""
    header = sheet.header_rows
    text_columns = _identifier_columns(sheet)
    _set_columns(worksheet, sheet, text_columns, looks)
    titles: set[int] = set()
    for merge in merged_above(sheet):
        is_title = merge.first_row < header[0]
        titles |= {merge.first_row} if is_title else set()
        look = looks.title if is_title else looks.heading
        worksheet.merge_range(
            merge.first_row, merge.first_column, merge.last_row, merge.last_column, "", look
        )
    for row in range(len(sheet.image)):
        if row > header[-1]:
            _write_record(worksheet, sheet, row, text_columns, looks)
        else:
            shape = looks.heading if row in header else looks.title if row in titles else looks.above
            _write_above(worksheet, sheet, row, shape, looks)
    last_row = max(len(sheet.image) - 1, header[-1])
    worksheet.write_string(header[-1], sheet.width, FEEDBACK_COLUMN, looks.heading)
    worksheet.autofilter(header[-1], 0, last_row, sheet.width)
    worksheet.freeze_panes(header[-1] + 1, 0)
    if last_row > header[-1] and sheet.width:  # empty cells are not written, and get their edges so
        worksheet.conditional_format(
            header[-1] + 1, 0, last_row, sheet.width - 1, {"type": "blanks", "format": looks.edge}
        )
    _set_page(worksheet, sheet)


def _write_above(
    worksheet: "Worksheet", sheet: ReturnedSheet, row: int, shape: "Format", looks: Looks
) -> None:
    for column, cell in enumerate(sheet.image[row][: sheet.width]):
        if isinstance(cell, str):
            put_text(worksheet, row, column, cell, shape, looks)
        else:
            put(worksheet, row, column, cell, looks)


def _identifier_columns(sheet: ReturnedSheet) -> frozenset[int]:
    return frozenset(
        place
        for source in sheet.sources
        for field, place in source.positions.items()
        if columns(sheet.models[source.entity])[field].kind is Kind.IDENTIFIER
    )


def _set_columns(
    worksheet: "Worksheet", sheet: ReturnedSheet, text_columns: frozenset[int], looks: Looks
) -> None:
    for column, width in enumerate(column_widths(sheet)):
        worksheet.set_column(column, column, width, looks.text_column if column in text_columns else None)
    worksheet.set_column(sheet.width, sheet.width, _MESSAGE_WIDTH)


def _write_record(
    worksheet: "Worksheet", sheet: ReturnedSheet, row: int, text_columns: frozenset[int], looks: Looks
) -> None:
    faults = sheet.faults.get(row + 1, ())
    cells = sheet.image[row][: sheet.width]
    if not faults:
        put_row(worksheet, row, cells, looks, text_columns)
        return
    filled = {column for column, cell in enumerate(cells) if str("" if cell is None else cell).strip()}
    by_column: dict[int, list[Fault]] = {}
    for fault in faults:
        for column in fault.columns:
            if column not in fault.demanded & filled:
                by_column.setdefault(column, []).append(fault)
    for column in range(sheet.width):
        here = by_column.get(column)
        cell = cells[column] if column < len(cells) else None
        severity = None if here is None else worst({fault.severity for fault in here})
        put(worksheet, row, column, cell, looks, severity, text=column in text_columns)
        if here is not None and severity is not None:
            _comment(worksheet, row, column, here, severity)
    message = "\n".join(_line(fault) for fault in _distinct(faults)) + mark_of_row(row + 1)
    look = looks.message(worst({fault.severity for fault in faults}))
    put_text(worksheet, row, sheet.width, message, look, looks)
    worksheet.set_row(row, row_height([(message, _MESSAGE_WIDTH)]))


def _distinct(faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults from the worst to the mildest, each sentence once."""
    ordered = sorted(faults, key=lambda fault: list(LOOKS).index(fault.severity))
    return list({(fault.headings, fault.sentence): fault for fault in ordered}.values())


def _line(fault: Fault) -> str:
    return f"{LOOKS[fault.severity].word}［{'、'.join(fault.headings)}］{fault.sentence}"


_COMMENT_CHARACTERS = 40  # that fit one line of the box, counted as on a monospaced screen


def _comment(
    worksheet: "Worksheet", row: int, column: int, faults: Sequence[Fault], severity: Severity
) -> None:
    lines = [f"{LOOKS[fault.severity].word}：{fault.sentence}" for fault in _distinct(faults)]
    height = sum(1 + display_width(line) // _COMMENT_CHARACTERS for line in lines)
    worksheet.write_comment(
        row,
        column,
        "\n".join(lines),
        {
            "author": AUTHOR,
            "width": 300,
            "height": 16 + 18 * height,
            "color": LOOKS[severity].fill,
            "font_name": "宋体",
            "font_size": 10,
        },
    )


def _set_page(worksheet: "Worksheet", sheet: ReturnedSheet) -> None:
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    pages = math.ceil((sum(column_widths(sheet)) + _MESSAGE_WIDTH) / _PAGE_WIDTH)
    worksheet.fit_to_pages(pages, 0)
    if pages > 1:
        worksheet.repeat_columns(0, 0)
    worksheet.repeat_rows(sheet.header_rows[0], sheet.header_rows[-1])
    severities = {fault.severity for faults in sheet.faults.values() for fault in faults}
    if severities:
        worksheet.set_tab_color(LOOKS[worst(severities)].ink)
