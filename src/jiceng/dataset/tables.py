"""The table of an entity, of which only what is asked for is read: some of its columns, some of its rows.

A table of a written dataset stays the compressed bytes that were compared with their digest. A million residents
are thirty megabytes of them, and twenty times as much once they are read.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

import attrs

from jiceng.errors import DataError

if TYPE_CHECKING:
    import polars as pl

__all__ = ["ROWS_AT_ONCE", "FrameTable", "StoredFrames", "StoredTable", "Table"]

ROWS_AT_ONCE: Final = 1 << 17
"""Rows of a piece, and of a row group of the Parquet files that we write."""

_GLANCE: Final = 1_000


class Table(ABC):
    """The rows of an entity, in memory or in a file."""

    height: int

    @property
    @abstractmethod
    def schema(self) -> "Mapping[str, pl.DataType]":
        """Types of the columns, in their order."""

    @property
    @abstractmethod
    def empty(self) -> frozenset[str]:
        """The columns without any value, as most of a table are."""

    @abstractmethod
    def lazy(self) -> "pl.LazyFrame":
        """Return all of the table for a lazy query."""

    @abstractmethod
    def piece(self, names: Iterable[str], start: int, length: int) -> "pl.DataFrame":
        """Return some columns of the rows from `start` on; a name that the table does not have is passed over."""

    def pieces(
        self, names: Collection[str], at_once: int = ROWS_AT_ONCE
    ) -> "Iterator[tuple[int, pl.DataFrame]]":
        """Yield some columns of all rows, piece by piece, each with the place of its first row; at least one piece."""
        for start in range(0, max(self.height, 1), at_once):
            yield start, self.piece(names, start, at_once)

    def taken(self, names: Collection[str], places: "pl.Series") -> "pl.DataFrame":
        """Return some columns of the rows at `places`, which are in ascending order."""
        import polars as pl

        parts = [self.piece(names, 0, 0)]
        for start in range(0, self.height, ROWS_AT_ONCE):
            here = places.filter(places.is_between(start, start + ROWS_AT_ONCE, closed="left"))
            if len(here):
                parts.append(self.piece(names, start, ROWS_AT_ONCE)[here - start])
        return pl.concat(parts)


@attrs.frozen(eq=False, repr=False)
class FrameTable(Table):
    """The rows of an entity in memory."""

    frame: "pl.DataFrame"

    @property
    def height(self) -> int:  # type: ignore[override]  # read only, as all of it
        """Number of the rows."""
        return self.frame.height

    @property
    def schema(self) -> "Mapping[str, pl.DataType]":
        """Types of the columns, in their order."""
        return self.frame.schema

    @property
    def empty(self) -> frozenset[str]:
        """The columns without any value."""
        return frozenset(
            column.name for column in self.frame.get_columns() if column.null_count() == self.height
        )

    def lazy(self) -> "pl.LazyFrame":
        """Return the frame for a lazy query."""
        return self.frame.lazy()

    def piece(self, names: Iterable[str], start: int, length: int) -> "pl.DataFrame":
        """Return a window of the frame; nothing is copied."""
        wanted = [name for name in dict.fromkeys(names) if name in self.frame.columns]
        return self.frame.select(wanted).slice(start, length)


@attrs.frozen(eq=False, repr=False)
class StoredTable(Table):
    """The rows of an entity in the bytes of a Parquet file.

    `refuse` makes the error where they turn out to be none. `told` are the columns without any value, where the file
    tells them.
    """

    height: int
    _rows: "pl.LazyFrame"
    _refuse: Callable[[], DataError]
    _told: frozenset[str] | None = None

    @property
    def schema(self) -> "Mapping[str, pl.DataType]":
        """Types of the columns, in their order."""
        return self._rows.collect_schema()

    @property
    def empty(self) -> frozenset[str]:
        """The columns without any value."""
        return self._found if self._told is None else self._told

    @cached_property
    def _found(self) -> frozenset[str]:
        import polars as pl

        # What has a value among the first rows need not be looked at any further.
        glanced = self._read(self._rows.head(_GLANCE).select(pl.all().null_count()))
        maybe = [name for name in glanced.columns if glanced.item(0, name) == min(_GLANCE, self.height)]
        counted = self._read(self._rows.select(pl.col(maybe).null_count()))
        return frozenset(name for name in maybe if counted.item(0, name) == self.height)

    def lazy(self) -> "pl.LazyFrame":
        """Return the scan; a query over it reads what it needs."""
        return self._rows

    def piece(self, names: Iterable[str], start: int, length: int) -> "pl.DataFrame":
        """Read some columns of some rows; a column without any value is that, whatever the file spends on it."""
        import polars as pl

        schema = self.schema
        wanted = [name for name in dict.fromkeys(names) if name in schema]
        filled = [name for name in wanted if name not in self.empty]
        rows = max(min(length, self.height - start), 0)
        blank = [
            pl.repeat(None, rows, dtype=schema[name], eager=True).alias(name)
            for name in wanted
            if name in self.empty
        ]
        if not filled:
            return pl.DataFrame(blank)
        return self._read(self._rows.select(filled).slice(start, rows)).with_columns(blank).select(wanted)

    def whole(self) -> "pl.DataFrame":
        """Read all of the table; columns without any value take no room."""
        import polars as pl

        schema = self.schema
        filled = [name for name in schema if name not in self.empty] or list(schema)
        blank = [pl.lit(None, dtype=kind).alias(name) for name, kind in schema.items() if name not in filled]
        return self._read(self._rows.select(filled)).with_columns(blank).select(list(schema))

    def _read(self, query: "pl.LazyFrame") -> "pl.DataFrame":
        import polars as pl

        try:
            return query.collect()
        except pl.exceptions.PolarsError:
            raise self._refuse() from None


class StoredFrames(Mapping[str, "pl.DataFrame"]):
    """The frames of a written dataset, each read when somebody asks for it."""

    def __init__(self, tables: Mapping[str, StoredTable]) -> None:
        self.tables = tables
        self._frames: dict[str, pl.DataFrame] = {}

    def __getitem__(self, entity: str) -> "pl.DataFrame":
        if entity not in self._frames:
            self._frames[entity] = self.tables[entity].whole()
        return self._frames[entity]

    def __contains__(self, entity: object) -> bool:
        return entity in self.tables

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)
