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

__all__ = ["ATTRIBUTIONS", "DIGITS", "ByCode", "ByHousehold", "ByOffice", "ByOffices", "Level", "units_of"]

Level: TypeAlias = Literal["county", "township", "village"]

DIGITS: Mapping[Level, int] = {"county": 6, "township": 9, "village": 12}
"""Length of the division code of a unit at each level."""

_ALL_TOWNSHIPS = re.compile(r"(?:全县)?各(?:乡镇|镇乡|镇街|街镇|乡镇街道|乡镇、街道|乡镇（街道）|乡镇\(街道\)|镇|乡)")
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


def units_of(
    frame: "pl.DataFrame", attribution: Attribution, level: Level, units: Mapping[str, str]
) -> "pl.Series":
    """Return for each row the list of the units it belongs to; the empty list where there is none.

    `units` maps the codes of the units to their names.
    """
    import polars as pl

    match attribution:
        case ByCode(field):
            owner = pl.col(field).str.slice(0, DIGITS[level])
        case ByHousehold(field, household):
            own = pl.col(field).str.slice(0, DIGITS[level])
            owner = pl.coalesce(own, township_of(field, household)) if level == "township" else own
        case ByOffice(field):
            return _by_name(frame[field], lambda text: _named(text, units))
        case ByOffices(field):
            return _by_name(frame[field], lambda text: _listed(text, level, units))
    codes = frame.select(pl.when(owner.is_in(list(units))).then(owner).alias("unit"))["unit"]
    return pl.Series("unit", [[] if code is None else [code] for code in codes], dtype=pl.List(pl.String()))
