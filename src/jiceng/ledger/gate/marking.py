"""The marks of a piece of plain markup. Each kind is looked for only where its sign occurs at all."""

import re

from jiceng.ledger.gate.marks import Mark, Marks
from jiceng.ledger.gate.references import column_number

__all__ = ["mark"]

_CELL = rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"'
_ERROR = re.compile(
    _CELL + rb'(?=[^<>]*\bt="e")[^<>]*>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v[^<>/]*>([^<]+)</v>'
)
_FORMULA = re.compile(_CELL + rb"([^<>]*)>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)(</c>|<v ?/>|<v></v>)?")
_SIXTY = re.compile(rb"<v>60[<.]")
_DAY_60 = re.compile(_CELL + rb"[^<>]*>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>60(?:\.[0-9]*)?</v>")
_ROW = re.compile(rb'<row (?=[^<>]*\bhidden="(?:1|true)")[^<>]*\br="([1-9][0-9]{0,6})"')
_COLUMN = re.compile(rb'<col (?=[^<>]*\bhidden="(?:1|true)")[^<>]*>')
_FIRST, _LAST = re.compile(rb'\bmin="([0-9]{1,5})"'), re.compile(rb'\bmax="([0-9]{1,5})"')


def mark(piece: bytes, marks: Marks) -> None:
    """Add the marks of a piece to those of its sheet."""
    if b't="e"' in piece:
        for letters, row, text in _ERROR.findall(piece):
            marks.add_error(text.decode("ascii", "replace"), int(row) - 1, column_number(letters) - 1)
    if b"<f" in piece:
        for letters, row, attributes, without in _FORMULA.findall(piece):
            is_text = b't="str"' in attributes  # an empty text is a result
            what = Mark.NO_RESULT if without and not (is_text and without != b"</c>") else Mark.FORMULA
            marks.add(what, int(row) - 1, column_number(letters) - 1)
    _mark_day_60(piece, marks)
    if b'hidden="' in piece:
        for row in _ROW.findall(piece):
            marks.hide_row(int(row) - 1)
        for column in _COLUMN.findall(piece):
            first, last = _FIRST.search(column), _LAST.search(column)
            if first is not None and last is not None:
                marks.hide_columns(int(first[1]) - 1, int(last[1]) - 1)


def _mark_day_60(piece: bytes, marks: Marks) -> None:
    """Mark the numbers 60: most are no days, and a search for all of them would cost more than the scan."""
    for sixty in _SIXTY.finditer(piece):
        found = _DAY_60.match(piece, max(piece.rfind(b"<c ", 0, sixty.start()), 0))
        if found is not None:
            marks.add(Mark.DAY_60, int(found[2]) - 1, column_number(found[1]) - 1)
