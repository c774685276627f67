"""A batch of submitted data: one typed frame per entity, with the origin of every row."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import attrs

from jiceng.dataset.schema import ROW, columns, empty_frame, table_schema
from jiceng.dataset.sources import Refusal, SheetSource
from jiceng.models import ENTITIES, Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Dataset"]

_Model = TypeVar("_Model", bound=Record)


@attrs.frozen(eq=False, repr=False)
class Dataset:
    """One typed Polars frame per entity, the sheets they came from, and the files that were refused."""

    frames: "Mapping[str, pl.DataFrame]"
    sources: tuple[SheetSource, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @classmethod
    def from_records(cls, records: Iterable[Record]) -> "Dataset":
        """Build a dataset from model objects; the row number is the position among those of its entity."""
        import polars as pl

        by_entity: dict[str, list[Record]] = {}
        for record in records:
            by_entity.setdefault(record.entity.name, []).append(record)
        frames = {
            entity: pl.DataFrame(
                [_row(record) | {ROW: number} for number, record in enumerate(group, start=1)],
                schema=table_schema(ENTITIES[entity]),
                orient="row",
            )
            for entity, group in by_entity.items()
        }
        return cls(frames)

    def frame(self, model: type[Record]) -> "pl.DataFrame":
        """Return the table of an entity, without rows where the batch has none."""
        found = self.frames.get(model.entity.name)
        return empty_frame(model) if found is None else found

    def records(self, model: type[_Model]) -> list[_Model]:
        """Return the rows of an entity as valid records. Raises `RecordError` on a row that is not valid."""
        return [model.from_row(row) for row in self.frame(model).iter_rows(named=True)]

    def __repr__(self) -> str:
        counts = ", ".join(f"{entity}={frame.height}" for entity, frame in self.frames.items())
        return f"Dataset({counts}; sheets={len(self.sources)}, refused={len(self.refusals)})"


def _row(record: Record) -> dict[str, object]:
    plain = record.row()
    return {
        name: str(value)
        if isinstance(value, str)
        else Decimal(value)
        if isinstance(value, Decimal)
        else value
        for name, value in plain.items()
        if name in columns(type(record))
    }
