"""The account of the reading as JSON: what stands in `dataset.json`, and the cells of a sheet row by row.

A cell of a type that JSON does not have is an object with one key that names the type: `{"date": "2026-09-30"}`.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from jiceng.dataset.notes import Note, NoteKind
from jiceng.dataset.sources import Cell, Merge, Refusal, SheetSource, Skipped, Why

__all__ = ["FORMAT", "Account", "EntityFile", "SheetAccount", "cells_of", "json_of"]

FORMAT: Final = "jiceng-dataset/1"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class EntityFile(_Part):
    """One Parquet file of the folder: its rows, and the digest of its bytes."""

    file: str
    rows: int
    sha256: str


class NoteAccount(_Part):
    """One note of a sheet."""

    kind: NoteKind
    rows: tuple[int, ...]
    column: int | None
    field: str | None
    detail: str

    @classmethod
    def of(cls, note: Note) -> "NoteAccount":
        """Return the account of a note."""
        return cls(kind=note.kind, rows=note.rows, column=note.column, field=note.field, detail=note.detail)

    def note(self) -> Note:
        """Return the note."""
        return Note(self.kind, self.rows, self.column, self.field, self.detail)


class SheetAccount(_Part):
    """What `SheetSource` tells of a sheet, without its cells."""

    file: str
    sheet: str
    entity: str
    header_rows: tuple[int, ...]
    rows: int
    columns: dict[str, str]
    positions: dict[str, int]
    unmapped: tuple[str, ...]
    lookalikes: dict[str, str]
    skipped: tuple[tuple[int, Why], ...]
    filled_down: int
    merges: tuple[tuple[int, int, int, int], ...]
    encoding: str | None
    separator: str | None = None
    notes: tuple[NoteAccount, ...] = ()
    path: str | None

    @classmethod
    def of(cls, source: SheetSource) -> "SheetAccount":
        """Return the account of a sheet that was read."""
        return cls(
            file=source.file,
            sheet=source.sheet,
            entity=source.entity,
            header_rows=source.header_rows,
            rows=source.rows,
            columns=dict(source.columns),
            positions=dict(source.positions),
            unmapped=source.unmapped,
            lookalikes=dict(source.lookalikes),
            skipped=tuple((skipped.row, skipped.why) for skipped in source.skipped),
            filled_down=source.filled_down,
            merges=tuple(
                (merge.first_row, merge.first_column, merge.last_row, merge.last_column)
                for merge in source.merges
            ),
            encoding=source.encoding,
            separator=source.separator,
            notes=tuple(NoteAccount.of(note) for note in source.notes),
            path=None if source.path is None else str(source.path),
        )

    def source(self, image: tuple[tuple[Cell, ...], ...]) -> SheetSource:
        """Return the sheet with its cells."""
        return SheetSource(
            file=self.file,
            sheet=self.sheet,
            entity=self.entity,
            header_rows=self.header_rows,
            rows=self.rows,
            columns=self.columns,
            positions=self.positions,
            unmapped=self.unmapped,
            lookalikes=self.lookalikes,
            skipped=tuple(Skipped(row, why) for row, why in self.skipped),
            filled_down=self.filled_down,
            image=image,
            merges=tuple(Merge(*corners) for corners in self.merges),
            encoding=self.encoding,
            separator=self.separator,
            notes=tuple(note.note() for note in self.notes),
            path=None if self.path is None else Path(self.path),
        )


class _RefusedFile(_Part):
    file: str
    sheet: str
    code: str
    message: str
    fatal: bool


class Account(_Part):
    """All of `dataset.json`."""

    format: Literal["jiceng-dataset/1"]
    entities: dict[str, EntityFile]
    cells: EntityFile | None
    sources: tuple[SheetAccount, ...]
    refusals: tuple[_RefusedFile, ...]

    @classmethod
    def of(
        cls,
        entities: Mapping[str, EntityFile],
        cells: EntityFile | None,
        sources: Sequence[SheetSource],
        refusals: Sequence[Refusal],
    ) -> "Account":
        """Return the account of a dataset and of the files that hold its tables."""
        return cls(
            format=FORMAT,
            entities=dict(entities),
            cells=cells,
            sources=tuple(SheetAccount.of(source) for source in sources),
            refusals=tuple(
                _RefusedFile(
                    file=refusal.file,
                    sheet=refusal.sheet,
                    code=refusal.code,
                    message=refusal.message,
                    fatal=refusal.fatal,
                )
                for refusal in refusals
            ),
        )

    def refused(self) -> tuple[Refusal, ...]:
        """Return the files that were refused."""
        return tuple(
            Refusal(refused.file, refused.sheet, refused.code, refused.message, refused.fatal)
            for refused in self.refusals
        )


def json_of(row: Sequence[Cell]) -> str:
    """Return the cells of one row as a JSON array.

    >>> json_of(("张三", 3, None, date(2026, 9, 30)))
    '["张三",3,null,{"date":"2026-09-30"}]'
    """
    return json.dumps(
        [_written(cell) for cell in row], ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def cells_of(text: str) -> tuple[Cell, ...]:
    """Return the cells of a row from its JSON array.

    >>> cells_of('["张三",3,null,{"date":"2026-09-30"}]')
    ('张三', 3, None, datetime.date(2026, 9, 30))
    """
    return tuple(_read(cell) for cell in json.loads(text))


def _written(cell: Cell) -> object:
    match cell:
        case datetime():
            return {"datetime": cell.isoformat()}
        case date():
            return {"date": cell.isoformat()}
        case time():
            return {"time": cell.isoformat()}
        case timedelta():
            return {"timedelta": [cell.days, cell.seconds, cell.microseconds]}
        case float() if not math.isfinite(cell):
            return {"float": str(cell)}
        case _:
            return cell


_READERS: Final[Mapping[str, Callable[..., Cell]]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda parts: timedelta(*parts),
    "float": float,
}


def _read(cell: object) -> Cell:
    if isinstance(cell, dict):
        ((kind, written),) = cell.items()
        return _READERS[kind](written)
    if cell is None or isinstance(cell, str | int | float):
        return cell
    raise ValueError("no cell of a sheet")
