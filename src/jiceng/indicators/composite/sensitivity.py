"""Which of several uncertain inputs decides a result: Sobol indices by Saltelli's and Jansen's estimators."""

from collections.abc import Callable, Sequence

import attrs
import numpy as np
import polars as pl

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.table import Matrix

__all__ = ["SobolIndices", "sobol"]


@attrs.frozen(eq=False)
class SobolIndices:
    """For each input the share of the variance of the result that it explains alone and with all others.

    `mean` and `variance` are those of the result. The indices are estimates: with few samples an index can lie a little below 0 or above 1.
    """

    inputs: tuple[str, ...]
    first_order: Matrix
    total_order: Matrix
    variance: float
    mean: float

    @property
    def frame(self) -> pl.DataFrame:
        """One row per input: input, first_order, total_order."""
        return pl.DataFrame(
            {"input": self.inputs, "first_order": self.first_order, "total_order": self.total_order}
        )


def sobol(
    function: Callable[[Matrix], Matrix], inputs: int | Sequence[str], *, samples: int = 4096, seed: int = 0
) -> SobolIndices:
    """Return the Sobol indices of a function of independent inputs, each uniform between 0 and 1.

    `function` takes a matrix (rows × inputs) and returns one number per row; it is called with
    samples × (inputs + 2) rows in all. Raises `DataError` when it returns numbers that are not finite or never
    differ.
    """
    names = tuple(f"x{place}" for place in range(1, inputs + 1)) if isinstance(inputs, int) else tuple(inputs)
    if not names or samples < 2:
        raise DeclarationError("inputs: at least one; samples: at least two")
    random = np.random.default_rng(seed)
    left, right = random.random((2, samples, len(names)))
    of_left, of_right = _results(function, left), _results(function, right)
    variance = float(np.var(np.append(of_left, of_right)))
    if variance <= (_SAME * float(np.max(np.abs(of_left)))) ** 2:
        raise DataError("composite.constant", "结果始终不变，没有可以分解的差异。")
    centre = float(np.mean(np.append(of_left, of_right)))
    first, total = np.empty(len(names)), np.empty(len(names))
    for place in range(len(names)):
        mixed = left.copy()
        mixed[:, place] = right[:, place]
        result = _results(function, mixed)
        first[place] = np.mean((of_right - centre) * (result - of_left)) / variance
        total[place] = np.mean((of_left - result) ** 2) / 2 / variance
    return SobolIndices(names, first, total, variance, centre)


_SAME = 1e-12


def _results(function: Callable[[Matrix], Matrix], rows: Matrix) -> Matrix:
    found = np.asarray(function(rows), dtype=np.float64)
    if found.shape != (len(rows),):
        raise DeclarationError("function: one number for each row")
    if not np.isfinite(found).all():
        raise DataError("composite.infinite", "结果里有空值或无穷大，无法分解。")
    return found
