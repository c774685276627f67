"""One XML part of a workbook, looked through in bounded memory and without a tree."""

from collections.abc import Callable, Iterable

from jiceng.ledger.gate.parsing import parse
from jiceng.ledger.gate.part import Part
from jiceng.ledger.gate.scanning import NotPlainError, scan

__all__ = ["look_through"]


def look_through(chunks: Callable[[], Iterable[bytes]]) -> Part:
    """Return what a part holds; `chunks` gives its bytes from the beginning, and may be asked twice.

    What spreadsheet programs write is scanned; anything else is parsed, with the same result and several times
    slower. Raises `FlawError` for a document type or entities of its own, another encoding than UTF-8, cells
    where no cell can stand, and more of anything than `limits` allow.
    """
    try:
        return scan(chunks())
    except NotPlainError:
        pass
    return parse(chunks())
