"""The old workbook (.xls): a compound file with a stream of records.

A compound file is a small file system; all of its sector numbers come from the file. Chains are followed to
their end, and one that has none is no chain. See [MS-CFB] 2 and [MS-XLS] 2.3.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.package import Looked
from jiceng.ledger.gate.records import look_through_records

__all__ = ["examine_compound", "read_stream"]

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_REGULAR = 0xFFFFFFFA
_ENTRY = 128
_LARGE = 4096  # bytes of a sector in the newer version, whose sizes are of eight bytes
_READ = ("Workbook", "Book")
_ENCRYPTED = {"EncryptedPackage", "EncryptionInfo"}
_MINI_STREAM_BELOW = 4096


def examine_compound(path: Path) -> Looked:
    """Look through an .xls file. Raises `FlawError` when it is locked, broken, no workbook or too large."""
    try:
        sheets, is_1904 = look_through_records(read_stream(path))
    except (struct.error, IndexError):
        raise FlawError(Flaw.DAMAGED) from None
    return Looked(sheets=sheets, is_1904=is_1904)


def read_stream(path: Path) -> bytes:
    """Return the records of an .xls file, one after the other. Raises `FlawError` when they cannot be found."""
    try:
        raw = path.read_bytes()
    except OSError:
        raise FlawError(Flaw.UNREADABLE) from None
    try:
        file = _CompoundFile(raw)
        streams = file.streams()
        if _ENCRYPTED & set(streams):
            raise FlawError(Flaw.ENCRYPTED)
        start, size = next((streams[name] for name in _READ if name in streams), (None, 0))
        if start is None:
            raise FlawError(Flaw.NOT_A_WORKBOOK)
        return file.stream(start, size)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise FlawError(Flaw.DAMAGED) from None


class _CompoundFile:
    def __init__(self, raw: bytes) -> None:
        if not raw.startswith(_MAGIC) or len(raw) < 1536:
            raise FlawError(Flaw.DAMAGED)
        version, order, shift, mini_shift = struct.unpack_from("<HHHH", raw, 26)
        if order != 0xFFFE or (version, shift) not in ((3, 9), (4, 12)) or mini_shift != 6:
            raise FlawError(Flaw.DAMAGED)
        self._raw = raw
        self._sector = 1 << shift
        self._sectors = max(0, -(-len(raw) // self._sector) - 1)
        directories, fats, self._directory, cutoff, self._mini_fat, mini_fats, table, tables = (
            struct.unpack_from("<III4xIIIII", raw, 40)
        )
        if cutoff != _MINI_STREAM_BELOW or max(directories, fats, mini_fats, tables) > self._sectors:
            raise FlawError(Flaw.DAMAGED)
        listed = list(struct.unpack_from("<109I", raw, 76))
        for _ in range(tables):
            numbers = self._numbers(table)
            listed += numbers[:-1]
            table = numbers[-1]
        if table <= _LAST_REGULAR:  # the chain goes on behind the number of its sectors
            raise FlawError(Flaw.DAMAGED)
        self._fat = [number for sector in listed[:fats] for number in self._numbers(sector)]

    def _numbers(self, sector: int) -> list[int]:
        return list(struct.unpack(f"<{self._sector // 4}I", self._bytes(sector)))

    def _bytes(self, sector: int) -> bytes:
        if sector >= self._sectors:
            raise FlawError(Flaw.DAMAGED)
        start = (sector + 1) * self._sector
        return self._raw[start : start + self._sector].ljust(self._sector, b"\0")

    def _chain(self, sector: int, table: list[int]) -> Iterator[int]:
        """Follow a chain of sectors to its end: a reader does, however long the stream is said to be."""
        for _ in range(len(table)):
            if sector > _LAST_REGULAR:
                return
            yield sector
            sector = table[sector]
        if sector <= _LAST_REGULAR:
            raise FlawError(Flaw.DAMAGED)

    def streams(self) -> dict[str, tuple[int, int]]:
        """Return each entry of the directory with its first sector and its size; the root is `""`.

        A name is what stands before its first zero, whatever kind and length the entry gives. Raises `FlawError`
        for a size the file cannot have, and for a name that occurs twice: readers take the first or the last.
        """
        found: dict[str, tuple[int, int]] = {}
        for sector in list(self._chain(self._directory, self._fat)):  # it has to have an end
            raw = self._bytes(sector)
            for at in range(0, len(raw), _ENTRY):
                name = raw[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0] if found else ""
                start, size = struct.unpack_from("<IQ" if self._sector == _LARGE else "<II", raw, at + 116)
                if not name and found:
                    continue
                if size > len(self._raw):
                    raise FlawError(Flaw.DAMAGED)
                if name in found and name in _READ:
                    raise FlawError(Flaw.STRUCTURE)
                found[name] = start, size
        return found

    def stream(self, start: int, size: int) -> bytes:
        """Return the bytes of a stream."""
        if size >= _MINI_STREAM_BELOW:
            return b"".join(map(self._bytes, self._chain(start, self._fat)))[:size]
        root, _ = self.streams()[""]
        mini = b"".join(map(self._bytes, self._chain(root, self._fat)))
        fat = [n for sector in self._chain(self._mini_fat, self._fat) for n in self._numbers(sector)]
        return b"".join(mini[block * 64 : block * 64 + 64] for block in self._chain(start, fat))[:size]
