"""Benefit of the doubt: every unit is scored with the weights that suit it best, within stated limits."""

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.table import Matrix, column_names, refuse_missing, values

__all__ = ["benefit_of_the_doubt"]

_ZERO = 1e-11


def benefit_of_the_doubt(
    x: pl.DataFrame | npt.ArrayLike, *, share: tuple[float, float] = (0.0, 1.0)
) -> Matrix:
    """Return for each unit the highest score (at most 1) that weights can give it, no unit exceeding 1 with them.

    `share` bounds the part of each indicator in the total weight. Indicators are normalised and not negative.
    Raises `DeclarationError` for bounds that cannot be kept, `DataError` for missing or negative numbers and when
    all numbers are 0.
    """
    found = values(x)
    refuse_missing(x, found, "benefit_of_the_doubt")
    if (found < 0).any():
        raise DataError(
            "composite.negative", f"{column_names(x, (found < 0).any(axis=0))}有小于 0 的数值，请先归一化。"
        )
    low, high = share
    k = found.shape[1]
    if not 0 <= low <= 1 / k <= high <= 1:
        raise DeclarationError(f"share: from at most 1/{k} to at least 1/{k}, for {k} indicators")
    if not found.any(axis=1).any():
        raise DataError("composite.constant", "各单位的数值全为 0，无法评分。")
    limits = np.vstack([found, low - np.eye(k), np.eye(k) - high])
    bounds = np.append(np.ones(len(found)), np.zeros(2 * k))
    return np.array([_highest(row, limits, bounds) for row in found])


def _highest(gain: Matrix, limits: Matrix, bounds: Matrix) -> float:
    """Return the maximum of gain · w for limits · w ≤ bounds, w ≥ 0, bounds ≥ 0: simplex with Bland's rule."""
    rows, columns = limits.shape
    tableau = np.zeros((rows + 1, columns + rows + 1))
    tableau[:rows, :columns] = limits
    tableau[:rows, columns:-1] = np.eye(rows)
    tableau[:rows, -1] = bounds
    tableau[-1, :columns] = -gain
    basis = list(range(columns, columns + rows))
    while True:
        entering = np.flatnonzero(tableau[-1, :-1] < -_ZERO)
        if not len(entering):
            return float(tableau[-1, -1])
        column = int(entering[0])
        rising = np.flatnonzero(tableau[:rows, column] > _ZERO)
        ratios = tableau[rising, -1] / tableau[rising, column]
        tied = rising[ratios <= ratios.min() + _ZERO]
        row = int(min(tied, key=lambda place: basis[place]))
        tableau[row] /= tableau[row, column]
        factors = tableau[:, column].copy()
        factors[row] = 0.0
        tableau -= np.outer(factors, tableau[row])
        basis[row] = column
