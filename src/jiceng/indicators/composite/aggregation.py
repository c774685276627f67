"""Aggregation: from indicators on one scale to one score per unit."""

from collections.abc import Callable
from typing import overload

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.normalisation import normalise
from jiceng.indicators.composite.outranking import copeland, outranking
from jiceng.indicators.composite.table import (
    Direction,
    Matrix,
    Weights,
    column_names,
    directions,
    indicator_names,
    refuse_missing,
    shares,
    values,
)

__all__ = ["AGGREGATIONS", "MEANS", "aggregate", "mean_of"]

MEANS = ("arithmetic", "geometric", "harmonic", "power")
"""The means, each the inverse of a transformation of the weighted mean of transformed values."""

AGGREGATIONS = (*MEANS, "median", "copeland", "topsis")
"""The methods of `aggregate`."""


@overload
def aggregate(
    x: pl.DataFrame,
    weights: Weights | None = None,
    method: str = ...,
    *,
    direction: Direction | None = None,
    p: float | None = None,
    scale: str | None = None,
) -> pl.Series: ...
@overload
def aggregate(
    x: npt.ArrayLike,
    weights: Weights | None = None,
    method: str = ...,
    *,
    direction: Direction | None = None,
    p: float | None = None,
    scale: str | None = None,
) -> Matrix: ...
def aggregate(
    x: pl.DataFrame | npt.ArrayLike,
    weights: Weights | None = None,
    method: str = "arithmetic",
    *,
    direction: Direction | None = None,
    p: float | None = None,
    scale: str | None = None,
) -> pl.Series | Matrix:
    """Return one score per unit, more being better: a series of a frame, a vector of a matrix.

    `arithmetic`, `geometric`, `harmonic`, `power` (exponent `p`) and `median` are weighted means of normalised
    indicators; `copeland` counts the units that a unit beats minus those that beat it; `topsis` is the closeness
    (0 … 1) to the best unit imaginable, on indicators that it scales itself (`scale`: `vector`, `min-max` or
    `none`). Copeland and TOPSIS know a `direction`; for the others, normalise first.

    A missing value is left out and the other weights are scaled up, in every method alike; a unit without any
    value has no score (null, NaN). TOPSIS refuses missing values. Numbers below 0 have no geometric or harmonic
    mean and raise `DataError`; a 0 makes them 0. Wrong weights, methods and options raise `DeclarationError`.
    """
    if method not in AGGREGATIONS:
        raise DeclarationError(f"no method {method!r}; there are {', '.join(AGGREGATIONS)}")
    for given, name, owners in (
        (p, "p", ("power",)),
        (scale, "scale", ("topsis",)),
        (direction, "direction", ("topsis", "copeland")),
    ):
        if given is not None and method not in owners:
            raise DeclarationError(f"{method}: {name} belongs to {' and '.join(owners)}")
    found = values(x)
    names = indicator_names(x)
    share = shares(weights, names)
    if method == "topsis":
        refuse_missing(x, found, method)
        scores = _topsis(found, share, directions(direction, names), scale or "vector")
    elif method == "copeland":
        scores = copeland(outranking(found * directions(direction, names), share))
        scores = np.where(np.isnan(found).all(axis=1), np.nan, scores)
    elif method == "median":
        scores = _median(found, share)
    else:
        scores = mean_of(x, found, share[:, np.newaxis], method, p)[:, 0]
    return pl.Series("score", scores, nan_to_null=True) if isinstance(x, pl.DataFrame) else scores


def mean_of(
    x: pl.DataFrame | npt.ArrayLike, found: Matrix, shares: Matrix, method: str, p: float | None = None
) -> Matrix:
    """Return the means of all units (rows) for several sets of weights (columns of `shares`) at once."""
    there, back = _transformation(x, found, method, p)
    known = ~np.isnan(found)
    with np.errstate(divide="ignore"):  # the logarithm or the reciprocal of 0 is infinite, and its mean is 0
        moved = there(found)
    if known.all():
        return back(_weighted(moved, shares / shares.sum(axis=0)))
    whole = known.astype(np.float64) @ shares
    summed = _weighted(np.where(known, moved, 0.0), shares)
    return back(np.divide(summed, whole, out=np.full(summed.shape, np.nan), where=whole > 0))


def _weighted(moved: Matrix, shares: Matrix) -> Matrix:
    """Multiply; an infinite number with the weight 0 counts nothing."""
    endless = np.isinf(moved)
    if not endless.any():
        return np.asarray(moved @ shares, dtype=np.float64)
    finite = np.asarray(np.where(endless, 0.0, moved) @ shares, dtype=np.float64)
    hit = endless.astype(np.float64) @ shares > 0
    return np.where(hit, moved[endless][0], finite)


_Move = Callable[[Matrix], Matrix]


def _transformation(
    x: pl.DataFrame | npt.ArrayLike, found: Matrix, method: str, p: float | None
) -> tuple[_Move, _Move]:
    if method == "power":
        if p is None or not np.isfinite(p):
            raise DeclarationError("power: p, the exponent, is missing or not finite")
        exponent = p
    else:
        exponent = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}[method]
    if exponent == 1:
        return _unchanged, _unchanged
    negative = (np.nan_to_num(found) < 0).any(axis=0)
    if negative.any():
        raise DataError(
            "composite.negative",
            f"{column_names(x, negative)}有小于 0 的数值，不能求 {method} 平均：请先归一化到 0 以上（如 min-max）。",
        )
    if exponent == 0:
        return np.log, np.exp
    if exponent == -1:
        return np.reciprocal, _reciprocal
    return (lambda numbers: numbers**exponent), (lambda numbers: _root(numbers, exponent))


def _unchanged(numbers: Matrix) -> Matrix:
    return numbers


def _reciprocal(numbers: Matrix) -> Matrix:
    return _root(numbers, -1.0)


def _root(numbers: Matrix, exponent: float) -> Matrix:
    with np.errstate(divide="ignore"):
        return np.asarray(numbers ** (1 / exponent), dtype=np.float64)


def _median(found: Matrix, share: Matrix) -> Matrix:
    """Return the weighted median: where half of the weight lies below; between two values, their middle."""
    order = np.argsort(found, axis=1)
    ordered = np.take_along_axis(found, order, axis=1)
    weight = np.where(np.isnan(ordered), 0.0, share[order])
    whole = weight.sum(axis=1, keepdims=True)
    summed = np.cumsum(weight, axis=1)
    half = whole / 2 * (1 - 1e-12)
    lower = np.argmax(summed >= half, axis=1)[:, np.newaxis]
    upper = np.argmax(summed > whole / 2 * (1 + 1e-12), axis=1)[:, np.newaxis]
    middle = (np.take_along_axis(ordered, lower, axis=1) + np.take_along_axis(ordered, upper, axis=1)) / 2
    return np.where(whole[:, 0] > 0, middle[:, 0], np.nan)


def _topsis(found: Matrix, share: Matrix, turned: Matrix, scale: str) -> Matrix:
    if scale == "none":
        scaled = found * turned
    elif scale == "min-max":
        scaled = normalise(found, "min-max", direction=turned, constant=0.0)
    elif scale == "vector":
        length = np.sqrt((found**2).sum(axis=0))
        scaled = found / np.where(length > 0, length, 1.0) * turned
    else:
        raise DeclarationError("scale: vector, min-max or none")
    weighted = scaled * share
    to_best = np.sqrt(((weighted - weighted.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighted - weighted.min(axis=0)) ** 2).sum(axis=1))
    whole = to_best + to_worst
    if not whole.any():
        raise DataError("composite.constant", "各单位的数值全都相同，TOPSIS 分不出高低。")
    return np.asarray(to_worst / whole, dtype=np.float64)
