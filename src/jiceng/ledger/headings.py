"""Finding the headings of a sheet, and which field each of them means.

Real ledgers carry a title, a line with the reporting unit, one to three rows of headings with merged
cells, and only then the records. The row whose headings fit an entity best is the heading row.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import attrs

from jiceng.dataset import FEEDBACK_COLUMN, Cell, Merge
from jiceng.ledger.spread import Part, parts_of
from jiceng.ledger.units import conversion, named_unit, units_of_line
from jiceng.models import ENTITIES, Record, terms

__all__ = ["NO_MAPPING", "SEARCHED_ROWS", "Header", "find_header", "is_row_number"]

SEARCHED_ROWS = 30
"""Rows of a sheet among which its headings are looked for."""
_DEPTHS = (1, 2, 3)
_FEWEST = 3
NO_MAPPING: Mapping[str, str] = MappingProxyType({})


@attrs.frozen
class Header:
    """The headings of a sheet: rows (from 0), text by column, and the field each known one means.

    `powers` are those of ten by which a column is in another unit than its field. `given` are the columns that a
    mapping told. `doubled` are columns with the very heading of another one, which means the field. `parts` are
    the columns over which a field of several codes is spread; the leading one of them is among the `fields`.
    """

    model: type[Record]
    rows: tuple[int, ...]
    texts: Mapping[int, str]
    fields: Mapping[int, str]
    powers: Mapping[int, int] = attrs.field(factory=dict)
    given: frozenset[int] = frozenset()
    doubled: Mapping[int, int] = attrs.field(factory=dict)
    parts: Mapping[int, Part] = attrs.field(factory=dict)


def find_header(
    image: Sequence[Sequence[Cell]],
    merges: Sequence[Merge],
    called: Sequence[str] = (),
    models: Mapping[str, type[Record]] = ENTITIES,
    mapping: Mapping[str, str] = NO_MAPPING,
) -> Header | None:
    """Return the headings of the sheet, or `None` when nothing on it fits an entity.

    At least three headings must be known, or all of a smaller table. Where two entities fit equally many
    headings, the titles above them and what the sheet and its file are `called` decide. Of equal fits, the
    one that names more columns wins, then the one with fewer rows, then the upper one.

    A `mapping` from headings to fields goes before what the models know: `field`, `entity.field`, or nothing
    for a column to leave alone.
    """
    best: tuple[tuple[int, int, int, int, int], Header] | None = None
    for row in range(min(len(image), SEARCHED_ROWS)):
        for depth in _DEPTHS:
            if depth > row + 1:
                continue
            names = _column_names(image, merges, range(row - depth + 1, row + 1))
            texts = _texts(names)
            titles = [*called, *_titles(image[: row - depth + 1])]
            written = {key for levels in names.values() for name in levels for key in _keys(name)}
            for model in models.values():
                if not mapping and _known_headings(model).keys().isdisjoint(written):
                    continue
                match = _match(model, names, mapping)
                if not _is_enough(model, match, texts):
                    continue
                rank = (len(match.fields), _named_in(titles, model), len(texts), -depth, -row)
                if best is None or rank > best[0]:
                    rows = tuple(range(row - depth + 1, row + 1))
                    best = rank, Header(model, rows, texts, **attrs.asdict(match, recurse=False))
    if best is None:
        return None
    header = best[1]
    return attrs.evolve(
        header,
        rows=_with_group_rows(header.rows, merges),
        powers=dict(header.powers) | _powers_above(image[: header.rows[0]], header),
        doubled={
            second: first
            for second, first in header.doubled.items()
            if _group_of(second, header.rows[0], merges) == _group_of(first, header.rows[0], merges)
        },
    )


def _powers_above(rows: Sequence[Sequence[Cell]], header: Header) -> dict[int, int]:
    """Return the powers of ten of columns without a unit of their own, by the unit that a line above names for all."""
    named = [unit for row in rows for cell in row if isinstance(cell, str) for unit in units_of_line(cell)]
    declared = terms(header.model)
    powers: dict[int, int] = {}
    for column, field in header.fields.items():
        unit = declared[field].unit
        if named and unit is not None and named_unit((header.texts[column],)) is None:
            found = {power for name in named if (power := conversion(unit, name)) is not None}
            if len(found) == 1 and found != {0}:
                powers[column] = found.pop()
    return powers


def _group_of(column: int, row: int, merges: Sequence[Merge]) -> Merge | None:
    """Return the merged cell over a heading in `row`, such as 父亲 over 姓名."""
    over = (merge for merge in merges if merge.first_row < row <= merge.last_row + 1)
    return next((merge for merge in over if merge.first_column <= column <= merge.last_column), None)


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


def _is_enough(model: type[Record], match: "_Match", texts: Mapping[int, str]) -> bool:
    """Tell whether the known headings make the sheet a list of the entity; those of every record tell nothing."""
    own = sum(not terms(model)[field].is_common for field in match.fields.values())
    named = sum(
        not is_row_number(text) and text != FEEDBACK_COLUMN and column not in match.doubled
        for column, text in texts.items()
    )
    return own >= _FEWEST or (own > 1 and len(match.fields) == named)


def is_row_number(heading: str) -> bool:
    """Tell whether a heading only counts the rows."""
    return _key(heading) in {"序号", "行号", "no"}


def _column_names(
    image: Sequence[Sequence[Cell]], merges: Sequence[Merge], rows: range
) -> dict[int, tuple[str, ...]]:
    """Return for each column with a heading its possible names: all levels joined, the lower two, the lowest alone.

    The lowest alone is no name under a group that is about somebody else: 父亲 over 联系电话 is not the phone of the child.
    """
    width = max((len(image[row]) for row in rows), default=0)
    # A range merged over the whole width is a title: it names no column.
    headings = [merge for merge in merges if merge.last_column - merge.first_column + 1 < max(width - 1, 2)]
    names: dict[int, tuple[str, ...]] = {}
    for column in range(width):
        levels = [_heading_at(image, headings, row, column) for row in rows]
        written = [level for level in dict.fromkeys(levels) if level]
        if written:
            joined = dict.fromkeys("".join(written[-levels:]) for levels in _DEPTHS[::-1])
            if len(written) > 1 and any(_SOMEBODY_ELSE.match(group) for group in written[:-1]):
                del joined[written[-1]]
            names[column] = tuple(joined)
    return names


def _texts(names: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Return the heading of each column, as short as tells it from the others: 姓名, but 父亲姓名 beside it."""
    lowest = Counter(candidates[-1] for candidates in names.values())
    return {
        column: candidates[-1] if lowest[candidates[-1]] == 1 else candidates[0]
        for column, candidates in names.items()
    }


def _heading_at(image: Sequence[Sequence[Cell]], merges: Sequence[Merge], row: int, column: int) -> str:
    for merge in merges:
        if merge.first_row <= row <= merge.last_row and merge.first_column <= column <= merge.last_column:
            row, column = merge.first_row, merge.first_column
            break
    cell = image[row][column] if column < len(image[row]) else None
    return cell.strip() if isinstance(cell, str) else ""


@attrs.frozen
class _Match:
    fields: Mapping[int, str]
    powers: Mapping[int, int]
    given: frozenset[int]
    doubled: Mapping[int, int]
    parts: Mapping[int, Part]


def _match(model: type[Record], names: Mapping[int, tuple[str, ...]], mapping: Mapping[str, str]) -> _Match:
    """Return the field of each known column. Of several columns for one field the most official heading counts."""
    known = _known_headings(model)
    declared = terms(model)
    given = _given_headings(model, mapping)
    claims: dict[int, tuple[str, int, int]] = {}
    left_alone: set[int] = set()
    for column, candidates in names.items():
        if given:
            override = next((given[_key(name)] for name in candidates if _key(name) in given), None)
            if override is not None:
                if override:
                    claims[column] = (override, -1, 0)
                else:
                    left_alone.add(column)
                continue
        found = next((known[key] for name in candidates for key in _keys(name) if key in known), None)
        if found is not None:
            field, place = found
            unit = declared[field].unit
            power = 0 if unit is None else conversion(unit, named_unit(candidates))
            if power is not None:  # in a unit that cannot be converted it must not be taken as it is
                claims[column] = (field, place, power)
    if not claims:
        return _NO_MATCH
    first: dict[str, tuple[int, int]] = {}
    for column, (field, place, _) in claims.items():
        first[field] = min((place, column), first.get(field, (place, column)))
    columns = {column: field for field, (_, column) in first.items()}
    unclaimed = {
        column: names[column] for column in names if column not in claims and column not in left_alone
    }
    parts = parts_of(model, unclaimed, {key: field for key, (field, _) in known.items()}, _key)
    for column, part in sorted(parts.items()):
        if part.field not in columns.values():
            columns[column] = part.field
    return _Match(
        fields=dict(sorted(columns.items())),
        powers={column: claims[column][2] for column in columns if column in claims and claims[column][2]},
        given=frozenset(column for column in columns if column in claims and claims[column][1] < 0),
        doubled={
            column: first[field][1]
            for column, (field, _, _) in claims.items()
            if column != first[field][1] and _same(names[column], names[first[field][1]])
        },
        parts=parts,
    )


_NO_MATCH = _Match({}, {}, frozenset(), {}, {})


def _same(names: Sequence[str], others: Sequence[str]) -> bool:
    return list(map(_key, names)) == list(map(_key, others))


def _given_headings(model: type[Record], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return by heading the field of the model that a mapping gives, the empty text for a column to leave alone."""
    own: dict[str, str] = {}
    for heading, target in mapping.items():
        entity, _, field = target.rpartition(".")
        if not target or (entity in ("", model.entity.name) and field in terms(model)):
            own[_key(heading)] = field
    return own


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
_FRILLS = re.compile(r"[\s*:：、,.·_/\u200b-\u200d\u2060\ufeff-]+")
_TOLD = re.compile(r"[:：]")
_SOMEBODY_ELSE = re.compile(
    r"(?:外?祖?父亲?|外?祖?母亲?|父母|爷爷|奶奶|外公|外婆|配偶|丈夫|妻子|(?:委托)?监护人|(?:紧急)?联系人)(?:情况|信息|基本情况|基本信息)?\Z"
)


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
