"""Sheets that hold two entities in one list.

Counties keep villages and grids in one register: the same columns, told apart by the length of the code.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, SOURCE, table_schema
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
    return attrs.evolve(table, frame=frame, source=attrs.evolve(table.source, rows=frame.height))


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
