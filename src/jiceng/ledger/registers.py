"""Sheets that hold two entities in one list.

Counties keep villages and grids in one register: the same columns, told apart by the length of the code.
"""

from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import table_schema
from jiceng.ledger.table import Table
from jiceng.models import Division, Grid

if TYPE_CHECKING:
    import polars as pl

__all__ = ["split_register"]

_GRID_FIELDS = {"code": "code", "name": "name", "parent_code": "community_code", "households": "households"}
_LONGEST_DIVISION = 12


def split_register(table: Table) -> list[Table]:
    """Return a table as it is, or a register of places as its divisions and its grids.

    A code longer than the twelve digits of a village is the code of a grid.
    """
    import polars as pl

    if table.model is not Division:
        return [table]
    is_grid = pl.col("code").str.len_chars() > _LONGEST_DIVISION
    grids = table.frame.filter(is_grid)
    if grids.is_empty():
        return [table]
    divisions = table.frame.filter(is_grid.not_().fill_null(value=True))
    return [_part(table, divisions), _grids(table, grids)]


def _part(table: Table, frame: "pl.DataFrame") -> Table:
    return attrs.evolve(table, frame=frame, source=attrs.evolve(table.source, rows=frame.height))


def _grids(table: Table, frame: "pl.DataFrame") -> Table:
    schema = table_schema(Grid)
    renamed = {
        f"{old}{suffix}": f"{new}{suffix}"
        for old, new in _GRID_FIELDS.items()
        for suffix in ("", ":text")
        if f"{old}{suffix}" in frame.columns
    }
    source = attrs.evolve(
        table.source,
        entity=Grid.entity.name,
        rows=frame.height,
        columns={heading: _GRID_FIELDS[field] for heading, field in table.source.columns.items()},
        positions={_GRID_FIELDS[field]: column for field, column in table.source.positions.items()},
    )
    return Table(Grid, frame.rename(renamed).select(list(schema)), source)
