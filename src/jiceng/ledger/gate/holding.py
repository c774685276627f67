"""How much of a table is held in memory: counted while it comes in, whatever it is made of.

A small file may hold a large table, as text that is long, numbers that are many, or cells that are empty. What
one row and one cell take is what the whole reading needs for it, measured on workbooks of 2,000,000 cells.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from jiceng.dataset import Cell
from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["Holding"]

_OF_A_ROW = 180  # a tuple, a list of its texts, and its place among the records
_OF_A_CELL = 16  # a place in each of them
_OF_A_NUMBER = 80  # and its text
_MOST_SHARED = 10_000  # texts; those that come often come early


class Holding:
    """The rows of one file. A text that came before is not kept twice."""

    def __init__(self, most: int = limits.MOST_WRITTEN) -> None:
        self._left = most
        self._shared: dict[str, str] = {}

    @classmethod
    def of(cls, path: Path) -> "Holding":
        """Return what a file may take: a fixed amount, or more where the file itself is large.

        Raises `FlawError` when it is gone.
        """
        try:
            size = path.stat().st_size
        except OSError:
            raise FlawError(Flaw.UNREADABLE) from None
        if size <= limits.SMALL_FILE:
            return cls(limits.MOST_HELD)
        return cls(max(limits.MOST_HELD_OF_LARGE, limits.MOST_HELD_BY_SIZE * size))

    def row(self, cells: Iterable[Cell]) -> tuple[Cell, ...]:
        """Return a row, its empty cells as `None`. Raises `FlawError` when all rows together are too large."""
        kept = tuple([self._kept(cell) if cell != "" else None for cell in cells])
        self._left -= _OF_A_ROW + _OF_A_CELL * len(kept)
        if self._left < 0:
            raise FlawError(Flaw.TOO_LARGE)
        return kept

    def _kept(self, cell: Cell) -> Cell:
        if not isinstance(cell, str):
            if cell is not None:
                self._left -= _OF_A_NUMBER
            return cell
        before = self._shared.get(cell)
        if before is not None:
            return before
        self._left -= sys.getsizeof(cell)
        if len(self._shared) < _MOST_SHARED:
            self._shared[cell] = cell
        return cell
