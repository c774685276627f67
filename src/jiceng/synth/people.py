"""Households and those who live in them: sizes, generations, ages and relations that fit each other.

Drawn a column at a time, so that a county of a million takes seconds.
"""

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from jiceng.codes import (
    Education,
    FamilyRelation,
    HouseholdConsistency,
    MaritalStatus,
    PoliticalAffiliation,
    PopulationKind,
    Sex,
)
from jiceng.models import Household, Resident
from jiceng.synth.names import FAMILY_NAMES, people_names
from jiceng.synth.numbers import phones, resident_numbers
from jiceng.synth.places import COUNTY, Grids
from jiceng.synth.tables import table

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    Numbers = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]

__all__ = ["people"]

_SIZES: Final = (0.17, 0.27, 0.22, 0.19, 0.10, 0.05)  # households of one to six
_WORKING: Final = (16, 60)


def people(
    rng: "np.random.Generator", residents: int, grids: Grids, as_of: date
) -> "tuple[pl.DataFrame, pl.DataFrame]":
    """Return the tables of residents and of households, in the order of the grids."""
    members = _members(rng, residents)
    return _tables(rng, members, grids, as_of)


@attrs.frozen(eq=False)
class _Members:
    """One entry a person, household by household with the head first."""

    household: "Numbers"
    is_head: "Flags"
    male: "Flags"
    age: "Numbers"
    relation: "npt.NDArray[np.str_]"
    marital: "npt.NDArray[np.str_]"


def _members(rng: "np.random.Generator", residents: int) -> _Members:
    import numpy as np

    sizes = _sizes(rng, residents)
    household = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(residents) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    head_age = rng.integers(28, 76, len(sizes))
    head_male = rng.random(len(sizes)) < 0.8
    has_spouse = (sizes > 1) & (rng.random(len(sizes)) < 0.88)
    parents = np.where(sizes > 3, rng.integers(0, 3, len(sizes)), 0) * (head_age < 66)
    parents = np.minimum(parents, sizes - 1 - has_spouse)

    size, elder = sizes[household], parents[household]
    is_head, is_spouse = place == 0, (place == 1) & has_spouse[household]
    is_parent = place >= size - elder
    is_grandchild = ~is_head & ~is_spouse & ~is_parent & (place >= 3) & (head_age[household] >= 52)
    is_child = ~(is_head | is_spouse | is_parent | is_grandchild)
    male = np.where(is_head, head_male[household], rng.random(residents) < 0.51)
    male = np.where(is_spouse, ~head_male[household], male)
    male = np.where(is_parent & (elder == 2), place == size - 1, male)
    head = head_age[household]
    gaps = (
        (is_head, 0),
        (is_spouse, rng.integers(-4, 5, residents)),
        (is_child, -rng.integers(23, 32, residents)),
        (is_grandchild, -rng.integers(47, 58, residents)),
        (is_parent, rng.integers(22, 29, residents)),
    )
    age = np.maximum(head + np.select([of for of, _ in gaps], [gap for _, gap in gaps]), 0)
    relations = (
        (is_head, FamilyRelation.HEAD, FamilyRelation.HEAD),
        (is_spouse, FamilyRelation.HUSBAND, FamilyRelation.WIFE),
        (is_child, FamilyRelation.SON, FamilyRelation.DAUGHTER),
        (is_grandchild, FamilyRelation.GRANDSON_PATERNAL, FamilyRelation.GRANDDAUGHTER_PATERNAL),
        (is_parent, FamilyRelation.FATHER, FamilyRelation.MOTHER),
    )
    relation = np.select(
        [of & male for of, _, _ in relations] + [of & ~male for of, _, _ in relations],
        [his.value for _, his, _ in relations] + [her.value for _, _, her in relations],
        "",
    )
    married = is_spouse | (is_head & has_spouse[household]) | (is_parent & (elder == 2))
    marital = np.select(
        [married, is_parent, age < 40],
        [MaritalStatus.MARRIED.value, MaritalStatus.WIDOWED.value, MaritalStatus.UNMARRIED.value],
        MaritalStatus.DIVORCED.value,
    )
    return _Members(household, is_head, male, age, relation, marital)


def _sizes(rng: "np.random.Generator", residents: int) -> "Numbers":
    """Return the sizes of households that together have so many members."""
    import numpy as np

    drawn = rng.choice(np.arange(1, len(_SIZES) + 1), residents, p=_SIZES)
    count = int(np.searchsorted(np.cumsum(drawn), residents)) + 1
    sizes = drawn[:count]
    sizes[-1] -= int(sizes.sum()) - residents
    return sizes


def _tables(
    rng: "np.random.Generator", members: _Members, grids: Grids, as_of: date
) -> "tuple[pl.DataFrame, pl.DataFrame]":
    import numpy as np
    import polars as pl

    count, households = len(members.age), int(members.household[-1]) + 1
    grid = np.arange(households) * len(grids.codes) // households  # of each household
    at = pl.DataFrame(
        {
            "grid_code": grids.codes,
            "division_code": grids.villages,
            "village": grids.village_names,
            "township": grids.townships,
            "town": grids.township_names,
        }
    )[grid].with_columns(
        pl.int_range(1, pl.len() + 1).over("township").alias("serial"),
        pl.Series("group", rng.integers(1, 9, households)),
    )
    at = at.with_columns(
        pl.format(
            "{}{}", pl.col("township").str.slice(6), pl.col("serial").cast(pl.String).str.zfill(5)
        ).alias("number"),
        pl.format("{}{}{}组{}号", "town", "village", "group", "serial").alias("address"),
        pl.Series("family", np.array(list(FAMILY_NAMES))[rng.integers(0, len(FAMILY_NAMES), households)]),
    )
    births = np.datetime64(as_of) - (members.age * 365.25 + rng.integers(1, 365, count)).astype(int)
    own = at[members.household]
    married_in = np.isin(members.relation, [FamilyRelation.WIFE.value, FamilyRelation.MOTHER.value])
    other = pl.Series(np.array(list(FAMILY_NAMES))[rng.integers(0, len(FAMILY_NAMES), count)])
    family = own.select(pl.when(pl.Series(married_in)).then(other).otherwise("family")).to_series()
    is_grown = members.age >= _WORKING[0]
    has_phone = is_grown & (rng.random(count) < 0.8)
    resident = table(
        Resident,
        {
            "name": people_names(rng, family),
            "certificate_type": "111",
            "id_number": resident_numbers(births, members.male),
            "sex": _either(members.male, Sex.MALE.value, Sex.FEMALE.value),
            "birth_date": pl.Series(births),
            "ethnicity": pl.Series(rng.choice(["01", "03", "05", "15"], count, p=[0.88, 0.04, 0.04, 0.04])),
            "marital_status": pl.Series(members.marital),
            "political_affiliation": _affiliations(rng, members.age),
            "education": _educations(rng, members.age),
            "phone": _where(has_phone, phones(rng, count)),
            "registered_division": COUNTY,
            "registered_address": own["address"],
            "residence_division": COUNTY,
            "residence_address": own["address"],
            "population_kind": PopulationKind.REGISTERED.value,
            "division_code": own["division_code"],
            "grid_code": own["grid_code"],
            "household_number": own["number"],
            "relation_to_head": pl.Series(members.relation),
            "is_usual_resident": pl.Series(rng.random(count) < 0.9),
            "household_consistency": HouseholdConsistency.CONSISTENT.value,
            "has_medical_insurance": pl.Series(rng.random(count) < 0.97),
            "is_deceased": False,
        },
    )
    heads = resident.filter(pl.Series(members.is_head))
    household = table(
        Household,
        {
            "number": at["number"],
            "head_name": heads["name"],
            "head_id_number": heads["id_number"],
            "phone": heads["phone"],
            "division_code": at["division_code"],
            "grid_code": at["grid_code"],
            "villagers_group": at.select(pl.format("{}组", "group")).to_series(),
            "address": at["address"],
            "member_count": pl.Series(np.bincount(members.household)),
            "registered_count": pl.Series(np.bincount(members.household)),
            "resident_count": pl.Series(
                np.bincount(members.household, resident["is_usual_resident"].to_numpy()).astype(int)
            ),
            "labour_count": pl.Series(
                np.bincount(
                    members.household, is_grown & (members.age < _WORKING[1]), minlength=households
                ).astype(int)
            ),
        },
    )
    heads_of = household.select(pl.col("head_name"), pl.col("head_id_number"))[members.household]
    return resident.with_columns(heads_of["head_name"], heads_of["head_id_number"]), household


def _either(flag: "Flags", yes: str, no: str) -> "pl.Series":
    import numpy as np
    import polars as pl

    return pl.Series(np.where(flag, yes, no))


def _where(flag: "Flags", values: "pl.Series") -> "pl.Series":
    import polars as pl

    return pl.select(pl.when(pl.Series(flag)).then(values)).to_series()


def _affiliations(rng: "np.random.Generator", age: "Numbers") -> "pl.Series":
    import numpy as np
    import polars as pl

    drawn = rng.random(len(age))
    return pl.Series(
        np.select(
            [(age >= 22) & (drawn < 0.07), (age >= 14) & (age < 28) & (drawn < 0.4)],
            [PoliticalAffiliation.CPC_MEMBER.value, PoliticalAffiliation.CYL_MEMBER.value],
            PoliticalAffiliation.MASSES.value,
        )
    )


def _educations(rng: "np.random.Generator", age: "Numbers") -> "pl.Series":
    """Return the highest education of the grown-up; of a child nothing is told."""
    import polars as pl

    drawn = pl.Series(
        rng.choice(
            [
                Education.PRIMARY_SCHOOL_GRADUATED.value,
                Education.JUNIOR_HIGH_SCHOOL_GRADUATED.value,
                Education.GENERAL_HIGH_SCHOOL_GRADUATED.value,
                Education.COLLEGE_GRADUATED.value,
                Education.UNDERGRADUATE_GRADUATED.value,
            ],
            len(age),
            p=[0.25, 0.42, 0.15, 0.1, 0.08],
        )
    )
    return _where(age >= 24, drawn)
