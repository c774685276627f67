"""A Parquet file as a typed table: its columns are field names or known headings."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from jiceng.dataset import ROW, SOURCE, Kind, SheetSource, columns, table_schema
from jiceng.dataset.notes import Note, NoteKind
from jiceng.ledger.cells import cell_text
from jiceng.ledger.doubles import refuse_doubles
from jiceng.ledger.files import InputFile
from jiceng.ledger.gate import Flaw, refusal
from jiceng.ledger.headings import NO_MAPPING, Header, find_header
from jiceng.ledger.lookalikes import lookalikes
from jiceng.ledger.noticing import LOST_FROM, Looked, notes_of
from jiceng.ledger.reading import read_column
from jiceng.ledger.shown import shown_headings, shown_known
from jiceng.ledger.table import Table, as_table
from jiceng.ledger.units import Percentages
from jiceng.models import ENTITIES, Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["read_parquet_file"]

_Read = TypeVar("_Read")


def read_parquet_file(
    file: InputFile,
    position: int,
    models: Mapping[str, type[Record]] = ENTITIES,
    mapping: Mapping[str, str] = NO_MAPPING,
) -> Table | None:
    """Read a Parquet file as the entity its columns fit, `None` when they fit none.

    A table that `Dataset.write_parquet` wrote is taken as it is, kept texts and row numbers included.

    Columns that already have the field's type are taken as they are; others are read as text. Raises
    `RefusedFileError` when the file is broken.
    """
    source_columns = _Columns(file)
    schema = source_columns.schema
    own = next((model for model in models.values() if schema == table_schema(model)), None)
    if own is not None:
        return _own_table(file, source_columns.read(list(schema)), own, position)
    names = list(schema)
    header = find_header([names], (), (file.name,), models, mapping)
    if header is None:
        return None
    if header.doubled:
        refuse_doubles(file, "", header, source_columns.texts)
    height = source_columns.height
    frame, percentages = _typed(source_columns, header, position)
    unknown = (
        (place, header.texts.get(place, "")) for place in range(len(names)) if place not in header.fields
    )
    unmapped = shown_headings(unknown, models)
    source = SheetSource(
        file=file.name,
        sheet="",
        entity=header.model.entity.name,
        header_rows=(),
        rows=height,
        path=file.path,
        columns={shown_known(header.texts[place], models): field for place, field in header.fields.items()},
        positions={field: place for place, field in header.fields.items()},
        unmapped=unmapped,
        lookalikes=lookalikes(header.model, header.fields.values(), unmapped),
        notes=tuple(_notes(source_columns, header, percentages)),
    )
    return Table(header.model, frame, source)


class _Columns:
    """The columns of a file, which are read one at a time: nothing but what has become of them is held.

    Raises `RefusedFileError` where the file is broken.
    """

    def __init__(self, file: InputFile) -> None:
        import polars as pl

        self._file = file
        self.schema: dict[str, pl.DataType] = self._reading(lambda: dict(pl.read_parquet_schema(file.path)))
        self._names = list(self.schema)
        self.height: int = self._reading(lambda: pl.scan_parquet(file.path).select(pl.len()).collect().item())

    def kind(self, place: int) -> "pl.DataType":
        return self.schema[self._names[place]]

    def column(self, place: int) -> "pl.Series":
        return self.read([self._names[place]]).to_series()

    def texts(self, place: int) -> list[str]:
        return [cell_text(cell) for cell in self.column(place).to_list()]

    def read(self, names: list[str]) -> "pl.DataFrame":
        import polars as pl

        return self._reading(lambda: pl.read_parquet(self._file.path, columns=names))

    def _reading(self, read: Callable[[], _Read]) -> _Read:
        import polars as pl

        try:
            return read()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
            pass
        raise refusal(self._file, Flaw.DAMAGED)


def _own_table(file: InputFile, frame: "pl.DataFrame", model: type[Record], position: int) -> Table:
    import polars as pl

    fields = {name: frame.columns.index(name) for name in columns(model)}
    source = SheetSource(
        file=file.name,
        sheet="",
        entity=model.entity.name,
        header_rows=(),
        rows=frame.height,
        path=file.path,
        columns={name: name for name in fields},
        positions=fields,
    )
    return Table(model, frame.with_columns(pl.lit(position, dtype=pl.UInt32()).alias(SOURCE)), source)


def _notes(source: _Columns, header: Header, percentages: Mapping[int, Percentages]) -> Iterator[Note]:
    """Yield what is worth a note of identifiers that are floating numbers, and of the columns."""
    import polars as pl

    declared = columns(header.model)
    for place, field in header.fields.items():
        if declared[field].kind is Kind.IDENTIFIER and source.kind(place).is_float():
            given = source.column(place)
            is_lost = given.abs() >= LOST_FROM
            lost, stored = is_lost.arg_true() + 1, (~is_lost).arg_true() + 1
            for kind, rows in ((NoteKind.DIGITS_LOST, lost), (NoteKind.NUMBER_STORED, stored)):
                if rows.len():
                    yield Note(kind, tuple(rows), place, field)
    rows = pl.int_range(1, source.height + 1, dtype=pl.UInt32(), eager=True)
    yield from notes_of(Looked(header, rows, percentages=percentages))


def _typed(source: _Columns, header: Header, position: int) -> "tuple[pl.DataFrame, dict[int, Percentages]]":
    import polars as pl

    schema = table_schema(header.model)
    declared = columns(header.model)
    series: dict[str, pl.Series] = {}
    percentages: dict[int, Percentages] = {}
    for place, field in header.fields.items():
        column = declared[field]
        given, power = source.column(place), header.powers.get(place, 0)
        if given.dtype == schema[field] and column.kind not in _SPELT and not power:
            series[field] = given
            continue
        reading = read_column(
            column, given.cast(pl.String) if given.dtype == pl.Categorical else given, schema[field], power
        )
        series |= reading.series
        percentages[place] = reading.percentages
    height = source.height
    series[SOURCE] = pl.repeat(position, height, dtype=pl.UInt32(), eager=True)
    series[ROW] = pl.int_range(1, height + 1, dtype=pl.UInt32(), eager=True)
    return as_table(series, schema, height), percentages


_SPELT = {Kind.CODE, Kind.CODES, Kind.IDENTIFIER}  # text in any case, and written in more than one way
