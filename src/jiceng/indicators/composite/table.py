"""Reading what an analyst hands in: a frame or a matrix, its weights, its directions; and handing it back alike."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DataError, DeclarationError

__all__ = [
    "Direction",
    "Matrix",
    "Table",
    "Weights",
    "column_names",
    "directions",
    "in_turn",
    "indicator_names",
    "labels",
    "refuse_missing",
    "shares",
    "values",
    "vector_like",
]

Matrix: TypeAlias = npt.NDArray[np.float64]
"""Numbers as numpy holds them; a missing one is NaN."""

Table = TypeVar("Table", pl.DataFrame, Matrix)
"""What goes in as a frame comes back as a frame, what goes in as a matrix comes back as a matrix."""

Weights: TypeAlias = Sequence[float] | Matrix | Mapping[str, float]
"""One weight per indicator, in the order of the columns or by their names."""

Direction: TypeAlias = Sequence[int] | Matrix | Mapping[str, int]
"""+1 where more is better, −1 where less is better; one per indicator."""


def indicator_names(x: pl.DataFrame | npt.ArrayLike) -> list[str]:
    """Return the names of the indicators: the numeric columns of a frame, or 第 1 列, 第 2 列, …"""
    if isinstance(x, pl.DataFrame):
        return [name for name, kind in x.schema.items() if kind.is_numeric()]
    shape = np.shape(x)
    return [f"第 {place} 列" for place in range(1, (shape[1] if len(shape) > 1 else 1) + 1)]


def labels(x: pl.DataFrame | npt.ArrayLike) -> list[str]:
    """Return the names of the units: the first column of a frame that is not numeric, else 1, 2, …"""
    if isinstance(x, pl.DataFrame):
        first = next((name for name, kind in x.schema.items() if not kind.is_numeric()), None)
        if first is not None:
            return [str(label) for label in x.get_column(first)]
    return [str(place) for place in range(1, len(x) + 1)]  # type: ignore[arg-type]


def values(x: pl.DataFrame | npt.ArrayLike) -> Matrix:
    """Return the numbers, rows by columns, missing ones as NaN.

    Raises `DataError` for a table without rows or indicators and for infinite numbers, `DeclarationError` for
    what is no table.
    """
    if isinstance(x, pl.DataFrame):
        names = indicator_names(x)
        found = x.select(pl.col(names).cast(pl.Float64())).to_numpy() if names else np.empty((x.height, 0))
    else:
        found = np.asarray(x, dtype=np.float64)
        found = found[:, np.newaxis] if found.ndim == 1 else found
    if found.ndim != 2:
        raise DeclarationError(f"a table has rows and columns, not {found.ndim} dimensions")
    if 0 in found.shape:
        raise DataError("composite.empty", "表里没有单位或没有数值列，无法计算。")
    if np.isinf(found).any():
        raise DataError(
            "composite.infinite", f"{_where(x, np.isinf(found))}里有无穷大，请核对（常见原因：除数为 0）。"
        )
    return found


def refuse_missing(x: pl.DataFrame | npt.ArrayLike, found: Matrix, method: str) -> None:
    """Raise `DataError` naming the columns with missing values, for a method that cannot do without them."""
    gaps = np.isnan(found)
    if gaps.any():
        raise DataError(
            "composite.missing",
            f"{_where(x, gaps)}有缺失的数值，{method} 方法不能有缺失：请先补齐（impute）或去掉这些列。",
        )


def _where(x: pl.DataFrame | npt.ArrayLike, faulty: npt.NDArray[np.bool_]) -> str:
    return column_names(x, faulty.any(axis=0))


def column_names(x: pl.DataFrame | npt.ArrayLike, chosen: npt.ArrayLike) -> str:
    """Return the names of the chosen indicators for a sentence, at most five of them."""
    found = [name for name, wanted in zip(indicator_names(x), np.asarray(chosen), strict=True) if wanted]
    return "、".join(f"“{name}”" for name in found[:5]) + (f"等 {len(found)} 列" if len(found) > 5 else "")


def vector_like(x: Table, result: Matrix) -> Table:
    """Return a table like `x` with other numbers in its indicators."""
    if isinstance(x, pl.DataFrame):
        columns = [
            pl.Series(name, result[:, place], nan_to_null=True)
            for place, name in enumerate(indicator_names(x))
        ]
        return x.with_columns(columns)
    return result.reshape(np.shape(x))


def in_turn(given: Mapping[str, float] | Sequence[float] | Matrix, names: Sequence[str], what: str) -> Matrix:
    """Return one number per indicator. Raises `DeclarationError` for too many, too few, or unknown names."""
    if isinstance(given, Mapping):
        if set(given) != set(names):
            wrong = sorted(set(given) ^ set(names))
            raise DeclarationError(
                f"{what}: these names are missing or are no indicators: {', '.join(wrong)}"
            )
        given = [given[name] for name in names]
    found = np.asarray(given, dtype=np.float64)
    if found.shape != (len(names),):
        raise DeclarationError(f"{what}: one for each of {len(names)} indicators, not {found.size}")
    if not np.isfinite(found).all():
        raise DeclarationError(f"{what}: each must be a finite number")
    return found


def shares(weights: Weights | None, names: Sequence[str]) -> Matrix:
    """Return the weights scaled to the sum 1; equal ones for `None`. Raises `DeclarationError` for negative ones."""
    if weights is None:
        return np.full(len(names), 1 / len(names))
    found = in_turn(weights, names, "weights")
    if (found < 0).any():
        raise DeclarationError("weights: none may be negative; the side that is better is told by direction")
    if not found.sum() > 0:
        raise DeclarationError("weights: at least one must be above 0")
    return np.asarray(found / found.sum(), dtype=np.float64)


def directions(direction: Direction | None, names: Sequence[str]) -> Matrix:
    """Return +1 or −1 per indicator; +1 for `None`. Raises `DeclarationError` for anything else."""
    if direction is None:
        return np.ones(len(names))
    found = in_turn(direction, names, "direction")
    if not (np.abs(found) == 1).all():
        raise DeclarationError("direction: +1 (more is better) or -1 (less is better)")
    return found
