"""Comparing units in pairs: on what share of the weight is one better than the other."""

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.indicators.composite.table import (
    Direction,
    Matrix,
    Weights,
    directions,
    indicator_names,
    shares,
    values,
)

__all__ = ["copeland", "outranking"]

_SAME = 1e-12
_BLOCK = 4_000_000  # comparisons held at once


def outranking(
    x: pl.DataFrame | npt.ArrayLike, weights: Weights | None = None, *, direction: Direction | None = None
) -> Matrix:
    """Return a matrix of units by units: the share of the weight on which the row's unit is better.

    An equal value gives half its weight to either. A pair is compared on the indicators for which both have a
    value, whatever the order of the rows; a pair without one is NaN, as is the diagonal.
    """
    found = values(x)
    names = indicator_names(x)
    found, share = found * directions(direction, names), shares(weights, names)
    n, k = found.shape
    result = np.full((n, n), np.nan)
    rows = max(_BLOCK // (n * k), 1)
    for start in range(0, n, rows):
        difference = found[start : start + rows, np.newaxis, :] - found[np.newaxis, :, :]
        known = ~np.isnan(difference)
        better = np.where(known, (np.sign(difference) + 1) / 2, 0.0) @ share
        whole = known @ share
        block = np.full(better.shape, np.nan)
        result[start : start + rows] = np.divide(better, whole, out=block, where=whole > 0)
    np.fill_diagonal(result, np.nan)
    return result


def copeland(pairs: Matrix) -> Matrix:
    """Return the Copeland score of each unit: pairs won minus pairs lost, from an `outranking` matrix.

    A pair is won on more than half of the weight; pairs that could not be compared count nothing.
    """
    margin = np.nan_to_num(pairs, nan=0.5) - 0.5
    np.fill_diagonal(margin, 0.0)
    return np.asarray(np.where(np.abs(margin) <= _SAME, 0.0, np.sign(margin)).sum(axis=1), dtype=np.float64)
