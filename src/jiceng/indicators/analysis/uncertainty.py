"""How firm the places are when the weights are not certain."""

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators.analysis.matrix import shares_of
from jiceng.indicators.scorecard import Scorecard

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

__all__ = ["RankInterval", "Uncertainty", "uncertainty"]

_CERTAIN = 0.95


@attrs.frozen
class RankInterval:
    """The places of a unit over the draws: 5 % below `low`, 5 % above `high`, half below `median`."""

    unit: str
    name: str
    low: int
    median: float
    high: int


@attrs.frozen
class Uncertainty:
    """Rank intervals in the order of the mean place, and groups of neighbours that cannot be told apart.

    Two neighbours are told apart when one is ahead of the other in at least 95 % of the draws.
    """

    draws: int
    weights: float
    seed: int
    intervals: tuple[RankInterval, ...]
    alike: tuple[tuple[str, ...], ...]

    @property
    def frame(self) -> "pl.DataFrame":
        """One row per unit: unit, name, low, median, high."""
        import polars as pl

        rows = [attrs.astuple(interval) for interval in self.intervals]
        schema = {
            "unit": pl.String(),
            "name": pl.String(),
            "low": pl.Int64(),
            "median": pl.Float64(),
            "high": pl.Int64(),
        }
        return pl.DataFrame(rows, schema=schema, orient="row")


def uncertainty(card: Scorecard, draws: int, weights: float, seed: int) -> Uncertainty:
    """Return how firm the places are: every weight is drawn evenly within ± `weights` of itself.

    Raises `DeclarationError` for no draws, a spread outside 0 to 1, or fewer than two units.
    """
    import numpy as np

    if draws < 1:
        raise DeclarationError("at least one draw is needed")
    shares = shares_of(card, weights)
    random = np.random.default_rng(seed)
    places = shares.places(shares.drawn(random.random((draws, len(shares.indicators))), weights))
    low, median, high = np.percentile(places, [5, 50, 95], axis=0)
    order = sorted(
        range(len(shares.units)), key=lambda at: (float(places[:, at].mean()), shares.units[at].unit)
    )
    intervals = tuple(
        RankInterval(
            shares.units[at].unit,
            shares.units[at].name,
            int(np.floor(low[at])),
            float(median[at]),
            int(np.ceil(high[at])),
        )
        for at in order
    )
    groups = [[shares.units[at].unit for at in group] for group in _alike(places, order)]
    return Uncertainty(draws, weights, seed, intervals, tuple(tuple(group) for group in groups))


def _alike(places: "NDArray[np.int64]", order: list[int]) -> list[list[int]]:
    """Return runs of neighbours, of two and more, that no pair of which is told apart from the next."""
    groups: list[list[int]] = [[order[0]]]
    for ahead, behind in pairwise(order):
        if (places[:, ahead] < places[:, behind]).mean() < _CERTAIN:
            groups[-1].append(behind)
        else:
            groups.append([behind])
    return [group for group in groups if len(group) > 1]
