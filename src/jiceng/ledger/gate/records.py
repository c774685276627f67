"""The records of an old workbook: whether a password stands before them, how far its cells reach, what they show.

Each record is a type, a length and that many bytes ([MS-XLS] 2.1.4); a sheet begins with a BOF record.
"""

import struct

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.marks import Mark, Marks
from jiceng.ledger.gate.references import Extent

__all__ = ["look_through_records"]

_BOF = {0x0009, 0x0209, 0x0409, 0x0809}
_FILE_PASS, _DATE_MODE, _BOUND_SHEET, _ROW, _COLUMNS = 0x002F, 0x0022, 0x0085, 0x0208, 0x007D
_STRINGS, _DIMENSIONS = 0x00FC, 0x0200
_SHORTEST_STRING = 3  # bytes of an empty one
_FORMULA, _NUMBER, _ERROR, _RK, _MANY_RK = 0x0006, 0x0203, 0x0205, 0x027E, 0x00BD
_MANY = {_MANY_RK, 0x00BE}  # MULRK, MULBLANK: the last column stands at the end
_CELLS = {_FORMULA, 0x00D6, 0x00FD, _NUMBER, 0x0204, _ERROR, _RK} | _MANY
_LAST_ROW, _LAST_COLUMN = 65_536, 256  # a number of two bytes is no row beyond the last
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip
_HIDDEN_ROW, _HIDDEN_COLUMN, _VISIBLE = 0x20, 0x01, 0


def look_through_records(stream: bytes) -> tuple[tuple[Marks, ...], bool]:
    """Return the marks of the sheets in their order, and whether days are counted from 1904.

    Raises `FlawError` when the workbook is locked, no workbook, or reaches too far.
    """
    if len(stream) < 4 or struct.unpack_from("<H", stream)[0] not in _BOF:
        raise FlawError(Flaw.NOT_A_WORKBOOK)
    unpack = struct.Struct("<HH").unpack_from
    at, end = 0, len(stream) - 4
    sheet = Extent()
    area = 0
    sheets: dict[int, Marks] = {}
    beginnings: set[int] = set()
    marks = Marks()
    is_1904 = False
    while at <= end:
        kind, length = unpack(stream, at)
        if kind in _CELLS and length >= 6:
            row, column = unpack(stream, at + 4)
            first = column
            if kind in _MANY:
                column = unpack(stream, at + length)[1]
            if max(first, column) >= _LAST_COLUMN:
                raise FlawError(Flaw.CELL_REFERENCE)
            sheet.stretch(row + 1, column + 1, 1)
            _mark_cell(kind, stream[at + 8 : at + 4 + length], row, first, marks)
        elif kind in _BOF:
            beginnings.add(at)
            area += sheet.area
            sheet = Extent()
            marks = sheets.get(at, marks)  # a chart within a sheet begins with such a record too
        elif kind == _FILE_PASS:
            raise FlawError(Flaw.ENCRYPTED)
        elif kind == _BOUND_SHEET and length >= 6:
            place, state = struct.unpack_from("<IB", stream, at + 4)
            if place in sheets:
                raise FlawError(Flaw.STRUCTURE)
            sheets[place] = Marks(is_hidden=state & 0x03 != _VISIBLE)
        elif kind == _DATE_MODE and length >= 2:
            is_1904 = stream[at + 4] == 1
        elif kind in (_STRINGS, _DIMENSIONS):
            _check_count(kind, stream[at + 4 : at + 4 + length], end - at)
        elif kind in (_ROW, _COLUMNS):
            _mark_hidden(kind, stream[at + 4 : at + 4 + length], marks)
        at += 4 + length
    if not beginnings.issuperset(sheets):  # a sheet that begins within a record would not have been looked at
        raise FlawError(Flaw.STRUCTURE)
    if area + sheet.area > limits.MOST_CELLS:
        raise FlawError(Flaw.TOO_LARGE)
    return tuple(sheets.values()), is_1904


def _check_count(kind: int, content: bytes, left: int) -> None:
    """Refuse a count for which a reader would make room: of strings that cannot follow, of cells that no sheet has."""
    if kind == _STRINGS and len(content) >= 8:
        if struct.unpack_from("<I", content, 4)[0] > left // _SHORTEST_STRING:
            raise FlawError(Flaw.STRUCTURE)
    elif kind == _DIMENSIONS and len(content) >= 10:
        first, last, left_column, right_column = struct.unpack_from(
            "<HHHH" if len(content) < 14 else "<IIHH", content
        )
        if not 0 <= last - first <= _LAST_ROW or not 0 <= right_column - left_column <= _LAST_COLUMN:
            raise FlawError(Flaw.STRUCTURE)
        if (last - first) * (right_column - left_column) > limits.MOST_CELLS:
            raise FlawError(Flaw.CELLS_FAR_APART)


def _mark_cell(kind: int, content: bytes, row: int, column: int, marks: Marks) -> None:
    """Mark a cell; `content` is what stands behind its row and column."""
    match kind:
        case 0x0205 if len(content) >= 4 and content[3] == 1:
            marks.add_error(_ERRORS.get(content[2], ""), row, column)
        case 0x0006 if len(content) >= 10:
            is_number = content[8:10] != b"\xff\xff"
            if not is_number and content[2] == 2:
                marks.add_error(_ERRORS.get(content[4], ""), row, column)
            elif is_number and _is_60(content[2:10]):
                marks.add(Mark.DAY_60, row, column)
            marks.add(Mark.FORMULA, row, column)
        case 0x0203 if _is_60(content[2:10]):
            marks.add(Mark.DAY_60, row, column)
        case 0x027E if _is_small_60(content[2:6]):
            marks.add(Mark.DAY_60, row, column)
        case 0x00BD:
            for offset in range(0, len(content) - 2, 6):
                if _is_small_60(content[offset + 2 : offset + 6]):
                    marks.add(Mark.DAY_60, row, column + offset // 6)
        case _:
            pass


def _is_60(number: bytes) -> bool:
    if len(number) != 8:
        return False
    (value,) = struct.unpack("<d", number)
    return bool(60 <= value < 61)


def _is_small_60(number: bytes) -> bool:
    """Tell whether the short form of a number is 60: thirty bits, an integer or the head of a float, and two marks."""
    if len(number) < 4:
        return False
    (given,) = struct.unpack("<i", number)
    value = given >> 2 if given & 0x02 else struct.unpack("<d", struct.pack("<ii", 0, given & ~0x03))[0]
    return bool(60 <= (value / 100 if given & 0x01 else value) < 61)


def _mark_hidden(kind: int, content: bytes, marks: Marks) -> None:
    if kind == _ROW and len(content) >= 14 and content[12] & _HIDDEN_ROW:
        marks.hide_row(struct.unpack_from("<H", content)[0])
    elif kind == _COLUMNS and len(content) >= 10 and content[8] & _HIDDEN_COLUMN:
        marks.hide_columns(*struct.unpack_from("<HH", content))
