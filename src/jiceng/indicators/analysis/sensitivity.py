"""Which indicator's weight decides the order: Sobol indices of the shift in places."""

from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators.analysis.matrix import Shares, ranks, shares_of
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

    The estimators are those of Saltelli et al. (2010) for the first and Jansen (1999) for the total order; the
    output is the mean absolute shift in places of the OECD/JRC Handbook (2008), step 7.
    """
    import numpy as np

    if draws < 2:
        raise DeclarationError("at least two draws are needed")
    shares = shares_of(card, weights)
    count = len(shares.indicators)
    random = np.random.default_rng(seed)
    one, other = random.random((draws, count)), random.random((draws, count))
    at_one, at_other = _shift(shares, one, weights), _shift(shares, other, weights)
    variance = float(np.concatenate([at_one, at_other]).var())
    indices: list[SobolIndex] = []
    for place, name in enumerate(shares.indicators):
        mixed = one.copy()
        mixed[:, place] = other[:, place]
        at_mixed = _shift(shares, mixed, weights)
        first = float((at_other * (at_mixed - at_one)).mean()) / variance if variance > 0 else 0.0
        total = float(((at_one - at_mixed) ** 2).mean()) / (2 * variance) if variance > 0 else 0.0
        indices.append(SobolIndex(name, first, total))
    ordered = tuple(sorted(indices, key=lambda index: (-index.total, index.indicator)))
    return Sensitivity(draws, weights, seed, ordered, float(at_one.mean()))


def _shift(shares: Shares, drawn: "NDArray[np.float64]", spread: float) -> "NDArray[np.float64]":
    """Return the mean absolute shift in places of each draw, against the stated weights."""
    import numpy as np

    stated = ranks(shares.totals(shares.full[None, :]))
    shift: NDArray[np.float64] = np.abs(ranks(shares.totals(shares.drawn(drawn, spread))) - stated).mean(
        axis=1
    )
    return shift
