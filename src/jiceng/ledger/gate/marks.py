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

    def add(self, what: str, row: int, column: int) -> None:
        """Mark a cell, with a `Mark` or an error text."""
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

    def cells(self, what: str) -> Iterator[tuple[int, int]]:
        """Yield row and column of each cell with the mark, in the order of the file."""
        places = iter(self._cells.get(what, ()))
        return zip(places, places, strict=True)

    def errors(self) -> Iterator[tuple[str, int, int]]:
        """Yield error text, row and column of each cell that shows an error."""
        for text in ERROR_TEXTS:
            for row, column in self.cells(text):
                yield text, row, column
