"""How a returned sheet is laid out: which cells are merged, how wide the columns are."""

import unicodedata
from collections.abc import Iterable

import attrs

from jiceng.dataset import Merge
from jiceng.report.feedback.faults import ReturnedSheet

__all__ = ["A4", "column_widths", "display_width", "merged_above", "row_height"]

A4 = 9
"""Number of the paper size in spreadsheet files."""


def merged_above(sheet: ReturnedSheet) -> list[Merge]:
    """Return the merged ranges of titles and headings, cut to the columns in use.

    Records come back as single cells, to be filtered by. Of ranges that overlap, as a damaged file may have
    them, the first counts.
    """
    taken = [bytearray(sheet.width) for _ in range(sheet.header_rows[-1] + 1)]
    found: list[Merge] = []
    for merge in sheet.sources[0].merges:
        if merge.last_row > sheet.header_rows[-1]:
            continue
        cut = attrs.evolve(merge, last_column=min(merge.last_column, sheet.width - 1))
        columns = slice(cut.first_column, cut.last_column + 1)
        rows = taken[cut.first_row : cut.last_row + 1]
        width = columns.stop - columns.start
        if width * len(rows) > 1 and width > 0 and not any(any(row[columns]) for row in rows):
            for row in rows:
                row[columns] = bytes([True]) * width
            found.append(cut)
    return found


_NARROWEST, _WIDEST, _SAMPLED = 6, 36, 300


def column_widths(sheet: ReturnedSheet) -> list[int]:
    """Return the width of each column in characters, from its headings and first rows."""
    widths = [_NARROWEST] * sheet.width
    first = sheet.header_rows[0]
    passed_over = {skipped.row - 1 for source in sheet.sources for skipped in source.skipped}
    covering = {
        (merge.first_row, merge.first_column)
        for merge in merged_above(sheet)
        if merge.last_column > merge.first_column
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
