"""Tiers: points by the step a value reaches (分档得分)."""

from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Better, Declared, Form, Told
from jiceng.indicators.numbers import Number, said, written

__all__ = ["MOST_TIERS", "Tier", "Tiers"]

MOST_TIERS = 100
"""Each is compared with each when a scheme is loaded; papers have up to ten."""


class Tier(Declared):
    """One step: `at_least` and `at_most` include the bound, `over` and `under` do not.

    A step has at most one lower and one upper bound; without any it takes whatever is left.
    """

    points: Number
    at_least: Number | None = None
    over: Number | None = None
    at_most: Number | None = None
    under: Number | None = None

    @model_validator(mode="after")
    def _one_bound_a_side(self) -> Self:
        if None not in (self.at_least, self.over) or None not in (self.at_most, self.under):
            raise ValueError("同一侧只写一个界限：at_least 或 over，at_most 或 under")
        return self

    @property
    def lower(self) -> Fraction | None:
        """The lower bound, whether it is included or not."""
        return self.over if self.at_least is None else self.at_least

    @property
    def upper(self) -> Fraction | None:
        """The upper bound, whether it is included or not."""
        return self.under if self.at_most is None else self.at_most

    def holds(self, number: Fraction) -> bool:
        """Tell whether the number is in this step."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.over is None or number > self.over)
            and (self.at_most is None or number <= self.at_most)
            and (self.under is None or number < self.under)
        )

    def said(self, unit: str) -> str:
        """Return the step in words."""
        bounds = (
            ("不低于", self.at_least),
            ("超过", self.over),
            ("不高于", self.at_most),
            ("低于", self.under),
        )
        return (
            "、".join(f"{word} {said(bound, unit)}" for word, bound in bounds if bound is not None)
            or "其余情形"
        )

    def yields_to(self, earlier: "Tier") -> bool:
        """Tell whether the order decides between the two: stairs on one side, or a step for what is left."""
        if self.lower is None and self.upper is None:
            return True
        stairs_down = self.upper is None and earlier.upper is None
        stairs_up = self.lower is None and earlier.lower is None
        return stairs_down or stairs_up


class Tiers(Form):
    """The first step that fits gives the points. Gaps, overlaps and steps never reached are refused."""

    example: ClassVar[str] = (
        'score = { form = "tiers", tiers = [{ at_least = 0.95, points = 10 }, { points = 0 }] }'
    )

    form: Literal["tiers"]
    tiers: tuple[Tier, ...] = Field(min_length=1, max_length=MOST_TIERS)

    @model_validator(mode="after")
    def _every_value_one_step(self) -> Self:
        probes = self._probes()
        reached: set[int] = set()
        for probe in probes:
            fitting = [place for place, tier in enumerate(self.tiers) if tier.holds(probe)]
            if not fitting:
                raise ValueError(f"各档之间有空缺：{written(probe)} 这样的数值没有对应的一档")
            first, *others = fitting
            for other in others:
                if not self.tiers[other].yields_to(self.tiers[first]):
                    raise ValueError(f"第 {first + 1} 档和第 {other + 1} 档重叠：{written(probe)} 两档都符合")
            reached.add(first)
        never = [place + 1 for place in range(len(self.tiers)) if place not in reached]
        if never:
            raise ValueError(f"第 {never[0]} 档永远轮不到：各档从最严到最宽依次写")
        return self

    def _probes(self) -> list[Fraction]:
        """Return every bound, a number between each two, and one beyond either end: all that can differ."""
        bounds = sorted(
            {bound for tier in self.tiers for bound in (tier.lower, tier.upper) if bound is not None}
        )
        if not bounds:
            return [Fraction(0)]
        between = [(a + b) / 2 for a, b in pairwise(bounds)]
        return sorted([bounds[0] - 1, *bounds, *between, bounds[-1] + 1])

    @property
    def wants(self) -> Better | None:
        """The side to which the points rise."""
        points = [self._tier(probe).points for probe in self._probes()]
        if all(a <= b for a, b in pairwise(points)):
            return None if points[0] == points[-1] else "higher"
        return "lower" if all(a >= b for a, b in pairwise(points)) else None

    def _tier(self, number: Fraction) -> Tier:
        return next(tier for tier in self.tiers if tier.holds(number))

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The points of the tiers."""
        return tuple(tier.points for tier in self.tiers)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:  # noqa: ARG002 - only the cap
        """Return the points of the first step that fits; `points` itself only bounds them."""
        tier = self._tier(amount.number)
        return (
            tier.points,
            lambda: f"{amount}，属于“{tier.said(amount.unit)}”一档，得 {written(tier.points)} 分",
        )
