"""Characters as paths."""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from unicodedata import east_asian_width

import attrs

__all__ = ["EM", "Glyph", "glyph", "shortened", "text_width"]

EM = 256
"""Units of an outline to the size of the writing."""


@attrs.frozen
class Glyph:
    """A character: how far it advances, and its path (y downwards from the base line)."""

    advance: int
    path: str


@cache
def _outlines() -> Mapping[str, Glyph]:
    packed = files("jiceng.report.plots.glyphs").joinpath("noto-sans-sc.txt.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().split("\n"))
    return {sign: Glyph(int(advance), path) for sign, advance, path in rows}


def glyph(sign: str) -> Glyph | None:
    """Return the outline of a character; `None` for one that was not drawn (a rare one, or a space)."""
    return _outlines().get(sign)


def text_width(text: str, size: float) -> float:
    """Return how wide a text is."""
    return sum(_advance(sign) for sign in text) * size / EM


def _advance(sign: str) -> int:
    found = glyph(sign)
    if found is not None:
        return found.advance
    return EM if east_asian_width(sign) in "WF" else EM // 4 if sign == " " else EM // 2


def shortened(text: str, size: float, most: float) -> str:
    """Return a text that fits, its middle replaced by … where it does not: names often differ at their ends."""
    if text_width(text, size) <= most:
        return text
    head, tail = text, ""
    while head and text_width(f"{head}…{tail}", size) > most:
        kept = len(head) + len(tail) - 1
        last = kept * 2 // 5
        head, tail = text[: kept - last], text[len(text) - last :]
    return f"{head}…{tail}" if head else "…"
