"""Rank change: points by how many places a unit rose or fell (进位退位)."""

from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Form, Told
from jiceng.indicators.forms.tiers import MOST_TIERS, Tier, Tiers
from jiceng.indicators.numbers import written

__all__ = ["RankChange"]


class RankChange(Form):
    """`tiers` on the change of place in the stratum: 2 for two places up, −1 for one place down.

    `against` is the period before, or the same period of last year.
    """

    example: ClassVar[str] = (
        'score = { form = "rank-change", against = "previous-period", tiers = [{ at_least = 3, points = 2 }, '
        "{ at_least = 0, points = 1 }, { points = 0 }] }"
    )
    monotone: ClassVar[bool] = False

    form: Literal["rank-change"]
    against: Literal["previous-period", "last-year"] = "previous-period"
    tiers: tuple[Tier, ...] = Field(min_length=1, max_length=MOST_TIERS)

    @model_validator(mode="after")
    def _every_change_one_tier(self) -> Self:
        _ = self._inner  # a wrong tier is told when the scheme is loaded
        return self

    @cached_property
    def _inner(self) -> Tiers:
        return Tiers(form="tiers", tiers=self.tiers)

    @property
    def compares_with(self) -> frozenset[str]:
        """The place now and then."""
        return frozenset({"rank", f"rank-{self.against}"})

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The points of the tiers."""
        return tuple(tier.points for tier in self.tiers)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the points of the change."""
        now, then = amount.references["rank"], amount.references[f"rank-{self.against}"]
        scored, _ = self._inner.raw(Amount(then - now), points)
        moved = "持平" if now == then else f"{'前进' if now < then else '后退'} {written(abs(then - now))} 位"
        return (
            scored,
            lambda: f"{amount}，由第 {written(then)} 到第 {written(now)}，{moved}，得 {written(scored)} 分",
        )
