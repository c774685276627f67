"""Finding the headings of a sheet, and which field each of them means.

Real ledgers carry a title, a line with the reporting unit, one to three rows of headings with merged
cells, and only then the records. The row whose headings fit an entity best is the heading row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TypeAlias

import attrs

from jiceng.dataset import FEEDBACK_COLUMN, Cell, Merge
from jiceng.ledger.brackets import outside_brackets
from jiceng.ledger.folding import folded
from jiceng.ledger.heading_rows import DEPTHS, SEARCHED_ROWS, HeadingRows, first_over
from jiceng.ledger.spread import Part, code_headings, parts_of, without_numbers
from jiceng.ledger.units import conversion, named_unit, units_of_line
from jiceng.models import ENTITIES, Record, terms

__all__ = ["NO_MAPPING", "SEARCHED_ROWS", "Header", "find_header", "is_row_number"]

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
    top = HeadingRows(image, merges)
    best: tuple[_Rank, Header] | None = None
    for possible in _candidates(top, called, models, mapping):
        if best is not None and possible.rank <= best[0]:
            break
        names = top.names(possible.rows)
        texts = _texts(names)
        match = _match(possible.model, names, mapping)
        rank = len(match.fields), *possible.rank[1:]
        if _is_enough(possible.model, match, texts) and (best is None or rank > best[0]):
            fields = attrs.asdict(match, recurse=False)
            best = rank, Header(possible.model, tuple(possible.rows), texts, **fields)
    if best is None:
        return None
    header = best[1]
    first = header.rows[0]
    groups = first_over(
        (merge for merge in merges if merge.first_row < first <= merge.last_row + 1), max(header.texts) + 1
    )  # such as 父亲 over 姓名
    return attrs.evolve(
        header,
        rows=_with_group_rows(header.rows, merges),
        powers=dict(header.powers) | _powers_above(image[:first], header),
        doubled={
            second: one for second, one in header.doubled.items() if groups.get(second) == groups.get(one)
        },
    )


_Rank: TypeAlias = tuple[int, int, int, int, int, int]


@attrs.frozen
class _Candidate:
    """Rows that may be the headings of an entity; a match comes to the `rank` at most."""

    rank: _Rank
    model: type[Record]
    rows: range


def _candidates(
    top: HeadingRows, called: Sequence[str], models: Mapping[str, type[Record]], mapping: Mapping[str, str]
) -> list[_Candidate]:
    """Return what is worth a match, the most promising first: few of hundreds have to be matched then.

    A rank is made of the fields with a column, how well the entity is named above, the columns with a heading, how few
    rows and how far up they are; of what is equal in all of that the first entity counts.
    """
    given = {model: _given_headings(model, mapping) for model in models.values()}
    named = {model: _named_in(called, model) for model in given}
    begun = _beginnings(tuple(given)) | _prefixes(key for own in given.values() for key in own)
    by_row: list[dict[type[Record], int]] = []  # how well each is named above a row
    found: list[_Candidate] = []
    is_begun = [any(_is_begun(text, begun) for text in top.texts(row)) for row in range(len(top))]
    for row in range(len(top)):
        by_row.append(dict(named))
        titles = top.titles(row)
        named = {model: max(known, _named_in(titles, model)) for model, known in named.items()}
        for depth in DEPTHS[: row + 1]:
            rows = range(row - depth + 1, row + 1)
            if not any(is_begun[rows[0] : row + 1]):
                continue
            names = top.names(rows)
            possible = (name for levels in names.values() for name in levels if _is_begun(name, begun))
            written = {key for name in possible for key in _keys(name)}
            numbered = without_numbers(written)
            for place, model in enumerate(given):
                fields = _possible_fields(model, given[model], written, numbered)
                if sum(not terms(model)[field].is_common for field in fields) > 1:
                    rank = len(fields), by_row[rows[0]][model], len(names), -depth, -row, -place
                    found.append(_Candidate(rank, model, rows))
    return sorted(found, key=lambda candidate: candidate.rank, reverse=True)


def _is_begun(name: str, begun: AbstractSet[str]) -> bool:
    """Tell whether a heading may be one that begins so: of most texts the first signs tell that they are none."""
    signs = _SIGNS.match(name)
    return signs is None or signs[0] in begun


@cache
def _beginnings(models: tuple[type[Record], ...]) -> frozenset[str]:
    return _prefixes(key for model in models for key in (*_known_headings(model), *code_headings(model)))


def _prefixes(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key[:length] for key in keys for length in range(1, _COMPARED + 1))


def _possible_fields(
    model: type[Record], given: Mapping[str, str], written: AbstractSet[str], numbered: AbstractSet[str]
) -> set[str]:
    """Return the fields that some of the written headings may mean; `numbered` are those with a number, without it."""
    known, codes, declared = _known_headings(model), code_headings(model), terms(model)
    fields = {known[key][0] for key in known.keys() & written}
    fields |= {known[key][0] for key in known.keys() & numbered if declared[known[key][0]].many}
    fields |= {codes[key].field for key in codes.keys() & written}
    return fields | {given[key] for key in given.keys() & written if given[key]}


def _powers_above(rows: Sequence[Sequence[Cell]], header: Header) -> dict[int, int]:
    """Return the powers of ten of columns without a unit of their own, by the unit that a line above names for all."""
    named = {unit for row in rows for cell in row if isinstance(cell, str) for unit in units_of_line(cell)}
    declared = terms(header.model)
    powers: dict[int, int] = {}
    for column, field in header.fields.items():
        unit = declared[field].unit
        if named and unit is not None and named_unit((header.texts[column],)) is None:
            found = {power for name in named if (power := conversion(unit, name)) is not None}
            if len(found) == 1 and found != {0}:
                powers[column] = found.pop()
    return powers


def _named_in(titles: Sequence[str], model: type[Record]) -> int:
    """Return how many characters of the name of an entity stand in a title: the longest of its names counts."""
    return max(
        (len(name) for name in model.entity.label.names for title in titles if name in title), default=0
    )


def _with_group_rows(rows: tuple[int, ...], merges: Sequence[Merge]) -> tuple[int, ...]:
    """Add the rows above that belong to the headings: those with a merged cell that reaches down into them."""
    for merge in merges:
        if merge.first_row < rows[0] <= merge.last_row and merge.last_row - merge.first_row < len(DEPTHS):
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


def _texts(names: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Return the heading of each column, as short as tells it from the others: 姓名, but 父亲姓名 beside it."""
    lowest = Counter(candidates[-1] for candidates in names.values())
    return {
        column: candidates[-1] if lowest[candidates[-1]] == 1 else candidates[0]
        for column, candidates in names.items()
    }


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


_COMPARED = 8
_SIGNS = re.compile(rf"[0-9\u4e00-\u9fff]{{1,{_COMPARED}}}")  # they stand in a key as in the text
_REMEMBERED = 2**13  # headings: those of a batch are the same few hundred
_BRACKETS = re.compile(r"[()\[\]{}<>《》【】〔〕]")
_FRILLS = re.compile(r"[\s*:：、,.·_/\u200b-\u200d\u2060\ufeff-]+")


@lru_cache(_REMEMBERED)
def _key(heading: str) -> str:
    """Return a heading without blanks, brackets, marks and capital letters: what is the same is compared so."""
    return _bare(folded(heading))


def _bare(text: str) -> str:
    return _FRILLS.sub("", _BRACKETS.sub("", text)).casefold()


@lru_cache(_REMEMBERED)
def _keys(heading: str) -> tuple[str, ...]:
    """Return what a heading may be known by: all of it, and what stands outside its brackets."""
    text = folded(heading)
    outside = outside_brackets(text)
    whole, bare = _bare(text), "" if outside == text else _bare(outside)
    return (whole, bare) if bare and bare != whole else (whole,)
