"""Places: 1 for the best. What differs only by the rounding of the machine shares a place."""

from typing import TypeVar

import numpy as np
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.table import Matrix

__all__ = ["TIES", "rank", "ranked"]

TIES = ("min", "max", "mean", "dense")
"""How units with equal scores share places: 1 1 3, 2 2 3, 1.5 1.5 3, 1 1 2."""

_SAME = 1e-12

_Scores = TypeVar("_Scores", pl.Series, Matrix)


def rank(scores: _Scores, ties: str = "min") -> _Scores:
    """Return the place of each unit, 1 for the highest score; a unit without score has none.

    Scores that differ by less than 10⁻¹² of the highest one are equal. Scores are never rounded first. A series
    comes back as integers (as floats for `ties="mean"`) with nulls, a vector as floats with NaN.

    >>> rank(np.array([0.1 + 0.2, 0.3, 0.1]))
    array([1., 1., 3.])
    """
    if ties not in TIES:
        raise DeclarationError(f"ties: one of {', '.join(TIES)}")
    found = np.asarray(
        scores.cast(pl.Float64()) if isinstance(scores, pl.Series) else scores, dtype=np.float64
    )
    if found.ndim != 1:
        raise DeclarationError(f"scores: one per unit, not {found.ndim} dimensions")
    if np.isinf(found).any():
        raise DataError("composite.infinite", "分数里有无穷大，无法排名。")
    places = ranked(found[:, np.newaxis], ties)[:, 0]
    if isinstance(scores, pl.Series):
        kind = pl.Float64() if ties == "mean" else pl.Int64()
        return pl.Series("rank", places, nan_to_null=True).cast(kind)
    return places


def ranked(scores: Matrix, ties: str, *, best_first: bool = True, same: float = _SAME) -> Matrix:
    """Return the places within each column; NaN stays NaN. `best_first=False` counts from the lowest.

    Numbers that differ by no more than `same` of the largest share a place.
    """
    signed = -scores if best_first else scores
    order = np.argsort(signed, axis=0)  # NaN last
    ordered = np.take_along_axis(signed, order, axis=0)
    size = np.nanmax(np.abs(np.where(np.isnan(scores), 0.0, scores)), axis=0, initial=0.0)
    begins = np.ones(scores.shape, dtype=bool)
    begins[1:] = ~(np.diff(ordered, axis=0) <= same * size)
    if ties == "dense":
        places = np.cumsum(begins, axis=0, dtype=np.float64)
    else:
        position = np.arange(1, len(scores) + 1, dtype=np.float64)[:, np.newaxis]
        first = np.maximum.accumulate(np.where(begins, position, 0.0), axis=0)
        if ties == "min":
            places = first
        else:
            ends = np.ones(scores.shape, dtype=bool)
            ends[:-1] = begins[1:]
            last = np.minimum.accumulate(np.where(ends, position, np.inf)[::-1], axis=0)[::-1]
            places = last if ties == "max" else (first + last) / 2
    result = np.empty(scores.shape)
    np.put_along_axis(result, order, places, axis=0)
    return np.where(np.isnan(scores), np.nan, result)
