"""Names of grids and villages where a ledger should have their codes, looked up on the lists of the same batch."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from jiceng.codes.spelling import normal_form
from jiceng.dataset import ROW
from jiceng.dataset.notes import Note, NoteKind
from jiceng.identifiers import DivisionCode, GridCode
from jiceng.ledger.table import Table
from jiceng.models import Division, Grid, Record, Term, terms

if TYPE_CHECKING:
    import polars as pl

__all__ = ["PLACES", "with_codes"]

PLACES: tuple[type[Record], ...] = (Division, Grid)
"""The entities whose lists have the codes of places."""

_Named: TypeAlias = Mapping[str, frozenset[str]]
_LARGER = (
    12,
    9,
    6,
)  # digits of a village, a township, a county: what a code begins with is the place around it
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_TENS = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_NUMBER = re.compile("第?([0-9]+)号?")
_CHINESE = "[一-龥]"
_LONGEST = 200  # signs of a name
_MANY_DIGITS = "[0-9]{4}"  # 第2网格 is a name; what has more digits is a code gone wrong


def with_codes(tables: Sequence[Table], lists: "Iterable[pl.DataFrame]") -> list[Table]:
    """Return the tables with the code of each place that a field names, where the `lists` of places know one only.

    A place goes by its name, by that behind the name of the place it lies in, and by what its name adds to that:
    北坪村第2网格 is 第二网格 as well. Where the row tells the division of a grid, only the grids in it are meant. A name
    without a code stays and is noted; where no list has such places, nothing is said.
    """
    named, listed = _by_name(lists)
    return [_with_codes(table, named, listed) for table in tables] if named else list(tables)


def _by_name(lists: "Iterable[pl.DataFrame]") -> tuple[_Named, frozenset[bool]]:
    """Return the codes that each name may mean, and whether grids and whether divisions are among them."""
    places = {
        code: _spelling(name)
        for frame in lists
        for code, name in frame.select("code", "name").drop_nulls().iter_rows()
    }
    named: dict[str, set[str]] = {}
    for code, name in places.items():
        above = next((places[code[:end]] for end in _LARGER if end < len(code) and code[:end] in places), "")
        for way in {name, above + name, name.removeprefix(above) or name}:
            named.setdefault(_plain(way), set()).add(code)
    return {name: frozenset(codes) for name, codes in named.items()}, frozenset(map(_is_grid, places))


def _spelling(name: str) -> str:
    """Return a name with its numbers in digits: 第十二网格 is 第12网格."""
    return _TENS.sub(_in_digits, normal_form(name[:_LONGEST])).translate(_DIGITS)


def _in_digits(tens: re.Match[str]) -> str:
    return (tens[1] or "1") + (tens[2] or "0")


def _plain(spelling: str) -> str:
    """Return a name without the signs of its numbers: 第2网格, 2号网格 and 2网格 are one."""
    return _NUMBER.sub(r"\1", spelling)


def _is_grid(code: str) -> bool:
    return len(code) > DivisionCode.layouts[-1].length


def _with_codes(table: Table, named: _Named, listed: frozenset[bool]) -> Table:
    notes = list(table.source.notes)
    frame = table.frame
    for term in _fields(table):
        is_grid = issubclass(term.type, GridCode)
        if is_grid in listed:
            frame, of_field = _read(frame, term.name, _beside(table, term), named, is_grid=is_grid)
            column = table.source.positions[term.name]
            notes += (Note(kind, tuple(rows), column, term.name) for kind, rows in of_field.items() if rows)
    if frame is table.frame:
        return table
    return attrs.evolve(table, frame=frame, source=attrs.evolve(table.source, notes=tuple(notes)))


def _fields(table: Table) -> Iterator[Term]:
    """Yield the fields with a column that ask for the code of a place on a list, those of divisions first."""
    asked = [
        term
        for name, term in terms(table.model).items()
        if name in table.source.positions and term.reference is not None and not term.many
    ]
    for kind in (DivisionCode, GridCode):
        yield from (term for term in asked if issubclass(term.type, kind))


def _beside(table: Table, term: Term) -> str | None:
    """Return the field of the division that a grid lies in; one division tells nothing of another."""
    if not issubclass(term.type, GridCode):
        return None
    return next((other.name for other in _fields(table) if issubclass(other.type, DivisionCode)), None)


def _read(
    frame: "pl.DataFrame", field: str, beside: str | None, named: _Named, *, is_grid: bool
) -> "tuple[pl.DataFrame, dict[NoteKind, list[int]]]":
    """Return the frame with the codes of the names in one field, and the rows with a name, by whether it was found."""
    import polars as pl

    own = pl.col(field)
    is_name = own.str.contains(_CHINESE) & own.str.contains(_MANY_DIGITS).not_()
    columns = [field] if beside is None else [field, beside]
    pairs = frame.lazy().filter(is_name).select(columns).unique().collect()
    if pairs.is_empty():
        return frame, {}
    found = [
        _code(row[0], row[1] if len(row) > 1 else None, named, is_grid=is_grid) for row in pairs.iter_rows()
    ]
    codes = pairs.with_columns(pl.Series(_FOUND, found, dtype=pl.String))
    joined = frame.join(codes, on=columns, how="left", nulls_equal=True, maintain_order="left")
    rows = {
        NoteKind.PLACE_READ: joined.filter(pl.col(_FOUND).is_not_null()),
        NoteKind.PLACE_UNKNOWN: joined.filter(is_name & pl.col(_FOUND).is_null()),
    }
    read = joined.with_columns(pl.coalesce(_FOUND, field).alias(field)).drop(_FOUND)
    return read, {kind: part.get_column(ROW).to_list() for kind, part in rows.items()}


def _code(name: str, beside: str | None, named: _Named, *, is_grid: bool) -> str | None:
    """Return the only code that a name can mean, of those in the division beside it where its code stands there."""
    codes = [code for code in named.get(_plain(_spelling(name)), ()) if _is_grid(code) == is_grid]
    if beside and beside.isdigit():
        larger = next((beside[:end] for end in (6, 9) if not beside[end:].strip("0")), beside)
        codes = [code for code in codes if code.startswith(larger)]
    return codes[0] if len(codes) == 1 else None


_FOUND = "_code_of_name"
