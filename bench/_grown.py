"""A county of a million residents: a small made-up one many times over, every copy in a county of its own."""

import numpy as np
import polars as pl

from jiceng.dataset import Dataset
from jiceng.synth import county

__all__ = ["grown"]

_PEOPLE = 5_000  # of the county that is repeated
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8)


def grown(entity_rows: dict[str, int]) -> Dataset:
    """Return a dataset with so many rows of each of the entities, their numbers and codes in order."""
    one = county(residents=_PEOPLE, seed=1)
    return Dataset({name: _repeated(one.frames[name], rows) for name, rows in entity_rows.items()})


def _repeated(frame: pl.DataFrame, rows: int) -> pl.DataFrame:
    copy = (pl.int_range(pl.len(), dtype=pl.UInt32) // frame.height).alias("copy")
    many = pl.concat([frame] * (rows // frame.height + 1)).head(rows).with_columns(copy)
    there = [
        name
        for name, kind in frame.schema.items()
        if kind == pl.String and frame[name].null_count() < frame.height
    ]
    county_code = pl.lit("5399") + (pl.col("copy") % 100).cast(pl.String).str.zfill(2)
    ward = (pl.col("copy") // 100).cast(pl.String)
    moved = many.with_columns(
        pl.when(pl.col(name).str.starts_with("5399"))
        .then(
            pl.when(pl.col(name).str.contains(r"\A[0-9]{17}[0-9X]\z"))
            # A number of a person: as many digits as it takes to be that of nobody else.
            .then(county_code + pl.col(name).str.slice(6, 8) + ward + pl.col(name).str.slice(15))
            .otherwise(county_code + pl.col(name).str.slice(6))
        )
        .otherwise(pl.col(name))
        .alias(name)
        for name in there
    )
    numbers = [
        name
        for name in there
        if frame[name].str.contains(r"\A[0-9]{17}[0-9X]\z").fill_null(value=False).any()
    ]
    keyed = moved.with_columns(_with_check_digits(moved[name]) for name in numbers)
    copies = pl.col("copy").cast(pl.String)
    apart = [pl.col(name) + "-" + copies for name in there if name in ("number", "household_number")]
    phones = [
        pl.col(name).str.slice(0, 3) + copies.str.zfill(3) + pl.col(name).str.slice(6)
        for name in there
        if name.endswith("phone")
    ]
    return keyed.with_columns(*apart, *phones).drop("copy")


def _with_check_digits(numbers: pl.Series) -> pl.Series:
    whole = numbers.str.contains(r"\A[0-9]{17}[0-9X]\z").fill_null(value=False)
    body = numbers.filter(whole).str.slice(0, 17)
    digits = np.frombuffer("".join(body).encode(), dtype=np.uint8).reshape(-1, 17) - ord("0")
    check = _CHECKS[(digits.astype(np.int64) @ _WEIGHTS) % 11]
    fixed = (body + pl.Series(check.view("S1").astype("U1"))).rename(numbers.name)
    return numbers.scatter(whole.arg_true(), fixed)
