"""One sheet as a typed table: headings found, rows told apart, cells read."""

import re
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
from jiceng.ledger.cells import cell_text, reader_for
from jiceng.ledger.files import InputFile
from jiceng.ledger.headings import Header, find_header, is_row_number
from jiceng.ledger.lookalikes import lookalikes
from jiceng.ledger.merged import fill_down
from jiceng.ledger.rows import layout_of, why_skipped
from jiceng.models import ENTITIES, Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["RawSheet", "Table", "read_table"]


@attrs.frozen(eq=False)
class RawSheet:
    """All cells of one sheet as the file holds them; row 0 is row 1 of the spreadsheet."""

    file: InputFile
    name: str
    image: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    encoding: str | None = None

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


def read_table(sheet: RawSheet, position: int, models: Mapping[str, type[Record]] = ENTITIES) -> Table | None:
    """Read a sheet as the entity its headings fit, `None` when they fit none.

    `position` is the place of the sheet in the dataset's sources; every row carries it.
    """
    header = find_header(sheet.image, sheet.merges, (sheet.name, sheet.file.name), models)
    if header is None:
        return None
    sheet = _without_feedback(sheet, header)
    header = attrs.evolve(header, texts=_own_headings(header))
    body = [[cell_text(cell) for cell in row] for row in sheet.image[header.rows[-1] + 1 :]]
    filled_down = fill_down(body, sheet.merges, header)
    records, skipped = _records(sheet, header, body)
    unmapped = _unmapped(header)
    frame = _frame(header, records, position)
    source = SheetSource(
        file=sheet.file.name,
        sheet=sheet.name,
        entity=header.model.entity.name,
        header_rows=tuple(row + 1 for row in header.rows),
        rows=len(records),
        columns={header.texts[column]: field for column, field in header.fields.items()},
        positions={field: column for column, field in header.fields.items()},
        unmapped=unmapped,
        lookalikes=lookalikes(header.model, header.fields.values(), unmapped),
        skipped=tuple(skipped),
        filled_down=filled_down,
        image=sheet.image,
        merges=sheet.merges,
        encoding=sheet.encoding,
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


def _frame(header: Header, records: list[tuple[int, Sequence[str]]], position: int) -> "pl.DataFrame":
    import polars as pl

    schema = table_schema(header.model)
    data: dict[str, list[object]] = {name: [None] * len(records) for name in schema}
    data[SOURCE] = [position] * len(records)
    data[ROW] = [row for row, _ in records]
    declared = columns(header.model)
    for place, field in header.fields.items():
        column = declared[field]
        read = reader_for(column)
        readings = [read(texts[place]) if place < len(texts) else read("") for _, texts in records]
        data[field] = [reading.value for reading in readings]
        if column.kept is not None:
            data[column.kept] = [reading.kept for reading in readings]
    return pl.DataFrame(data, schema=schema)


_LONG_NUMBER = re.compile(r"[0-9]{5,}")


def _unmapped(header: Header) -> tuple[str, ...]:
    """Return the headings no field claims; a long number in one may belong to a person and is masked."""
    return tuple(
        _LONG_NUMBER.sub("*****", text)
        for column, text in header.texts.items()
        if column not in header.fields and not is_row_number(text)
    )
