"""What is worth a note on a sheet that was read: cells first, then columns, rows and the sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from jiceng.codes import CodeEnum
from jiceng.dataset import Kind, columns
from jiceng.dataset.notes import Note, NoteKind
from jiceng.identifiers import Phone
from jiceng.ledger.cells import LONGEST_LABEL
from jiceng.ledger.gate import ERROR_TEXTS, Mark, Marks
from jiceng.ledger.headings import Header, is_row_number
from jiceng.ledger.lookalikes import nearest_fields
from jiceng.ledger.phones import SHORTEST_OF_TWO, phones_in
from jiceng.ledger.units import Percentages, unit_by_power
from jiceng.models import terms

if TYPE_CHECKING:
    import polars as pl

__all__ = ["LOST_FROM", "Looked", "cell_notes", "notes_of"]

LOST_FROM = 10**15
"""The first number of which a spreadsheet does not keep every digit."""

_SCIENTIFIC = r"\A[1-9](?:\.[0-9]+)?[Ee]\+?[0-9]{2,3}\z"
_DAY_60 = "1900-02-29"


@attrs.frozen(eq=False)
class Looked:
    """A sheet that was read: its marks, the rows of its records, and how percentages are written.

    `filled` are the rows that took their value from a merged range, by column; `numbers` those of a column of
    identifiers whose cell is a number, the ones that lost digits and the others.
    """

    header: Header
    rows: "pl.Series"
    marks: Marks = attrs.field(factory=Marks)
    is_1904: bool = False
    filled: Mapping[int, Sequence[int]] = attrs.field(factory=dict)
    numbers: Mapping[int, tuple[Sequence[int], Sequence[int]]] = attrs.field(factory=dict)
    percentages: Mapping[int, Percentages] = attrs.field(factory=dict)


def notes_of(sheet: Looked, of_cells: Iterable[Note] = ()) -> tuple[Note, ...]:
    """Return the notes of a sheet, those `of_cells` among them, by kind and column."""
    notes = [*of_cells, *_of_columns(sheet), *_of_hidden(sheet)]
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


def cell_notes(sheet: Looked, column: int, texts: "pl.Series") -> Iterator[Note]:
    """Yield the notes of the cells of a known column; `texts` are those of the records."""
    rows = sheet.rows
    field = sheet.header.fields[column]
    declared = columns(sheet.header.model)[field]
    found: dict[tuple[NoteKind, str], Sequence[int]] = {}
    errors = texts.is_in(ERROR_TEXTS)
    if errors.any():
        for text in sorted(set(texts.filter(errors))):
            found[NoteKind.CELL_ERROR, text] = _where(rows, texts == text)
    wrong = {row for given in found.values() for row in given}
    own = {mark: _marked(sheet, mark, column) for mark in (Mark.NO_RESULT, Mark.FORMULA, Mark.DAY_60)}
    found[NoteKind.FORMULA_EMPTY, ""] = own[Mark.NO_RESULT]
    found[NoteKind.FORMULA, ""] = [row for row in own[Mark.FORMULA] if row not in wrong]
    if own[Mark.DAY_60]:
        days = set(_where(rows, texts == _DAY_60))
        found[NoteKind.DAY_60, ""] = [row for row in own[Mark.DAY_60] if row in days]
    found[NoteKind.FILLED_DOWN, ""] = sheet.filled.get(column, ())
    if declared.kind is Kind.IDENTIFIER:
        lost, stored = sheet.numbers.get(column, ((), ()))
        written = _where(rows, texts.str.strip_chars().str.contains(_SCIENTIFIC))
        found[NoteKind.DIGITS_LOST, ""] = sorted({*lost, *written})
        found[NoteKind.NUMBER_STORED, ""] = stored
        if issubclass(declared.term.type, Phone):
            long = texts.str.len_chars() >= SHORTEST_OF_TWO
            several = [text for text in texts.filter(long).unique() if phones_in(text)]
            found[NoteKind.SEVERAL_PHONES, ""] = _where(rows, texts.is_in(several)) if several else ()
    if issubclass(declared.term.type, CodeEnum):
        found[NoteKind.CODES_MIXED, ""] = _of_fewer(declared.term.type, texts, rows)
    for (kind, detail), places in found.items():
        if places:
            yield Note(kind, tuple(places), column, field, detail)


def _where(rows: "pl.Series", mask: "pl.Series") -> list[int]:
    """Return the rows at which a mask holds."""
    return rows.filter(mask).to_list()


def _marked(sheet: Looked, mark: Mark, column: int) -> list[int]:
    """Return the rows of records whose cell in the column has a mark."""
    import numpy as np

    places = np.frombuffer(sheet.marks.places(mark), np.uint32)
    marked = places[::2][places[1::2] == column] + np.uint32(1)
    return marked[np.isin(marked, sheet.rows.to_numpy())].tolist() if marked.size else []


def _of_fewer(table: type[CodeEnum], texts: "pl.Series", rows: "pl.Series") -> Sequence[int]:
    """Return the rows that write a code where most write its name, or the other way round."""
    codes = {member.value for member in table}
    written = {text for text in texts.unique() if text}
    as_codes = {text for text in written if text.strip() in codes}
    as_names = {
        text for text in written - as_codes if len(text) <= LONGEST_LABEL and table.find(text) is not None
    }
    if not as_codes or not as_names:
        return ()
    by_code, by_name = (texts.is_in(list(spellings)) for spellings in (as_codes, as_names))
    return _where(rows, by_code if by_code.sum() <= by_name.sum() else by_name)


def _of_columns(sheet: Looked) -> Iterator[Note]:
    header = sheet.header
    for column, field in header.fields.items():
        if column in header.given:
            yield Note(NoteKind.HEADING_MAPPED, (), column, field)
        unit = terms(header.model)[field].unit
        if column in header.powers and unit is not None:
            named = unit_by_power(unit, header.powers[column])
            yield Note(NoteKind.UNIT_CONVERTED, (), column, field, f"{named}→{unit.symbol}")
        written = sheet.percentages.get(column, Percentages())
        if written.are_shares:
            yield Note(NoteKind.PERCENT_SCALED, (), column, field)
        if written.unclear:
            rows = sheet.rows.gather(list(written.unclear)).to_list()
            yield Note(NoteKind.PERCENT_UNCLEAR, tuple(rows), column, field)
    unknown = {
        column: text
        for column, text in header.texts.items()
        if column not in header.fields and column not in header.doubled and not is_row_number(text)
    }
    for column, field in nearest_fields(header.model, header.fields.values(), unknown).items():
        yield Note(NoteKind.HEADING_NEAR, (), column, field)


def _of_hidden(sheet: Looked) -> Iterator[Note]:
    marks, header = sheet.marks, sheet.header
    hidden = [row + 1 for row in marks.hidden_rows]
    rows = _where(sheet.rows, sheet.rows.is_in(hidden)) if hidden else []
    if rows:
        yield Note(NoteKind.ROW_HIDDEN, tuple(rows))
    is_hidden = bytearray(max(header.texts, default=0) + 1)
    for first, last in marks.hidden_columns:
        is_hidden[first : last + 1] = bytes([True]) * (min(last + 1, len(is_hidden)) - first)
    for column in header.texts:
        if is_hidden[column]:
            yield Note(NoteKind.COLUMN_HIDDEN, (), column, header.fields.get(column))
    if marks.is_hidden:
        yield Note(NoteKind.SHEET_HIDDEN)
