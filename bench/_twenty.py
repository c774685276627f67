"""Twenty rules on a resident, written three times: ours, a schema of dataframely, a model of pydantic with a loop.

The peers leave silencing aside: of a number that is no number, only its form is wrong.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import add

import dataframely as dy
import polars as pl
from pydantic import BaseModel

from jiceng.models import Resident
from jiceng.validate import CATALOGUE

__all__ = ["AS_OF", "PLACES", "ResidentRow", "ResidentSchema", "broken"]

AS_OF = date(2026, 9, 30)
_OLDEST = 120
_LENGTHS = {"name": 50, "occupation": 30, "registered_address": 200, "household_number": 20}
_DAYS = ("birth_date", "migrated_on", "recorded_on")
_CHOSEN = {
    *((f"id.{what}", "id_number") for what in ("placeholder", "scientific-notation", "length-charset")),
    *((f"id.{what}", "id_number") for what in ("checksum", "birth-valid", "age-range", "fifteen-digit")),
    ("id.birth-match", "birth_date"),
    ("id.sex-match", "sex"),
    ("id.age-range", "birth_date"),
    ("phone.format", "phone"),
    ("identifier.malformed", "division_code"),
    ("identifier.malformed", "grid_code"),
    *(("value.too-long", name) for name in _LENGTHS),
    *(("date.future", name) for name in _DAYS),
}
PLACES = [
    place
    for place, rule in enumerate(CATALOGUE)
    if issubclass(Resident, rule.model) and (rule.code, rule.marks[0]) in _CHOSEN
]

_WHOLE = r"[0-9]{17}[0-9X]"
_OLD = r"[0-9]{15}"
_FILLER = "999999[0-9]{9}|999999[0-9]{11}[0-9X]|" + "|".join(
    f"{digit}{{{times}}}" for digit in range(10) for times in (15, 18)
)
_FLOAT = r"[0-9](\.[0-9]+)?[Ee][+]?[0-9]{1,2}"
_PHONE = r"1[3-9][0-9]{9}|(0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(-[0-9]{1,4})?"
_DIVISION = "[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}"
_GRID = "[0-9]{14,15}"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_NUMBER = pl.col("id_number")


def _fits(column: str, pattern: str) -> pl.Expr:
    return pl.col(column).str.contains(rf"\A(?:{pattern})\z")


def _checks() -> pl.Expr:
    total = reduce(
        add,
        (_NUMBER.str.slice(place, 1).cast(pl.Int32, strict=False) * w for place, w in enumerate(_WEIGHTS)),
    )
    last = _NUMBER.str.slice(17, 1).replace("X", "10").cast(pl.Int32, strict=False)
    return (total + last) % 11 == 1


def _if_whole(holds: pl.Expr) -> pl.Expr:
    return ~_fits("id_number", _WHOLE) | holds


def _birth() -> pl.Expr:
    return _NUMBER.str.slice(6, 8).str.to_date("%Y%m%d", strict=False)


def _age(birth: pl.Expr) -> pl.Expr:
    earlier = (birth.dt.month() > AS_OF.month) | (
        (birth.dt.month() == AS_OF.month) & (birth.dt.day() > AS_OF.day)
    )
    return AS_OF.year - birth.dt.year() - earlier.cast(pl.Int32)


def _odd() -> pl.Expr:
    return _NUMBER.str.slice(16, 1).cast(pl.Int32, strict=False) % 2 == 1


_RULES: Mapping[str, pl.Expr] = {
    "placeholder": ~_fits("id_number", _FILLER),
    "as_float": ~(_fits("id_number", _FLOAT) | (_fits("id_number", "[0-9]{15}000") & ~_checks())),
    "form": _fits("id_number", f"{_WHOLE}|{_OLD}"),
    "checksum": _if_whole(_checks()),
    "birth_valid": _if_whole(_birth().is_not_null() & (_birth() <= AS_OF)),
    "age_range": _if_whole(_age(_birth()) <= _OLDEST),
    "fifteen": ~_fits("id_number", _OLD),
    "birth_match": _if_whole(_birth() == pl.col("birth_date")),
    "sex_match": _if_whole(~pl.col("sex").is_in(["1", "2"]) | (_odd() == (pl.col("sex") == "1"))),
    "age_told": _age(pl.col("birth_date")) <= _OLDEST,
    "phone_form": _fits("phone", _PHONE),
    "division": _fits("division_code", _DIVISION),
    "grid": _fits("grid_code", _GRID),
    **{f"length_{name}": pl.col(name).str.len_chars() <= most for name, most in _LENGTHS.items()},
    **{f"future_{name}": pl.col(name) <= AS_OF for name in _DAYS},
}
_TEXTS = ("id_number", "sex", "phone", "division_code", "grid_code", *_LENGTHS)

ResidentSchema = type(
    "ResidentSchema",
    (dy.Schema,),
    {
        **{name: dy.String(nullable=True) for name in _TEXTS},
        **{name: dy.Date(nullable=True) for name in _DAYS},
        **{name: dy.rule()(lambda _, holds=holds: holds) for name, holds in _RULES.items()},
    },
)


class ResidentRow(BaseModel):
    """The columns that the rules read."""

    id_number: str | None
    sex: str | None
    phone: str | None
    division_code: str | None
    grid_code: str | None
    name: str | None
    occupation: str | None
    registered_address: str | None
    household_number: str | None
    birth_date: date | None
    migrated_on: date | None
    recorded_on: date | None


_PATTERNS = {
    name: re.compile(pattern).fullmatch
    for name, pattern in {
        "filler": _FILLER,
        "float": f"{_FLOAT}|[0-9]{{15}}000",
        "whole": _WHOLE,
        "old": _OLD,
        "phone": _PHONE,
        "division_code": _DIVISION,
        "grid_code": _GRID,
    }.items()
}


def broken(row: ResidentRow) -> list[str]:
    """Return the rules that a row breaks, one after the other."""
    found: list[str] = []
    number = row.id_number
    if number is not None:
        whole, old = _PATTERNS["whole"](number), _PATTERNS["old"](number)
        found += ["placeholder"] if _PATTERNS["filler"](number) else []
        found += ["as_float"] if _PATTERNS["float"](number) and not (whole and _sum(number) == 1) else []
        found += [] if whole or old else ["form"]
        found += ["fifteen"] if old else []
        if whole:
            found += _of_whole(row, number)
    if row.birth_date is not None and _years(row.birth_date) > _OLDEST:
        found.append("age")
    for name in ("phone", "division_code", "grid_code"):
        value = getattr(row, name)
        if value is not None and not _PATTERNS[name](value):
            found.append(name)
    for name, most in _LENGTHS.items():
        value = getattr(row, name)
        if value is not None and len(value) > most:
            found.append(f"length_{name}")
    for name in _DAYS:
        value = getattr(row, name)
        if value is not None and value > AS_OF:
            found.append(f"future_{name}")
    return found


def _of_whole(row: ResidentRow, number: str) -> list[str]:
    found: list[str] = [] if _sum(number) == 1 else ["checksum"]
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        born = None
    if born is None or born > AS_OF:
        found.append("birth_valid")
    if born is not None and _years(born) > _OLDEST:
        found.append("age_range")
    if row.birth_date is not None and born != row.birth_date:
        found.append("birth_match")
    if row.sex in ("1", "2") and (int(number[16]) % 2 == 1) != (row.sex == "1"):
        found.append("sex_match")
    return found


def _sum(number: str) -> int:
    last = 10 if number[17] == "X" else int(number[17])
    return (sum(int(digit) * w for digit, w in zip(number, _WEIGHTS, strict=False)) + last) % 11


def _years(born: date) -> int:
    return AS_OF.year - born.year - ((AS_OF.month, AS_OF.day) < (born.month, born.day))
