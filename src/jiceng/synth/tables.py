"""A table of an entity from the columns that are made up; the others are empty."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jiceng.dataset import ROW, table_schema
from jiceng.models import Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["table"]


def table(model: type[Record], filled: "Mapping[str, pl.Series | object]") -> "pl.DataFrame":
    """Return a table as `Dataset` holds it; a value that is no column stands in every row.

    Raises `ValueError` for a name that is no column of the entity.
    """
    import polars as pl

    schema = table_schema(model)
    unknown = filled.keys() - schema.keys()
    if unknown:
        raise ValueError(f"{model.entity.name} has no column {', '.join(sorted(unknown))}")
    columns = {name: value for name, value in filled.items() if isinstance(value, pl.Series)}
    frame = pl.DataFrame(columns).with_row_index(ROW, offset=1)
    return frame.select(
        (pl.col(name) if name in columns or name == ROW else pl.lit(filled.get(name))).cast(kind).alias(name)
        for name, kind in schema.items()
    )
