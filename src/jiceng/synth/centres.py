"""Governance centres of the townships, each with the rooms that belong to it."""

from datetime import date
from typing import TYPE_CHECKING, Final

from jiceng.codes import CentreRoom
from jiceng.models import Division, GovernanceCentre, GovernanceCentreRoom
from jiceng.synth.variations import variations

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import polars as pl

__all__ = ["centres", "rooms"]

_TOWNSHIP_DIGITS: Final = 9
_ROOMS: Final = (
    CentreRoom.RECEPTION_HALL,
    CentreRoom.MEDIATION_ROOM,
    CentreRoom.VIDEO_ANALYSIS_ROOM,
    CentreRoom.PSYCHOLOGICAL_ROOM,
)


def centres(
    rng: "np.random.Generator", count: int, frames: "Mapping[str, pl.DataFrame]", as_of: date
) -> "pl.DataFrame":
    """Return one centre for each township, at most `count`."""
    import polars as pl

    divisions = frames[Division.entity.name]
    towns = divisions.filter(pl.col("code").str.len_chars() == _TOWNSHIP_DIGITS).head(count)
    frame = variations(GovernanceCentre, towns.height, frames, rng, as_of)
    return frame.with_columns(
        towns["code"].alias("division_code"), (towns["name"] + "综治中心").alias("name")
    )


def rooms(
    rng: "np.random.Generator", count: int, frames: "Mapping[str, pl.DataFrame]", as_of: date
) -> "pl.DataFrame":
    """Return the four rooms of each centre, however many were asked for."""
    import polars as pl

    del count
    owners = frames[GovernanceCentre.entity.name]
    frame = variations(GovernanceCentreRoom, owners.height * len(_ROOMS), frames, rng, as_of)
    owner = owners[[row // len(_ROOMS) for row in range(frame.height)]]
    kinds = [_ROOMS[row % len(_ROOMS)] for row in range(frame.height)]
    return frame.with_columns(
        owner["division_code"],
        owner["name"].alias("centre_name"),
        pl.Series("kind", [kind.value for kind in kinds]),
        pl.Series("name", [kind.zh for kind in kinds]),
    )
