"""The one sheet of a CSV file, in the encoding it is really in."""

import csv
import io

from jiceng.ledger.files import InputFile, RefusedFileError, damaged
from jiceng.ledger.table import RawSheet

__all__ = ["read_text_file"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LONGEST_CELL = 32_767  # what a spreadsheet cell can hold


def read_text_file(file: InputFile) -> RawSheet:
    """Return a CSV file as a sheet. Raises `RefusedFileError` when its bytes are no text or no table.

    A byte-order mark decides; without one, strict UTF-8, then strict GB18030. Nothing is replaced.
    """
    try:
        raw = file.path.read_bytes()
    except OSError:
        raise damaged(file) from None
    text, encoding = _decode(file, raw)
    if "\0" in text:
        raise damaged(file)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error:
        raise damaged(file) from None
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        raise RefusedFileError(
            "file.unbalanced-quote", f"文件“{file.name}”中有单元格过长，多半是引号没有成对，请检查后再报送。"
        )
    image = tuple(tuple(cell or None for cell in row) for row in rows)
    return RawSheet(file=file, name="", image=image, encoding=encoding)


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
    head = text[:10_000]
    return max(",\t;", key=head.count)
