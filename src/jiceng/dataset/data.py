"""A batch of submitted data: one typed frame per entity, with the origin of every row."""

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import attrs

from jiceng.dataset.rows import frames_of
from jiceng.dataset.schema import empty_frame
from jiceng.dataset.sources import Refusal, SheetSource
from jiceng.dataset.tables import FrameTable, StoredFrames, Table
from jiceng.models import ENTITIES, Household, Record, RecordError, Resident

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Dataset"]

_Model = TypeVar("_Model", bound=Record)


@attrs.frozen(eq=False, repr=False)
class Dataset:
    """One typed Polars frame per entity, the sheets they came from, and the files that were refused.

    `models` are the entities by name: those of the library, or those of a county's extension. The frames of a
    dataset that was written are read one by one, when they are asked for.
    """

    frames: "Mapping[str, pl.DataFrame]" = attrs.field(repr=False)  # `rich` asks the attributes, not the repr
    sources: tuple[SheetSource, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    models: Mapping[str, type[Record]] = ENTITIES

    @classmethod
    def from_records(
        cls, records: Iterable[Record], *, models: Mapping[str, type[Record]] = ENTITIES
    ) -> "Dataset":
        """Build a dataset from model objects; the row number is the position among those of its entity.

        Records of an extended model bring that model with them. Raises `DeclarationError` when the records
        of one entity are of two models of which neither extends the other.
        """
        frames, known = frames_of(records, models)
        return cls(frames, models=known)

    @classmethod
    def read(cls, folder: str | PathLike[str], *, models: Mapping[str, type[Record]] = ENTITIES) -> "Dataset":
        """Open what `write_parquet` wrote. Raises `DataError` when the folder holds no dataset, or not all of it.

        The bytes of the tables are compared with their digests and kept; what is later written into the folder
        changes nothing. Their rows are read as far as they are needed.
        """
        from jiceng.dataset.store import read_store

        tables, sources, refusals = read_store(Path(folder), models)
        return cls(StoredFrames(tables), sources, refusals, models)

    def write_parquet(self, folder: str | PathLike[str]) -> list[Path]:
        """Write the dataset into a folder and return the paths: one file per entity, the cells, the account.

        All columns are kept, the texts that could not be read and the origin of the rows included, so that
        `read` gives an equal dataset. The files are whole or not there, readable by their owner only, and
        the same bytes for the same data. They hold plain values: keep the folder like the ledgers.

        Raises `DataError` when the folder cannot be written, or holds ledgers that this dataset was read from.
        """
        from jiceng.dataset.store import write_store

        return write_store(Path(folder), self.frames, self.sources, self.refusals)

    def model(self, model: type[_Model]) -> type[_Model]:
        """Return the model of this batch for an entity: the county's own, where it extends the given one."""
        own = self.models.get(model.entity.name, model)
        return own if issubclass(own, model) else model

    def frame(self, model: type[Record]) -> "pl.DataFrame":
        """Return the table of an entity, without rows where the batch has none."""
        found = self.frames.get(model.entity.name)
        return empty_frame(self.model(model)) if found is None else found

    def table(self, model: type[Record]) -> Table:
        """Return the table of an entity for reading some of its columns, or some of its rows."""
        if isinstance(self.frames, StoredFrames) and model.entity.name in self.frames:
            return self.frames.tables[model.entity.name]
        return FrameTable(self.frame(model))

    def lazy(self, model: type[Record]) -> "pl.LazyFrame":
        """Return the table of an entity for a lazy query."""
        return self.table(model).lazy()

    def records(self, model: type[_Model]) -> list[_Model]:
        """Return the rows of an entity as valid records. Raises `RecordError` on a row that is not valid."""
        return _valid(self._records(model, self.frame(model)))

    def members(self, household: Household) -> list[Resident]:
        """Return the residents of a household, in the order of their list.

        The number of a household counts within its township (`derive_households`): that of its grid, or
        where it has none, that of the sheet it stands on. Raises `RecordError` on a resident that is not
        valid, `DataError` where several households of the batch answer to the record.
        """
        from jiceng.dataset.relations import member_rows

        return _valid(self._records(Resident, member_rows(self, household)))

    def related(self, record: Record, model: type[_Model]) -> list[_Model]:
        """Return the records of `model` that the record names, and those that name it, by their references.

        The members of a household and the household of a resident are found as `members` has it; another record
        that has the number of a household belongs to the one in its township. Raises `DeclarationError` when no
        reference leads from one entity to the other, `DataError` where several households answer to the record,
        `RecordError` on a row that is not valid.
        """
        from jiceng.dataset.relations import related_rows

        return _valid(self._records(model, related_rows(self, record, model)))

    def equals(self, other: "Dataset") -> bool:
        """Tell whether another dataset holds the same tables, accounts and models."""
        return (
            self.frames.keys() == other.frames.keys()
            and all(frame.equals(other.frames[entity]) for entity, frame in self.frames.items())
            and all(frame.schema == other.frames[entity].schema for entity, frame in self.frames.items())
            and [attrs.astuple(source, recurse=False) for source in self.sources]
            == [attrs.astuple(source, recurse=False) for source in other.sources]
            and self.refusals == other.refusals
            and dict(self.models) == dict(other.models)
        )

    def _records(self, model: type[_Model], frame: "pl.DataFrame") -> list[_Model] | RecordError:
        """Return the rows as records, or the error of the first that is none; see `_valid`."""
        made = self.model(model)
        try:
            return [made.from_row(row) for row in frame.iter_rows(named=True)]
        except RecordError as error:
            return error.with_traceback(None)

    def __repr__(self) -> str:
        tables = self.frames.tables if isinstance(self.frames, StoredFrames) else self.frames
        counts = ", ".join(f"{entity}={table.height}" for entity, table in tables.items())
        return f"Dataset({counts}; sheets={len(self.sources)}, refused={len(self.refusals)})"


def _valid(found: list[_Model] | RecordError) -> list[_Model]:
    """Return records, or raise their error: here, where no frame of it holds a row."""
    if isinstance(found, RecordError):
        raise found
    return found
