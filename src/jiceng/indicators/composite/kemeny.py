"""Kemeny–Young: the order of all units that agrees best with the comparisons in pairs, exactly."""

import attrs
import numpy as np
import numpy.typing as npt

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators.composite.table import Matrix

__all__ = ["MOST_IN_A_CYCLE", "KemenyOrders", "kemeny"]

MOST_IN_A_CYCLE = 20
"""So many units may beat one another in circles; the work doubles with each."""

_SAME = 1e-9


@attrs.frozen
class KemenyOrders:
    """The orders (numbers of units from 0, best first) that share the highest score, at most so many as asked for.

    The score is the sum over all pairs of the share on which the unit placed higher is better.
    """

    score: float
    orders: tuple[tuple[int, ...], ...]


def kemeny(pairs: npt.ArrayLike, *, most: int = 100) -> KemenyOrders:
    """Return the best orders for an `outranking` matrix (or counts of votes); the diagonal is not read.

    Units that beat all others stand before them in every best order, so only circles (units that beat one another
    in turn, ties included) need be searched. Raises `DataError` for a circle of more than 20 units and
    `DeclarationError` for what is no matrix of pairs.
    """
    found = np.asarray(pairs, dtype=np.float64).copy()
    if found.ndim != 2 or found.shape[0] != found.shape[1] or most < 1:
        raise DeclarationError("pairs: a square matrix; most: at least 1")
    np.fill_diagonal(found, 0.0)
    if not np.isfinite(found).all():
        raise DeclarationError("pairs: every two units must be compared")
    score = 0.0
    orders: list[tuple[int, ...]] = [()]
    placed: list[int] = []
    for circle in _circles(found):
        if len(circle) > MOST_IN_A_CYCLE:
            raise DataError(
                "composite.cycle-too-large",
                f"有 {len(circle)} 个单位互有胜负，超过 {MOST_IN_A_CYCLE} 个，求不出精确的最优次序：请改用 copeland。",
            )
        score += float(found[np.ix_(placed, circle)].sum())
        inner, best = _best(found[np.ix_(circle, circle)], most)
        score += inner
        orders = [(*before, *(circle[place] for place in order)) for before in orders for order in best][
            :most
        ]
        placed += circle
    return KemenyOrders(score, tuple(sorted(orders)))


def _circles(found: Matrix) -> list[list[int]]:
    """Return the units in groups, each before those that it beats throughout."""
    reaches = (found >= found.T - _SAME) & ~np.eye(len(found), dtype=bool)
    for middle in range(len(found)):
        reaches |= np.outer(reaches[:, middle], reaches[middle])
    circle = reaches & reaches.T
    left = list(range(len(found)))
    groups: list[list[int]] = []
    while left:
        first = left[0]
        group = [unit for unit in left if unit == first or circle[first, unit]]
        groups.append(group)
        left = [unit for unit in left if unit not in group]
    below = (reaches & ~circle).sum(axis=1)
    return sorted(groups, key=lambda group: -int(below[group[0]]))


def _best(pairs: Matrix, most: int) -> tuple[float, list[tuple[int, ...]]]:
    """Return the highest score of a circle and the orders that reach it, by the best score of every subset."""
    n = len(pairs)
    subsets = np.arange(1 << n)
    # against[j, s]: what unit j gains by standing before all units of s
    best = np.zeros(1 << n)
    against = np.zeros((n, 1 << n))
    for unit in range(n):
        against[:, 1 << unit : 1 << (unit + 1)] = against[:, : 1 << unit] + pairs[:, unit, np.newaxis]
    sizes = np.bitwise_count(subsets)
    for size in range(1, n + 1):
        members = subsets[sizes == size]
        reached = np.full(len(members), -np.inf)
        for unit in range(n):
            inside = (members >> unit) & 1 == 1
            rest = members[inside] ^ (1 << unit)
            reached[inside] = np.maximum(reached[inside], best[rest] + against[unit, rest])
        best[members] = reached
    orders: list[tuple[int, ...]] = []
    _unfold((), (1 << n) - 1, best, against, orders, most)
    return float(best[-1]), orders


def _unfold(
    before: tuple[int, ...],
    rest: int,
    best: Matrix,
    against: Matrix,
    orders: list[tuple[int, ...]],
    most: int,
) -> None:
    if not rest:
        orders.append(before)
        return
    for unit in range(len(against)):
        after = rest ^ (1 << unit)
        if (
            len(orders) < most
            and rest >> unit & 1
            and best[after] + against[unit, after] >= best[rest] - _SAME
        ):
            _unfold((*before, unit), after, best, against, orders, most)
