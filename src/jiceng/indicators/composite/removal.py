"""Taking indicators away one by one: how much the ranking hangs on each."""

from collections.abc import Sequence

import attrs
import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.errors import DeclarationError
from jiceng.indicators.composite.aggregation import aggregate
from jiceng.indicators.composite.hierarchy import Hierarchy, aggregate_levels
from jiceng.indicators.composite.ranks import rank
from jiceng.indicators.composite.table import Matrix, Weights, indicator_names, labels, shares, values

__all__ = ["Removal", "remove_each"]


@attrs.frozen(eq=False)
class Removal:
    """The places with everything (`nominal`), and with each element taken away (`ranks`, units × removed)."""

    units: tuple[str, ...]
    removed: tuple[str, ...]
    nominal: Matrix
    ranks: Matrix

    @property
    def frame(self) -> pl.DataFrame:
        """One row per unit: unit, nominal, then the place without each element."""
        columns = [pl.Series("nominal", self.nominal, nan_to_null=True)]
        columns += [
            pl.Series(name, self.ranks[:, at], nan_to_null=True) for at, name in enumerate(self.removed)
        ]
        return pl.DataFrame([pl.Series("unit", self.units), *columns])

    @property
    def mean_shift(self) -> dict[str, float]:
        """For each element, by how many places a unit moves on average when it is taken away."""
        shifts = np.nanmean(np.abs(self.ranks - self.nominal[:, np.newaxis]), axis=0)
        return {name: float(shift) for name, shift in zip(self.removed, shifts, strict=True)}


def remove_each(
    x: pl.DataFrame | npt.ArrayLike,
    weights: Weights | Hierarchy | None = None,
    method: str = "arithmetic",
    *,
    elements: Sequence[str] | None = None,
    ties: str = "min",
    p: float | None = None,
) -> Removal:
    """Return the ranking without each indicator, the others weighing accordingly more.

    With a `Hierarchy` in place of weights (and a frame), `elements` may also name groups; by default every
    indicator is taken away in turn. `x` is normalised.
    """
    if isinstance(weights, Hierarchy):
        return _from_levels(x, weights, method, elements, ties, p)
    names = indicator_names(x)
    chosen = names if elements is None else list(elements)
    unknown = sorted(set(chosen) - set(names))
    if unknown or len(names) < 2:
        raise DeclarationError(
            f"elements: at least two indicators, and none is called {', '.join(unknown) or '…'}"
        )
    found, share = values(x), shares(weights, names)
    rest = [[at for at, name in enumerate(names) if name != gone] for gone in chosen]
    ranks = [rank(aggregate(found[:, kept], share[kept], method, p=p), ties) for kept in rest]
    nominal = rank(aggregate(found, share, method, p=p), ties)
    return Removal(tuple(labels(x)), tuple(chosen), nominal, np.column_stack(ranks))


def _from_levels(
    x: pl.DataFrame | npt.ArrayLike,
    hierarchy: Hierarchy,
    method: str,
    elements: Sequence[str] | None,
    ties: str,
    p: float | None,
) -> Removal:
    if not isinstance(x, pl.DataFrame):
        raise DeclarationError("a hierarchy names columns: hand in a frame")
    chosen = hierarchy.indicators if elements is None else list(elements)

    def places(of: Hierarchy) -> Matrix:
        index = aggregate_levels(x, of, method, p=p).get_column(of.top)
        return rank(index.fill_null(float("nan")).to_numpy(), ties)

    ranks = [places(hierarchy.without(name)) for name in chosen]
    return Removal(tuple(labels(x)), tuple(chosen), places(hierarchy), np.column_stack(ranks))
