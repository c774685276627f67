"""A CSV file before it is decoded: its size, empty characters, and lines without end."""

from pathlib import Path

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["examine_text"]

_CHUNK = 2**20
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: every second byte of a digit is zero
_SEPARATORS = (b",", b"\t", b";")


def examine_text(path: Path) -> None:
    """Look through a CSV file. Raises `FlawError` when it is no text, or no table a spreadsheet could hold."""
    try:
        with path.open("rb") as stream:
            is_wide = stream.read(2) in _WIDE
            stream.seek(0)
            length = lines = 0
            separators = dict.fromkeys(_SEPARATORS, 0)
            while chunk := stream.read(_CHUNK):
                if not is_wide and b"\0" in chunk:
                    raise FlawError(Flaw.DAMAGED)
                for separator in _SEPARATORS:
                    separators[separator] += chunk.count(separator)
                lines += chunk.count(b"\n") + chunk.count(b"\r")
                breaks = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
                length = length + len(chunk) if breaks < 0 else len(chunk) - breaks - 1
                if length > limits.LONGEST_LINE:
                    raise FlawError(Flaw.LINE_TOO_LONG)
                if lines + max(separators.values()) > 4 * limits.MOST_CELLS:
                    raise FlawError(Flaw.TOO_LARGE)
    except OSError:
        raise FlawError(Flaw.UNREADABLE) from None
