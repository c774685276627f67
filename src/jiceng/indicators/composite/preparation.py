"""Before an index is computed: sizes taken out, units that report too little set aside."""

from collections.abc import Mapping

import attrs
import numpy as np
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.table import column_names, indicator_names, labels, values

__all__ = ["Screening", "denominate", "screen"]


def denominate(x: pl.DataFrame, by: Mapping[str, str], sizes: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return the frame with each indicator of `by` divided by a size, such as cases by residents.

    `by` says for an indicator which column of `sizes` (rows in the same order; default: of `x` itself) divides it.
    Raises `DeclarationError` for unknown columns, `DataError` for a size that is 0, negative or infinite.
    """
    given = x if sizes is None else sizes
    unknown = sorted((set(by) - set(indicator_names(x))) | (set(by.values()) - set(indicator_names(given))))
    if unknown:
        raise DeclarationError(f"by: no such numeric columns: {', '.join(unknown)}")
    if given.height != x.height:
        raise DeclarationError(f"sizes: one row for each of {x.height}, not {given.height}")
    used = given.select(list(dict.fromkeys(by.values())))
    faulty = (values(used) <= 0).any(axis=0)
    if faulty.any():
        raise DataError("composite.size", f"{column_names(used, faulty)}作除数，须大于 0。")
    return x.with_columns(
        (x.get_column(name) / given.get_column(size)).alias(name) for name, size in by.items()
    )


@attrs.frozen
class Screening:
    """The units that stay, and the share of known values of those that were set aside, by their label."""

    table: pl.DataFrame
    set_aside: Mapping[str, float]


def screen(x: pl.DataFrame, *, at_least: float = 0.9) -> Screening:
    """Set aside the units that have values for less than this share of the indicators."""
    if not 0 <= at_least <= 1:
        raise DeclarationError("at_least: a share between 0 and 1")
    known = np.mean(~np.isnan(values(x)), axis=1)
    kept = known >= at_least
    told = {
        name: float(share) for name, share, stays in zip(labels(x), known, kept, strict=True) if not stays
    }
    return Screening(x.filter(pl.Series(kept)), told)
