"""How firm a ranking is: the same index with many slightly different weights, and the places each unit then takes."""

import itertools
from collections.abc import Sequence

import attrs
import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DeclarationError
from jiceng.indicators.composite.aggregation import MEANS, mean_of
from jiceng.indicators.composite.ranks import ranked
from jiceng.indicators.composite.table import Matrix, Weights, indicator_names, labels, shares, values

__all__ = ["RankUncertainty", "uncertainty"]


@attrs.frozen(eq=False)
class RankUncertainty:
    """The places of all units: with the weights as stated (`nominal`), and in every draw (`ranks`, units × draws)."""

    units: tuple[str, ...]
    nominal: Matrix
    ranks: Matrix
    level: float

    @property
    def frame(self) -> pl.DataFrame:
        """One row per unit: unit, nominal, mean, median, low, high.

        Between `low` and `high` lie so many of the draws as `level` says (0.9: the 5 % and 95 % quantiles).
        """
        tail = (1 - self.level) / 2
        low, median, high = np.quantile(self.ranks, [tail, 0.5, 1 - tail], axis=1)
        columns = {
            "nominal": self.nominal,
            "mean": self.ranks.mean(axis=1),
            "median": median,
            "low": low,
            "high": high,
        }
        return pl.DataFrame(
            [pl.Series("unit", self.units)]
            + [pl.Series(name, column, nan_to_null=True) for name, column in columns.items()]
        )

    def ahead(self, unit: str, other: str) -> float:
        """Return the share of draws in which a unit stands before another; a shared place counts half.

        Raises `DeclarationError` for a unit that is not there or has no place.
        """
        first, second = (self.ranks[self._row(name)] for name in (unit, other))
        return float(np.mean(np.where(first == second, 0.5, first < second)))

    def not_told_apart(self) -> list[tuple[str, str]]:
        """Return neighbours in the ranking whose order does not hold in so many draws as `level` says."""
        order = [int(row) for row in np.lexsort((np.arange(len(self.nominal)), self.nominal))]
        named = [self.units[row] for row in order if not np.isnan(self.nominal[row])]
        return [
            (first, second)
            for first, second in itertools.pairwise(named)
            if self.ahead(first, second) < self.level
        ]

    def _row(self, unit: str) -> int:
        if unit not in self.units:
            raise DeclarationError(f"no unit {unit!r}")
        row = self.units.index(unit)
        if np.isnan(self.nominal[row]):
            raise DeclarationError(f"unit {unit!r} has no place")
        return row


def uncertainty(
    x: pl.DataFrame | npt.ArrayLike,
    weights: Weights | None = None,
    *,
    draws: int | Matrix = 1000,
    spread: float = 0.25,
    methods: Sequence[str] = ("arithmetic",),
    seed: int = 0,
    ties: str = "min",
    level: float = 0.9,
) -> RankUncertainty:
    """Return the places of the units under weights drawn at random.

    In each draw every weight is multiplied by a number between 1 − spread and 1 + spread, and one of `methods`
    (means of `aggregate`) is taken. `draws` may instead be the weights themselves (draws × indicators). `x` is
    normalised. The same seed gives the same draws. A unit without any value has no place.
    """
    found = values(x)
    names = indicator_names(x)
    stated = shares(weights, names)
    unknown = [method for method in methods if method not in MEANS or method == "power"]
    if unknown or not methods:
        raise DeclarationError("methods: arithmetic, geometric, harmonic")
    if not (0 <= spread < 1 and 0 < level < 1):
        raise DeclarationError("spread: from 0 to below 1; level: between 0 and 1")
    random = np.random.default_rng(seed)
    drawn = _drawn(draws, stated, spread, random)
    taken = (
        random.integers(len(methods), size=len(drawn))
        if len(methods) > 1
        else np.zeros(len(drawn), dtype=int)
    )
    ranks = np.empty((len(found), len(drawn)))
    for place, method in enumerate(methods):
        chosen = taken == place
        ranks[:, chosen] = ranked(mean_of(x, found, drawn[chosen].T, method), ties)
    nominal = ranked(mean_of(x, found, stated[:, np.newaxis], methods[0]), ties)[:, 0]
    return RankUncertainty(tuple(labels(x)), nominal, ranks, level)


def _drawn(draws: int | Matrix, stated: Matrix, spread: float, random: np.random.Generator) -> Matrix:
    if isinstance(draws, int):
        if draws < 1:
            raise DeclarationError("draws: at least 1")
        return np.asarray(
            stated * random.uniform(1 - spread, 1 + spread, size=(draws, len(stated))), dtype=np.float64
        )
    given = np.asarray(draws, dtype=np.float64)
    if given.ndim != 2 or given.shape[1] != len(stated) or not len(given):
        raise DeclarationError(f"draws: rows of {len(stated)} weights")
    if not np.isfinite(given).all() or (given < 0).any() or not (given.sum(axis=1) > 0).all():
        raise DeclarationError("draws: weights are finite, not negative, and not all 0")
    return given
