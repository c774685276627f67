"""Bringing a number into its plain form: a step of its own, which says what it changed.

The repairs are a closed list and none of them guesses: full-width characters and other spellings of X and of
the hyphen become ASCII, small letters capitals; spaces, invisible characters and separators go; so do the marks
with which spreadsheets keep a number as text. Anything else stays: a Cyrillic letter or a circled digit looks
right and is wrong, and whoever reads the number says so.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import polars as pl

__all__ = ["LONGEST", "Change", "Normalised", "fold", "fold_column", "normalise", "normalise_column"]

LONGEST = 200
"""A longer text holds no number, and nothing is looked for in it."""


class Change(StrEnum):
    """What normalising did to a text."""

    FULL_WIDTH = "full-width"
    """Full-width characters became plain ones."""
    LOOK_ALIKE = "look-alike"
    """The Roman numeral ten became the letter X, a dash a hyphen, a curly apostrophe a straight one."""
    CASE = "case"
    """Small letters became capitals."""
    SPACE = "space"
    """Spaces, tabs or line breaks went."""
    INVISIBLE = "invisible"
    """Characters without width, such as U+200B, went."""
    TEXT_MARK = "text-mark"
    """The apostrophe or the formula ="…" with which a spreadsheet keeps a number as text went."""
    PREFIX = "prefix"
    """The country code of a phone number went."""
    SEPARATOR = "separator"
    """Hyphens or brackets went."""


@attrs.frozen
class Normalised:
    """A text in its plain form, and what had to be changed for that, each change once."""

    text: str = attrs.field(repr=False)
    changes: tuple[Change, ...]


def _characters(*ranges: tuple[int, int]) -> str:
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


_FOLDED: Mapping[Change, Mapping[str, str]] = {
    Change.FULL_WIDTH: {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)},
    Change.LOOK_ALIKE: {
        **dict.fromkeys("\u2169\u2179", "X"),
        **dict.fromkeys("\u2018\u2019", "'"),
        **dict.fromkeys(_characters((0x2010, 0x2015)) + "\u2212", "-"),
    },
    Change.CASE: {letter: letter.upper() for letter in _characters((0x61, 0x7A))},
}
_DROPPED: Mapping[Change, str] = {
    Change.SPACE: " \x85\xa0\u1680\u202f\u205f\u3000"
    + _characters((0x09, 0x0D), (0x2000, 0x200A), (0x2028, 0x2029)),
    Change.INVISIBLE: "\xad\u180e\ufeff" + _characters((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F)),
}
_TABLES: Mapping[Change, dict[int, str]] = {
    change: {ord(character): plain for character, plain in table.items()}
    for change, table in (
        *_FOLDED.items(),
        *((change, dict.fromkeys(dropped, "")) for change, dropped in _DROPPED.items()),
    )
}
_TEXT_MARK = '\\A[=\'"]+|"'


def fold(text: str) -> str:
    """Return the text with full-width, look-alike and small characters made plain, and nothing taken away."""
    for change in _FOLDED:
        text = text.translate(_TABLES[change])
    return text


def normalise(text: str, *, separators: str = "-", prefix: str = "") -> Normalised:
    """Return the plain form of a text and the changes made.

    `separators` lists characters that may go, `prefix` is the pattern of a beginning that may go. A text of
    more than `LONGEST` characters is left as it is.
    """
    if len(text) > LONGEST:
        return Normalised(text, ())
    changes: list[Change] = []
    for change, table in _TABLES.items():
        plain = text.translate(table)
        if plain != text:
            changes.append(change)
            text = plain
    for change, pattern in _cuts(separators, prefix):
        plain = re.sub(pattern, "", text)
        if plain != text:
            changes.append(change)
            text = plain
    return Normalised(text, tuple(changes))


@cache
def _cuts(separators: str, prefix: str) -> tuple[tuple[Change, str], ...]:
    """Return the patterns of what is cut, in order."""
    cuts = [(Change.TEXT_MARK, _TEXT_MARK), (Change.SEPARATOR, f"[{re.escape(separators)}]")]
    if prefix:
        cuts.insert(1, (Change.PREFIX, rf"\A(?:{prefix})"))
    return tuple(cuts)


def fold_column(text: "pl.Expr") -> "pl.Expr":
    """Return `fold` of a column."""
    for table in _FOLDED.values():
        text = text.str.replace_many(dict(table))
    return text


def normalise_column(text: "pl.Expr", *, separators: str = "-", prefix: str = "") -> "pl.Expr":
    """Return the plain form of a column of texts, as `normalise` does it; the changes are not told apart."""
    import polars as pl

    plain = fold_column(text)
    for dropped in _DROPPED.values():
        plain = plain.str.replace_many(dict.fromkeys(dropped, ""))
    for _, pattern in _cuts(separators, prefix):
        plain = plain.str.replace_all(pattern, "")
    return pl.when(text.str.len_chars() <= LONGEST).then(plain).otherwise(text)
