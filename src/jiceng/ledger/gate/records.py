"""The records of an old workbook: whether a password stands before them, and how far their cells reach.

Each record is a type, a length and that many bytes ([MS-XLS] 2.1.4); a sheet begins with a BOF record.
"""

import struct

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.references import Extent

__all__ = ["check_records"]

_BOF = {0x0009, 0x0209, 0x0409, 0x0809}
_FILE_PASS = 0x002F
_MANY = {0x00BD, 0x00BE}  # MULRK, MULBLANK: the last column stands at the end
_CELLS = {0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E} | _MANY
_LAST_ROW, _LAST_COLUMN = 65_536, 256


def check_records(stream: bytes) -> None:
    """Raise `FlawError` when the workbook is locked, no workbook, or reaches too far."""
    if len(stream) < 4 or struct.unpack_from("<H", stream)[0] not in _BOF:
        raise FlawError(Flaw.NOT_A_WORKBOOK)
    unpack = struct.Struct("<HH").unpack_from
    at, end = 0, len(stream) - 4
    sheet = Extent()
    area = 0
    while at <= end:
        kind, length = unpack(stream, at)
        if kind in _CELLS and length >= 6:
            row, column = unpack(stream, at + 4)
            if kind in _MANY:
                column = unpack(stream, at + length)[1]
            if row >= _LAST_ROW or column >= _LAST_COLUMN:
                raise FlawError(Flaw.CELL_REFERENCE)
            sheet.stretch(row + 1, column + 1, 1)
        elif kind in _BOF:
            area += sheet.area
            sheet = Extent()
        elif kind == _FILE_PASS:
            raise FlawError(Flaw.ENCRYPTED)
        at += 4 + length
    if area + sheet.area > limits.MOST_CELLS:
        raise FlawError(Flaw.TOO_LARGE)
