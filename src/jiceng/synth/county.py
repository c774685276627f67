"""A whole county that does not exist: places, people, and a ledger of every kind about them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from jiceng.codes import GridKind
from jiceng.dataset import Dataset
from jiceng.identifiers import DivisionCode
from jiceng.models import (
    ENTITIES,
    Dispute,
    Division,
    GovernanceCentre,
    GovernanceCentreRoom,
    Grid,
    GridEvent,
    Household,
    Petition,
    Resident,
    Visit,
)
from jiceng.synth.affairs import disputes, events, petitions, visits
from jiceng.synth.centres import centres, rooms
from jiceng.synth.examples import AS_OF
from jiceng.synth.fitting import fitted
from jiceng.synth.people import people
from jiceng.synth.places import Places, places_for
from jiceng.synth.tables import table
from jiceng.synth.variations import in_order_of_reference, variations

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

__all__ = ["AS_OF", "county"]

_FEWEST: Final = 3
_PEOPLE_TO_ONE: Final[Mapping[str, int]] = {
    Dispute.entity.name: 50,
    "dispute_party": 25,
    "mediation": 60,
    "mediation_agreement": 60,
    "grid_event": 40,
    "house": 10,
    Visit.entity.name: 30,
    Petition.entity.name: 200,
    "organization": 400,
    "assistance": 40,
    "grid_worker": 400,
    "floating_person": 100,
    "school": 2_000,
    "deputy_principal": 2_000,
}
_PEOPLE_TO_ONE_OTHERWISE: Final = 2_000


def county(*, residents: int, seed: int = 0, as_of: date = AS_OF) -> Dataset:
    """Return a county with so many residents, and with records of every entity that belong together.

    The same arguments give the same county on every machine. Its records pass the check on the day `as_of`, up
    to which ages and affairs are made. All codes begin with 5399, which was never assigned; names are put
    together by rule.

    >>> data = county(residents=300, seed=1)
    >>> data.frame(Resident).height, data.frame(Household)["member_count"].sum()
    (300, 300)

    Raises `ValueError` for fewer than twenty residents, which make no county, or more than three million.
    """
    import numpy as np

    if not _SMALLEST <= residents <= _LARGEST:
        raise ValueError(f"a county has {_SMALLEST} to {_LARGEST} residents")
    rng = np.random.Generator(np.random.PCG64(seed))
    places = places_for(residents)
    resident, household = people(rng, residents, places.grids, as_of)
    frames: dict[str, pl.DataFrame] = {
        Division.entity.name: _divisions(places, resident, household),
        Grid.entity.name: _grids(places, resident, household),
        Household.entity.name: household,
        Resident.entity.name: resident,
    }
    others = [model for name, model in ENTITIES.items() if name not in frames]
    for model in in_order_of_reference(others):
        count = max(_FEWEST, residents // _PEOPLE_TO_ONE.get(model.entity.name, _PEOPLE_TO_ONE_OTHERWISE))
        make = _OWN_MAKERS.get(model.entity.name)
        frames[model.entity.name] = (
            variations(model, count, frames, rng, as_of) if make is None else make(rng, count, frames, as_of)
        )
    frames |= fitted(frames)
    return Dataset({name: frames[name] for name in ENTITIES})


_SMALLEST, _LARGEST = 20, 3_000_000
_Maker = Callable[["np.random.Generator", int, "Mapping[str, pl.DataFrame]", date], "pl.DataFrame"]
_OWN_MAKERS: Final[Mapping[str, _Maker]] = {
    Dispute.entity.name: disputes,
    Petition.entity.name: petitions,
    GridEvent.entity.name: events,
    GovernanceCentre.entity.name: centres,
    GovernanceCentreRoom.entity.name: rooms,
    Visit.entity.name: visits,
}


def _divisions(places: Places, resident: "pl.DataFrame", household: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    codes, names, parents = zip(*places.divisions, strict=True)
    kinds = [DivisionCode(code).kind for code in codes]
    usual = resident.filter("is_usual_resident")
    counted = {
        "households": _counted(household, codes),
        "resident_population": _counted(usual, codes),
        "registered_population": _counted(resident, codes),
    }
    return table(
        Division,
        {
            "code": pl.Series(codes),
            "name": pl.Series(names),
            "parent_code": pl.Series(parents, dtype=pl.String),
            "kind": pl.Series([None if kind is None else kind.value for kind in kinds], dtype=pl.String),
            **counted,
        },
    )


def _counted(frame: "pl.DataFrame", codes: Sequence[str]) -> "pl.Series":
    """Return the number of rows in each division, of whatever level."""
    import polars as pl

    by_village = dict(frame["division_code"].value_counts().iter_rows())
    within = Counter[str]()
    for village, count in by_village.items():
        for length in {len(code) for code in codes}:
            within[village[:length]] += count
    return pl.Series([within[code] for code in codes])


def _grids(places: Places, resident: "pl.DataFrame", household: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    grids = places.grids
    households = dict(household["grid_code"].value_counts().iter_rows())
    population = dict(resident["grid_code"].value_counts().iter_rows())
    heads = household.select("grid_code", pl.col("head_name").alias("name")).unique("grid_code", keep="first")
    leaders = pl.DataFrame({"grid_code": grids.codes}).join(
        heads, on="grid_code", how="left", maintain_order="left"
    )
    return table(
        Grid,
        {
            "code": pl.Series(grids.codes),
            "name": pl.Series(
                [
                    f"{village}第{int(code[-2:])}网格"
                    for code, village in zip(grids.codes, grids.village_names, strict=True)
                ]
            ),
            "kind": GridKind.BASIC.value,
            "community_code": pl.Series(grids.villages),
            "households": _of_real_size([households.get(code, 0) for code in grids.codes]),
            "population": pl.Series([population.get(code, 0) for code in grids.codes]),
            "leader_name": leaders["name"],
            "workers": 2,
            "full_time_workers": 1,
        },
    )


_FEWEST_HOUSEHOLDS, _MOST_HOUSEHOLDS = 300, 500


def _of_real_size(households: Sequence[int]) -> "pl.Series":
    """Return the numbers of households; those that are not as GB/T 34300 has them are left out."""
    import polars as pl

    return pl.Series(
        [count if _FEWEST_HOUSEHOLDS <= count <= _MOST_HOUSEHOLDS else None for count in households],
        dtype=pl.Int64,
    )
