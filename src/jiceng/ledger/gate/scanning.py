"""An XML part as spreadsheet programs write it, scanned as bytes with numpy: a cell costs some 100 ns.

The form: no comments and no CDATA, no prefixes, `r` the first attribute of a cell, no blanks between tags of
cells. A part that is not of this form is `NotPlainError`, and is parsed instead.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.marking import mark
from jiceng.ledger.gate.part import Part

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Places = npt.NDArray[np.intp]

__all__ = ["NotPlainError", "pieces", "scan"]

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_PREFIXED = re.compile(rb":(?:c|si)[\s/>]")
_LONG_COUNT = re.compile(rb"""ount\s*=\s*["'][^"']{8}""")  # 10,000,000 and more of anything
_TEXT_RESULT = re.compile(rb"""["']str["']""")
_FORMULA = re.compile(rb"<f[^<>]*>([^<]*)</f>")
_BEYOND = b" " * 24  # so that a tag at the end of a piece can be looked at like any other


class NotPlainError(Exception):
    """The part is not in the form that spreadsheet programs write."""


def pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut a part anew: before a cell, where there are cells, else before a tag; a long text may be cut in two."""
    rest = b""
    for chunk in chunks:
        block = rest + chunk
        cut = block.rfind(b"<c ")
        if cut == 0 and len(block) <= limits.LONGEST_TAG:  # one cell, which may not be whole yet
            rest = block
            continue
        if cut <= 0 or len(block) - cut > limits.LONGEST_TAG:
            cut = block.rfind(b"<")
        if len(block) - cut > limits.LONGEST_TAG:
            if cut >= 0 and b">" not in block[cut:]:
                raise FlawError(Flaw.STRUCTURE)
            cut = len(block)
        elif cut < 0:
            cut = len(block)
        yield block[:cut]
        rest = block[cut:]
    yield rest


def scan(chunks: Iterable[bytes]) -> Part:
    """Return what a plain part holds. Raises `FlawError`, and `NotPlainError` for a part that is not plain."""
    import numpy as np

    part = Part()
    open_length = 0
    for number, piece in enumerate(pieces(chunks)):
        if number == 0:
            _check_encoding(piece[:1024])
        if _PREFIXED.search(piece) or _LONG_COUNT.search(piece):
            raise NotPlainError
        data = np.frombuffer(piece + _BEYOND, dtype=np.uint8)
        tags = np.flatnonzero(data == ord("<"))
        names = data[tags + 1]
        if (names == ord("!")).any():
            if _DECLARATION.search(piece):
                raise FlawError(Flaw.DECLARES_ENTITIES)
            raise NotPlainError
        _scan_cells(piece, data, tags, part)
        mark(piece, part.marks)
        part.add_merges(piece.count(b"<mergeCell") - piece.count(b"<mergeCells"))
        open_length = _scan_strings(piece, data, tags, open_length, part)
        if b"</f>" in piece:
            for formula in _FORMULA.findall(piece):
                part.add_formula(formula.decode("utf-8", "backslashreplace").replace("&apos;", "'"))
    return part


def _check_encoding(start: bytes) -> None:
    declared = _ENCODING.match(start)
    if b"\0" in start or (declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise FlawError(Flaw.STRUCTURE)


def _scan_cells(piece: bytes, data: "Bytes", tags: "Places", part: Part) -> None:
    """Read the references of all cells at once: up to three letters, then up to seven digits, then a quote."""
    import numpy as np

    if b"<c" not in piece:
        return
    which = np.flatnonzero(data[tags + 1] == ord("c"))
    after = data[tags[which] + 2]
    named = (after == ord(" ")) | (after == ord(">")) | (after == ord("/")) | ((after >= 9) & (after <= 13))
    which = which[named]  # <c …> and not <col …>
    if not which.size:
        return
    cells = tags[which]
    for offset, wanted in enumerate(b' r="', start=2):
        if (data[cells + offset] != wanted).any():
            raise NotPlainError
    place = cells + 6
    column = np.zeros(cells.size, dtype=np.int32)
    for _ in range(3):
        sign = data[place]
        letter = (sign >= ord("A")) & (sign <= ord("Z"))
        column = np.where(letter, column * 26 + (sign - np.uint8(64)), column)
        place += letter
    row = np.zeros(cells.size, dtype=np.int32)
    for _ in range(7):
        sign = data[place]
        digit = (sign >= ord("0")) & (sign <= ord("9"))
        row = np.where(digit, row * 10 + (sign - np.uint8(48)), row)
        place += digit
    if (data[place] != ord('"')).any() or not (column.all() and row.all()):
        raise NotPlainError  # the parser says whether it is a cell at all
    following = np.append(tags, len(piece))[which + 1]
    last = data[following - 1]
    if (last <= ord(" ")).any():
        raise NotPlainError
    first, second, third = (data[following + offset] for offset in (1, 2, 3))
    no_value = (first == ord("v")) & (
        (second == ord("/"))
        | ((second == ord(" ")) & (third == ord("/")))
        | ((second == ord(">")) & (third == ord("<")))
    )
    if no_value.any() and _TEXT_RESULT.search(piece):
        raise NotPlainError  # an empty text is a value, an empty number is none
    closed = (last == ord(">")) & (data[following - 2] == ord("/"))
    ended = (last == ord(">")) & (first == ord("/"))
    filled = ~(closed | ended | no_value)
    if not filled.any():
        return
    row, column = row[filled], column[filled]
    order = row.astype(np.int64) * (limits.LAST_COLUMN + 1) + column
    if row.max() > limits.LAST_ROW or column.max() > limits.LAST_COLUMN:
        raise FlawError(Flaw.CELL_REFERENCE)
    if (np.diff(order) <= 0).any():
        raise FlawError(Flaw.STRUCTURE)
    part.extent.add(
        (int(row[0]), int(column[0])), (int(row[-1]), int(column[-1])), int(column.max()), row.size
    )


def _scan_strings(piece: bytes, data: "Bytes", tags: "Places", open_length: int, part: Part) -> int:
    """Add the strings that end in the piece, and return how many bytes stand behind the last end."""
    import numpy as np

    size = len(piece)
    if b"<si" not in piece and b"</si" not in piece:
        return open_length + size

    def at(places: "Places", text: bytes) -> "Places":
        for offset, wanted in enumerate(text):
            places = places[data[places + offset] == wanted]
        return places

    starts = at(tags, b"<si")
    if not (at(starts, b"<si>").size == starts.size):
        raise NotPlainError  # also <size> and the like, in parts that are small
    ends = at(tags, b"</si")
    if at(ends, b"</si>").size < ends.size:
        raise NotPlainError
    if not ends.size:
        return open_length + size
    lengths = np.diff(ends, prepend=-open_length)
    part.add_strings(lengths.astype(np.uint32).tobytes())
    return size - int(ends[-1])
