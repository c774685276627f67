"""As much of the Thrift compact protocol as the footer and the page headers of a Parquet file are written in.

https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from typing import TypeAlias

from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["Struct", "ThriftReader"]

Value: TypeAlias = "int | bool | bytes | list[Value] | Struct"


class Struct(dict[int, Value]):
    """The fields of a struct by their number; one of another type than asked for is a damaged file."""

    def number(self, field: int, default: int | None = None) -> int:
        """Return an integer that is not negative."""
        value = self.get(field, default)
        if not isinstance(value, int) or value < 0:
            raise FlawError(Flaw.DAMAGED)
        return value

    def struct(self, field: int) -> "Struct":
        """Return a struct."""
        value = self.get(field)
        if not isinstance(value, Struct):
            raise FlawError(Flaw.DAMAGED)
        return value

    def structs(self, field: int) -> "list[Struct]":
        """Return a list of structs."""
        value = self.get(field)
        if not isinstance(value, list):
            raise FlawError(Flaw.DAMAGED)
        found = [item for item in value if isinstance(item, Struct)]
        if len(found) < len(value):
            raise FlawError(Flaw.DAMAGED)
        return found


_TRUE, _FALSE = 1, 2
_DEEPEST = 32  # a footer has eight levels


class ThriftReader:
    """Reads one struct from bytes; every length is held against what is there."""

    def __init__(self, raw: bytes, at: int = 0) -> None:
        self._raw = raw
        self.at = at

    def struct(self, depth: int = 0) -> Struct:
        """Read a struct. Raises `FlawError` when the bytes are none."""
        if depth > _DEEPEST:
            raise FlawError(Flaw.DAMAGED)
        found = Struct()
        field = 0
        while head := self._byte():
            step, kind = head >> 4, head & 0x0F
            field = field + step if step else self._signed()
            found[field] = kind == _TRUE if kind in (_TRUE, _FALSE) else self._value(kind, depth)
        return found

    def _value(self, kind: int, depth: int) -> Value:
        match kind:
            case 1 | 2 | 3:  # in a list a truth value takes a byte
                return self._byte()
            case 4 | 5 | 6:
                return self._signed()
            case 7:
                return self._bytes(8)
            case 8:
                return self._bytes(self._unsigned())
            case 9 | 10:
                head = self._byte()
                length = head >> 4 if head >> 4 < 15 else self._unsigned()
                return self._many([head & 0x0F], length, depth)
            case 11:
                length = self._unsigned()
                kinds = self._byte() if length else 0
                return self._many([kinds >> 4, kinds & 0x0F], length, depth)
            case 12:
                return self.struct(depth + 1)
            case 13:
                return self._bytes(16)
        raise FlawError(Flaw.DAMAGED)

    def _many(self, kinds: list[int], length: int, depth: int) -> list[Value]:
        if length > len(self._raw) - self.at or depth > _DEEPEST:  # each item takes a byte at least
            raise FlawError(Flaw.DAMAGED)
        return [self._value(kind, depth + 1) for _ in range(length) for kind in kinds]

    def _byte(self) -> int:
        return self._bytes(1)[0]

    def _bytes(self, length: int) -> bytes:
        found = self._raw[self.at : self.at + length]
        if len(found) < length:
            raise FlawError(Flaw.DAMAGED)
        self.at += length
        return found

    def _unsigned(self) -> int:
        number = 0
        for shift in range(0, 70, 7):
            byte = self._byte()
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
        raise FlawError(Flaw.DAMAGED)

    def _signed(self) -> int:
        number = self._unsigned()
        return (number >> 1) ^ -(number & 1)
