"""Whom a made-up record is about: residents like the person of the example, none in two records of a list."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from jiceng.codes import FamilyRelation
from jiceng.models import Household, Person, Record, Resident, terms
from jiceng.synth.examples import AS_OF

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

__all__ = ["subjects_for", "told_of"]

_LISTS: Final = {Resident.entity.name, Household.entity.name}
_PERSON: Final = {"name", "id_number", "birth_date"}
_GROWN_YEARS: Final = 18
_DAYS_APART: Final = 730
"""How far apart in age a child may be from the one of the example: what the record says has to fit, as a grade does."""
_WHO_AND_WHERE: Final = {
    *("name", "id_number", "sex", "birth_date", "phone", "household_number"),
    *("division_code", "grid_code", "residence_address"),
}
"""What another list takes over from that of the residents."""


def subjects_for(
    model: type[Record],
    one: "pl.DataFrame",
    count: int,
    residents: "pl.DataFrame",
    rng: "np.random.Generator",
    as_of: date,
) -> "pl.DataFrame | None":
    """Return at most `count` residents for the records of an entity, none for one that is about nobody.

    They are heads of households where the entity refers to one of the two lists, else of the sex and about the
    age of the example in `one`. A small county may have no child of that age.
    """
    import polars as pl

    given = {name for name in terms(model) if one[name][0] is not None}
    refers = any(
        term.reference is not None and term.reference.entity in _LISTS for term in terms(model).values()
    )
    if refers:
        residents = residents.filter(pl.col("relation_to_head") == FamilyRelation.HEAD.value)
    elif not issubclass(model, Person) and not given >= _PERSON:
        return None
    elif {"sex", "birth_date"} <= given:
        birth = one["birth_date"][0] + (as_of - AS_OF)
        residents = residents.filter(pl.col("sex") == one["sex"][0])
        apart = (residents["birth_date"] - birth).dt.total_days().abs().to_numpy()
        is_grown = birth + relativedelta(years=_GROWN_YEARS) <= as_of
        fitting = residents.height if is_grown else int((apart <= _DAYS_APART).sum())
        residents = residents[apart.argsort(kind="stable")[: min(count, fitting)].tolist()]
    order: list[int] = rng.permutation(residents.height)[:count].tolist()
    return residents[order]


def told_of(
    model: type[Record], one: "pl.DataFrame", given: AbstractSet[str], chosen: "pl.DataFrame"
) -> "dict[str, pl.Series]":
    """Return what the records of an entity say of the residents chosen for them: all that both have a column for.

    Who has no phone is called by the number of the example in `one`.
    """
    shared = terms(model).keys() & _WHO_AND_WHERE & (given | set(model.entity.key))
    found = {name: chosen[name] for name in sorted(shared)}
    if "phone" in found:
        found["phone"] = found["phone"].fill_null(one["phone"][0])
    for name, term in terms(model).items():
        if name not in given or term.reference is None:
            continue
        if term.reference.entity == Household.entity.name and term.reference.field == "number":
            found[name] = chosen["household_number"]
        if term.reference.entity == Resident.entity.name:
            found[name] = chosen[term.reference.field]
    return found
