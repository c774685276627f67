"""One sheet as a typed table: headings found, rows told apart, cells read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import (
    FEEDBACK_COLUMN,
    ROW,
    SOURCE,
    Cell,
    Merge,
    SheetSource,
    Skipped,
    columns,
    table_schema,
)
from jiceng.ledger.cells import cell_text
from jiceng.ledger.doubles import refuse_doubles
from jiceng.ledger.files import InputFile
from jiceng.ledger.gate import Marks
from jiceng.ledger.headings import NO_MAPPING, Header, find_header, is_row_number
from jiceng.ledger.lookalikes import lookalikes
from jiceng.ledger.merged import fill_down
from jiceng.ledger.noticing import Looked, notes_of
from jiceng.ledger.reading import read_column
from jiceng.ledger.rows import layout_of, why_skipped
from jiceng.ledger.serial_days import date_serials_of_1904
from jiceng.ledger.shown import shown_heading, shown_known
from jiceng.ledger.spread import gather
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
    image: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    encoding: str | None = None
    separator: str | None = None
    marks: Marks = attrs.field(factory=Marks)
    is_1904: bool = False

    @property
    def is_empty(self) -> bool:
        """True when no cell holds anything."""
        return all(not cell_text(cell).strip() for row in self.image for cell in row)


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
    header = find_header(sheet.image, sheet.merges, (sheet.name, sheet.file.name), models, mapping)
    if header is None:
        return None
    sheet = _without_feedback(sheet, header)
    header = attrs.evolve(header, texts=_own_headings(header))
    first = header.rows[-1] + 1
    body = [[cell_text(cell) for cell in row] for row in sheet.image[first:]]
    if sheet.is_1904:
        date_serials_of_1904(body, sheet.image[first:], header)
    leading = {field: column for column, field in header.fields.items()}
    gather(body, leading, header.parts)
    filled = fill_down(body, sheet.merges, header)
    records, skipped = _records(sheet, header, body)
    refuse_doubles(sheet.file, sheet.name, header, (texts for _, texts in records))
    header = attrs.evolve(
        header,
        doubled={**header.doubled, **{column: leading[part.field] for column, part in header.parts.items()}},
    )
    unmapped = _unmapped(header)
    frame, percentages = _frame(header, records, position)
    looked = Looked(
        image=sheet.image,
        marks=sheet.marks,
        is_1904=sheet.is_1904,
        header=header,
        records=records,
        percentages=percentages,
        filled={column: [first + 1 + row for row in rows] for column, rows in filled.items()},
    )
    source = SheetSource(
        file=sheet.file.name,
        sheet=sheet.name,
        entity=header.model.entity.name,
        header_rows=tuple(row + 1 for row in header.rows),
        rows=len(records),
        columns={shown_known(header.texts[column]): field for column, field in header.fields.items()}
        | {shown_known(header.texts[column]): part.field for column, part in header.parts.items()},
        positions={field: column for column, field in header.fields.items()},
        unmapped=unmapped,
        lookalikes=lookalikes(header.model, header.fields.values(), unmapped),
        skipped=tuple(skipped),
        filled_down=sum(map(len, filled.values())),
        image=sheet.image,
        merges=sheet.merges,
        encoding=sheet.encoding,
        separator=sheet.separator,
        notes=notes_of(looked),
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
    return attrs.evolve(sheet, image=tuple(row[: added[-1]] for row in sheet.image))


def _records(
    sheet: RawSheet, header: Header, body: Sequence[Sequence[str]]
) -> tuple[list[tuple[int, Sequence[str]]], list[Skipped]]:
    records: list[tuple[int, Sequence[str]]] = []
    skipped: list[Skipped] = []
    judged = why_skipped(body, layout_of(sheet.image, header))
    for row, (texts, why) in enumerate(zip(body, judged, strict=True), start=header.rows[-1] + 2):
        if why is not None:
            skipped.append(Skipped(row, why))
        elif any(texts[column].strip() for column in header.fields if column < len(texts)):
            records.append((row, texts))
    return records, skipped


def _frame(
    header: Header, records: Sequence[tuple[int, Sequence[str]]], position: int
) -> "tuple[pl.DataFrame, dict[int, Percentages]]":
    """Return the records as a table, one column after the other, and how its percentages are written."""
    import polars as pl

    schema = table_schema(header.model)
    declared = columns(header.model)
    height = len(records)
    series: dict[str, pl.Series] = {
        SOURCE: pl.repeat(position, height, dtype=schema[SOURCE], eager=True),
        ROW: pl.Series([row for row, _ in records], dtype=schema[ROW]),
    }
    written: dict[int, Percentages] = {}
    for place, field in header.fields.items():
        column = declared[field]
        texts = [texts[place] if place < len(texts) else "" for _, texts in records]
        reading = read_column(column, texts, header.powers.get(place, 0))
        series[field] = pl.Series([cell.value for cell in reading.cells], dtype=schema[field])
        if column.kept is not None:
            series[column.kept] = pl.Series([cell.kept for cell in reading.cells], dtype=schema[column.kept])
        written[place] = reading.percentages
    return as_table(series, schema, height), written


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


def _unmapped(header: Header) -> tuple[str, ...]:
    """Return the headings no field claims, as they may be printed."""
    return tuple(
        shown_heading(text, column)
        for column, text in header.texts.items()
        if column not in header.fields and column not in header.parts and not is_row_number(text)
    )
