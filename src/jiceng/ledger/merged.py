"""Cells merged downwards among the records: the value in the first row of the range holds for all of its rows."""

from collections.abc import Iterable, Sequence

from jiceng.dataset import Merge
from jiceng.ledger.headings import Header

__all__ = ["Filling"]


class Filling:
    """Fills the rows below the headings, block after block; `filled` tells by column which of them, from 0.

    Only a range of one known column counts: one that is wider is a remark, not a value. A row without anything
    of its own stays empty.
    """

    def __init__(self, merges: Iterable[Merge], header: Header) -> None:
        self._first = header.rows[-1] + 1
        self._ranges = sorted(
            (
                merge
                for merge in merges
                if merge.first_row >= self._first
                and merge.last_row > merge.first_row
                and merge.first_column == merge.last_column
                and merge.first_column in header.fields
            ),
            key=lambda merge: merge.first_row,
            reverse=True,
        )
        self._open: dict[int, tuple[Merge, str]] = {}  # by column, of which ranges that overlap share none
        self.filled: dict[int, list[int]] = {}

    def fill(self, block: Sequence[list[str]], first: int = 0) -> None:
        """Write into the rows of a block, whose first is number `first` below the headings."""
        if not self._ranges and not self._open:
            return
        for number, row in enumerate(block, start=first):
            place = number + self._first
            is_own = any(text.strip() for text in row)
            while self._ranges and self._ranges[-1].first_row == place:
                merge = self._ranges.pop()
                value = row[merge.first_column] if is_own and merge.first_column < len(row) else ""
                if value.strip():
                    self._open[merge.first_column] = merge, value
            if is_own and self._open:
                self._fill_row(row, number, place)

    def _fill_row(self, row: list[str], number: int, place: int) -> None:
        for column, (merge, value) in self._open.items():
            if merge.first_row < place <= merge.last_row and column < len(row) and not row[column].strip():
                row[column] = value
                self.filled.setdefault(column, []).append(number)
