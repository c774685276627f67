"""The list of an entity under check: its columns, read piece by piece, beside what was gathered for its rows.

What is gathered is kept once for each key, and for each row only the place of its key. A column of values is made
for a piece while the piece is looked at.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROWS_AT_ONCE, SOURCE, Dataset, Table, stated_township
from jiceng.expr import Node, kept_text, reads
from jiceng.models import Household, Record, terms
from jiceng.validate.gathers import TOWNSHIP

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Found", "Lists", "Rows", "columns_read"]


def columns_read(nodes: Iterable[Node]) -> frozenset[str]:
    """Return the columns that expressions are computed from: those of fields, and of the texts nobody could read."""
    names = {name for node in nodes for name in reads(node)}
    return frozenset(names | {kept_text(name) for name in names})


@attrs.frozen(eq=False)
class Found:
    """The values of one gathered column.

    `places` has for each row the place of its key in `values`: none where the row has no key, and the last where
    nobody else has it. Where there is `alone`, such a row gets what that makes of its own columns, `reads`;
    without places, all rows do.
    """

    alone: "pl.Expr | None"
    reads: Collection[str] = ()
    places: "pl.Series | None" = None
    values: "pl.Series | None" = None

    def beside(self, piece: "pl.DataFrame", name: str, start: int) -> "pl.DataFrame":
        """Return a piece that begins at the row `start` with the values as one more column."""
        import polars as pl

        if self.places is None or self.values is None:
            return piece.with_columns((pl.lit(None) if self.alone is None else self.alone).alias(name))
        places = self.places.slice(start, piece.height)
        there = self.values.gather(places).alias(name)
        if self.alone is None:
            return piece.with_columns(there)
        nobody = places == len(self.values) - 1
        return piece.with_columns(pl.when(nobody).then(self.alone).otherwise(there).alias(name))


@attrs.frozen(eq=False)
class Rows:
    """The rows of an entity with their townships and gathered values as columns, so many `at_once`."""

    table: Table
    at_once: int
    _township: "_Township"
    _found: dict[str, Found] = attrs.field(factory=dict)
    _empty: set[str] = attrs.field(factory=set)

    @property
    def height(self) -> int:
        """Number of the rows."""
        return self.table.height

    @property
    def empty(self) -> frozenset[str]:
        """The columns without any value."""
        return self.table.empty | self._empty

    def add(self, name: str, found: Found, *, empty: bool = False) -> None:
        """Put a gathered column beside the others, after those that it reads itself."""
        self._found[name] = found
        if empty:
            self._empty.add(name)

    def starts(self) -> Sequence[int]:
        """Return where the pieces begin; a list without rows is one piece."""
        return range(0, max(self.height, 1), self.at_once)

    def piece(self, names: Collection[str], start: int) -> "pl.DataFrame":
        """Return the rows from `start` on with these columns, and perhaps others."""
        wanted = set(names)
        for name in reversed(self._found):
            if name in wanted:
                wanted.update(self._found[name].reads)
        piece = self.table.piece(sorted({*wanted, *self._anchor()}), start, self.at_once)
        if TOWNSHIP.name in wanted:
            piece = self._township.beside(piece, start)
        for name, found in self._found.items():
            if name in wanted:
                piece = found.beside(piece, name, start)
        return piece

    def pieces(self, names: Collection[str]) -> "Iterator[pl.DataFrame]":
        """Yield all rows with these columns, piece by piece."""
        return (self.piece(names, start) for start in self.starts())

    def _anchor(self) -> Sequence[str]:
        """Return a column that is read in any case, so that a piece has as many rows as it should."""
        return (SOURCE,) if SOURCE in self.table.schema else tuple(self.table.schema)[:1]


class Lists:
    """The lists of a dataset; what takes a look at all rows of one is found out once."""

    def __init__(self, data: Dataset, at_once: int = ROWS_AT_ONCE) -> None:
        self.data = data
        self._at_once = at_once
        self._townships: dict[str, _Township] = {}

    def of(self, model: type[Record]) -> Rows:
        """Return the list of an entity, with nothing gathered yet."""
        table = self.data.table(model)
        if model.entity.name not in self._townships:
            self._townships[model.entity.name] = _Township(table, self.data.model(model), self._at_once)
        return Rows(table, self._at_once, self._townships[model.entity.name])


class _Township:
    """The township of each row: that of its place, or where it names none, that of the others of its household.

    A row that neither tells belongs to its sheet, if it is of a household, or else to the township without a name.
    """

    def __init__(self, table: Table, model: type[Record], at_once: int) -> None:
        known = terms(model)
        self._table = table
        self._at_once = at_once
        self._codes = [name for name in ("grid_code", "division_code") if name in known]
        self._within = ["number" if issubclass(model, Household) else "household_number", SOURCE]
        self._of_household = self._within[0] in known
        self._told: pl.Series | None = None

    def beside(self, piece: "pl.DataFrame", start: int) -> "pl.DataFrame":
        """Return a piece that begins at the row `start` with the township as one more column."""
        import polars as pl

        if self._told is None:
            stated = self._columns(self._codes, stated_township(self._codes))
            if self._of_household and stated.null_count():
                stated = self._agreed(stated)
            self._told = stated
        told = self._told.slice(start, piece.height).cast(pl.String())
        return piece.with_columns(told.fill_null("").alias(TOWNSHIP.name))

    def _agreed(self, stated: "pl.Series") -> "pl.Series":
        """Return the townships, that of the household or of the sheet for a row that states none."""
        import polars as pl

        rows = [
            piece.with_columns(stated.slice(start, piece.height).cast(pl.String()))
            for start, piece in self._table.pieces(self._within, self._at_once)
        ]
        asked = pl.concat(piece.filter(pl.col(_STATED).is_null()).drop(_STATED) for piece in rows).unique()
        told = pl.concat(
            piece.drop_nulls(_STATED).join(asked, on=self._within, how="semi", nulls_equal=True)
            for piece in rows
        )
        lowest, highest = pl.col(_STATED).min(), pl.col(_STATED).max()
        agreed = told.group_by(self._within).agg(pl.when(lowest == highest).then(lowest).alias(_AGREED))
        township = pl.coalesce(_STATED, _AGREED, pl.format("sheet {}", SOURCE)).cast(pl.Categorical())
        return pl.concat(
            piece.join(agreed, on=self._within, how="left", nulls_equal=True, maintain_order="left").select(
                township
            )
            for piece in rows
        ).to_series()

    def _columns(self, names: Collection[str], wanted: "pl.Expr") -> "pl.Series":
        """Return a column of all rows, computed from others: few names for many rows, so it keeps their numbers."""
        import polars as pl

        column = wanted.cast(pl.Categorical()).alias(_STATED)
        pieces = (
            piece.with_columns(column) for _, piece in self._table.pieces([*names, SOURCE], self._at_once)
        )
        return pl.concat(piece.select(_STATED) for piece in pieces).to_series()


_STATED, _AGREED = "_stated", "_agreed"
