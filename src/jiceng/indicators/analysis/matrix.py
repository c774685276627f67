"""A scorecard as numbers for drawing weights: the share of its full marks that each unit got for each item."""

from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators.scorecard import Scorecard, UnitScore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Shares", "ranks", "shares_of"]

_DECIMALS = 9  # totals nearer than this are the same: they are sums of floats here


@attrs.frozen(eq=False)
class Shares:
    """Units in rows, indicators in columns: `got` is points ÷ full, 0 where the item is left out (`counts` false).

    `rest` is what a total has outside its items: bonus, deductions, bounds of parts. `last` are the units that a veto
    puts behind all others; one that a veto gives nothing got nothing, whatever the weights.
    """

    units: tuple[UnitScore, ...]
    indicators: tuple[str, ...]
    got: "NDArray[np.float64]"
    counts: "NDArray[np.bool_]"
    full: "NDArray[np.float64]"
    rest: "NDArray[np.float64]"
    last: "NDArray[np.bool_]"

    def totals(self, weights: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return the totals for rows of weights, one row per draw. Items left out are redistributed."""
        import numpy as np

        plain = weights @ self.got.T
        possible = weights @ self.counts.astype(np.float64).T
        whole = weights.sum(axis=1, keepdims=True)
        scale = np.divide(whole, possible, out=np.zeros_like(possible), where=possible > 0)
        totals: NDArray[np.float64] = plain * scale + self.rest
        return totals

    def places(self, weights: "NDArray[np.float64]") -> "NDArray[np.int64]":
        """Return the place of every unit for rows of weights."""
        totals = self.totals(weights)
        behind = totals.max() - totals.min() + 1
        return ranks(totals - behind * self.last)

    def drawn(self, unit_interval: "NDArray[np.float64]", spread: float) -> "NDArray[np.float64]":
        """Return weights that vary by `spread` up and down, made to add up to the same sum again."""
        raw = self.full * (1 - spread + 2 * spread * unit_interval)
        scaled: NDArray[np.float64] = raw * (self.full.sum() / raw.sum(axis=1, keepdims=True))
        return scaled


def shares_of(card: Scorecard, spread: float) -> Shares:
    """Return the shares of the units that have a place.

    Raises `DeclarationError` for a spread outside 0 to 1, or fewer than two units to order.
    """
    import numpy as np

    units = tuple(unit for unit in card.units if unit.rank is not None)
    if not 0 <= spread < 1:
        raise DeclarationError("weights vary by a share from 0 to below 1")
    if len(units) < 2:
        raise DeclarationError("there are fewer than two units to order")
    used = [place for place, item in enumerate(units[0].items) if item.full > 0]
    if not used:
        raise DeclarationError("no indicator has points to vary")
    full = np.array([float(units[0].items[place].full) for place in used])
    counts = np.array([[unit.items[place].in_total for place in used] for unit in units])
    got = np.array([[float(unit.items[place].points) for place in used] for unit in units]) / full * counts
    got *= np.array([[not _has(unit, "zero")] for unit in units])
    bare = Shares(
        units,
        tuple(units[0].items[place].indicator for place in used),
        got,
        counts,
        full,
        np.zeros(len(units)),
        np.array([_has(unit, "last-rank") for unit in units]),
    )
    rest = np.array([float(unit.total) for unit in units]) - bare.totals(full[None, :])[0]
    return attrs.evolve(bare, rest=rest)


def _has(unit: UnitScore, effect: str) -> bool:
    return any(veto.effect == effect for veto in unit.vetoes)


def ranks(totals: "NDArray[np.float64]") -> "NDArray[np.int64]":
    """Return the place of every unit in every draw, the best 1; equal totals share the better place."""
    import numpy as np

    rounded = np.round(totals, _DECIMALS)
    ordered = np.sort(-rounded, axis=1)
    places = [
        np.searchsorted(row, -values, side="left") for row, values in zip(ordered, rounded, strict=True)
    ]
    return np.array(places, dtype=np.int64) + 1
