"""The old workbook (.xls): a compound file with a stream of records.

A compound file is a small file system; all of its sector numbers come from the file. Chains are followed by
their numbers only as far as the file has sectors. See [MS-CFB] 2 and [MS-XLS] 2.3.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.package import Looked
from jiceng.ledger.gate.records import look_through_records

__all__ = ["examine_compound"]

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_REGULAR = 0xFFFFFFFA
_ENTRY = 128
_ENCRYPTED = {"EncryptedPackage", "EncryptionInfo"}
_MINI_STREAM_BELOW = 4096


def examine_compound(path: Path) -> Looked:
    """Look through an .xls file. Raises `FlawError` when it is locked, broken, no workbook or too large."""
    try:
        raw = path.read_bytes()
    except OSError:
        raise FlawError(Flaw.UNREADABLE) from None
    try:
        file = _CompoundFile(raw)
        streams = dict(file.streams())
        if _ENCRYPTED & set(streams):
            raise FlawError(Flaw.ENCRYPTED)
        start, size = streams.get("Workbook") or streams.get("Book") or (None, 0)
        if start is None:
            raise FlawError(Flaw.NOT_A_WORKBOOK)
        sheets, is_1904 = look_through_records(file.stream(start, size))
    except (struct.error, IndexError, UnicodeDecodeError):
        raise FlawError(Flaw.DAMAGED) from None
    return Looked(sheets=sheets, is_1904=is_1904)


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
        fats, self._directory, cutoff, self._mini_fat, table, tables = struct.unpack_from(
            "<II4xII4xII", raw, 44
        )
        if cutoff != _MINI_STREAM_BELOW or fats > self._sectors or tables > self._sectors:
            raise FlawError(Flaw.DAMAGED)
        listed = list(struct.unpack_from("<109I", raw, 76))
        for _ in range(tables):
            numbers = self._numbers(table)
            listed += numbers[:-1]
            table = numbers[-1]
        self._fat = [number for sector in listed[:fats] for number in self._numbers(sector)]

    def _numbers(self, sector: int) -> list[int]:
        return list(struct.unpack(f"<{self._sector // 4}I", self._bytes(sector)))

    def _bytes(self, sector: int) -> bytes:
        if sector >= self._sectors:
            raise FlawError(Flaw.DAMAGED)
        start = (sector + 1) * self._sector
        return self._raw[start : start + self._sector].ljust(self._sector, b"\0")

    def _chain(self, sector: int, table: list[int], length: int | None = None) -> Iterator[int]:
        """Follow a chain of sectors, as long as it is said to be and never longer than its table."""
        for _ in range(len(table) if length is None else min(length, len(table))):
            if sector > _LAST_REGULAR:
                return
            yield sector
            sector = table[sector]
        if sector <= _LAST_REGULAR and length is None:
            raise FlawError(Flaw.DAMAGED)

    def streams(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield each stream with its first sector and its size."""
        for sector in self._chain(self._directory, self._fat):
            raw = self._bytes(sector)
            for at in range(0, len(raw), _ENTRY):
                length, kind = struct.unpack_from("<HB", raw, at + 64)
                if kind in (2, 5) and 2 <= length <= 64:
                    name = raw[at : at + length - 2].decode("utf-16-le")
                    start, size = struct.unpack_from("<II", raw, at + 116)
                    yield ("" if kind == 5 else name), (start, size)

    def stream(self, start: int, size: int) -> bytes:
        """Return the bytes of a stream."""
        if size > len(self._raw):
            raise FlawError(Flaw.DAMAGED)
        if size >= _MINI_STREAM_BELOW:
            sectors = self._chain(start, self._fat, -(-size // self._sector))
            return b"".join(map(self._bytes, sectors))[:size]
        root, root_size = dict(self.streams())[""]
        if root_size > len(self._raw):
            raise FlawError(Flaw.DAMAGED)
        mini = b"".join(map(self._bytes, self._chain(root, self._fat)))
        fat = [n for sector in self._chain(self._mini_fat, self._fat) for n in self._numbers(sector)]
        blocks = self._chain(start, fat, -(-size // 64))
        return b"".join(mini[block * 64 : block * 64 + 64] for block in blocks)[:size]
