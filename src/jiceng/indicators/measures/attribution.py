"""To which units a row belongs, declared once per entity.

A row belongs to a unit by the code of its grid or division, by the name of the office that handled it, or by
the record that it is about. A row that names no unit, or a name that two units share, belongs to none; the
scorecard lists it.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from jiceng.dataset import Dataset, township_of
from jiceng.models import ENTITIES

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
    "ByReference",
    "Level",
    "assigned",
    "attribution_of",
]

Level: TypeAlias = Literal["county", "township", "village", "grid", "organization"]

DIGITS: Mapping[Level, int] = {"county": 6, "township": 9, "village": 12}
"""Length of the division code of a unit at each level of the divisions."""

_ALL_TOWNSHIPS = re.compile(r"(?:^|[、，,；;\s])(?:全县)?各(?:乡镇|镇乡|镇街|街镇)")
_SEPARATORS = re.compile(r"[、，,；;/\s]+")


@attrs.frozen
class ByCode:
    """By the code in a field, whose first digits are the unit; by the one in `fallback` where that tells nothing."""

    field: str
    fallback: str | None = None


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


@attrs.frozen
class ByReference:
    """By the record of another entity that the row is about: an agreement belongs where its dispute does."""

    field: str
    entity: str
    key: str


Attribution: TypeAlias = ByCode | ByHousehold | ByOffice | ByOffices | ByReference

_IN_A_GRID = ByCode("grid_code", "division_code")
_IN_A_DIVISION = ByCode("division_code")

ATTRIBUTIONS: Mapping[str, Attribution] = {
    "grid": ByCode("code"),
    "household": _IN_A_GRID,
    "resident": ByHousehold("grid_code", "household_number"),
    "dispute": _IN_A_GRID,
    "petition": ByOffice("handling_org"),
    "responsibility_task": ByOffices("responsible_orgs"),
    "mediation": ByReference("dispute_number", "dispute", "number"),
    "mediation_agreement": ByReference("dispute_number", "dispute", "number"),
    "released_person": _IN_A_GRID,
    "community_correction_person": _IN_A_GRID,
    "mental_disorder_person": _IN_A_GRID,
    "drug_user": _IN_A_GRID,
    "key_youth": _IN_A_GRID,
    "floating_person": _IN_A_GRID,
    "left_behind_person": _IN_A_GRID,
    "security_case": _IN_A_GRID,
    "security_area": _IN_A_GRID,
    "grid_event": _IN_A_GRID,
    "grid_worker": _IN_A_GRID,
    "visit": _IN_A_GRID,
    "video_point": _IN_A_GRID,
    "school": _IN_A_GRID,
    "organization": _IN_A_GRID,
    "assistance": _IN_A_GRID,
    "relapse_monitoring": _IN_A_GRID,
    "legal_aid_case": _IN_A_DIVISION,
    "party_organization": _IN_A_DIVISION,
    "demonstration": _IN_A_DIVISION,
}
"""How the rows of an entity find their unit. An entity that is not here cannot be counted per unit."""

_OF_AN_ORGANIZATION: Mapping[str, Attribution] = {
    "petition": ByOffice("handling_org"),
    "responsibility_task": ByOffices("responsible_orgs"),
    "dispute": ByOffice("responsible_org"),
    "grid_event": ByOffice("handling_org"),
    "security_case": ByOffice("handling_org"),
    "legal_aid_case": ByOffice("provider_org"),
}


def attribution_of(entity: str, level: Level) -> Attribution | None:
    """Return how the rows of an entity find their unit at a level, `None` when they cannot."""
    return (_OF_AN_ORGANIZATION if level == "organization" else ATTRIBUTIONS).get(entity)


def assigned(
    frame: "pl.DataFrame",
    attribution: Attribution,
    level: Level,
    units: Mapping[str, str],
    data: Dataset | None = None,
) -> "pl.DataFrame":
    """Return one line per row and unit: `index`, the position of the row in `frame`, and `unit`.

    `units` maps the codes of the units to their names; `data` holds the records that a row may refer to. A row
    of no unit has one line with a null unit.
    """
    import polars as pl

    rows = frame.with_row_index("index")
    match attribution:
        case ByCode(field, fallback):
            known = list(units)
            codes = [_code(name, level) for name in (field, fallback) if name is not None]
            return rows.select(
                "index", unit=pl.coalesce(pl.when(code.is_in(known)).then(code) for code in codes)
            )
        case ByHousehold(field, household):
            own = _code(field, level)
            owner = pl.coalesce(own, township_of(field, household)) if level == "township" else own
            return rows.select("index", unit=pl.when(owner.is_in(list(units))).then(owner))
        case ByOffice(field):
            places = _places(level, units, data)
            return _joined(rows, field, {text: _named(text, places) for text in _names(frame, field)}, level)
        case ByOffices(field):
            places = _places(level, units, data)
            owners = {text: _listed(text, level, places) for text in _names(frame, field)}
            return _joined(rows, field, owners, level)
        case ByReference(field, entity, key):
            return _referred(rows, field, _owners(data, entity, key, level, units))


def _code(field: str, level: Level) -> "pl.Expr":
    import polars as pl

    return pl.col(field) if level == "grid" else pl.col(field).str.slice(0, DIGITS[level])


def _owners(
    data: Dataset | None, entity: str, key: str, level: Level, units: Mapping[str, str]
) -> "pl.DataFrame":
    """Return the unit of every record of another entity, by its key."""
    import polars as pl

    frame = None if data is None else data.frames.get(entity)
    if frame is None:
        return pl.DataFrame(schema={key: pl.String(), "unit": pl.String()})
    pairs = assigned(frame, ATTRIBUTIONS[ENTITIES[entity].entity.name], level, units, data)
    return (
        frame.with_row_index("index")
        .select("index", key)
        .join(pairs, on="index")
        .select(key, "unit")
        .unique(key, keep="first", maintain_order=True)
    )


def _referred(rows: "pl.DataFrame", field: str, owners: "pl.DataFrame") -> "pl.DataFrame":
    table = owners.rename({owners.columns[0]: field})
    return (
        rows.select("index", field)
        .join(table, on=field, how="left", maintain_order="left")
        .select("index", "unit")
    )


def _places(level: Level, units: Mapping[str, str], data: Dataset | None) -> dict[str, str]:
    """Return the names by which an office tells its unit: those of the units, and of a county's townships too."""
    frame = None if data is None or level != "county" else data.frames.get("division")
    if frame is None:
        return dict(units)
    rows = frame.select("code", "name").iter_rows()
    within = {
        code: name for code, name in rows if code and len(code) == DIGITS["township"] and code[:6] in units
    }
    return {**within, **units}


def _names(frame: "pl.DataFrame", field: str) -> list[str]:
    return frame[field].drop_nulls().unique(maintain_order=True).to_list()


def _joined(
    rows: "pl.DataFrame", field: str, owners: Mapping[str, tuple[str, ...]], level: Level
) -> "pl.DataFrame":
    import polars as pl

    size = DIGITS.get(level)
    pairs = [
        (text, code) for text, codes in owners.items() for code in dict.fromkeys(c[:size] for c in codes)
    ]
    return _referred(
        rows, field, pl.DataFrame(pairs, schema={field: pl.String(), "unit": pl.String()}, orient="row")
    )


def _named(text: str, units: Mapping[str, str]) -> tuple[str, ...]:
    """Return the unit with the longest name that the text begins with, unless two units share that name."""
    fitting = [code for code, name in units.items() if name and text.strip().startswith(name)]
    longest = max((len(units[code]) for code in fitting), default=0)
    found = tuple(code for code in fitting if len(units[code]) == longest)
    return found if len(found) == 1 else ()


def _listed(text: str, level: Level, units: Mapping[str, str]) -> tuple[str, ...]:
    if level in ("county", "township") and _ALL_TOWNSHIPS.search(text):
        return tuple(units)
    found = {code for office in _SEPARATORS.split(text) for code in _named(office, units)}
    return tuple(code for code in units if code in found)
