"""The one sheet of a CSV file, in the encoding it is really in, between the separators it really has."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice
from typing import TypeAlias

from jiceng.dataset import Cell
from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.gate import Flaw, FlawError, Holding, refusal
from jiceng.ledger.gate.limits import LAST_COLUMN
from jiceng.ledger.table import RawSheet

__all__ = ["read_text_file"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LONGEST_CELL = 32_767  # what a spreadsheet cell can hold
_SEPARATORS = ",\t;|"
_DECLARED = re.compile(r'"?sep=([,\t;|])"?(?=[\r\n])')  # the line by which a spreadsheet is told
_LOOKED_AT = 50
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BEYOND = ("\ue000",)  # put behind the text: it does not come back as a row when a quote is still open

Image: TypeAlias = tuple[tuple[Cell, ...], ...]


def read_text_file(file: InputFile) -> RawSheet:
    """Return a CSV file as a sheet. Raises `RefusedFileError` when its bytes are no text or no table.

    A byte-order mark decides; without one, strict UTF-8, then strict GB18030. Nothing is replaced. The separator
    is the one that cuts most of the first rows into most cells: comma, tab, semicolon or `|`.
    """
    try:
        raw = file.path.read_bytes()
    except OSError:
        raise refusal(file, Flaw.DAMAGED) from None
    text, encoding = _decode(file, raw)
    del raw
    if "\0" in text:
        raise refusal(file, Flaw.DAMAGED)
    separator = _separator(text)
    image = _image(file, text, separator)
    return RawSheet(file=file, name="", image=image, encoding=encoding, separator=separator)


def _decode(file: InputFile, raw: bytes) -> tuple[str, str]:
    marked = next((encoding for bom, encoding in _BOMS if raw.startswith(bom)), None)
    offset = 0
    for encoding in ("utf-8", "gb18030") if marked is None else (marked,):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError as error:
            offset = max(offset, error.start)  # the encoding that held longest is the likely one
    line = raw.count(b"\n", 0, offset) + 1
    raise RefusedFileError(
        "file.encoding",
        f"文件“{file.name}”第 {line} 行（第 {offset} 字节）不是 UTF-8 或 GB18030 编码，请另存为 CSV UTF-8 后再报送。",
    )


def _separator(text: str) -> str:
    declared = _DECLARED.match(text)
    return declared[1] if declared is not None else max(_SEPARATORS, key=partial(_usual_width, text))


def _usual_width(text: str, separator: str) -> tuple[int, int]:
    """Return how many of the first rows have equally many cells, were they separated so, and how many cells."""
    try:
        rows = islice(csv.reader(_lines(text), delimiter=separator), _LOOKED_AT)
        widths = Counter(len(row) for row in rows if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((many, width) for width, many in widths.items()), default=(0, 0))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their ends; CR, LF and both are one, U+2028 is none."""
    return (line[0] for line in _LINE.finditer(text))


def _image(file: InputFile, text: str, separator: str) -> Image:
    _, width = _usual_width(text, separator)
    image: list[tuple[Cell, ...]] = []
    holding = Holding.of(file.path)
    try:
        for row in csv.reader(chain(_lines(text), _BEYOND), delimiter=separator):
            if len(row) > LAST_COLUMN:
                raise FlawError(Flaw.LINE_TOO_LONG)
            image.append(holding.row(row))
            whole = "".join(row)
            if ("\n" in whole or len(whole) > _LONGEST_CELL) and any(
                _is_swallowing(cell, separator, width) for cell in row
            ):
                break
    except csv.Error:  # a cell without end
        image.append(())
    except FlawError as error:
        raise refusal(file, error.flaw) from None
    except MemoryError:
        raise refusal(file, Flaw.TOO_LARGE) from None
    if image[-1] != _BEYOND:
        raise refusal(file, Flaw.UNBALANCED_QUOTE, f"第 {len(image)} 行")
    return tuple(image[:-1])


def _is_swallowing(cell: str, separator: str, width: int) -> bool:
    """Tell whether a cell is longer than any, or holds whole rows of the table: its quote ended too late."""
    if len(cell) > _LONGEST_CELL:
        return True
    return "\n" in cell and width > 2 and any(line.count(separator) >= width - 1 for line in cell.split("\n"))
