"""Where a cell stands, and how far the filled cells of a sheet reach."""

import re
from functools import cache

import attrs

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["Extent", "column_number", "position"]

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


@cache  # there are 18,278 names of up to three letters
def column_number(letters: bytes) -> int:
    """Return the number of a column, `A` is 1. Raises `FlawError` beyond the last.

    >>> column_number(b"XFD")
    16384
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    if number > limits.LAST_COLUMN:
        raise FlawError(Flaw.CELL_REFERENCE)
    return number


def position(reference: str) -> tuple[int, int]:
    """Return row and column of a cell, counted from 1. Raises `FlawError` where no cell can stand.

    >>> position("B7")
    (7, 2)
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise FlawError(Flaw.CELL_REFERENCE)
    row = int(match[2])
    if row > limits.LAST_ROW:
        raise FlawError(Flaw.CELL_REFERENCE)
    return row, column_number(match[1].encode())


@attrs.define
class Extent:
    """How far the filled cells of a sheet reach, and how many they are."""

    last_row: int = 0
    last_column: int = 0
    filled: int = 0
    _last: tuple[int, int] = (0, 0)

    def add(self, first: tuple[int, int], last: tuple[int, int], last_column: int, filled: int) -> None:
        """Take in filled cells in their order: the place of the first and the last, and how far right they reach.

        Raises `FlawError` when one is out of order, which is how one cell is written twice, or there are too
        many.
        """
        if first <= self._last:
            raise FlawError(Flaw.STRUCTURE)
        self._last = last
        self.stretch(last[0], last_column, filled)

    def stretch(self, row: int, column: int, filled: int) -> None:
        """Take in cells in any order, none below `row` or right of `column`. Raises `FlawError` for too many."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        self.filled += filled
        if self.filled > limits.MOST_CELLS:
            raise FlawError(Flaw.TOO_LARGE)

    @property
    def area(self) -> int:
        """Cells of the rectangle that a reader will hold. Raises `FlawError` when almost all of it is empty."""
        area = self.last_row * self.last_column
        if area > limits.SPARSE_AREA and area > limits.SPARSE_SHARE * self.filled:
            raise FlawError(Flaw.CELLS_FAR_APART)
        return area
