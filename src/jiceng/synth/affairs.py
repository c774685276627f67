"""Disputes, petitions and events of a year up to the day of the county: closed in time, some disputes still open.

What is open has no day by which it is due, so that a county passes the check on any later day too.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from jiceng.codes import DisputeStage
from jiceng.models import Dispute, Grid, GridEvent, Petition
from jiceng.synth.variations import variations

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import polars as pl

__all__ = ["disputes", "events", "petitions"]

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

    frame = variations(Dispute, count, frames, rng)
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
        pl.when(~pl.Series(is_open)).then(pl.Series(found + _DISPUTE_LIMIT)).alias("due_on"),
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
    """Return the petitions of the year: the example with its days moved together, none after `as_of`."""
    import polars as pl

    frame = variations(Petition, count, frames, rng)
    example = Petition.from_row(Petition.entity.example)
    days = [name for name, kind in frame.schema.items() if kind == pl.Date]
    told = [day for name in days if isinstance(day := getattr(example, name), date)]
    first, last = date(as_of.year, 1, 1) - min(told), as_of - max(told)
    shift = pl.Series(rng.integers(first.days, last.days + 1, count)) * timedelta(days=1)
    return frame.with_columns(pl.col(name) + shift for name in days)


def events(
    rng: "np.random.Generator", count: int, frames: "Mapping[str, pl.DataFrame]", as_of: date
) -> "pl.DataFrame":
    """Return events of the grids; those of one grid lie ten days apart."""
    import polars as pl

    del as_of  # the example lies in April, and the shifted ones in the same year
    frame = variations(GridEvent, count, frames, rng)
    names = frames[Grid.entity.name].select(pl.col("code").alias("grid_code"), pl.col("name").alias("place"))
    nth = pl.int_range(pl.len()).over("grid_code")
    shift = pl.duration(days=10 * (nth % _EVENTS_IN_A_YEAR) - _DAYS_BEFORE_THE_EXAMPLE)
    placed = frame.drop("place").join(names, on="grid_code", how="left", maintain_order="left")
    days = [name for name, kind in frame.schema.items() if kind == pl.Date]
    return placed.select(frame.columns).with_columns(pl.col(name) + shift for name in days)


_EVENTS_IN_A_YEAR, _DAYS_BEFORE_THE_EXAMPLE = 24, 100


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
