"""Normalisation: indicators of different units brought to one scale on which more is better."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.ranks import TIES, ranked
from jiceng.indicators.composite.table import (
    Direction,
    Matrix,
    Table,
    column_names,
    directions,
    in_turn,
    indicator_names,
    labels,
    values,
    vector_like,
)

__all__ = ["NORMALISATIONS", "normalise"]

Bound: TypeAlias = float | Sequence[float] | Matrix | Mapping[str, float]
"""One number for all indicators, or one for each."""

_SAME = 1e-12  # of the size of a column: what differs by less is rounding of the machine


def normalise(
    x: Table,
    method: str,
    *,
    direction: Direction | None = None,
    constant: float | None = None,
    **options: object,
) -> Table:
    """Return the table with every indicator on the scale of the method, more always being better.

    `direction` turns indicators of which less is better. Missing values stay missing. An indicator that is the
    same for all units cannot tell them apart: it raises, or gets the number `constant` everywhere.

    | method | meaning, `s` = direction × x | options |
    |---|---|---|
    | min-max | lower + (s − min) ÷ (max − min) × (upper − lower) | `lower=0, upper=1` |
    | z-score | (s − mean) ÷ standard deviation (n − 1), then to the mean and deviation wanted | `mean=0, sd=1` |
    | rank | place from below: the best has the highest number | `ties="min", same=0` |
    | percentile-rank | (place − 1) ÷ (n − 1); with `of="all"` place ÷ n | `ties="min", same=0, of="others", upper=1` |
    | borda | how many units are worse (place − 1) | `ties="min", same=0` |
    | distance-to-max | 1 − (max − s) ÷ (max − min) | |
    | distance-to-target | 1 − distance to target ÷ the worst unit's distance | `targets, cap=False` |
    | distance-to-reference | 1 − distance to a unit ÷ the worst unit's distance to it | `unit, cap=False` |
    | fraction-of-max | x ÷ max; min ÷ x where less is better | |
    | ratio-to-mean | x ÷ mean; the reciprocals where less is better | |
    | scaled | (x − lower) ÷ (upper − lower) × scale, not bounded | `lower, upper, scale=100` |
    | goalposts | the same, bounded to 0 … scale | `low, high, scale=1` |
    | vector | x ÷ √Σx²; 1 − that where less is better | |
    | sum | x ÷ Σx; the reciprocals where less is better | |
    | above-below-mean | 1 above mean × (1 + by), −1 below mean × (1 − by), else 0 | `by=0.2` |

    Values as reported are told apart to their last digit; `same=1e-12` lets those share a place that differ by
    less than that part of the largest, as scores do in `rank`.

    Raises `DeclarationError` for an unknown method or option, `DataError` for infinite numbers, an indicator
    without any number, one without differences, and numbers a ratio cannot be taken of.
    """
    scale = NORMALISATIONS.get(method)
    if scale is None:
        raise DeclarationError(f"no method {method!r}; there are {', '.join(NORMALISATIONS)}")
    found = values(x)
    empty = np.isnan(found).all(axis=0)
    if empty.any():
        raise DataError("composite.empty-column", f"{column_names(x, empty)}没有任何数值，请去掉这些列。")
    sheet = _Sheet(x, found, directions(direction, indicator_names(x)), constant)
    try:
        return vector_like(x, scale(sheet, **options))
    except TypeError as error:
        if isinstance(error, DeclarationError):
            raise
        raise DeclarationError(f"{method}: {str(error).partition(' ')[2]}") from error


class _Sheet:
    """The numbers of a table with what every method asks of them."""

    def __init__(
        self,
        table: pl.DataFrame | npt.ArrayLike,
        found: Matrix,
        turned: Matrix,
        constant: float | None,
    ) -> None:
        self.table = table
        self.x = found
        self.turned = turned
        self.constant = constant
        self.better = found * turned

    def per_column(self, given: Bound, what: str) -> Matrix:
        names = indicator_names(self.table)
        if isinstance(given, int | float):
            given = [float(given)] * len(names)
        return in_turn(given, names, what)

    def ratio(self, above: Matrix, below: Matrix) -> Matrix:
        """Return above ÷ below; where below is nothing, the number stated for indicators without differences."""
        size = np.nanmax(np.abs(self.x), axis=0)
        flat = np.abs(below) <= _SAME * size
        if not flat.any():
            return np.asarray(above / below, dtype=np.float64)
        if self.constant is None:
            raise DataError(
                "composite.constant",
                f"{column_names(self.table, flat)}各单位数值相同，分不出高低：请去掉，或用 constant 写明这样的列计多少。",
            )
        result = np.asarray(above / np.where(flat, 1.0, below), dtype=np.float64)
        return np.where(flat & ~np.isnan(self.x), np.nan, result)

    def filled(self, result: Matrix) -> Matrix:
        """Put the stated number where an indicator has no differences."""
        if self.constant is None:
            return result
        return np.where(np.isnan(result) & ~np.isnan(self.x), self.constant, result)

    def places(self, ties: str, same: float) -> Matrix:
        if ties not in TIES:
            raise DeclarationError(f"ties: one of {', '.join(TIES)}")
        return ranked(self.better, ties, best_first=False, same=same)

    def reciprocals(self) -> Matrix:
        """Return the numbers, and 1 ÷ them where less is better, which must then be above 0."""
        less = self.turned < 0
        faulty = less & (np.nan_to_num(self.x, nan=1.0) <= 0).any(axis=0)
        if faulty.any():
            raise DataError(
                "composite.not-positive",
                f"{column_names(self.table, faulty)}越低越好，要取倒数，数值须大于 0。",
            )
        return np.where(less, 1 / np.where(less, self.x, 1.0), self.x)


def _min_max(sheet: _Sheet, *, lower: float = 0.0, upper: float = 1.0) -> Matrix:
    low, high = np.nanmin(sheet.better, axis=0), np.nanmax(sheet.better, axis=0)
    return sheet.filled(lower + sheet.ratio(sheet.better - low, high - low) * (upper - lower))


def _z_score(sheet: _Sheet, *, mean: float = 0.0, sd: float = 1.0) -> Matrix:
    known = np.sum(~np.isnan(sheet.x), axis=0)
    centred = sheet.better - np.nanmean(sheet.better, axis=0)
    spread = np.sqrt(np.nansum(centred**2, axis=0) / np.maximum(known - 1, 1))
    return sheet.filled(mean + sd * sheet.ratio(centred, spread))


def _rank(sheet: _Sheet, *, ties: str = "min", same: float = 0.0) -> Matrix:
    return sheet.places(ties, same)


def _percentile_rank(
    sheet: _Sheet, *, ties: str = "min", of: str = "others", upper: float = 1.0, same: float = 0.0
) -> Matrix:
    known = np.sum(~np.isnan(sheet.x), axis=0)
    if of not in {"others", "all"}:
        raise DeclarationError("of: others or all")
    if of == "all":
        return np.asarray(upper * sheet.places(ties, same) / known, dtype=np.float64)
    return sheet.filled(
        upper * sheet.ratio(sheet.places(ties, same) - 1, np.asarray(known - 1, dtype=np.float64))
    )


def _borda(sheet: _Sheet, *, ties: str = "min", same: float = 0.0) -> Matrix:
    return sheet.places(ties, same) - 1


def _distance_to_max(sheet: _Sheet) -> Matrix:
    return _distance(sheet, np.nanmax(sheet.better, axis=0), cap=False)


def _distance_to_target(sheet: _Sheet, *, targets: Bound, cap: bool = False) -> Matrix:
    return _distance(sheet, sheet.per_column(targets, "targets") * sheet.turned, cap=cap)


def _distance_to_reference(sheet: _Sheet, *, unit: int | str, cap: bool = False) -> Matrix:
    if isinstance(unit, str):
        names = labels(sheet.table)
        if names.count(unit) != 1:
            raise DeclarationError(f"unit: no row, or more than one, is called {unit!r}")
        unit = names.index(unit)
    if not 0 <= unit < len(sheet.x):
        raise DeclarationError(f"unit: there are {len(sheet.x)} rows, counted from 0")
    return _distance(sheet, sheet.better[unit], cap=cap)


def _distance(sheet: _Sheet, aim: Matrix, *, cap: bool) -> Matrix:
    worst = np.nanmin(sheet.better, axis=0)
    passed = aim < worst - _SAME * np.abs(worst)
    if passed.any() and not cap:
        raise DataError(
            "composite.target-passed",
            f"{column_names(sheet.table, passed)}所有单位都已好于目标，算不出离目标的远近：请调整目标，或写 cap=True 一律计 1。",
        )
    aim = np.where(passed, worst, aim)
    result = np.where(
        passed & ~np.isnan(sheet.x),
        1.0,
        1 - sheet.ratio(aim - sheet.better, aim - np.where(passed, worst - 1, worst)),
    )
    return sheet.filled(np.minimum(result, 1.0) if cap else result)


def _fraction_of_max(sheet: _Sheet) -> Matrix:
    numbers = sheet.reciprocals()
    return sheet.filled(_shared(sheet, numbers, np.nanmax(numbers, axis=0)))


def _ratio_to_mean(sheet: _Sheet) -> Matrix:
    numbers = sheet.reciprocals()
    return sheet.filled(_shared(sheet, numbers, np.nanmean(numbers, axis=0)))


def _sum(sheet: _Sheet) -> Matrix:
    numbers = sheet.reciprocals()
    return sheet.filled(_shared(sheet, numbers, np.nansum(numbers, axis=0)))


def _shared(sheet: _Sheet, numbers: Matrix, whole: Matrix) -> Matrix:
    faulty = whole <= 0
    if faulty.any():
        raise DataError(
            "composite.not-positive", f"{column_names(sheet.table, faulty)}的最大值、平均值或合计须大于 0。"
        )
    return np.asarray(numbers / whole, dtype=np.float64)


def _scaled(sheet: _Sheet, *, lower: Bound, upper: Bound, scale: float = 100.0) -> Matrix:
    low, high = sheet.per_column(lower, "lower"), sheet.per_column(upper, "upper")
    if not (low < high).all():
        raise DeclarationError("lower must be below upper")
    share = (sheet.x - low) / (high - low)
    return np.asarray(scale * np.where(sheet.turned > 0, share, 1 - share), dtype=np.float64)


def _goalposts(sheet: _Sheet, *, low: Bound, high: Bound, scale: float = 1.0) -> Matrix:
    return np.clip(_scaled(sheet, lower=low, upper=high, scale=scale), 0.0, scale)


def _vector(sheet: _Sheet) -> Matrix:
    length = np.sqrt(np.nansum(sheet.x**2, axis=0))
    share = sheet.ratio(sheet.x, length)
    return sheet.filled(np.where(sheet.turned > 0, share, 1 - share))


def _above_below_mean(sheet: _Sheet, *, by: float = 0.2) -> Matrix:
    mean = np.nanmean(sheet.x, axis=0)
    margin = np.abs(mean) * by
    side = np.where(sheet.x > mean + margin, 1.0, np.where(sheet.x < mean - margin, -1.0, 0.0))
    return np.where(np.isnan(sheet.x), np.nan, side * sheet.turned + 0.0)


NORMALISATIONS: Mapping[str, Callable[..., Matrix]] = {
    "min-max": _min_max,
    "z-score": _z_score,
    "rank": _rank,
    "percentile-rank": _percentile_rank,
    "borda": _borda,
    "distance-to-max": _distance_to_max,
    "distance-to-target": _distance_to_target,
    "distance-to-reference": _distance_to_reference,
    "fraction-of-max": _fraction_of_max,
    "ratio-to-mean": _ratio_to_mean,
    "scaled": _scaled,
    "goalposts": _goalposts,
    "vector": _vector,
    "sum": _sum,
    "above-below-mean": _above_below_mean,
}
"""The methods of `normalise` by name."""
