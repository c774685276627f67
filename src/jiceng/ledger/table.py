"""One sheet as a typed table: headings found, rows told apart, cells read."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import FEEDBACK_COLUMN, ROW, SOURCE, Merge, SheetSource, Skipped, columns, table_schema
from jiceng.dataset.notes import Note
from jiceng.ledger.body import Body, Records
from jiceng.ledger.cells import cell_text
from jiceng.ledger.doubles import refuse_doubles
from jiceng.ledger.files import InputFile
from jiceng.ledger.gate import Holding, Marks, PackedCells, packed
from jiceng.ledger.headings import NO_MAPPING, SEARCHED_ROWS, Header, find_header, is_row_number
from jiceng.ledger.lookalikes import lookalikes
from jiceng.ledger.noticing import Looked, cell_notes, notes_of
from jiceng.ledger.reading import read_column
from jiceng.ledger.rows import layout_of, why_skipped
from jiceng.ledger.shown import shown_headings, shown_known
from jiceng.ledger.units import Percentages
from jiceng.models import ENTITIES, Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["RawSheet", "Table", "as_table", "read_table"]


@attrs.frozen(eq=False)
class RawSheet:
    """All cells of one sheet as the file holds them; row 0 is row 1 of the spreadsheet."""

    file: InputFile
    name: str
    image: PackedCells = attrs.field(converter=packed)
    merges: tuple[Merge, ...] = ()
    encoding: str | None = None
    separator: str | None = None
    marks: Marks = attrs.field(factory=Marks)
    is_1904: bool = False
    holding: Holding = attrs.field(factory=Holding)

    @property
    def is_empty(self) -> bool:
        """True when no cell holds anything."""
        return not any(
            cell_text(cell).strip() for rows in self.image.blocks() for row in rows for cell in row
        )


@attrs.frozen(eq=False)
class Table:
    """A sheet that was read: the entity, its frame without origin of source, and the account of the reading."""

    model: type[Record]
    frame: "pl.DataFrame"
    source: SheetSource


def read_table(
    sheet: RawSheet,
    position: int,
    models: Mapping[str, type[Record]] = ENTITIES,
    mapping: Mapping[str, str] = NO_MAPPING,
) -> Table | None:
    """Read a sheet as the entity its headings fit, `None` when they fit none.

    `position` is the place of the sheet in the dataset's sources; every row carries it. A `mapping` from headings
    to fields goes before what the models know. Raises `RefusedFileError` for headings that have two readings.
    """
    top = sheet.image.first(SEARCHED_ROWS)
    header = find_header(top, sheet.merges, (sheet.name, sheet.file.name), models, mapping)
    if header is None:
        return None
    sheet = _without_feedback(sheet, header)
    header = attrs.evolve(header, texts=_own_headings(header))
    body = Body(sheet.image, sheet.merges, header, sheet.holding, is_1904=sheet.is_1904)
    judged = why_skipped(body.rows(), layout_of(top, header))
    records = body.records(judged)
    refuse_doubles(sheet.file, sheet.name, header, lambda column: records.texts[column].to_list())
    header = attrs.evolve(
        header,
        doubled={
            **header.doubled,
            **{column: body.leading[part.field] for column, part in header.parts.items()},
        },
    )
    looked = Looked(
        header=header,
        marks=sheet.marks,
        is_1904=sheet.is_1904,
        rows=records.rows,
        filled=records.filled,
        numbers=records.numbers,
    )
    frame, notes, percentages = _frame(looked, records, position)
    looked = attrs.evolve(looked, percentages=percentages)
    unmapped = _unmapped(header, models)
    source = SheetSource(
        file=sheet.file.name,
        sheet=sheet.name,
        entity=header.model.entity.name,
        header_rows=tuple(row + 1 for row in header.rows),
        rows=records.rows.len(),
        columns={shown_known(header.texts[column], models): field for column, field in header.fields.items()}
        | {shown_known(header.texts[column], models): part.field for column, part in header.parts.items()},
        positions={field: column for column, field in header.fields.items()},
        unmapped=unmapped,
        lookalikes=lookalikes(header.model, header.fields.values(), unmapped),
        skipped=tuple(
            Skipped(row, why) for row, why in enumerate(judged, start=header.rows[-1] + 2) if why is not None
        ),
        filled_down=sum(map(len, body.filled.values())),
        image=sheet.image,
        merges=sheet.merges,
        encoding=sheet.encoding,
        separator=sheet.separator,
        notes=notes_of(looked, notes),
        path=sheet.file.path,
    )
    return Table(header.model, frame, source)


def _own_headings(header: Header) -> dict[int, str]:
    return {column: text for column, text in header.texts.items() if text != FEEDBACK_COLUMN}


def _without_feedback(sheet: RawSheet, header: Header) -> RawSheet:
    """Cut off what a feedback workbook added behind the ledger's own columns, when it comes back corrected."""
    added = [column for column, text in header.texts.items() if text == FEEDBACK_COLUMN]
    if not added:
        return sheet
    return attrs.evolve(sheet, image=sheet.image.cut(added[-1]))


def _frame(
    looked: Looked, records: Records, position: int
) -> "tuple[pl.DataFrame, list[Note], dict[int, Percentages]]":
    """Return the records as a table, what is worth a note of their cells, and how percentages are written.

    The texts of a column go when it has been read.
    """
    import polars as pl

    header = looked.header
    schema = table_schema(header.model)
    declared = columns(header.model)
    height = records.rows.len()
    series: dict[str, pl.Series] = {
        SOURCE: pl.repeat(position, height, dtype=schema[SOURCE], eager=True),
        ROW: records.rows.cast(schema[ROW]),
    }
    notes: list[Note] = []
    written: dict[int, Percentages] = {}
    for place, field in header.fields.items():
        texts = records.texts.pop(place)
        notes += cell_notes(looked, place, texts)
        reading = read_column(declared[field], texts, schema[field], header.powers.get(place, 0))
        series |= reading.series
        written[place] = reading.percentages
    return as_table(series, schema, height), notes, written


def as_table(
    series: "Mapping[str, pl.Series]", schema: "Mapping[str, pl.DataType]", height: int
) -> "pl.DataFrame":
    """Return the columns that were read among all columns of the table; those that nothing was read for are empty.

    All empty columns of a type share one piece of memory: 300,000 residents have more of them than of the others.
    """
    import polars as pl

    kinds = {kind for name, kind in schema.items() if name not in series}
    empty = {kind: pl.repeat(None, height, dtype=kind, eager=True) for kind in kinds}
    return pl.DataFrame(
        [(series[name] if name in series else empty[kind]).alias(name) for name, kind in schema.items()]
    )


def _unmapped(header: Header, models: Mapping[str, type[Record]]) -> tuple[str, ...]:
    """Return the headings no field claims, as they may be printed."""
    unknown = (
        (column, text)
        for column, text in header.texts.items()
        if column not in header.fields and column not in header.parts and not is_row_number(text)
    )
    return shown_headings(unknown, models)
