"""The zip directory of a workbook: what stands in it is checked before anything is unpacked.

Readers of zip files differ in what they make of a directory that is written in two ways. What follows lets
only such files pass as have one reading: the end record is the end of the file, the directory stands before
it, no name occurs twice, and no entry carries a second name.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["BROKEN", "checked_entries", "chunks", "opened"]

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What `zipfile` raises on a broken entry; it has no error of its own for all of them.

A false directory or checksum (`BadZipFile`), bytes that do not inflate (`zlib.error`), an end too soon (`EOFError`), an
offset before the file (`OSError`, `ValueError`), a method it does not know (`NotImplementedError`), and a password that
it asks for (`RuntimeError`). Whoever catches them tells of a damaged file: none is passed over.
"""

_CHUNK = 2**20
_LOCAL, _END, _END_64, _LOCATOR_64 = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_SECOND_NAME = 0x7075  # the Unicode path field: some readers take it for the name, others do not
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip file that has one reading only. Raises `FlawError` when it has none or several."""
    try:
        with path.open("rb") as stream:
            _check_frame(stream)
            stream.seek(0)
            try:
                archive = zipfile.ZipFile(stream)
            except BROKEN:
                raise FlawError(Flaw.DAMAGED) from None
            with archive:
                yield archive
    except OSError:
        raise FlawError(Flaw.UNREADABLE) from None


def _check_frame(stream: IO[bytes]) -> None:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 98))  # the three end records of a large zip are 56 + 20 + 22 bytes
    tail = stream.read()
    stream.seek(0)
    if stream.read(4) != _LOCAL or tail[-22:-18] != _END:
        raise FlawError(Flaw.DAMAGED)
    disk, disk_of_directory, here, entries, length, offset, comment = struct.unpack("<HHHHIIH", tail[-18:])
    end = size - 22
    if tail[-42:-38] == _LOCATOR_64:
        if tail[-98:-94] != _END_64:
            raise FlawError(Flaw.DAMAGED)
        end -= 76
        many, whole_length, whole_offset = struct.unpack("<QQQ", tail[-66:-42])
        for short, whole, unset in (
            (entries, many, 0xFFFF),
            (length, whole_length, 0xFFFFFFFF),
            (offset, whole_offset, 0xFFFFFFFF),
        ):
            if short not in (whole, unset):
                raise FlawError(Flaw.DAMAGED)
        here, entries, length, offset = many, many, whole_length, whole_offset
    if entries > limits.MOST_ENTRIES or length > limits.LONGEST_DIRECTORY:
        raise FlawError(Flaw.TOO_LARGE)
    if (disk, disk_of_directory, comment, here) != (0, 0, 0, entries) or offset + length != end:
        raise FlawError(Flaw.DAMAGED)


def checked_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries in the order of the directory. Raises `FlawError` for what no workbook has."""
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > limits.MOST_UNPACKED:
        raise FlawError(Flaw.TOO_LARGE)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FlawError(Flaw.ENCRYPTED)
    for entry in entries:
        if entry.compress_type not in _METHODS or "\0" in entry.orig_filename or _has_second_name(entry):
            raise FlawError(Flaw.STRUCTURE)
        if (
            entry.file_size > limits.SMALL_ENOUGH
            and entry.file_size > limits.MOST_RATIO * entry.compress_size
        ):
            raise FlawError(Flaw.TOO_LARGE)
    if len({_folded(entry.filename) for entry in entries}) < len(entries):
        raise FlawError(Flaw.STRUCTURE)
    return entries


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _has_second_name(entry: zipfile.ZipInfo) -> bool:
    extra = entry.extra
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == _SECOND_NAME:
            return True
        extra = extra[4 + length :]
    return False


def chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack an entry piece by piece, to its end and its check sum. Raises `FlawError` when that is wrong.

    No more is unpacked than the directory declares; an entry that holds more has a wrong check sum.
    """
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except BROKEN:
        raise FlawError(Flaw.DAMAGED) from None
