"""Do the indicators belong together: correlations and Cronbach's alpha."""

from typing import overload

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.ranks import ranked
from jiceng.indicators.composite.table import Matrix, column_names, indicator_names, refuse_missing, values

__all__ = ["correlated", "correlation", "cronbach_alpha"]

_METHODS = ("pearson", "spearman")


@overload
def correlation(x: pl.DataFrame, method: str = "pearson") -> pl.DataFrame: ...
@overload
def correlation(x: npt.ArrayLike, method: str = "pearson") -> Matrix: ...
def correlation(x: pl.DataFrame | npt.ArrayLike, method: str = "pearson") -> pl.DataFrame | Matrix:
    """Return how each two indicators go together (−1 … 1), each pair over the units that have both.

    `method` is `pearson`, or `spearman` for ranks. Of a frame the result has the column `indicator` first. A pair
    without differences, or with fewer than two common units, is NaN (null in a frame).
    """
    found = correlated(values(x), method)
    if not isinstance(x, pl.DataFrame):
        return found
    names = indicator_names(x)
    columns = [pl.Series(name, found[:, place], nan_to_null=True) for place, name in enumerate(names)]
    return pl.DataFrame([pl.Series("indicator", names), *columns])


def correlated(found: Matrix, method: str, of: pl.DataFrame | npt.ArrayLike | None = None) -> Matrix:
    """Return the correlation matrix; with `of` given, refuse indicators of that table without differences."""
    if method not in _METHODS:
        raise DeclarationError(f"no method {method!r}; there are {', '.join(_METHODS)}")
    flat = ~(np.nanmax(found, axis=0, initial=-np.inf) > np.nanmin(found, axis=0, initial=np.inf))
    if of is not None and flat.any():
        raise DataError(
            "composite.constant", f"{column_names(of, flat)}各单位数值相同，求不出相关系数，请去掉。"
        )
    if np.isnan(found).any():
        return _in_pairs(found, method)
    if method == "spearman":
        found = ranked(found, "mean")
    return _pearson(found)


def _pearson(found: Matrix) -> Matrix:
    centred = found - found.mean(axis=0)
    flat = np.ptp(found, axis=0) == 0
    if flat.any():
        centred[:, flat] = 0.0  # the mean of equal numbers need not be that number
    product = centred.T @ centred
    spread = np.sqrt(np.diag(product))
    size = np.outer(spread, spread)
    result = np.divide(product, size, out=np.full(product.shape, np.nan), where=size > 0)
    return np.asarray(np.clip(result, -1.0, 1.0), dtype=np.float64)


def _in_pairs(found: Matrix, method: str) -> Matrix:
    k = found.shape[1]
    result = np.full((k, k), np.nan)
    for i in range(k):
        for j in range(i, k):
            both = found[:, [i, j]][~np.isnan(found[:, [i, j]]).any(axis=1)]
            if len(both) > 1:
                both = ranked(both, "mean") if method == "spearman" else both
                result[i, j] = result[j, i] = _pearson(both)[0, 1]
    return result


def cronbach_alpha(x: pl.DataFrame | npt.ArrayLike, *, standardise: bool = False) -> float:
    """Return Cronbach's alpha, how far the indicators measure one thing: k ÷ (k − 1) × (1 − Σ variances ÷ variance of the sum).

    `standardise=True` first gives each indicator the variance 1. Raises `DataError` with fewer than two units or
    indicators, missing values, or a sum that is the same for all units.
    """
    found = values(x)
    refuse_missing(x, found, "cronbach_alpha")
    n, k = found.shape
    if n < 2 or k < 2:
        raise DataError("composite.too-few", "信度系数至少要有 2 个单位、2 项指标。")
    covariance = correlated(found, "pearson", of=x) if standardise else np.atleast_2d(np.cov(found.T))
    if not covariance.sum() > 0:
        raise DataError("composite.constant", "各单位合计相同，求不出信度系数。")
    return float(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))
