"""The cells of a sheet as they came from the reader, kept as text: a tenth of what they take as objects.

A block of rows is unfolded when somebody asks for a row of it; who goes from row to row unfolds each block once.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, overload

from jiceng.dataset import Cell
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.marks import Mark, Marks
from jiceng.ledger.gate.reader import ROWS_OF_A_LINE, Encoder

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["PackedCells", "packed"]

Row = tuple[Cell, ...]


class PackedCells(Sequence[Row]):
    """The rows of a sheet: row 0 is row 1 of the spreadsheet, an empty cell is `None`.

    Each of the `lines` holds `ROWS_OF_A_LINE` rows, the last one what is left. An `overlay` says what some cells show;
    only the first `width` columns count, where there is one. A line that is none raises `FlawError` when it is unfolded.
    """

    __slots__ = ("_lines", "_overlay", "_unfolded", "_width")
    __hash__ = None  # type: ignore[assignment]  # equal to a tuple of the same rows, whose hash would cost all of them

    def __init__(
        self, lines: Iterable[bytes] = (), overlay: "Overlay | None" = None, width: int | None = None
    ) -> None:
        self._lines = tuple(lines)
        self._overlay = overlay
        self._width = width
        self._unfolded: tuple[int, tuple[Row, ...]] = -1, ()

    def showing(self, marks: Marks, *, is_1904: bool) -> "PackedCells":
        """Return the cells with the errors and days that the marks tell of, which no reader gives."""
        return PackedCells(self._lines, Overlay(marks, is_1904=is_1904), self._width)

    def cut(self, width: int) -> "PackedCells":
        """Return the cells of the first columns only."""
        return PackedCells(self._lines, self._overlay, width)

    def first(self, rows: int) -> list[Row]:
        """Return some rows of the first block, of which nothing else is held then."""
        block: list[list[Cell]] = next(self.blocks(), [])
        return list(_without_empty(block[:rows]))

    def blocks(self) -> Iterator[list[list[Cell]]]:
        """Yield the rows block by block, as lists of their own; an empty cell is the empty text here."""
        return map(self._block, range(len(self._lines)))

    def _block(self, number: int) -> list[list[Cell]]:
        rows = unfold(self._lines[number])
        if self._overlay is not None:
            self._overlay.lay_over(rows, ROWS_OF_A_LINE * number)
        return rows if self._width is None else [row[: self._width] for row in rows]

    def _rows(self, number: int) -> tuple[Row, ...]:
        if self._unfolded[0] != number:
            self._unfolded = number, tuple(_without_empty(self._block(number)))
        return self._unfolded[1]

    def __len__(self) -> int:
        last = len(self._lines) - 1
        return 0 if last < 0 else ROWS_OF_A_LINE * last + len(self._rows(last))

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(*index.indices(len(self)))))
        place = index + len(self) if index < 0 else index
        number, within = divmod(place, ROWS_OF_A_LINE)
        if not 0 <= number < len(self._lines):
            raise IndexError(index)
        return self._rows(number)[within]

    def __iter__(self) -> Iterator[Row]:
        for block in self.blocks():
            yield from _without_empty(block)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PackedCells | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(tuple.__eq__, self, other))

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"


def packed(rows: Iterable[Iterable[Cell]]) -> PackedCells:
    """Return rows of cells packed, those that are so already as they are."""
    if isinstance(rows, PackedCells):
        return rows
    encoder, left = Encoder(), iter(rows)
    lines = []
    while block := [["" if cell is None else cell for cell in row] for row in islice(left, ROWS_OF_A_LINE)]:
        lines.append(encoder.line(block))
    return PackedCells(lines)


def _without_empty(rows: Iterable[Iterable[Cell]]) -> Iterator[Row]:
    return (tuple([None if cell == "" else cell for cell in row]) for row in rows)


def unfold(line: bytes) -> list[list[Cell]]:
    """Return the rows of a line of the reader. Raises `FlawError` when it is none."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        raise FlawError(Flaw.DAMAGED) from None
    match document:
        case {"rows": list(rows)}:
            return rows
        case {"dated": list(rows)}:
            return [[_dated(*cell) if isinstance(cell, list) else cell for cell in row] for row in rows]
    raise FlawError(Flaw.DAMAGED)


_DATED = {kind.__name__: kind.fromisoformat for kind in (date, datetime, time)}


def _dated(kind: str, *written: str) -> Cell:
    if kind == "timedelta":
        days, seconds, microseconds = map(int, written)
        return timedelta(days, seconds, microseconds)
    return _DATED[kind](written[0])


_DAY_60 = "1900-02-29"
_BITS_OF_COLUMN, _BITS_OF_TEXT = 14, 5


class Overlay:
    """What the spreadsheet shows in some cells: an error, or the day 60 that the reader takes for another day."""

    def __init__(self, marks: Marks, *, is_1904: bool) -> None:
        import numpy as np

        self._texts = [*marks.error_texts(), *([] if is_1904 else [_DAY_60])]
        found: list[npt.NDArray[np.uint64]] = [np.empty(0, np.uint64)]
        for number, text in enumerate(self._texts):
            places = np.frombuffer(marks.places(Mark.DAY_60 if text == _DAY_60 else text), np.uint32)
            rows, columns = places[::2].astype(np.uint64), places[1::2].astype(np.uint64)
            cells = (rows << np.uint64(_BITS_OF_COLUMN)) + columns
            found.append((cells << np.uint64(_BITS_OF_TEXT)) + np.uint64(number))
        self._places: npt.NDArray[np.uint64] = np.sort(np.concatenate(found))

    def lay_over(self, rows: list[list[Cell]], first: int) -> None:
        """Write into rows, the first of which is number `first` of the sheet."""
        if not self._places.size:
            return
        ends = [row << (_BITS_OF_COLUMN + _BITS_OF_TEXT) for row in (first, first + len(rows))]
        start, stop = self._places.searchsorted(ends)
        for place in self._places[start:stop].tolist():
            at, text = place >> _BITS_OF_TEXT, self._texts[place & (2**_BITS_OF_TEXT - 1)]
            row, column = rows[(at >> _BITS_OF_COLUMN) - first], at & (2**_BITS_OF_COLUMN - 1)
            if column < len(row) and (text != _DAY_60 or _is_day_before(row[column])):
                row[column] = text


def _is_day_before(cell: Cell) -> bool:
    day = cell.date() if isinstance(cell, datetime) else cell
    return isinstance(day, date) and day == date(1900, 2, 28)
