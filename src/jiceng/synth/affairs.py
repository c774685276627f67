"""Disputes, petitions, events and visits of a year up to the day of the county: closed in time, some disputes still open.

What is open was found within the last days, and is due no sooner than twenty days later.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from jiceng.codes import DisputeStage
from jiceng.models import Dispute, Division, Grid, GridEvent, Petition, Visit
from jiceng.synth.variations import variations

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import polars as pl

__all__ = ["disputes", "events", "petitions", "visits"]

_MATTERS: Final = (  # title, type of dispute (中政委 list), category of people's mediation statistics
    ("用水排水纠纷", "0201", "02"),
    ("宅基地边界纠纷", "0202", "03"),
    ("离婚后抚养费纠纷", "0102", "01"),
    ("分家析产纠纷", "0103", "01"),
    ("交通事故赔偿纠纷", "0503", "13"),
    ("物业服务纠纷", "0402", "14"),
)
_OPEN_SHARE: Final = 0.15
_DISPUTE_DAYS, _DISPUTE_LIMIT = 25, 30  # at most to close, and allowed


def disputes(
    rng: "np.random.Generator", count: int, frames: "Mapping[str, pl.DataFrame]", as_of: date
) -> "pl.DataFrame":
    """Return the disputes found from the first day of the year to `as_of`."""
    import numpy as np
    import polars as pl

    frame = variations(Dispute, count, frames, rng, as_of)
    found, is_open = _days(rng, count, as_of, _DISPUTE_DAYS)
    closed = found + rng.integers(1, _DISPUTE_DAYS, count)
    matter = rng.integers(0, len(_MATTERS), count)
    titles, kinds, categories = (np.array([row[part] for row in _MATTERS])[matter] for part in (0, 1, 2))
    closing = ("method", "outcome", "has_agreement", "resolution", "satisfaction")
    return frame.with_columns(
        pl.Series("title", titles),
        pl.Series("category", kinds),
        pl.Series("statistics_category", categories),
        pl.Series("found_on", found),
        pl.Series("due_on", found + _DISPUTE_LIMIT),
        pl.when(~pl.Series(is_open)).then(pl.Series(closed)).alias("closed_on"),
        pl.when(pl.Series(is_open))
        .then(pl.lit(DisputeStage.RESOLVING.value))
        .otherwise(pl.lit(DisputeStage.CLOSED.value))
        .alias("stage"),
        *(pl.when(~pl.Series(is_open)).then(pl.col(name)).alias(name) for name in closing),
        pl.Series("involved_count", rng.integers(2, 5, count)),
        pl.Series("amount", (rng.integers(0, 400, count) * 50).astype(str)).cast(frame.schema["amount"]),
    )


def petitions(
    rng: "np.random.Generator", count: int, frames: "Mapping[str, pl.DataFrame]", as_of: date
) -> "pl.DataFrame":
    """Return the petitions of the year: the example with its days moved together, none after `as_of`; early in a year some are of the last."""
    import polars as pl

    frame = variations(Petition, count, frames, rng, as_of)
    days = [name for name, kind in frame.schema.items() if kind == pl.Date]
    told = [day for name in days if (day := frame[name][0]) is not None]
    last = (as_of - max(told)).days
    first = min((date(as_of.year, 1, 1) - min(told)).days, last)
    shift = pl.Series(rng.integers(first, last + 1, frame.height)) * timedelta(days=1)
    return frame.with_columns(pl.col(name) + shift for name in days)


def events(
    rng: "np.random.Generator", count: int, frames: "Mapping[str, pl.DataFrame]", as_of: date
) -> "pl.DataFrame":
    """Return events of the grids; those of one grid lie five days apart."""
    import polars as pl

    frame = variations(GridEvent, count, frames, rng, as_of)
    towns = frames[Division.entity.name].select(
        pl.col("code").alias("town"), pl.col("name").alias("town_name")
    )
    names = (
        frames[Grid.entity.name]
        .with_columns(pl.col("code").str.slice(0, _TOWNSHIP_DIGITS).alias("town"))
        .join(towns, on="town", how="left", maintain_order="left")
        .select(pl.col("code").alias("grid_code"), pl.concat_str("town_name", "name").alias("place"))
    )
    nth = pl.int_range(pl.len()).over("grid_code")
    shift = pl.duration(days=_DAYS_BETWEEN * (nth % _EVENTS_IN_A_YEAR) - _DAYS_BEFORE_THE_EXAMPLE)
    placed = frame.drop("place").join(names, on="grid_code", how="left", maintain_order="left")
    days = [name for name, kind in frame.schema.items() if kind == pl.Date]
    return placed.select(frame.columns).with_columns(pl.col(name) + shift for name in days)


_TOWNSHIP_DIGITS: Final = 9
_EVENTS_IN_A_YEAR, _DAYS_BETWEEN, _DAYS_BEFORE_THE_EXAMPLE = 48, 5, 100


def visits(
    rng: "np.random.Generator", count: int, frames: "Mapping[str, pl.DataFrame]", as_of: date
) -> "pl.DataFrame":
    """Return visits, so many on one day as one person can make, and the others on the days before."""
    import polars as pl

    frame = variations(Visit, count, frames, rng, as_of)
    earlier = pl.duration(days=pl.int_range(pl.len()) // _VISITS_A_DAY)
    return frame.with_columns(pl.col("visited_on") - earlier)


_VISITS_A_DAY: Final = 20


def _days(
    rng: "np.random.Generator", count: int, as_of: date, longest: int
) -> "tuple[np.ndarray[tuple[int], np.dtype[np.datetime64]], np.ndarray[tuple[int], np.dtype[np.bool_]]]":
    """Return the first day of each affair, and which are open: those have begun within the last days."""
    import numpy as np

    last = np.datetime64(as_of)
    span = max(1, (as_of - date(as_of.year, 1, 1)).days - longest - 1)
    begun = np.datetime64(date(as_of.year, 1, 1)) + rng.integers(0, span, count)
    is_open = rng.random(count) < _OPEN_SHARE
    return np.where(is_open, last - rng.integers(0, 10, count), begun), is_open
