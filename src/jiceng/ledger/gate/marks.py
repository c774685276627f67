"""What a spreadsheet shows of its cells, rows and columns, and a reader of values does not tell.

An error value, a formula, and day 60 of the 1900 system come from the reader as nothing, as their result, and
as another day. The gate sees them, for it looks at the markup or at the records.
"""

from array import array
from collections.abc import Iterator
from enum import StrEnum

import attrs

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["ERROR_TEXTS", "Mark", "Marks"]

ERROR_TEXTS = (
    "#NULL!",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NAME?",
    "#NUM!",
    "#N/A",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
)
"""The error values a cell can show. `#UNKNOWN!` also stands for one that is not listed."""


class Mark(StrEnum):
    """What may be the matter with a cell, beside an error value."""

    FORMULA = "formula"
    NO_RESULT = "no-result"
    DAY_60 = "day-60"


@attrs.define(eq=False)
class Marks:
    """The marks of one sheet. Rows and columns are counted from 0.

    A cell with day 60 is one only if the reader takes it for a day.
    """

    is_hidden: bool = False
    hidden_rows: "array[int]" = attrs.field(factory=lambda: array("I"))
    hidden_columns: "list[tuple[int, int]]" = attrs.field(factory=list)
    _cells: "dict[str, array[int]]" = attrs.field(factory=dict)
    _left: int = limits.MOST_MARKS

    def add(self, what: str, row: int, column: int) -> None:
        """Mark a cell, with a `Mark` or an error text. Raises `FlawError` when too many are marked."""
        self._left -= 1
        if self._left < 0:
            raise FlawError(Flaw.TOO_LARGE)
        self._cells.setdefault(what, array("I")).extend((row, column))

    def add_error(self, text: str, row: int, column: int) -> None:
        """Mark a cell that shows an error; a text that is no error value is taken for the unknown one."""
        self.add(text if text in ERROR_TEXTS else "#UNKNOWN!", row, column)

    def hide_row(self, row: int) -> None:
        """Mark a hidden row. Raises `FlawError` when there are more than a sheet has."""
        if len(self.hidden_rows) == limits.LAST_ROW:
            raise FlawError(Flaw.STRUCTURE)
        self.hidden_rows.append(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Mark hidden columns. Raises `FlawError` when there are more groups than a sheet has columns."""
        if len(self.hidden_columns) == limits.LAST_COLUMN:
            raise FlawError(Flaw.STRUCTURE)
        self.hidden_columns.append((first, last))

    def places(self, what: str) -> "array[int]":
        """Return row, column, row, column, … of the cells with the mark, in the order of the file."""
        return self._cells.get(what, array("I"))

    def cells(self, what: str) -> Iterator[tuple[int, int]]:
        """Yield row and column of each cell with the mark, in the order of the file."""
        places = iter(self.places(what))
        return zip(places, places, strict=True)

    def error_texts(self) -> list[str]:
        """Return the error texts that some cell shows."""
        return [text for text in ERROR_TEXTS if text in self._cells]
