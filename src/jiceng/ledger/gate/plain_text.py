"""A CSV file before it is decoded: its size, empty characters, and lines without end."""

import codecs
import unicodedata
from pathlib import Path

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["examine_text", "unmarked_wide"]

_CHUNK = 2**20
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: every second byte of a digit is zero
_SEPARATORS = (b",", b"\t", b";")
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}


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
                    if lines or unmarked_wide(chunk) is None:
                        raise FlawError(Flaw.DAMAGED)
                    is_wide = True
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


def unmarked_wide(head: bytes) -> str | None:
    """Return the form of UTF-16 that the head of a file without a byte-order mark is in, `None` where it is not certain.

    Certain is a text of lines and cells in one order of the bytes, and none in the other: a line end is no character there.

    >>> unmarked_wide("姓名,户号\\n张三,1\\n".encode("utf-16-be")), unmarked_wide(b"a,b\\n1,\\0\\n")
    ('utf-16-be', None)
    """
    if b"\0" not in head:
        return None
    found = [encoding for encoding in ("utf-16-le", "utf-16-be") if _is_text(head, encoding)]
    return found[0] if len(found) == 1 else None


def _is_text(head: bytes, encoding: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return False
    strange = {sign for sign in set(text) if unicodedata.category(sign) in _NO_TEXT}
    is_table = not set("\r\n").isdisjoint(text) and not set(",\t;|").isdisjoint(text)
    return is_table and strange <= set("\t\r\n")
