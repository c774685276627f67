"""To which units a row belongs, declared once per entity.

A row belongs to a unit by the code of its grid, or by the name of the office that handled it. A row that
names no unit, or a name that two units share, belongs to none; the scorecard lists it.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from jiceng.dataset import township_of

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "ATTRIBUTIONS",
    "DIGITS",
    "Attribution",
    "ByCode",
    "ByHousehold",
    "ByOffice",
    "ByOffices",
    "Level",
    "assigned",
]

Level: TypeAlias = Literal["county", "township", "village"]

DIGITS: Mapping[Level, int] = {"county": 6, "township": 9, "village": 12}
"""Length of the division code of a unit at each level."""

_ALL_TOWNSHIPS = re.compile(r"(?:^|[、，,；;\s])(?:全县)?各(?:乡镇|镇乡|镇街|街镇)")
_SEPARATORS = re.compile(r"[、，,；;/\s]+")


@attrs.frozen
class ByCode:
    """By the code in a field: its first digits are the unit."""

    field: str


@attrs.frozen
class ByHousehold:
    """By the grid of a resident, or that of the others in the household where it is missing."""

    field: str
    household: str


@attrs.frozen
class ByOffice:
    """By the name of one office: it begins with the name of the unit (青石镇人民政府 → 青石镇)."""

    field: str


@attrs.frozen
class ByOffices:
    """By a list of offices: every unit that one of them begins with; 各乡镇 is every township."""

    field: str


Attribution: TypeAlias = ByCode | ByHousehold | ByOffice | ByOffices

ATTRIBUTIONS: Mapping[str, Attribution] = {
    "grid": ByCode("code"),
    "household": ByCode("grid_code"),
    "resident": ByHousehold("grid_code", "household_number"),
    "dispute": ByCode("grid_code"),
    "petition": ByOffice("handling_org"),
    "responsibility_task": ByOffices("responsible_orgs"),
}
"""How the rows of an entity find their unit. An entity that is not here cannot be counted per unit."""


def assigned(
    frame: "pl.DataFrame", attribution: Attribution, level: Level, units: Mapping[str, str]
) -> "pl.DataFrame":
    """Return one line per row and unit: `index`, the position of the row in `frame`, and `unit`.

    `units` maps the codes of the units to their names. A row of no unit has one line with a null unit.
    """
    import polars as pl

    rows = frame.with_row_index("index")
    match attribution:
        case ByCode(field):
            owner = pl.col(field).str.slice(0, DIGITS[level])
        case ByHousehold(field, household):
            own = pl.col(field).str.slice(0, DIGITS[level])
            owner = pl.coalesce(own, township_of(field, household)) if level == "township" else own
        case ByOffice(field):
            return _joined(rows, field, {text: _named(text, units) for text in _names(frame, field)})
        case ByOffices(field):
            return _joined(rows, field, {text: _listed(text, level, units) for text in _names(frame, field)})
    return rows.select("index", unit=pl.when(owner.is_in(list(units))).then(owner))


def _names(frame: "pl.DataFrame", field: str) -> list[str]:
    return frame[field].drop_nulls().unique(maintain_order=True).to_list()


def _joined(rows: "pl.DataFrame", field: str, owners: Mapping[str, tuple[str, ...]]) -> "pl.DataFrame":
    import polars as pl

    pairs = [(text, code) for text, codes in owners.items() for code in codes]
    table = pl.DataFrame(pairs, schema={field: pl.String(), "unit": pl.String()}, orient="row")
    return (
        rows.select("index", field)
        .join(table, on=field, how="left", maintain_order="left")
        .select("index", "unit")
    )


def _named(text: str, units: Mapping[str, str]) -> tuple[str, ...]:
    """Return the unit with the longest name that the text begins with, unless two units share that name."""
    fitting = [code for code, name in units.items() if name and text.strip().startswith(name)]
    longest = max((len(units[code]) for code in fitting), default=0)
    found = tuple(code for code in fitting if len(units[code]) == longest)
    return found if len(found) == 1 else ()


def _listed(text: str, level: Level, units: Mapping[str, str]) -> tuple[str, ...]:
    if level == "township" and _ALL_TOWNSHIPS.search(text):
        return tuple(units)
    found = {code for office in _SEPARATORS.split(text) for code in _named(office, units)}
    return tuple(code for code in units if code in found)
