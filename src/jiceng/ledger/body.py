"""The rows below the headings, gone through once and block by block: their texts by column, and what they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import Cell, Kind, Merge, Why, columns
from jiceng.ledger.cells import cell_text
from jiceng.ledger.gate import Holding, PackedCells
from jiceng.ledger.headings import Header
from jiceng.ledger.merged import Filling
from jiceng.ledger.noticing import LOST_FROM
from jiceng.ledger.serial_days import date_serials_of_1904
from jiceng.ledger.spread import gather
from jiceng.models import Resident

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Body", "Records"]

_OF_A_HOUSEHOLD = (
    6  # columns: what the household of a resident takes that is derived from the list, at most one for each
)


@attrs.frozen(eq=False)
class Records:
    """The rows that are records, as the spreadsheet numbers them, and the texts of their cells by column.

    `filled` are those that took their value from a merged range, by column; `numbers` those whose cell in a
    column of identifiers is a number: the ones that lost digits, and the others.
    """

    rows: "pl.Series"
    texts: "dict[int, pl.Series]"
    filled: Mapping[int, list[int]]
    numbers: Mapping[int, tuple[list[int], list[int]]]


class Body:
    """What stands below the headings. `rows` is gone through once; then `records` tells what of it is kept."""

    def __init__(
        self,
        image: PackedCells,
        merges: Iterable[Merge],
        header: Header,
        holding: Holding,
        *,
        is_1904: bool = False,
    ) -> None:
        self.leading = {field: column for column, field in header.fields.items()}
        self._image = image
        self._holding = holding
        self._header = header
        self._first = header.rows[-1] + 1
        self._is_1904 = is_1904
        self._filling = Filling(merges, header)
        self._known = tuple(header.fields)
        self._kept = {*header.fields, *header.doubled}
        shows_households = issubclass(header.model, Resident) and "household_number" in self.leading
        self._held = len(self._kept) + (_OF_A_HOUSEHOLD if shows_households else 0)
        self._identifiers = [
            column
            for column, field in header.fields.items()
            if columns(header.model)[field].kind is Kind.IDENTIFIER
        ]
        self._says_something = bytearray()
        self._texts: dict[int, list[pl.Series]] = {column: [] for column in self._kept}
        self._numbers: dict[int, tuple[list[int], list[int]]] = {}

    @property
    def filled(self) -> Mapping[int, list[int]]:
        """By column the rows below the headings, from 0, that took their value from a merged range."""
        return self._filling.filled

    def rows(self) -> Iterator[list[str]]:
        """Yield the texts of each row below the headings."""
        above = self._first
        for cells in self._image.blocks():
            block = cells[above:] if above else cells
            above = max(0, above - len(cells))
            if block:
                yield from self._taken(block)

    def _taken(self, cells: list[list[Cell]]) -> list[list[str]]:
        """Return a block as texts, and keep those of the known columns."""
        texts = [[cell if type(cell) is str else cell_text(cell) for cell in row] for row in cells]
        first = len(self._says_something)
        self._note_numbers(cells, first)
        if self._is_1904:
            date_serials_of_1904(texts, cells, self._header)
        if self._header.parts:
            gather(texts, self.leading, self._header.parts)
        self._filling.fill(texts, first)
        known = self._known
        says = [
            any(row) and any(row[column].strip() for column in known if column < len(row)) for row in texts
        ]
        self._says_something.extend(says)
        self._keep([row for row, something in zip(texts, says, strict=True) if something])
        return texts

    def _note_numbers(self, cells: Sequence[Sequence[Cell]], first: int) -> None:
        for column in self._identifiers:
            for place, row in enumerate(cells, start=first):
                cell = row[column] if column < len(row) else ""
                if type(cell) is not str and isinstance(cell, int | float) and not isinstance(cell, bool):
                    self._numbers.setdefault(column, ([], []))[abs(cell) < LOST_FROM].append(place)

    def _keep(self, texts: list[list[str]]) -> None:
        import polars as pl

        self._holding.table(len(texts), self._held)
        for column, cells in enumerate(zip_longest(*texts, fillvalue="")):
            if column in self._kept:
                self._texts[column].append(pl.Series(cells, dtype=pl.String()))
        width = max(map(len, texts), default=0)
        for column in self._kept:
            if column >= width:  # a block of short rows
                self._texts[column].append(pl.repeat("", len(texts), dtype=pl.String(), eager=True))

    def records(self, judged: Sequence[Why | None]) -> Records:
        """Return the rows that say something and are not skipped."""
        import polars as pl

        says = pl.Series(self._says_something, dtype=pl.UInt8()).cast(pl.Boolean())
        is_record = says & pl.Series([why is None for why in judged], dtype=pl.Boolean())
        of_kept = is_record.filter(says)
        rows = is_record.arg_true().cast(pl.UInt32()) + self._first + 1
        texts = {}
        for column in sorted(self._kept):
            parts = self._texts.pop(column)
            # in one piece: a table of thousands is copied wherever columns are taken from it
            whole = pl.concat(parts, rechunk=True) if parts else pl.Series([], dtype=pl.String())
            texts[column] = whole if of_kept.all() else whole.filter(of_kept)

        def of_records(places: Iterable[int]) -> list[int]:
            return [place + self._first + 1 for place in places if is_record[place]]

        return Records(
            rows,
            texts,
            {column: of_records(places) for column, places in self.filled.items()},
            {
                column: (of_records(lost), of_records(stored))
                for column, (lost, stored) in self._numbers.items()
            },
        )
