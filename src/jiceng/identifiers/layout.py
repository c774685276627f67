"""The layout of a number: which characters stand where, in sections a clerk would read out one by one."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from jiceng.identifiers.criteria import Criterion

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["DIGITS", "LETTERS", "Layout", "Section"]

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@attrs.frozen
class Section:
    """So many places in a row, each of which takes a character of the alphabet."""

    width: int
    alphabet: str = DIGITS


@attrs.define(frozen=True, slots=False)
class Layout:
    """Sections from left to right, and what must hold of a number made of them, first things first."""

    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...] = ()

    @cached_property
    def alphabets(self) -> tuple[str, ...]:
        """The characters that each place takes."""
        return tuple(section.alphabet for section in self.sections for _ in range(section.width))

    @property
    def length(self) -> int:
        """Number of characters."""
        return len(self.alphabets)

    @property
    def pattern(self) -> str:
        """Regular expression of the layout, in the subset that Python, Rust, Java and SQL engines share."""
        return "".join(f"[{re.escape(part.alphabet)}]{{{part.width}}}" for part in self.sections)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @property
    def matcher(self) -> Callable[[str], re.Match[str] | None]:
        """The function that finds the layout in the whole of a text, or nothing."""
        return self._compiled.fullmatch

    def fits(self, text: str) -> bool:
        """Tell whether the text has the right characters in the right places."""
        return self._compiled.fullmatch(text) is not None

    def fits_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        """Tell which texts fit; they come as bytes, one row per place and one column per text."""
        import numpy as np

        good = np.ones(columns.shape[1], dtype=np.bool_)
        start = 0
        for section in self.sections:
            part = columns[start : start + section.width]
            if section.alphabet == DIGITS:  # faster than looking up; wraps around below zero
                good &= (part - np.uint8(ord("0"))).max(axis=0) < len(DIGITS)
            else:
                allowed = np.zeros(256, dtype=np.bool_)
                allowed[list(section.alphabet.encode())] = True
                good &= allowed.take(part).all(axis=0)
            start += section.width
        return good

    def split(self, text: str) -> list[str]:
        """Return the sections of a text that fits."""
        pieces, start = [], 0
        for section in self.sections:
            pieces.append(text[start : start + section.width])
            start += section.width
        return pieces

    def first_misfit(self, text: str) -> int:
        """Return the place, from 0, of the first character that may not stand there; the length if all may."""
        places = (
            at
            for at, (character, alphabet) in enumerate(zip(text, self.alphabets, strict=False))
            if character not in alphabet
        )
        return next(places, min(len(text), self.length))
