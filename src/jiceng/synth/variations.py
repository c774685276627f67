"""Records of any entity: the example of its model, over and over, with places, people and numbers of the county.

Whatever a model refers to is taken from the tables that are there, so that the records hang together. What nobody
refers to stays as the example has it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.identifiers import CreditCode, DeviceCode, DivisionCode, GridCode, ResidentId, SchoolCode
from jiceng.models import Division, Grid, Record, Resident, terms
from jiceng.synth.examples import example_as_of
from jiceng.synth.numbers import credit_codes
from jiceng.synth.places import COUNTY
from jiceng.synth.subjects import subjects_for, told_of

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

__all__ = ["in_order_of_reference", "variations"]

_LAST_DIGITS: Final = re.compile(r"[0-9]+(?=[^0-9]*\Z)")
_PLACES: Final = {Division.entity.name, Grid.entity.name}


def variations(
    model: type[Record],
    count: int,
    frames: "Mapping[str, pl.DataFrame]",
    rng: "np.random.Generator",
    as_of: date,
) -> "pl.DataFrame":
    """Return at most `count` records of an entity, none with the key of another.

    Where no resident is like the person of the example, there is one record, of the example's own person.
    `frames` hold residents, grids and whatever else the entity refers to, with at least one row each.
    """
    import polars as pl

    one = Dataset.from_records([example_as_of(model, as_of)]).frame(model)
    given = {name for name in terms(model) if one[name][0] is not None}
    changes: dict[str, pl.Series] = {}
    chosen = subjects_for(model, one, count, frames[Resident.entity.name], rng, as_of)
    if chosen is not None:
        count = max(1, chosen.height)
        changes |= told_of(model, one, given, chosen) if chosen.height else {}
    changes |= _of_referred(model, given - changes.keys(), count, frames)
    changes |= _of_places(model, one, given - changes.keys(), count, frames)
    if chosen is None:
        changes |= _of_holders(model, one, given - changes.keys(), count, frames)
    changes |= _of_keys(model, one, given - changes.keys(), count)
    frame = one[[0] * count].with_columns(
        *(values.cast(one.schema[name]).alias(name) for name, values in changes.items()),
        *(
            pl.lit(None, dtype=one.schema[name]).alias(name)
            for name, term in terms(model).items()
            if term.optional and term.reference is not None and term.reference.entity == model.entity.name
        ),
    )
    distinct = frame.unique(subset=list(model.entity.key), keep="first", maintain_order=True)
    return distinct.with_columns(
        pl.lit(None, pl.UInt32).alias(SOURCE), pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(ROW)
    )


def in_order_of_reference(models: Sequence[type[Record]]) -> list[type[Record]]:
    """Return models so that each comes after those it refers to; in a circle the given order counts."""
    waiting, placed = list(models), list[type[Record]]()
    while waiting:
        names = {model.entity.name for model in waiting}
        ready = next(
            (model for model in waiting if not _needs(model) & (names - {model.entity.name})), waiting[0]
        )
        placed.append(ready)
        waiting.remove(ready)
    return placed


def _needs(model: type[Record]) -> set[str]:
    return {term.reference.entity for term in terms(model).values() if term.reference is not None}


def _of_referred(
    model: type[Record], given: set[str], count: int, frames: "Mapping[str, pl.DataFrame]"
) -> "dict[str, pl.Series]":
    """Return the values of references to other entities, those to the same entity from the same row of it."""
    found: dict[str, pl.Series] = {}
    for name, term in terms(model).items():
        reference = term.reference
        if name not in given or reference is None or reference.entity in {model.entity.name, *_PLACES}:
            continue
        rows = frames[reference.entity]
        there = rows[[place % rows.height for place in range(count)]]
        found[name] = there[reference.field]
        found |= {other: there[other] for other in reference.along}
        if "division_code" in given and "division_code" in there.columns:
            found["division_code"] = there["division_code"]
        if "grid_code" in given and "grid_code" in there.columns:
            found["grid_code"] = there["grid_code"]
    return found


def _of_places(
    model: type[Record],
    one: "pl.DataFrame",
    given: set[str],
    count: int,
    frames: "Mapping[str, pl.DataFrame]",
) -> "dict[str, pl.Series]":
    """Return grid and division codes of one place for each record, of the levels that the example has."""
    grids = frames[Grid.entity.name]
    divisions = frames[Division.entity.name]
    in_grids = any(issubclass(term.type, GridCode) and term.name in given for term in terms(model).values())
    found: dict[str, pl.Series] = {}
    for name, term in terms(model).items():
        if name not in given:
            continue
        if issubclass(term.type, GridCode):
            found[name] = grids["code"][_spread(count, grids.height)]
        elif issubclass(term.type, DivisionCode) and one[name][0].startswith(COUNTY):
            length = len(one[name][0])
            if in_grids:
                found[name] = grids["community_code"][_spread(count, grids.height)].str.slice(0, length)
            else:
                level = divisions["code"].filter(divisions["code"].str.len_chars() == length)
                found[name] = level[_spread(count, len(level))]
    return found


def _spread(count: int, height: int) -> "list[int]":
    """Return places all over a table: all of it, in its order, before any of it again."""
    if count >= height:
        return [place % height for place in range(count)]
    return [place * height // count for place in range(count)]


def _of_holders(
    model: type[Record],
    one: "pl.DataFrame",
    given: set[str],
    count: int,
    frames: "Mapping[str, pl.DataFrame]",
) -> "dict[str, pl.Series]":
    """Return what is told of people of working age, where a record has the number of a person and no more than that."""
    import polars as pl

    holders = (*model.entity.key, "id_number")
    number = next((name for name in holders if name in given and ResidentId.is_valid(one[name][0])), None)
    if number is None:
        return {}
    residents = frames[Resident.entity.name]
    grown = residents.filter(pl.col("birth_date").dt.year().is_between(1976, 1996))
    rows = (residents if grown.is_empty() else grown)[_spread(count, max(grown.height, 1))]
    told = {name: rows[name] for name in ("name", "sex", "birth_date") if name in given}
    return told | {number: rows["id_number"]}


def _of_keys(model: type[Record], one: "pl.DataFrame", given: set[str], count: int) -> "dict[str, pl.Series]":
    """Return values that tell the records apart, in those parts of the key that refer to nothing."""
    import polars as pl

    found: dict[str, pl.Series] = {}
    for name in model.entity.key:
        if name not in given:
            continue
        value, kind = one[name][0], terms(model)[name].type
        if issubclass(kind, CreditCode):
            found[name] = credit_codes(count)
        elif kind is str or issubclass(kind, SchoolCode | DeviceCode):
            found[name] = pl.Series([_numbered(value, number) for number in range(count)])
        elif issubclass(kind, int) and name in ("number", "sequence"):
            found[name] = pl.Series([1 + number for number in range(count)])
    return found


def _numbered(text: str, number: int) -> str:
    """Return a number or name with the last digits in it counted on; a name without any gets some.

    >>> _numbered("YL20261010001", 4), _numbered("3号楼", 4), _numbered("某某协会", 0), _numbered("某某协会", 4)
    ('YL20261010005', '7号楼', '某某协会', '某某协会4')
    """
    digits = _LAST_DIGITS.search(text)
    if digits is None:
        return f"{text}{number}" if number else text
    counted = str(int(digits.group()) + number).zfill(len(digits.group()))
    return text[: digits.start()] + counted + text[digits.end() :]
