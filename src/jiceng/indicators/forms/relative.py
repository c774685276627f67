"""Relative: points by the difference to peers or to an earlier period (与平均数、上期相比)."""

from fractions import Fraction
from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self

import attrs
from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Better, Declared, Form, Told
from jiceng.indicators.forms.slope import Slope
from jiceng.indicators.forms.steps import Steps
from jiceng.indicators.forms.tiers import MOST_TIERS, Tier, Tiers
from jiceng.indicators.numbers import NotNegative, Number, Positive, said

__all__ = ["DifferenceSlope", "Relative"]

_SAID = {
    "peer-mean": "同组平均",
    "peer-best": "同组最好",
    "previous-period": "上期",
    "previous-years-mean": "前几年平均",
}


class DifferenceSlope(Declared):
    """A slope about a difference: `base` at `target` (0 if not stated), so much per step beyond and below."""

    target: Number = Fraction(0)
    base: Number
    step: Positive
    gain: NotNegative = Fraction(0)
    loss: NotNegative = Fraction(0)
    steps: Steps


class Relative(Form):
    """`tiers` or `slope` on the value less what it is compared with.

    `to` is the mean or the best of the stratum, the unit's own value of the period before, or the mean of its
    values in the same period of the `years` before.
    """

    example: ClassVar[str] = (
        'score = { form = "relative", to = "peer-mean", tiers = [{ at_most = 0, points = 3 }, '
        "{ over = 0, at_most = 0.05, points = 2 }, { over = 0.05, points = 1 }] }"
    )
    monotone: ClassVar[bool] = False  # a unit's own value moves the mean that it is compared with

    form: Literal["relative"]
    to: Literal["peer-mean", "peer-best", "previous-period", "previous-years-mean"]
    years: Annotated[int, Field(ge=1, le=10, strict=True)] | None = None
    tiers: Annotated[tuple[Tier, ...], Field(max_length=MOST_TIERS)] = ()
    slope: DifferenceSlope | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.tiers) == (self.slope is not None):
            raise ValueError("写 tiers，或写 slope，二者取一")
        if (self.to == "previous-years-mean") != (self.years is not None):
            raise ValueError("to 为 previous-years-mean 时要写 years，其他情形不写")
        _ = self._inner  # a wrong tier is told when the scheme is loaded
        return self

    @cached_property
    def _inner(self) -> Form:
        if self.slope is None:
            return Tiers(form="tiers", tiers=self.tiers)
        return Slope(
            form="slope", **{name: getattr(self.slope, name) for name in DifferenceSlope.model_fields}
        )

    @property
    def reference(self) -> str:
        """The name of the number that the value is compared with."""
        return f"previous-{self.years}-years-mean" if self.years is not None else self.to

    @property
    def compares_with(self) -> frozenset[str]:
        """What the value is compared with."""
        return frozenset({self.reference})

    @property
    def wants(self) -> Better | None:
        """The side to which the tiers rise; a slope fits either."""
        return self._inner.wants

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The points of the tiers."""
        return tuple(tier.points for tier in self.tiers)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the points of the difference."""
        reference = amount.references[self.reference]
        difference = attrs.evolve(amount, number=amount.number - reference, numerator=None, denominator=None)
        scored, why = self._inner.raw(difference, points)
        return scored, lambda: f"{amount}，{_SAID[self.to]} {said(reference, amount.unit)}，相差 {why()}"
