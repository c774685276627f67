"""What is worth a note on a sheet that was read: cells first, then columns, rows and the sheet."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from jiceng.codes import CodeEnum
from jiceng.dataset import Cell, Kind, columns
from jiceng.dataset.notes import Note, NoteKind
from jiceng.identifiers import Phone
from jiceng.ledger.gate import ERROR_TEXTS, Mark, Marks
from jiceng.ledger.headings import Header, is_row_number
from jiceng.ledger.lookalikes import nearest_fields
from jiceng.ledger.phones import phones_in
from jiceng.ledger.units import Percentages, named_unit
from jiceng.models import terms

__all__ = ["LOST_FROM", "Looked", "notes_of"]

_ERRORS = frozenset(ERROR_TEXTS)
LOST_FROM = 10**15
"""The first number of which a spreadsheet does not keep every digit."""

_SCIENTIFIC = re.compile(r"[1-9](?:\.[0-9]+)?[Ee]\+?[0-9]{2,3}")
_DAY_60 = "1900-02-29"


@attrs.frozen(eq=False)
class Looked:
    """A sheet that was read: its cells and marks, its records (row and texts), and how percentages are written.

    `filled` are the rows that took their value from a merged range, by column.
    """

    image: Sequence[Sequence[Cell]]
    marks: Marks
    is_1904: bool
    header: Header
    records: Sequence[tuple[int, Sequence[str]]]
    percentages: Mapping[int, Percentages]
    filled: Mapping[int, Sequence[int]]

    @classmethod
    def without_cells(cls, header: Header) -> "Looked":
        """Return a sheet of which only the columns are looked at."""
        return cls((), Marks(), False, header, (), {}, {})


def notes_of(sheet: Looked) -> tuple[Note, ...]:
    """Return the notes of a sheet, by kind and column. Of cells, only those of records and known columns count."""
    notes = [*_of_cells(sheet), *_of_columns(sheet), *_of_hidden(sheet)]
    if sheet.is_1904:
        notes.append(Note(NoteKind.YEAR_1904))
    order = list(NoteKind)
    return tuple(
        sorted(
            notes,
            key=lambda note: (
                order.index(note.kind),
                -1 if note.column is None else note.column,
                note.detail,
            ),
        )
    )


def _of_cells(sheet: Looked) -> Iterator[Note]:
    declared = columns(sheet.header.model)
    rows = {row for row, _ in sheet.records}
    marked = {
        mark: _by_column(sheet.marks, mark, rows) for mark in (Mark.NO_RESULT, Mark.FORMULA, Mark.DAY_60)
    }
    for column, field in sheet.header.fields.items():
        texts = [(row, texts[column] if column < len(texts) else "") for row, texts in sheet.records]
        found: dict[tuple[NoteKind, str], list[int]] = {}
        for row, text in texts:
            if text[:1] == "#" and text in _ERRORS:
                found.setdefault((NoteKind.CELL_ERROR, text), []).append(row)
        wrong = {row for given in found.values() for row in given}
        found[NoteKind.FORMULA_EMPTY, ""] = marked[Mark.NO_RESULT].get(column, [])
        found[NoteKind.FORMULA, ""] = [
            row for row in marked[Mark.FORMULA].get(column, []) if row not in wrong
        ]
        found[NoteKind.DAY_60, ""] = [
            row for row in marked[Mark.DAY_60].get(column, []) if _cell(sheet.image, row, column) == _DAY_60
        ]
        found[NoteKind.FILLED_DOWN, ""] = [row for row in sheet.filled.get(column, ()) if row in rows]
        if declared[field].kind is Kind.IDENTIFIER:
            found |= _of_numbers(sheet.image, column, texts)
            if issubclass(declared[field].term.type, Phone):
                found[NoteKind.SEVERAL_PHONES, ""] = [row for row, text in texts if phones_in(text)]
        if issubclass(declared[field].term.type, CodeEnum):
            found[NoteKind.CODES_MIXED, ""] = _of_fewer(declared[field].term.type, texts)
        for (kind, detail), places in found.items():
            if places:
                yield Note(kind, tuple(places), column, field, detail)


def _of_fewer(table: type[CodeEnum], texts: Sequence[tuple[int, str]]) -> list[int]:
    """Return the rows that write a code where most write its name, or the other way round."""
    codes = {member.value for member in table}
    written = {text for _, text in texts if text}
    as_codes = {text for text in written if text.strip() in codes}
    as_names = {text for text in written - as_codes if table.find(text) is not None}
    by_code = [row for row, text in texts if text in as_codes]
    by_name = [row for row, text in texts if text in as_names]
    return min(by_code, by_name, key=len)


def _by_column(marks: Marks, mark: Mark, rows: set[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for row, column in marks.cells(mark):
        if row + 1 in rows:
            places.setdefault(column, []).append(row + 1)
    return places


def _cell(image: Sequence[Sequence[Cell]], row: int, column: int) -> Cell:
    cells = image[row - 1] if row <= len(image) else ()
    return cells[column] if column < len(cells) else None


def _of_numbers(
    image: Sequence[Sequence[Cell]], column: int, texts: Sequence[tuple[int, str]]
) -> dict[tuple[NoteKind, str], list[int]]:
    """Tell numbers in a column of identifiers: those that lost their last digits, and the shorter ones."""
    lost: list[int] = []
    stored: list[int] = []
    for row, text in texts:
        cell = _cell(image, row, column)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            (lost if abs(cell) >= LOST_FROM else stored).append(row)
        elif isinstance(cell, str) and _SCIENTIFIC.fullmatch(text.strip()):
            lost.append(row)
    return {(NoteKind.DIGITS_LOST, ""): lost, (NoteKind.NUMBER_STORED, ""): stored}


def _of_columns(sheet: Looked) -> Iterator[Note]:
    header = sheet.header
    rows = [row for row, _ in sheet.records]
    for column, field in header.fields.items():
        if column in header.given:
            yield Note(NoteKind.HEADING_MAPPED, (), column, field)
        unit = terms(header.model)[field].unit
        if column in header.powers and unit is not None:
            named = named_unit((header.texts[column],)) or ""
            yield Note(NoteKind.UNIT_CONVERTED, (), column, field, f"{named}→{unit.symbol}")
        written = sheet.percentages.get(column, Percentages())
        if written.are_shares:
            yield Note(NoteKind.PERCENT_SCALED, (), column, field)
        if written.unclear:
            yield Note(
                NoteKind.PERCENT_UNCLEAR, tuple(rows[place] for place in written.unclear), column, field
            )
    unknown = {
        column: text
        for column, text in header.texts.items()
        if column not in header.fields and column not in header.doubled and not is_row_number(text)
    }
    for column, field in nearest_fields(header.model, header.fields.values(), unknown).items():
        yield Note(NoteKind.HEADING_NEAR, (), column, field)


def _of_hidden(sheet: Looked) -> Iterator[Note]:
    marks, header = sheet.marks, sheet.header
    hidden = set(marks.hidden_rows)
    rows = tuple(row for row, _ in sheet.records if row - 1 in hidden)
    if rows:
        yield Note(NoteKind.ROW_HIDDEN, rows)
    for column in header.texts:
        if any(first <= column <= last for first, last in marks.hidden_columns):
            yield Note(NoteKind.COLUMN_HIDDEN, (), column, header.fields.get(column))
    if marks.is_hidden:
        yield Note(NoteKind.SHEET_HIDDEN)
