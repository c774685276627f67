"""Treating outliers: a few extreme units shall not decide the scale of an indicator."""

from collections.abc import Sequence
from typing import Generic

import attrs
import numpy as np

from jiceng.errors import DeclarationError
from jiceng.indicators.composite.table import Matrix, Table, indicator_names, values, vector_like

__all__ = ["TreatedColumn", "Treatment", "kurtosis", "skewness", "treat"]


@attrs.frozen
class TreatedColumn:
    """What was done to one indicator.

    `action` is `winsorised` (the extreme values set to the next one inside), `logged` (replaced by logarithms)
    or `left` (neither helped, the values are unchanged). `rows` are the numbers of the changed rows from 0;
    of a logged indicator, all with a value. Skewness and kurtosis stand as (before, after).
    """

    column: str
    action: str
    rows: tuple[int, ...]
    skewness: tuple[float, float]
    kurtosis: tuple[float, float]


@attrs.frozen
class Treatment(Generic[Table]):
    """The treated table and the list of what was changed; indicators without outliers are not listed."""

    table: Table
    changes: tuple[TreatedColumn, ...]


def treat(x: Table, *, max_winsor: int = 5, skew: float = 2.0, kurtosis: float = 3.5) -> Treatment[Table]:
    """Treat every indicator whose |skewness| is above `skew` while its kurtosis is above `kurtosis`.

    Up to `max_winsor` values on the long side, one after the other, are set to the next value inside, until the
    indicator passes. One that does not pass then is put back and replaced by log(x − min + 1 % of the range),
    mirrored where the long side is the lower one; when that does not pass either it is left as it was.
    """
    if max_winsor < 0 or skew < 0:
        raise DeclarationError("max_winsor and skew: not below 0")
    found = values(x)
    result = found.copy()
    changes: list[TreatedColumn] = []
    for place, name in enumerate(indicator_names(x)):
        rows = np.flatnonzero(~np.isnan(found[:, place]))
        column = found[rows, place]
        before = _shape(column)
        if _passes(before, skew, kurtosis):
            continue
        tried = _winsorised(column, max_winsor, skew, kurtosis)
        action = "winsorised"
        if not _passes(_shape(tried), skew, kurtosis):
            tried, action = _logged(column), "logged"
            if not _passes(_shape(tried), skew, kurtosis):
                tried, action = column, "left"
        after = _shape(tried)
        changed = tuple(int(row) for row in rows[tried != column])
        changes.append(TreatedColumn(name, action, changed, (before[0], after[0]), (before[1], after[1])))
        result[rows, place] = tried
    return Treatment(vector_like(x, result), tuple(changes))


def skewness(x: Sequence[float] | Matrix) -> float:
    """Return the skewness of a sample as spreadsheets compute it (SKEW); 0 for equal values or fewer than three."""
    return _shape(_known(x))[0]


def kurtosis(x: Sequence[float] | Matrix) -> float:
    """Return the excess kurtosis of a sample as spreadsheets compute it (KURT); 0 for equal values or fewer than four."""
    return _shape(_known(x))[1]


def _known(x: Sequence[float] | Matrix) -> Matrix:
    column = values(np.asarray(x, dtype=np.float64))[:, 0]
    return column[~np.isnan(column)]


def _shape(column: Matrix) -> tuple[float, float]:
    n = len(column)
    if n < 3 or np.ptp(column) == 0:
        return 0.0, 0.0
    centred = (column - column.mean()) / np.ptp(column)
    variance = float(np.mean(centred**2))
    g1 = float(np.mean(centred**3)) / variance**1.5
    skewed = g1 * float(np.sqrt(n * (n - 1))) / (n - 2)
    if n == 3:
        return skewed, 0.0
    g2 = float(np.mean(centred**4)) / variance**2 - 3
    return skewed, ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3))


def _passes(shape: tuple[float, float], skew: float, kurtosis: float) -> bool:
    return not (abs(shape[0]) > skew and shape[1] > kurtosis)


def _winsorised(column: Matrix, most: int, skew: float, kurtosis: float) -> Matrix:
    result = column.copy()
    for _ in range(most):
        shape = _shape(result)
        if _passes(shape, skew, kurtosis):
            break
        if shape[0] > 0:
            end = result.max()
            result[result == end] = result[result < end].max()
        else:
            end = result.min()
            result[result == end] = result[result > end].min()
    return result


def _logged(column: Matrix) -> Matrix:
    step = 0.01 * float(np.ptp(column))
    if _shape(column)[0] > 0:
        return np.asarray(np.log(column - column.min() + step), dtype=np.float64)
    return np.asarray(-np.log(column.max() - column + step), dtype=np.float64)
