"""Faults planted in a county on purpose, each with the rule that has to find it.

A fault breaks one rule on one record, and no record gets two, so that what a check finds can be held against
what was planted, count by count.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import attrs

from jiceng.codes import DisputeStage, FamilyRelation, Sex
from jiceng.dataset import ROW, Dataset
from jiceng.models import Dispute, Resident

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

__all__ = ["PlantedFault", "plant_faults"]


@attrs.frozen
class PlantedFault:
    """One fault: the rule it breaks, and the record and field it stands in; `row` is that of the table."""

    rule: str
    entity: str
    row: int
    field: str


@attrs.frozen
class _Kind:
    """A way to break a rule: on which rows it can be done, and what then stands in the field."""

    rule: str
    entity: str
    field: str
    where: "Callable[[], pl.Expr]"
    wrong: "Callable[[], pl.Expr]"


def _children() -> "pl.Expr":
    """Residents on whom no other record depends, as some do on the heads of households."""
    import polars as pl

    return pl.col("relation_to_head").is_in([FamilyRelation.SON.value, FamilyRelation.DAUGHTER.value])


def _closed() -> "pl.Expr":
    import polars as pl

    return pl.col("stage") == DisputeStage.CLOSED.value


def _wrong_check() -> "pl.Expr":
    """Return the identity number with the check digit of the next remainder; an X becomes a 0."""
    import polars as pl

    last = pl.col("id_number").str.slice(17)
    order = "0123456789X"
    after = {digit: order[(place + 1) % len(order)] for place, digit in enumerate(order)}
    return pl.col("id_number").str.slice(0, 17) + last.replace_strict(after)


def _other_sex() -> "pl.Expr":
    import polars as pl

    return (
        pl.when(pl.col("sex") == Sex.MALE.value)
        .then(pl.lit(Sex.FEMALE.value))
        .otherwise(pl.lit(Sex.MALE.value))
    )


def _missing() -> "pl.Expr":
    import polars as pl

    return pl.lit(None, dtype=pl.String)


def _name_with_a_gap() -> "pl.Expr":
    import polars as pl

    return pl.col("name").str.slice(0, 1) + "?"


def _day_before(field: str) -> "Callable[[], pl.Expr]":
    def wrong() -> "pl.Expr":
        import polars as pl

        return pl.col(field) - timedelta(days=1)

    return wrong


_RESIDENT, _DISPUTE = Resident.entity.name, Dispute.entity.name
_KINDS: Final = (
    _Kind("id.checksum", _RESIDENT, "id_number", _children, _wrong_check),
    _Kind("id.birth-match", _RESIDENT, "birth_date", _children, _day_before("birth_date")),
    _Kind("id.sex-match", _RESIDENT, "sex", _children, _other_sex),
    _Kind("name.blank-or-invalid", _RESIDENT, "name", _children, _name_with_a_gap),
    _Kind("dispute.found-before-closed", _DISPUTE, "closed_on", _closed, _day_before("found_on")),
    _Kind("dispute.closed-fields", _DISPUTE, "method", _closed, _missing),
    _Kind("dispute.parties-min", _DISPUTE, "second_party", _closed, _missing),
)


def plant_faults(data: Dataset, *, share: float, seed: int = 0) -> tuple[Dataset, tuple[PlantedFault, ...]]:
    """Return the county with a fault in about `share` of its residents and disputes, and the truth about them.

    The same arguments give the same faults. Raises `ValueError` unless `share` lies between 0 and 0.2.
    """
    import numpy as np

    if not 0 <= share <= _MOST:
        raise ValueError(f"the share of records with a fault lies between 0 and {_MOST}")
    rng = np.random.Generator(np.random.PCG64(seed))
    frames = dict(data.frames)
    planted: list[PlantedFault] = []
    for entity in (_RESIDENT, _DISPUTE):
        if entity in frames:
            kinds = [kind for kind in _KINDS if kind.entity == entity]
            frames[entity], found = _planted(frames[entity], kinds, share, rng)
            planted += found
    return attrs.evolve(data, frames=frames), tuple(planted)


_MOST: Final = 0.2


def _planted(
    frame: "pl.DataFrame", kinds: "list[_Kind]", share: float, rng: "np.random.Generator"
) -> "tuple[pl.DataFrame, list[PlantedFault]]":
    import polars as pl

    able = frame.select(pl.arg_where(kinds[0].where())).to_series().to_numpy()
    chosen = rng.permutation(able)[: round(share * frame.height)]
    planted: list[PlantedFault] = []
    by_kind: Mapping[int, list[int]] = {
        number: sorted(chosen[number :: len(kinds)].tolist()) for number in range(len(kinds))
    }
    place = pl.int_range(pl.len())
    for number, kind in enumerate(kinds):
        rows = by_kind[number]
        frame = frame.with_columns(
            pl.when(place.is_in(rows)).then(kind.wrong()).otherwise(pl.col(kind.field)).alias(kind.field)
        )
        planted += [
            PlantedFault(kind.rule, kind.entity, row, kind.field) for row in frame[ROW][rows].to_list()
        ]
    return frame, planted
