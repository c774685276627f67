"""Filling gaps: what is put where a value is missing, by a stated method."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.table import (
    Matrix,
    Table,
    column_names,
    in_turn,
    indicator_names,
    values,
    vector_like,
)

__all__ = ["IMPUTATIONS", "impute"]

IMPUTATIONS = ("mean", "median", "group-mean", "group-median", "linear", "latest", "constant")
"""The methods of `impute`."""

Groups = str | Sequence[object] | npt.NDArray[np.generic]


def impute(
    x: Table, method: str, *, groups: Groups | None = None, value: float | Sequence[float] | None = None
) -> Table:
    """Return the table with its gaps filled; known values never change.

    `mean`, `median`: of the indicator. `group-mean`, `group-median`: of the units of the same group; `groups`
    names a column of the frame or has one entry per row. `linear`, `latest`: rows are periods in order (of one
    unit, or of each of `groups`): straight lines between known periods and the nearest known one outside, or
    the last known one before, where there is none a gap stays. `constant`: `value`, one or one per indicator.

    Raises `DataError` when a gap has nothing to be filled from, `DeclarationError` for a wrong declaration.
    """
    if method not in IMPUTATIONS:
        raise DeclarationError(f"no method {method!r}; there are {', '.join(IMPUTATIONS)}")
    found = values(x)
    if method == "constant":
        return vector_like(x, _constant(x, found, value))
    if value is not None:
        raise DeclarationError(f"{method}: value belongs to the method constant")
    if method.startswith("group") and groups is None:
        raise DeclarationError(f"{method}: groups is missing")
    members = _members(x, groups) if groups is not None and method not in {"mean", "median"} else None
    rows_of = (
        [np.arange(len(found))]
        if members is None
        else [np.flatnonzero(members == one) for one in np.unique(members)]
    )
    result = found.copy()
    for rows in rows_of:
        block = found[rows]
        if method in {"linear", "latest"}:
            result[rows] = _over_time(block, method)
        else:
            result[rows] = np.where(np.isnan(block), _middle(block, method), block)
    still = np.isnan(result).any(axis=0)
    if method not in {"linear", "latest"} and still.any():
        raise DataError(
            "composite.nothing-known",
            f"{column_names(x, still)}有缺失，但全列（或全组）都没有数值可以参照：请换一种补法，或去掉这些列。",
        )
    return vector_like(x, result)


def _constant(
    x: pl.DataFrame | npt.ArrayLike, found: Matrix, value: float | Sequence[float] | None
) -> Matrix:
    if value is None:
        raise DeclarationError("constant: value is missing")
    names = indicator_names(x)
    filling = in_turn(
        [float(value)] * len(names) if isinstance(value, int | float) else value, names, "value"
    )
    return np.where(np.isnan(found), filling, found)


def _members(x: pl.DataFrame | npt.ArrayLike, groups: Groups) -> npt.NDArray[np.int64]:
    """Return the number of the group of each row."""
    if isinstance(groups, str):
        if not isinstance(x, pl.DataFrame) or groups not in x.columns:
            raise DeclarationError(f"groups: no column {groups!r}")
        groups = x.get_column(groups).to_list()
    listed = list(groups)
    if len(listed) != len(x):  # type: ignore[arg-type]
        raise DeclarationError(f"groups: one entry per row, not {len(listed)}")
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(one, len(numbers)) for one in listed], dtype=np.int64)


def _middle(block: Matrix, method: str) -> Matrix:
    """Return the mean or median of each column, NaN for one without numbers."""
    known = ~np.isnan(block).all(axis=0)
    result = np.full(block.shape[1], np.nan)
    middle = np.nanmean if method.endswith("mean") else np.nanmedian
    result[known] = middle(block[:, known], axis=0)
    return result


def _over_time(block: Matrix, method: str) -> Matrix:
    result = block.copy()
    period = np.arange(len(block))
    for column in result.T:
        known = ~np.isnan(column)
        if not known.any():
            continue
        if method == "linear":
            column[~known] = np.interp(period[~known], period[known], column[known])
        else:
            latest = np.maximum.accumulate(np.where(known, period, -1))
            column[latest >= 0] = column[latest[latest >= 0]]
    return result
