"""On which line of a TOML file a key stands.

The standard parser gives values without places. This one reads just enough of the text to know where
tables and keys begin; it is only used to point an author at a line.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

__all__ = ["KeyPath", "LineIndex", "deepest_nesting", "with_quoted_keys"]

KeyPath: TypeAlias = tuple[str | int, ...]

# each run of signs is read once, so that a hostile line of a million of them is as quick as any other
_HEADER = re.compile(r"(\[{1,2})([^\[\]]++)\]{1,2}")
_KEY = re.compile(r"(?<![A-Za-z0-9_-])([A-Za-z0-9_-]++)\s*+=")
_STRING = re.compile(  # an end that is missing is the end of line or file: no text is read twice
    r"""\"{3}(?:\\.|[^\\])*?(?:\"{3}|\Z)|'{3}.*?(?:'{3}|\Z)|"(?:\\.|[^"\\\n])*+"?|'[^'\n]*+'?|\#[^\n]*""",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"(?<![^\s{,.\[])[\w-]++(?=\s*+[=.\]])")
_DOTTED = re.compile(r"[\w.-]+")


def _blanked(text: str) -> str:
    """Return the text with the insides of strings and comments blanked out, line breaks kept."""
    return _STRING.sub(lambda found: "" if found[0][0] == "#" else re.sub(r"[^\n]", "_", found[0]), text)


def with_quoted_keys(text: str) -> str:
    """Return the text with quotes around Chinese keys: TOML wants them, and an official leaves them out.

    >>> with_quoted_keys('need = { 省 = 1, "市" = 2 }  # 县 = 2')
    'need = { "省" = 1, "市" = 2 }  # 县 = 2'
    """
    pieces: list[str] = []
    place = 0
    for found in _STRING.finditer(text):
        pieces += [_BARE_KEY.sub(_quoted, text[place : found.start()]), found[0]]
        place = found.end()
    return "".join([*pieces, _BARE_KEY.sub(_quoted, text[place:])])


def _quoted(key: re.Match[str]) -> str:
    return key[0] if key[0].isascii() else f'"{key[0]}"'


def deepest_nesting(text: str) -> int:
    """Return how deep brackets or dotted keys go at most, outside strings and comments."""
    plain = _blanked(text)
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", plain):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    dots = (run.count(".") for run in _DOTTED.findall(re.sub(r"[ \t]", "", plain)))
    return max(deepest, max(dots, default=0))


class LineIndex:
    """Where the tables and keys of one file begin."""

    def __init__(self, text: str) -> None:
        self._places: dict[KeyPath, int] = {}
        self._inner: dict[tuple[KeyPath, str], list[int]] = {}
        table: KeyPath = ()
        key: KeyPath = ()
        counts: dict[str, int] = {}
        depth = 0  # brackets of a value that are still open
        for number, line in enumerate(_blanked(text).split("\n"), start=1):
            header = _HEADER.fullmatch(line.strip()) if depth == 0 else None
            if header is not None:
                table = self._table(header[2], counts, repeated=header[1] == "[[")
                self._places.setdefault(table, number)
                if table and isinstance(table[-1], int):  # the list begins with its first table
                    self._places.setdefault(table[:-1], number)
                continue
            names = _KEY.findall(line)
            if depth == 0 and names:
                key = (*table, names.pop(0))
                self._places.setdefault(key, number)
            for name in names:
                self._inner.setdefault((key, name), []).append(number)
            depth += sum((sign in "[{") - (sign in "]}") for sign in line)

    @staticmethod
    def _table(name: str, counts: dict[str, int], *, repeated: bool) -> KeyPath:
        """Return the path of a table; under a repeated table it belongs to the last one begun."""
        names = [part.strip() for part in name.split(".")]
        if repeated:
            counts[".".join(names)] = counts.get(".".join(names), -1) + 1
        path: list[str | int] = []
        for length, part in enumerate(names, start=1):
            path.append(part)
            number = counts.get(".".join(names[:length]))
            if number is not None:
                path.append(number)
        return tuple(path)

    def line(self, path: Sequence[str | int]) -> int | None:
        """Return the line of a key, or of the nearest thing around it; `None` when nothing is found."""
        wanted = tuple(path)
        for length in range(len(wanted), 0, -1):
            place = self._places.get(wanted[:length])
            if place is not None:
                rest = [name for name in wanted[length:] if isinstance(name, str)]
                return self._within(wanted[:length], rest, place)
        return None

    def _within(self, key: KeyPath, rest: list[str], place: int) -> int:
        """Return the line of a key inside an inline value: exact where its name is used once."""
        for name in reversed(rest):
            lines = self._inner.get((key, name), [])
            if len(lines) == 1:
                return lines[0]
        return place
