"""A Parquet file as a typed table: its columns are field names or known headings."""

from typing import TYPE_CHECKING

from jiceng.dataset import ROW, SOURCE, SheetSource, columns, table_schema
from jiceng.ledger.cells import cell_text, reader_for
from jiceng.ledger.files import InputFile, damaged
from jiceng.ledger.headings import Header, find_header
from jiceng.ledger.table import Table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["read_parquet_file"]


def read_parquet_file(file: InputFile, position: int) -> Table | None:
    """Read a Parquet file as the entity its columns fit, `None` when they fit none.

    Columns that already have the field's type are taken as they are; others are read as text. Raises
    `RefusedFileError` when the file is broken.
    """
    import polars as pl

    try:
        frame = pl.read_parquet(file.path)
    except (pl.exceptions.PolarsError, OSError):
        raise damaged(file) from None
    header = find_header([frame.columns], ())
    if header is None:
        return None
    source = SheetSource(
        file=file.name,
        sheet="",
        entity=header.model.entity.name,
        header_rows=(),
        rows=frame.height,
        columns={header.texts[place]: field for place, field in header.fields.items()},
        positions={field: place for place, field in header.fields.items()},
        unmapped=tuple(name for place, name in enumerate(frame.columns) if place not in header.fields),
    )
    return Table(header.model, _typed(frame, header, position), source)


def _typed(frame: "pl.DataFrame", header: Header, position: int) -> "pl.DataFrame":
    import polars as pl

    schema = table_schema(header.model)
    declared = columns(header.model)
    series: dict[str, pl.Series] = {}
    for place, field in header.fields.items():
        given = frame.to_series(place)
        if given.dtype == schema[field]:
            series[field] = given
            continue
        read = reader_for(declared[field])
        readings = [read(cell_text(cell)) for cell in given.to_list()]
        series[field] = pl.Series(field, [reading.value for reading in readings], dtype=schema[field])
        kept = declared[field].kept
        if kept is not None:
            series[kept] = pl.Series(kept, [reading.kept for reading in readings], dtype=pl.String())
    height = frame.height
    series[SOURCE] = pl.repeat(position, height, dtype=pl.UInt32(), eager=True)
    series[ROW] = pl.int_range(1, height + 1, dtype=pl.UInt32(), eager=True)
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in schema.items() if name not in series]
    return (
        pl.DataFrame([column.alias(name) for name, column in series.items()])
        .with_columns(missing)
        .select(list(schema))
    )
