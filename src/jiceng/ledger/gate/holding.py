"""How much of a file is held in memory: counted while it comes in, whatever it is made of.

A small file may hold a large table, as text that is long, numbers that are many, or cells that are empty. What
one row and one cell take is what the whole reading needs for it, measured on workbooks of 2,000,000 cells.
"""

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.reader import ROWS_OF_A_LINE

__all__ = ["Holding"]

_OF_A_ROW = 16  # its place among the records
_OF_A_CELL = 16  # its place in a column of the table, filled or not
_COPIES = 2  # of a text: on the sheet, and in the table


class Holding:
    """What the sheets of one file have taken of the bytes they may."""

    def __init__(self, most: int = limits.MOST_WRITTEN) -> None:
        self._left = most

    def line(self, line: bytes) -> bytes:
        """Return a line of cells. Raises `FlawError` when it has too many, or all lines together are too large."""
        if line.count(b",") - line.count(b'"",') > limits.MOST_UNFOLDED:
            raise FlawError(Flaw.TOO_LARGE)
        self._take(_COPIES * len(line) + _OF_A_ROW * ROWS_OF_A_LINE)
        return line

    def table(self, rows: int, columns: int) -> None:
        """Take in rows of the columns that are known. Raises `FlawError` when all together are too large."""
        self._take(_OF_A_CELL * rows * columns)

    def _take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise FlawError(Flaw.TOO_LARGE)
