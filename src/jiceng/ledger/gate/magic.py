"""What a file is, by its name and its first bytes; what is behind them the gate examines."""

from pathlib import Path
from stat import S_ISREG

from jiceng.ledger.files import Format, InputFile
from jiceng.ledger.gate.flaws import Flaw, refusal

__all__ = ["recognise"]

_ZIP, _COMPOUND, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"


def recognise(file: InputFile) -> Format:
    """Return what a file is. Raises `RefusedFileError` with one Chinese sentence when it is not what its name says."""
    try:
        kind = Format(file.path.suffix.lower())
    except ValueError:
        raise refusal(file, Flaw.UNKNOWN_TYPE) from None
    try:
        head = _head(file.path)
    except OSError:
        raise refusal(file, Flaw.UNREADABLE) from None
    flaw = _flaw(kind, head)
    if flaw is not None:
        raise refusal(file, flaw)
    return kind


def _head(path: Path) -> bytes:
    """Return the first bytes of a file. Raises `OSError` for a pipe or a device, which would never come to an end."""
    if not S_ISREG(path.stat().st_mode):
        raise OSError
    with path.open("rb") as stream:
        return stream.read(8)


def _flaw(kind: Format, head: bytes) -> Flaw | None:
    if not head:
        return Flaw.EMPTY
    match kind:
        case Format.XLSX | Format.XLSM if head.startswith(_COMPOUND):
            return Flaw.ENCRYPTED
        case Format.XLSX | Format.XLSM if not head.startswith(_ZIP):
            return Flaw.NOT_A_WORKBOOK
        case Format.XLS if not head.startswith(_COMPOUND):
            return Flaw.NOT_A_WORKBOOK
        case Format.CSV if head.startswith((_ZIP, _COMPOUND, _PARQUET)):
            return Flaw.WRONG_SUFFIX
        case Format.PARQUET if not head.startswith(_PARQUET):
            return Flaw.DAMAGED
        case _:
            return None
