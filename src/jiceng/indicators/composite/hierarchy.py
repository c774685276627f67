"""Indices of several levels: indicators in pillars, pillars in sub-indices, sub-indices in the index."""

from collections.abc import Mapping

import attrs
import numpy as np
import polars as pl

from jiceng.errors import DeclarationError
from jiceng.indicators.composite.aggregation import aggregate

__all__ = ["Hierarchy", "aggregate_levels"]


def _plain(mapping: Mapping[str, float]) -> dict[str, float]:
    return {name: float(weight) for name, weight in mapping.items()}


@attrs.frozen
class Hierarchy:
    """Which group each indicator and each group belongs to, with its weight within the group (1 if not stated).

    Raises `DeclarationError` for a circle, for several tops, for a negative weight and for one without a place,
    and for a group in which nothing weighs.

    >>> Hierarchy({"a": "left", "b": "left", "c": "right", "left": "top", "right": "top"}).effective()
    {'a': 0.25, 'b': 0.25, 'c': 0.5, 'left': 0.5, 'right': 0.5, 'top': 1.0}
    """

    parents: Mapping[str, str] = attrs.field(converter=dict, hash=False)
    weights: Mapping[str, float] = attrs.field(factory=dict, converter=_plain, hash=False)

    def __attrs_post_init__(self) -> None:
        tops = sorted(set(self.parents.values()) - set(self.parents))
        if len(tops) != 1:
            raise DeclarationError(
                f"a hierarchy has one top, not {', '.join(tops) or 'none (it goes in a circle)'}"
            )
        for name in self.parents:
            seen = {name}
            while (name := self.parents.get(name, "")) != "":
                if name in seen:
                    raise DeclarationError(f"{name} belongs to itself")
                seen.add(name)
        unplaced = sorted(set(self.weights) - set(self.parents) - {self.top})
        if unplaced:
            raise DeclarationError(f"weights without a place: {', '.join(unplaced)}")
        wrong = sorted(
            name for name, weight in self.weights.items() if not (np.isfinite(weight) and weight >= 0)
        )
        if wrong:
            raise DeclarationError(f"weights: finite and not negative: {', '.join(wrong)}")
        idle = [
            group for group in self.groups if not any(self.weight(one) > 0 for one in self.members(group))
        ]
        if idle:
            raise DeclarationError(f"nothing weighs anything in {', '.join(idle)}")

    @property
    def top(self) -> str:
        """The name of the index itself."""
        return next(iter(set(self.parents.values()) - set(self.parents)))

    @property
    def indicators(self) -> list[str]:
        """The indicators, in the order in which they were given."""
        groups = set(self.parents.values())
        return [name for name in self.parents if name not in groups]

    @property
    def groups(self) -> list[str]:
        """The groups, each after the groups that belong to it, the top last."""
        depth: dict[str, int] = {}
        for name in self.indicators:
            height = 0
            while (name := self.parents.get(name, "")) != "":
                height += 1
                depth[name] = max(depth.get(name, 0), height)
        return sorted(depth, key=lambda name: depth[name])

    def members(self, group: str) -> list[str]:
        """The indicators and groups that belong to a group directly."""
        return [name for name, parent in self.parents.items() if parent == group]

    def weight(self, name: str) -> float:
        """The weight of an indicator or group within its group."""
        return self.weights.get(name, 1.0)

    def effective(self) -> dict[str, float]:
        """Return the share of each indicator and group in the index, by arithmetic means and without gaps."""
        found = {self.top: 1.0}
        for group in reversed(self.groups):
            members = self.members(group)
            whole = sum(self.weight(one) for one in members)
            found |= {one: found[group] * self.weight(one) / whole for one in members}
        return {name: found[name] for name in [*self.parents, self.top]}

    def without(self, name: str) -> "Hierarchy":
        """Return the hierarchy in which an indicator or group weighs nothing."""
        if name not in self.parents:
            raise DeclarationError(f"no {name!r} in the hierarchy")
        return attrs.evolve(self, weights={**self.weights, name: 0.0})


def aggregate_levels(
    x: pl.DataFrame, hierarchy: Hierarchy, method: str = "arithmetic", *, p: float | None = None
) -> pl.DataFrame:
    """Return the frame with a column for every group: each aggregated from what belongs to it, the index last."""
    absent = [name for name in hierarchy.indicators if name not in x.columns]
    if absent:
        raise DeclarationError(f"indicators without a column: {', '.join(absent)}")
    for group in hierarchy.groups:
        members = [name for name in hierarchy.members(group) if hierarchy.weight(name) > 0]
        weighed = [hierarchy.weight(name) for name in members]
        x = x.with_columns(aggregate(x.select(members), weighed, method, p=p).alias(group))
    return x
