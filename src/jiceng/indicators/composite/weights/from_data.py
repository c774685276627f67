"""Weights that the data itself suggests: by how much indicators differ, contradict one another, or decide."""

import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.normalisation import normalise
from jiceng.indicators.composite.principal_components import principal_components
from jiceng.indicators.composite.reliability import correlated
from jiceng.indicators.composite.table import (
    Direction,
    Matrix,
    column_names,
    directions,
    indicator_names,
    refuse_missing,
    values,
)

__all__ = ["cilos", "critic", "entropy", "equal", "merec", "pca", "standard_deviation"]

_Input = pl.DataFrame | npt.ArrayLike


def equal(n: int) -> Matrix:
    """Return `n` equal weights."""
    if n < 1:
        raise DeclarationError("n: at least one indicator")
    return np.full(n, 1 / n)


def entropy(x: _Input) -> Matrix:
    """Return Shannon entropy weights (熵权法): the more unevenly an indicator is spread, the more it weighs.

    Numbers must not be negative; each column is scaled to the sum 1, and 0 × ln 0 is 0.
    """
    found = _complete(x, "entropy", units=2)
    _refuse(x, (found < 0).any(axis=0) | (found.sum(axis=0) == 0), "不能有负数，也不能全为 0。")
    share = found / found.sum(axis=0)
    logs = np.log(share, out=np.zeros_like(share), where=share > 0)
    diversity = 1 + (share * logs).sum(axis=0) / np.log(len(found))
    return _scaled(x, np.where(diversity < _NOTHING, 0.0, diversity))


def standard_deviation(x: _Input) -> Matrix:
    """Return weights in proportion to the standard deviation; indicators must be on one scale already."""
    return _scaled(x, np.sqrt(np.var(_complete(x, "standard_deviation", units=2), axis=0, ddof=1)))


def critic(
    x: _Input, correlation: str = "pearson", *, direction: Direction | None = None, scale: bool = True
) -> Matrix:
    """Return CRITIC weights: standard deviation × Σ(1 − correlation with the others).

    Indicators are first brought to 0 … 1 in their direction; `scale=False` takes them as they are (turned only).
    `correlation` is `pearson` or `spearman`.
    """
    found = _complete(x, "critic", units=2)
    turned = directions(direction, indicator_names(x))
    _refuse(x, np.ptp(found, axis=0) == 0, "各单位数值相同，求不出相关系数，请去掉。")
    better = normalise(found, "min-max", direction=turned) if scale else found * turned
    conflict = (1 - correlated(better, correlation)).sum(axis=0)
    return _scaled(x, np.sqrt(np.var(better, axis=0, ddof=1)) * np.maximum(conflict, 0.0))


def merec(x: _Input, direction: Direction | None = None) -> Matrix:
    """Return MEREC weights: how much the units' scores change when the indicator is taken away. Numbers above 0."""
    found = _complete(x, "merec", units=2)
    _refuse(x, (found <= 0).any(axis=0), "数值须大于 0。")
    turned = directions(direction, indicator_names(x))
    ratio = np.where(turned > 0, found.min(axis=0) / found, found / found.max(axis=0))
    logs = np.abs(np.log(ratio))
    n = found.shape[1]
    whole = logs.sum(axis=1, keepdims=True)
    change = np.abs(np.log1p((whole - logs) / n) - np.log1p(whole / n))
    return _scaled(x, change.sum(axis=0))


def cilos(x: _Input, direction: Direction | None = None) -> Matrix:
    """Return CILOS weights: the less is lost on an indicator when another one is at its best, the more it weighs.

    Numbers must be above 0.
    """
    found = _complete(x, "cilos", units=2)
    _refuse(x, (found <= 0).any(axis=0), "数值须大于 0。")
    turned = directions(direction, indicator_names(x))
    benefit = np.where(turned > 0, found, found.min(axis=0) / found)
    shared = benefit / benefit.sum(axis=0)
    at_best = shared[np.argmax(shared, axis=0)]
    best = np.diag(at_best)
    loss = (best - at_best) / best
    if not loss.sum(axis=0).all():
        _refuse(
            x, loss.sum(axis=0) == 0, "在其他指标最好的单位上没有损失，CILOS 无法定权，请去掉或换一种方法。"
        )
    system = np.vstack([loss - np.diag(loss.sum(axis=0)), np.ones(len(loss))])
    solved, *_ = np.linalg.lstsq(system, np.append(np.zeros(len(loss)), 1.0))
    return _scaled(x, np.asarray(solved, dtype=np.float64))


def pca(x: _Input, components: int | None = None) -> Matrix:
    """Return weights by the variance of each indicator that the kept principal components explain (communality).

    `components`: how many are kept; by default those with an eigenvalue of at least 1.
    """
    found = principal_components(x)
    kept = components if components is not None else max(int(np.sum(found.eigenvalues >= 1)), 1)
    if not 1 <= kept <= len(found.eigenvalues):
        raise DeclarationError(f"components: between 1 and {len(found.eigenvalues)}")
    return _scaled(x, (found.loadings[:, :kept] ** 2).sum(axis=1))


_NOTHING = 1e-14


def _complete(x: _Input, method: str, units: int) -> Matrix:
    found = values(x)
    refuse_missing(x, found, method)
    if len(found) < units:
        raise DataError("composite.too-few", f"{method} 方法至少要有 {units} 个单位。")
    return found


def _refuse(x: _Input, faulty: npt.ArrayLike, why: str) -> None:
    if np.any(faulty):
        raise DataError("composite.not-weighable", f"{column_names(x, faulty)}{why}")


def _scaled(x: _Input, raw: Matrix) -> Matrix:
    if not raw.sum() > 0:
        raise DataError(
            "composite.not-weighable",
            f"{column_names(x, np.ones(len(raw), dtype=bool))}各单位都没有差别，无法由数据定权。",
        )
    return np.asarray(raw / raw.sum(), dtype=np.float64)
