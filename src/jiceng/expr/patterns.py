"""The regular expressions that Python, Rust, Java and the SQL engines read alike.

Engines differ on `\\d` (full-width digits), on `$` (a newline at the end), on `.` (line separators), on
look-around, on lazy and possessive repeats, on set operations in classes, and on how often a thing may
repeat. What is left is small and enough for codes and numbers:

    pattern      one or more branches, set off by |
    branch       pieces in a row
    piece        an atom, with at most one of ? * + {m} {m,} {m,n} behind it, m and n up to 255
    atom         a plain character, an escaped special one, a class [...] or [^...], a group (...)
    class        characters and ranges; of the special ones, the backslash, brackets, ^, - and & are escaped

A repeated group holds no repeat itself, so that no pattern takes longer than the text is long.

>>> problem_of("[0-9]{17}[0-9X]")
>>> problem_of(r"\\d+")
'\\\\d: engines differ on it; spell a class out, such as [0-9]'
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["problem_of"]

_MOST_REPEATS: Final = 255  # the least that an engine in use allows (PostgreSQL)

_SPECIAL = r"\\.^$*+?()\[\]{}|\-&~/"
_ESCAPED = re.compile(rf"\\[{_SPECIAL}]")
_PLAIN = re.compile(r"[^\\.^$*+?()\[\]{}|\ud800-\udfff]")
_CLASS_ITEM = rf"(?:[^\\\[\]^&~\-\ud800-\udfff]|\\[{_SPECIAL}])"
_CLASS = re.compile(rf"\[\^?(?:{_CLASS_ITEM}(?:-{_CLASS_ITEM})?)+\]")
_REPEAT = re.compile(r"[?*+]|\{([0-9]{1,9})(?:,([0-9]{0,9}))?\}")


@lru_cache(maxsize=1024)
def problem_of(pattern: str) -> str | None:
    """Return in a sentence what engines would read differently, `None` for a pattern that all read alike."""
    if "\0" in pattern:
        return "databases hold no text with a character NUL"
    try:
        end, _ = _branches(pattern, 0)
        if end < len(pattern):
            raise _NotSharedError("a closing bracket without an opening one")
        re.compile(pattern)
    except (_NotSharedError, re.error) as error:
        return str(error)
    return None


class _NotSharedError(Exception):
    """Says what is outside the shared subset."""


def _branches(pattern: str, start: int) -> tuple[int, bool]:
    """Read branches up to a closing bracket or the end; return where that is, and whether anything repeats."""
    position, repeats, pieces = start, False, 0
    while position < len(pattern) and pattern[position] != ")":
        if pattern[position] == "|":
            _refuse_empty(pieces)
            position, pieces = position + 1, 0
            continue
        position, repeated = _piece(pattern, position)
        repeats, pieces = repeats or repeated, pieces + 1
    _refuse_empty(pieces)
    return position, repeats


def _refuse_empty(pieces: int) -> None:
    if not pieces:
        raise _NotSharedError("a branch is empty; write (...)? for what may be missing")


def _piece(pattern: str, start: int) -> tuple[int, bool]:
    position, inner_repeats = _atom(pattern, start)
    repeat = _REPEAT.match(pattern, position)
    if repeat is None:
        return position, inner_repeats
    if any(int(bound) > _MOST_REPEATS for bound in repeat.groups() if bound):
        raise _NotSharedError(
            f"{repeat[0]}: not every engine repeats a thing more than {_MOST_REPEATS} times"
        )
    if repeat[0] == "?":
        return repeat.end(), inner_repeats
    if inner_repeats:
        raise _NotSharedError("a repeated group must not hold a repeat itself")
    return repeat.end(), True


def _atom(pattern: str, start: int) -> tuple[int, bool]:
    if pattern[start] == "(":
        end, repeats = _branches(pattern, start + 1)
        if end == len(pattern):
            raise _NotSharedError("an opening bracket without a closing one")
        return end + 1, repeats
    for atom in (_PLAIN, _ESCAPED, _CLASS):
        if found := atom.match(pattern, start):
            return found.end(), False
    raise _NotSharedError(_advice(pattern, start))


def _advice(pattern: str, start: int) -> str:
    match pattern[start]:
        case "\\":
            return f"{pattern[start : start + 2]}: engines differ on it; spell a class out, such as [0-9]"
        case "^" | "$":
            return f"{pattern[start]}: leave anchors out, the whole text is matched anyway"
        case ".":
            return ".: engines differ on what it leaves out; spell a class out, or write \\."
        case "?" | "*" | "+" | "{":
            return f"{pattern[start]}: a repeat stands behind one atom, and only once; lazy, possessive and (?…) are not shared"
        case "[":
            return "[: a class is closed and lists characters and ranges, with \\ before \\ [ ] ^ - & ~"
        case _:
            return f"{pattern[start]}: escape it"
