"""How a returned sheet is laid out: which cells are merged, how wide the columns are."""

import unicodedata
from collections.abc import Iterable, Iterator

import attrs

from jiceng.dataset import Cell
from jiceng.report.feedback.faults import ReturnedSheet

__all__ = ["A4", "Span", "column_widths", "display_width", "row_height", "spans"]

A4 = 9
"""Number of the paper size in spreadsheet files."""


@attrs.frozen
class Span:
    """A merged range, rows and columns from 0, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


def spans(sheet: ReturnedSheet) -> list[Span]:
    """Return the merged ranges of the title and of the headings.

    Readers keep the text of cells and not their merging, so it is read off the texts: a line above the
    headings with one cell is a title; a heading above others covers the columns to its right that have
    none of their own; a heading with nothing below it reaches down to the last row of headings.
    """
    found = [
        Span(row, 0, row, sheet.width - 1)
        for row in range(sheet.header_rows[0])
        if sheet.width > 1 and _texts(sheet, row) == [0]
    ]
    for row in sheet.header_rows[:-1]:
        found += _heading_spans(sheet, row)
    return found


def _texts(sheet: ReturnedSheet, row: int) -> list[int]:
    return [column for column in range(sheet.width) if _at(sheet, row, column) is not None]


def _at(sheet: ReturnedSheet, row: int, column: int) -> Cell:
    cells = sheet.image[row]
    return cells[column] if column < len(cells) else None


def _heading_spans(sheet: ReturnedSheet, row: int) -> Iterator[Span]:
    starts = _texts(sheet, row)
    last = sheet.header_rows[-1]
    for start, following in zip(starts, [*starts[1:], sheet.width], strict=True):
        below = [
            any(_at(sheet, lower, column) is not None for lower in range(row + 1, last + 1))
            for column in range(start, following)
        ]
        if not below[0]:
            yield Span(row, start, last, start)
        elif (covered := below.index(False) if False in below else len(below)) > 1:
            yield Span(row, start, row, start + covered - 1)


_NARROWEST, _WIDEST, _SAMPLED = 6, 36, 300


def column_widths(sheet: ReturnedSheet) -> list[int]:
    """Return the width of each column in characters, from its headings and first rows."""
    widths = [_NARROWEST] * sheet.width
    first = sheet.header_rows[0]
    passed_over = {skipped.row - 1 for source in sheet.sources for skipped in source.skipped}
    covering = {
        (span.first_row, span.first_column) for span in spans(sheet) if span.last_column > span.first_column
    }
    for row, cells in enumerate(sheet.image[first : first + _SAMPLED], start=first):
        if row in passed_over:  # a signature would make its column as wide as the name of a firm
            continue
        for column, cell in enumerate(cells[: sheet.width]):
            if cell is not None and (row, column) not in covering:
                widths[column] = max(widths[column], display_width(str(cell)[:_WIDEST]) + 2)
    return [min(width, _WIDEST) for width in widths]


def display_width(text: str) -> int:
    """Return how many columns of a monospaced screen a text takes; a Chinese character takes two.

    >>> display_width("户号A1")
    6
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


_LINE, _TALLEST = 14.5, 400.0  # points


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row in points for wrapped texts, each with the width of its column.

    Spreadsheet programs do not agree on when they fit the height themselves, so it is told.
    """
    lines = max(
        sum(1 + int(display_width(line) // width) for line in text.split("\n")) for text, width in texts
    )
    return min(_LINE * lines + 1, _TALLEST)
