"""Sheets that hold two entities in one list.

Counties keep villages and grids in one register: the same columns, told apart by the length of the code.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, SOURCE, table_schema
from jiceng.dataset.notes import Note
from jiceng.expr import kept_text
from jiceng.ledger.table import Table
from jiceng.models import ENTITIES, Division, Grid, Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["split_register"]

_GRID_FIELDS = {
    "code": "code",
    "name": "name",
    "parent_code": "community_code",
    "households": "households",
    "resident_population": "population",
    "abolished_on": "abolished_on",
}
"""What a column of the register means of a grid; the others say nothing of one."""

_LONGEST_DIVISION = 12


def split_register(table: Table, models: Mapping[str, type[Record]] = ENTITIES) -> list[Table]:
    """Return a table as it is, or a register of places as its divisions and its grids.

    A code longer than the twelve digits of a village is the code of a grid.
    """
    import polars as pl

    if not issubclass(table.model, Division):
        return [table]
    is_grid = pl.col("code").str.len_chars() > _LONGEST_DIVISION
    grids = table.frame.filter(is_grid)
    if grids.is_empty():
        return [table]
    divisions = table.frame.filter(is_grid.not_().fill_null(value=True))
    if divisions.is_empty():
        return [_grids(table, grids, models[Grid.entity.name])]
    return [_part(table, divisions), _grids(table, grids, models[Grid.entity.name])]


def _part(table: Table, frame: "pl.DataFrame") -> Table:
    source = attrs.evolve(table.source, rows=frame.height, notes=tuple(_notes(table.source.notes, frame)))
    return attrs.evolve(table, frame=frame, source=source)


def _notes(notes: Iterable[Note], frame: "pl.DataFrame") -> Iterator[Note]:
    """Yield the notes of rows that are in the frame, and those of columns and of the sheet."""
    own = set(frame.get_column(ROW))
    for note in notes:
        rows = tuple(row for row in note.rows if row in own)
        if rows or not note.rows:
            yield attrs.evolve(note, rows=rows)


def _grid_notes(notes: Iterable[Note], frame: "pl.DataFrame") -> Iterator[Note]:
    """Yield the notes of cells that a grid has; what is said of columns and of the sheet is said of the divisions."""
    for note in _notes(notes, frame):
        if note.rows and (note.field is None or note.field in _GRID_FIELDS):
            yield attrs.evolve(note, field=None if note.field is None else _GRID_FIELDS[note.field])


def _grids(table: Table, frame: "pl.DataFrame", model: type[Record]) -> Table:
    import polars as pl

    schema = table_schema(model)
    sources = {
        f"{new}{suffix}": f"{old}{suffix}"
        for old, new in _GRID_FIELDS.items()
        for suffix in ("", kept_text(""))
    } | {SOURCE: SOURCE, ROW: ROW}
    grids = frame.select(
        pl.col(sources[name]).alias(name)
        if sources.get(name) in frame.columns
        else pl.lit(None, dtype=kind).alias(name)
        for name, kind in schema.items()
    )
    source = attrs.evolve(
        table.source,
        entity=Grid.entity.name,
        rows=frame.height,
        lookalikes={},
        notes=tuple(_grid_notes(table.source.notes, frame)),
        filled_down=0,  # told once, of the divisions
        columns={
            heading: _GRID_FIELDS[field]
            for heading, field in table.source.columns.items()
            if field in _GRID_FIELDS
        },
        positions={
            _GRID_FIELDS[field]: column
            for field, column in table.source.positions.items()
            if field in _GRID_FIELDS
        },
    )
    return Table(model, grids, source)
