"""A Parquet file: what its footer says of rows, columns and pages, held against the pages themselves.

https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift has the numbers of the fields.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import attrs

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.thrift import Struct, ThriftReader

__all__ = ["examine_parquet"]

_MAGIC, _MAGIC_OF_LOCKED = b"PAR1", b"PARE"
_TEXT = {6, 7}  # BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY: the types whose values may be long
_DATA, _INDEX, _DICTIONARY, _DATA_2 = range(4)
_OF_A_ROW = 48  # the empty columns of the table, one of each type
_OF_A_VALUE = 16  # a text of twelve bytes, a decimal; the others take less
_LONGEST_PAGE_HEADER = 64 * 1024  # it may carry the smallest and the largest value
_LONGEST_FOOTER = 64 * limits.MIB


def examine_parquet(path: Path, most: int) -> None:
    """Look through a Parquet file. Raises `FlawError` when it is locked, broken or has more than `most` bytes when decoded."""
    try:
        with path.open("rb") as stream:
            footer, end = _footer(stream)
            _check(stream, footer, end, most)
    except OSError:
        raise FlawError(Flaw.UNREADABLE) from None


def _footer(stream: IO[bytes]) -> tuple[Struct, int]:
    size = stream.seek(0, os.SEEK_END)
    if size < 12:
        raise FlawError(Flaw.DAMAGED)
    tail = _at(stream, size - 8, 8)
    if tail[4:] == _MAGIC_OF_LOCKED:
        raise FlawError(Flaw.ENCRYPTED)
    (length,) = struct.unpack("<I", tail[:4])
    if tail[4:] != _MAGIC or _at(stream, 0, 4) != _MAGIC or not 0 < length <= size - 12:
        raise FlawError(Flaw.DAMAGED)
    if length > _LONGEST_FOOTER:
        raise FlawError(Flaw.TOO_LARGE)
    end = size - 8 - length
    return ThriftReader(_at(stream, end, length)).struct(), end


def _at(stream: IO[bytes], offset: int, length: int) -> bytes:
    stream.seek(offset)
    return stream.read(length)


@attrs.frozen
class _Chunk:
    """One column of one row group: where its pages lie, and what they are said to hold."""

    start: int
    packed: int
    unpacked: int
    values: int
    is_text: bool


def _check(stream: IO[bytes], footer: Struct, end: int, most: int) -> None:
    groups = footer.structs(4)
    rows = sum(group.number(3) for group in groups)
    if rows != footer.number(3):
        raise FlawError(Flaw.DAMAGED)
    chunks = [_chunk(column.struct(3), end) for group in groups for column in group.structs(1)]
    if sum(chunk.values for chunk in chunks) > limits.MOST_VALUES or rows > limits.MOST_VALUES:
        raise FlawError(Flaw.TOO_LARGE)
    if sum(chunk.unpacked for chunk in chunks) > most:
        raise FlawError(Flaw.TOO_LARGE)
    if rows * _OF_A_ROW + sum(_decoded(stream, chunk) for chunk in chunks) > most:
        raise FlawError(Flaw.TOO_LARGE)


def _chunk(column: Struct, end: int) -> _Chunk:
    start = column.number(9)
    dictionary = column.number(11, 0)
    if 0 < dictionary < start:
        start = dictionary
    packed = column.number(7)
    if not 4 <= start <= start + packed <= end:
        raise FlawError(Flaw.DAMAGED)
    return _Chunk(start, packed, column.number(6), column.number(5), column.number(1) in _TEXT)


def _decoded(stream: IO[bytes], chunk: _Chunk) -> int:
    """Return how many bytes a column takes when each value holds its own copy, a dictionary being unfolded."""
    values = unpacked = decoded = 0
    mean = 0.0
    for header in _pages(stream, chunk):
        size = header.number(2)
        unpacked += size
        match header.number(1):
            case 2:
                page = header.struct(7)
                many = page.number(1)
                if many > max(size, 1) and chunk.is_text:
                    raise FlawError(Flaw.DAMAGED)
                mean = max(0, size - 4 * many) / max(many, 1)
            case 0 | 3 as kind:
                page = header.struct(5 if kind == 0 else 8)
                many = page.number(1)
                values += many
                decoded += many * _OF_A_VALUE
                decoded += size + int(many * mean) if chunk.is_text else 0
            case _:
                pass
    if values != chunk.values or unpacked > chunk.unpacked:
        raise FlawError(Flaw.DAMAGED)
    return decoded


def _pages(stream: IO[bytes], chunk: _Chunk) -> Iterator[Struct]:
    at, end = chunk.start, chunk.start + chunk.packed
    while at < end:
        reader = ThriftReader(_at(stream, at, min(_LONGEST_PAGE_HEADER, end - at)))
        header = reader.struct()
        at += reader.at + header.number(3)
        if at > end:
            raise FlawError(Flaw.DAMAGED)
        yield header
