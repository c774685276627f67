"""Finding the headings of a sheet, and which field each of them means.

Real ledgers carry a title, a line with the reporting unit, one to three rows of headings with merged
cells, and only then the records. The row whose headings fit an entity best is the heading row.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

import attrs

from jiceng.dataset import FEEDBACK_COLUMN, Cell, Merge
from jiceng.models import ENTITIES, Record, terms

__all__ = ["Header", "find_header", "is_row_number"]

_SEARCHED_ROWS = 30
_DEPTHS = (1, 2, 3)
_FEWEST = 3


@attrs.frozen
class Header:
    """The headings of a sheet: rows (from 0), text by column, and the field each known one means."""

    model: type[Record]
    rows: tuple[int, ...]
    texts: Mapping[int, str]
    fields: Mapping[int, str]


def find_header(
    image: Sequence[Sequence[Cell]],
    merges: Sequence[Merge],
    called: Sequence[str] = (),
    models: Mapping[str, type[Record]] = ENTITIES,
) -> Header | None:
    """Return the headings of the sheet, or `None` when nothing on it fits an entity.

    At least three headings must be known, or all of a smaller table. Where two entities fit equally many
    headings, the titles above them and what the sheet and its file are `called` decide. Of equal fits, the
    one that names more columns wins, then the one with fewer rows, then the upper one.
    """
    best: tuple[tuple[int, int, int, int, int], Header] | None = None
    for row in range(min(len(image), _SEARCHED_ROWS)):
        for depth in _DEPTHS:
            if depth > row + 1:
                continue
            names = _column_names(image, merges, range(row - depth + 1, row + 1))
            texts = {column: levels[0] for column, levels in names.items()}
            titles = [*called, *_titles(image[: row - depth + 1])]
            for model in models.values():
                fields = _match(model, names)
                if not _is_enough(fields, texts):
                    continue
                rank = (len(fields), _named_in(titles, model), len(texts), -depth, -row)
                if best is None or rank > best[0]:
                    rows = tuple(range(row - depth + 1, row + 1))
                    best = rank, Header(model, rows, texts, fields)
    return None if best is None else attrs.evolve(best[1], rows=_with_group_rows(best[1].rows, merges))


def _titles(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the texts above the headings; a line such as 填报单位：… is no title."""
    texts = [cell for row in rows for cell in row if isinstance(cell, str)]
    return [text for text in texts if not _TOLD.search(text)]


def _named_in(titles: Sequence[str], model: type[Record]) -> int:
    """Return how many characters of the name of an entity stand in a title: the longest of its names counts."""
    return max(
        (len(name) for name in model.entity.label.names for title in titles if name in title), default=0
    )


def _with_group_rows(rows: tuple[int, ...], merges: Sequence[Merge]) -> tuple[int, ...]:
    """Add the rows above that belong to the headings: those with a merged cell that reaches down into them."""
    for merge in merges:
        if merge.first_row < rows[0] <= merge.last_row and merge.last_row - merge.first_row < len(_DEPTHS):
            return tuple(range(merge.first_row, rows[-1] + 1))
    return rows


def _is_enough(fields: Mapping[int, str], texts: Mapping[int, str]) -> bool:
    named = sum(not is_row_number(text) and text != FEEDBACK_COLUMN for text in texts.values())
    return len(fields) >= _FEWEST or (len(fields) == named and named > 1)


def is_row_number(heading: str) -> bool:
    """Tell whether a heading only counts the rows."""
    return _key(heading) in {"序号", "行号", "no"}


def _column_names(
    image: Sequence[Sequence[Cell]], merges: Sequence[Merge], rows: range
) -> dict[int, tuple[str, ...]]:
    """Return for each column with a heading its possible names: the lowest alone, then all levels joined."""
    width = max((len(image[row]) for row in rows), default=0)
    # A range merged over the whole width is a title: it names no column.
    headings = [merge for merge in merges if merge.last_column - merge.first_column + 1 < max(width - 1, 2)]
    names: dict[int, tuple[str, ...]] = {}
    for column in range(width):
        levels = [_heading_at(image, headings, row, column) for row in rows]
        written = [level for level in dict.fromkeys(levels) if level]
        if written:
            names[column] = (written[-1], "".join(written))
    return names


def _heading_at(image: Sequence[Sequence[Cell]], merges: Sequence[Merge], row: int, column: int) -> str:
    for merge in merges:
        if merge.first_row <= row <= merge.last_row and merge.first_column <= column <= merge.last_column:
            row, column = merge.first_row, merge.first_column
            break
    cell = image[row][column] if column < len(image[row]) else None
    return cell.strip() if isinstance(cell, str) else ""


def _match(model: type[Record], names: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Return the field of each known column. Of several columns for one field the most official heading counts."""
    known = _known_headings(model)
    claims: dict[str, tuple[int, int]] = {}
    for column, candidates in names.items():
        found = next((known[key] for name in candidates for key in _keys(name) if key in known), None)
        if found is not None and not _is_in_another_unit(model, found[0], candidates):
            field, place = found
            claims[field] = min((place, column), claims.get(field, (place, column)))
    return dict(sorted((column, field) for field, (_, column) in claims.items()))


_SAME_UNIT = {"㎡": "平方米", "m2": "平方米", "m²": "平方米", "km2": "平方公里", "km²": "平方公里", "度": "°"}
_UNITS = {
    "元",
    "万元",
    "亿元",
    "亩",
    "公顷",
    "平方米",
    "平方公里",
    "米",
    "千米",
    "人",
    "户",
    "件",
    "次",
    "个",
    "%",
    "天",
    "月",
    "年",
    "周岁",
    "°",
}


def _is_in_another_unit(model: type[Record], field: str, candidates: Sequence[str]) -> bool:
    """Tell whether the heading names a unit that the field is not counted in: such a number must not be taken as it is."""
    unit = terms(model)[field].unit
    if unit is None:
        return False
    named = {
        _SAME_UNIT.get(text, text)
        for candidate in candidates
        for text in re.findall(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]", unicodedata.normalize("NFKC", candidate))
    }
    return bool(named & _UNITS) and _SAME_UNIT.get(unit.symbol, unit.symbol) not in named


@cache
def _known_headings(model: type[Record]) -> Mapping[str, tuple[str, int]]:
    """Return the field that each heading means, and the place of the heading among the names of the field."""
    known: dict[str, tuple[str, int]] = {}
    for name, term in terms(model).items():
        known[_key(name)] = (name, 0)
        for place, heading in enumerate(term.label.names):
            for key in _keys(heading):
                known.setdefault(key, (name, place))
    return known


_BRACKETS = re.compile(r"[()\[\]{}<>《》【】〔〕]")
_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")
_FRILLS = re.compile(r"[\s*:：、,.·_/-]+")
_TOLD = re.compile(r"[:：]")


@cache
def _key(heading: str) -> str:
    """Return a heading without blanks, brackets, marks and capital letters: what is the same is compared so."""
    text = unicodedata.normalize("NFKC", heading)
    return _FRILLS.sub("", _BRACKETS.sub("", text)).casefold()


@cache
def _keys(heading: str) -> tuple[str, str]:
    """Return what a heading may be known by: all of it, and what stands outside its brackets."""
    bare = _BRACKETED.sub("", unicodedata.normalize("NFKC", heading))
    return _key(heading), _key(bare) or _key(heading)
