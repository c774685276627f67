"""A sheet with one heading row and rows below it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jiceng.files import visible
from jiceng.report.feedback.layout import A4
from jiceng.report.recompute.looks import Looks

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["A3", "TableSheet", "column_letter"]

A3 = 8
"""The paper of a wide sheet, as a spreadsheet program numbers it."""

_LONGEST_HEADER = 100  # characters; with every & doubled it still fits the 255 of a header


def column_letter(column: int) -> str:
    """Return the letters of a column counted from 0.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


class TableSheet:
    """Writes rows one below the other; cells are named by their column's heading."""

    def __init__(self, sheet: "Worksheet", looks: Looks, columns: Sequence[tuple[str, float]]) -> None:
        self._sheet = sheet
        self.looks = looks
        self.headings = [heading for heading, _ in columns]
        self.count = 0
        self._noted: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for place, (heading, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, visible(heading), looks.heading)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, 2)

    def next_row(self) -> None:
        """Begin a row."""
        self.count += 1

    def text(self, heading: str, text: str, look: "Format | None" = None) -> None:
        """Write a text, whatever it begins with, without what a reader does not see."""
        if text:
            self._sheet.write_string(self.count, self._at(heading), visible(text), look or self.looks.text)
        else:
            self.blank(heading)

    def number(self, heading: str, number: Fraction | Decimal | int, look: "Format") -> None:
        """Write a number."""
        self._sheet.write_number(self.count, self._at(heading), float(number), look)

    def optional(self, heading: str, number: Fraction | Decimal | int | None, look: "Format") -> None:
        """Write a number, or an empty cell where there is none."""
        if number is None:
            self.blank(heading)
        else:
            self.number(heading, number, look)

    def blank(self, heading: str) -> None:
        """Write an empty cell."""
        self._sheet.write_blank(self.count, self._at(heading), None, self.looks.text)

    def formula(self, heading: str, formula: str, result: Fraction | Decimal | int, look: "Format") -> None:
        """Write a formula with its result."""
        self._formula(heading, formula, float(result), look)

    def told(self, heading: str, formula: str, result: str, look: "Format") -> None:
        """Write a formula whose result is a text."""
        self._formula(heading, formula, result, look)

    def _formula(self, heading: str, formula: str, result: float | str, look: "Format") -> None:
        at = self._at(heading)
        # the package declares its default, an int, as the only kind of result
        self._sheet.write_formula(self.count, at, formula, look, result)  # pyright: ignore[reportArgumentType]

    def cell(self, heading: str) -> str:
        """Return the name of a cell of the current row, for formulas of this sheet."""
        return f"{column_letter(self._at(heading))}{self.count + 1}"

    def named_cell(self, heading: str) -> str:
        """Return the name of a cell of the current row, for formulas of any sheet."""
        return f"'{self._sheet.get_name()}'!{self.cell(heading)}"

    def sum_of(self, *key: str) -> str:
        """Return the sum of the cells noted under a key, for formulas of any sheet; 0 where there are none."""
        ranges = [f"'{self._sheet.get_name()}'!{first}:{last}" for first, last in self._noted.get(key, [])]
        return f"SUM({','.join(ranges)})" if ranges else "0"

    def note(self, heading: str, *key: str) -> None:
        """Remember a cell of the current row, to be summed with the others of its key."""
        ranges = self._noted.setdefault(key, [])
        cell = self.cell(heading)
        if ranges and ranges[-1][1] == f"{column_letter(self._at(heading))}{self.count}":
            ranges[-1] = (ranges[-1][0], cell)
        else:
            ranges.append((cell, cell))

    def finish(self, printed: str, *, paper: int = A4) -> None:
        """Set what depends on all rows being there, and how the sheet prints: under the title `printed`."""
        title = visible(printed)[:_LONGEST_HEADER].replace("&", "&&")
        self._sheet.set_header(f"&C{title}")
        self._sheet.set_footer("&C第 &P 页，共 &N 页")
        self._sheet.autofilter(0, 0, max(self.count, 1), len(self.headings) - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(paper)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def _at(self, heading: str) -> int:
        return self.headings.index(heading)
