"""Orders given by voters: Borda counts and comparisons in pairs."""

from collections.abc import Sequence

import numpy as np

from jiceng.errors import DeclarationError
from jiceng.indicators.composite.table import Matrix

__all__ = ["borda", "condorcet"]

Profile = Sequence[tuple[int, Sequence[str]]]
"""How many voters gave which order, best first: `[(3, "abcd"), (5, "acbd")]`."""


def borda(profile: Profile) -> dict[str, int]:
    """Return the Borda count of each candidate: for every voter, how many candidates stand below it."""
    return {
        one: sum(voters * (len(order) - 1 - list(order).index(one)) for voters, order in profile)
        for one in _candidates(profile)
    }


def condorcet(profile: Profile) -> tuple[list[str], Matrix]:
    """Return the candidates in alphabetical order, and for each row how many voters put it before each column."""
    candidates = _candidates(profile)
    votes = np.zeros((len(candidates), len(candidates)))
    for voters, order in profile:
        place = [list(order).index(one) for one in candidates]
        votes += voters * (np.subtract.outer(place, place) < 0)
    return candidates, votes


def _candidates(profile: Profile) -> list[str]:
    """Return the candidates. Raises `DeclarationError` unless every voter ranks all of them once."""
    if not profile:
        raise DeclarationError("profile: at least one order")
    candidates = sorted(set(profile[0][1]))
    for voters, order in profile:
        if voters < 0 or sorted(order) != candidates:
            raise DeclarationError(
                "profile: every order names each candidate once, by no fewer than 0 voters"
            )
    return candidates
