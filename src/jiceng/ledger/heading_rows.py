"""The first rows of a sheet, and what they say over each column: up to three levels of headings, joined."""

import re
from collections.abc import Iterable, Mapping, Sequence

from jiceng.dataset import Cell, Merge

__all__ = ["DEPTHS", "SEARCHED_ROWS", "HeadingRows", "first_over"]

SEARCHED_ROWS = 30
"""Rows of a sheet among which its headings are looked for."""

DEPTHS = (1, 2, 3)
"""How many rows may be headings together."""

_MOST_LOOKED_AT = 1_000_000  # signs in these rows, and ten for each text: a sheet of 2,000 columns has fewer
_OF_A_TEXT = 10
_LONGEST = 500  # signs of a heading, with all that its brackets tell of how to fill in
_MOST_TITLES = 50  # texts of one row that may be titles
_TOLD = re.compile(r"[:：]")
_SOMEBODY_ELSE = re.compile(
    r"(?:外?祖?父亲?|外?祖?母亲?|父母|爷爷|奶奶|外公|外婆|配偶|丈夫|妻子|(?:委托)?监护人|(?:紧急)?联系人)(?:情况|信息|基本情况|基本信息)?\Z"
)


def first_over(merges: Iterable[Merge], width: int) -> dict[int, Merge]:
    """Return for each column the first of the ranges that reaches over it."""
    found: dict[int, Merge] = {}
    taken = bytearray(width)
    for merge in merges:
        column = taken.find(0, merge.first_column, merge.last_column + 1)
        while column >= 0:
            taken[column] = 1
            found[column] = merge
            column = taken.find(0, column + 1, merge.last_column + 1)
    return found


class HeadingRows:
    """The rows among which the headings of a sheet are; `len` tells how many are looked at."""

    def __init__(self, image: Sequence[Sequence[Cell]], merges: Sequence[Merge]) -> None:
        self._texts: list[dict[int, str]] = []
        self._widths: list[int] = []
        looked_at = 0
        for row in image[:SEARCHED_ROWS]:
            if looked_at > _MOST_LOOKED_AT:
                break
            written = (
                (column, cell.strip()[:_LONGEST]) for column, cell in enumerate(row) if isinstance(cell, str)
            )
            self._texts.append({column: text for column, text in written if text})
            self._widths.append(len(row))
            looked_at += sum(_OF_A_TEXT + len(text) for text in self._texts[-1].values())
        self._merges = [merge for merge in merges if merge.first_row < len(self._texts)]
        self._levels: dict[tuple[int, int], dict[int, str]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def names(self, rows: range) -> dict[int, tuple[str, ...]]:
        """Return for each column with a heading its possible names: all levels joined, the lower two, the lowest alone.

        The lowest alone is no name under a group that is about somebody else: 父亲 over 联系电话 is not the phone of the
        child.
        """
        width = max(self._widths[row] for row in rows)
        levels = [self._level(row, width) for row in rows]
        names: dict[int, tuple[str, ...]] = {}
        for column in sorted(set().union(*levels)):
            written = list(dict.fromkeys(level[column] for level in levels if column in level))
            joined = dict.fromkeys("".join(written[-depth:]) for depth in DEPTHS[::-1])
            if len(written) > 1 and any(_SOMEBODY_ELSE.match(group) for group in written[:-1]):
                del joined[written[-1]]
            names[column] = tuple(joined)
        return names

    def texts(self, row: int) -> Iterable[str]:
        """Return what stands over the columns in a row."""
        return self._level(row, self._widths[row]).values()

    def titles(self, row: int) -> list[str]:
        """Return the texts of a row above the headings; a line such as 填报单位：… is no title."""
        return [text for text in list(self._texts[row].values())[:_MOST_TITLES] if not _TOLD.search(text)]

    def _level(self, row: int, width: int) -> Mapping[int, str]:
        """Return what stands over each column in a row. A range merged over the whole width is a title, and names none."""
        if (row, width) not in self._levels:
            texts = dict(self._texts[row])
            over = first_over(
                (
                    merge
                    for merge in self._merges
                    if merge.first_row <= row <= merge.last_row
                    and merge.last_column - merge.first_column + 1 < max(width - 1, 2)
                ),
                width,
            )
            for column, merge in over.items():
                text = self._texts[merge.first_row].get(merge.first_column)
                if text:
                    texts[column] = text
                else:
                    texts.pop(column, None)
            self._levels[row, width] = texts
        return self._levels[row, width]
