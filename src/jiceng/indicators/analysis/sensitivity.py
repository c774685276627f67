"""Which indicator's weight decides the order: Sobol indices of the shift in places."""

from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.analysis.matrix import Shares, shares_of
from jiceng.indicators.scorecard import Scorecard

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

__all__ = ["Sensitivity", "SobolIndex", "sensitivity"]


@attrs.frozen
class SobolIndex:
    """How much of the variance of the order comes from the weight of one indicator: alone, and with all others."""

    indicator: str
    first: float
    total: float


@attrs.frozen
class Sensitivity:
    """Sobol indices of the mean shift in places against the scorecard, the greatest total effect first.

    `mean_shift` is by how many places the units move on average; when nothing moves, all indices are 0.
    """

    draws: int
    weights: float
    seed: int
    indices: tuple[SobolIndex, ...]
    mean_shift: float

    @property
    def frame(self) -> "pl.DataFrame":
        """One row per indicator: indicator, first, total."""
        import polars as pl

        rows = [attrs.astuple(index) for index in self.indices]
        return pl.DataFrame(
            rows,
            schema={"indicator": pl.String(), "first": pl.Float64(), "total": pl.Float64()},
            orient="row",
        )


def sensitivity(card: Scorecard, draws: int, weights: float, seed: int) -> Sensitivity:
    """Return first- and total-order indices by Saltelli's design: `draws` × (indicators + 2) orders are computed.

    The estimators are those of `composite.sobol`; the output is the mean absolute shift in places of the OECD/JRC
    Handbook (2008), step 7.
    """
    from jiceng.indicators.composite import sobol

    if draws < 2:
        raise DeclarationError("at least two draws are needed")
    shares = shares_of(card, weights)
    try:
        found = sobol(
            lambda drawn: _shift(shares, drawn, weights), shares.indicators, samples=draws, seed=seed
        )
    except DataError as error:
        if error.code != "composite.constant":
            raise
        nothing = tuple(SobolIndex(name, 0.0, 0.0) for name in sorted(shares.indicators))
        return Sensitivity(draws, weights, seed, nothing, 0.0)
    indices = [
        SobolIndex(name, float(first), float(total))
        for name, first, total in zip(found.inputs, found.first_order, found.total_order, strict=True)
    ]
    ordered = tuple(sorted(indices, key=lambda index: (-index.total, index.indicator)))
    return Sensitivity(draws, weights, seed, ordered, found.mean)


def _shift(shares: Shares, drawn: "NDArray[np.float64]", spread: float) -> "NDArray[np.float64]":
    """Return the mean absolute shift in places of each draw, against the stated weights."""
    import numpy as np

    stated = shares.places(shares.full[None, :])
    shift: NDArray[np.float64] = np.abs(shares.places(shares.drawn(drawn, spread)) - stated).mean(axis=1)
    return shift
