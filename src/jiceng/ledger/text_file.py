"""The one sheet of a CSV file, in the encoding it is really in, between the separators it really has."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.gate import (
    ROWS_OF_A_LINE,
    Allowance,
    Encoder,
    Flaw,
    FlawError,
    Holding,
    PackedCells,
    refusal,
    unmarked_wide,
)
from jiceng.ledger.gate.limits import LAST_COLUMN, MOST_UNFOLDED
from jiceng.ledger.table import RawSheet

__all__ = ["read_text_file"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHUNK = 2**20
_LONGEST_CELL = 32_767  # what a spreadsheet cell can hold
_SEPARATORS = ",\t;|"
_DECLARED = re.compile(r'"?sep=([,\t;|])"?[\r\n]')  # the line by which a spreadsheet is told
_LOOKED_AT = 50
_BEYOND = ["\ue000"]  # put behind the text: it does not come back as a row when a quote is still open


def read_text_file(file: InputFile, memory: int | None = None) -> RawSheet:
    """Return a CSV file as a sheet. Raises `RefusedFileError` when its bytes are no text or no table.

    A byte-order mark decides; without one, strict UTF-8, then strict GB18030, and UTF-16 where it is certain. Nothing
    is replaced. The separator is the one that cuts most of the first rows into most cells: comma, tab, semicolon or `|`.
    """
    try:
        encoding = _encoding(file)
        separator, width = _separator(file.path, encoding)
        holding = Holding(Allowance.of(file.path, memory).held)
        return RawSheet(
            file=file,
            name="",
            image=_image(file, encoding, separator, width, holding),
            encoding=encoding,
            separator=separator,
            holding=holding,
        )
    except (OSError, FlawError):  # it was there when it was looked at
        raise refusal(file, Flaw.DAMAGED) from None
    except MemoryError:
        raise refusal(file, Flaw.TOO_LARGE) from None


def _encoding(file: InputFile) -> str:
    with file.path.open("rb") as stream:
        head = stream.read(_CHUNK)
    marked = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), None) or unmarked_wide(head)
    broken: list[tuple[int, int]] = []
    for encoding in ("utf-8", "gb18030") if marked is None else (marked,):
        place = _first_broken(file, encoding)
        if place is None:
            return encoding
        broken.append(place)
    offset, line = max(broken)  # the encoding that held longest is the likely one
    raise RefusedFileError(
        "file.encoding",
        f"文件“{file.name}”第 {line} 行（第 {offset} 字节）不是 UTF-8 或 GB18030 编码，请另存为 CSV UTF-8 后再报送。",
    )


def _first_broken(file: InputFile, encoding: str) -> tuple[int, int] | None:
    """Return offset and line of the first byte that is no text in the encoding, `None` when all are.

    Raises `RefusedFileError` for an empty character.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    before, line = 0, 1
    with file.path.open("rb") as stream:
        while True:
            chunk = stream.read(_CHUNK)
            begun = decoder.getstate()[0]
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                start = before - len(begun) + error.start
                return start, line + (begun + chunk).count(b"\n", 0, error.start)
            if "\0" in text:
                raise refusal(file, Flaw.DAMAGED)
            if not chunk:
                return None
            before += len(chunk)
            line += chunk.count(b"\n")


def _separator(path: Path, encoding: str) -> tuple[str, int]:
    """Return what stands between the cells, and how many cells most of the first rows have."""
    with path.open(encoding=encoding, newline="") as stream:
        declared = _DECLARED.match(stream.readline())
    found = {
        separator: _usual_width(path, encoding, separator)
        for separator in (_SEPARATORS if declared is None else declared[1])
    }
    best = max(found, key=lambda separator: found[separator])
    return best, found[best][1]


def _usual_width(path: Path, encoding: str, separator: str) -> tuple[int, int]:
    """Return how many of the first rows have equally many cells, were they separated so, and how many cells."""
    with path.open(encoding=encoding, newline="") as stream:
        try:
            rows = islice(csv.reader(stream, delimiter=separator), _LOOKED_AT)
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            return 0, 0
    return max(((many, width) for width, many in widths.items()), default=(0, 0))


class _SwallowedError(Exception):
    """A quote ended too late; `row` counts from 1."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def _image(file: InputFile, encoding: str, separator: str, width: int, holding: Holding) -> PackedCells:
    encoder = Encoder()
    try:
        with file.path.open(encoding=encoding, newline="") as stream:
            blocks = _blocks(csv.reader(chain(stream, _BEYOND), delimiter=separator), separator, width)
            return PackedCells([holding.line(encoder.line(block)) for block in blocks])
    except _SwallowedError as error:
        raise refusal(file, Flaw.UNBALANCED_QUOTE, f"第 {error.row} 行") from None
    except FlawError as error:
        raise refusal(file, error.flaw) from None


def _blocks(rows: Iterator[list[str]], separator: str, width: int) -> Iterator[list[list[str]]]:
    """Yield the rows some at a time. Raises `_SwallowedError` where a quote swallows rows, or has no end."""
    count = filled = 0
    block: list[list[str]] = []
    while True:
        count += 1
        try:
            row = next(rows)
        except (
            csv.Error,
            StopIteration,
        ):  # a cell without end; what was put behind the text did not come back
            raise _SwallowedError(count - 1) from None
        if row == _BEYOND:
            break
        if len(row) > LAST_COLUMN:
            raise FlawError(Flaw.LINE_TOO_LONG)
        whole = "".join(row)
        if ("\n" in whole or len(whole) > _LONGEST_CELL) and any(
            _is_swallowing(cell, separator, width) for cell in row
        ):
            raise _SwallowedError(count)
        filled += len(row) - row.count("")
        if filled > MOST_UNFOLDED:
            raise FlawError(Flaw.TOO_LARGE)
        block.append(row)
        if len(block) == ROWS_OF_A_LINE:
            yield block
            block, filled = [], 0
    if block:
        yield block


def _is_swallowing(cell: str, separator: str, width: int) -> bool:
    """Tell whether a cell is longer than any, or holds whole rows of the table: its quote ended too late."""
    if len(cell) > _LONGEST_CELL:
        return True
    return "\n" in cell and width > 2 and any(line.count(separator) >= width - 1 for line in cell.split("\n"))
