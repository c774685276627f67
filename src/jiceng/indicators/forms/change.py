"""Change: more or less than the unit's own earlier value (比上期、上年增减)."""

from fractions import Fraction
from typing import ClassVar, Literal

from jiceng.indicators.forms.form import Amount, Form, Told
from jiceng.indicators.forms.steps import Steps, count_steps
from jiceng.indicators.numbers import NotNegative, Number, Positive, said, written

__all__ = ["Change"]


class Change(Form):
    """`base`, plus `gain` per step on the good side up to `plus_cap`, less `loss` per step down to `minus_cap`.

    `against` is the period before, or the same period of last year.
    """

    example: ClassVar[str] = (
        'score = { form = "change", against = "last-year", gain = 0.05, plus_cap = 0.5, loss = 0.1, minus_cap = 2, '
        'steps = "whole", floor = "none" }'
    )

    form: Literal["change"]
    against: Literal["previous-period", "last-year"] = "previous-period"
    base: Number = Fraction(0)
    step: Positive = Fraction(1)
    gain: NotNegative = Fraction(0)
    plus_cap: NotNegative | None = None
    loss: NotNegative = Fraction(0)
    minus_cap: NotNegative | None = None
    steps: Steps = "pro-rata"

    @property
    def compares_with(self) -> frozenset[str]:
        """The earlier value."""
        return frozenset({self.against})

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:  # noqa: ARG002 - only the cap
        """Return the base and what the change comes to; `points` itself only bounds them."""
        before = amount.references[self.against]
        then = "上期" if self.against == "previous-period" else "上年同期"
        rise = amount.number - before
        told = f"{amount}，{then} {said(before, amount.unit)}"
        if rise == 0:
            return self.base, lambda: f"{told}，持平，得 {written(self.base)} 分"
        good = (rise > 0) == (amount.better == "higher")
        number = count_steps(abs(rise), self.step, self.steps)
        per, cap = (self.gain, self.plus_cap) if good else (self.loss, self.minus_cap)
        worth = per * number if cap is None else min(per * number, cap)
        limit = f"，以 {written(worth)} 分为限" if worth < per * number else ""
        scored = self.base + (worth if good else -worth)
        return (
            scored,
            lambda: (
                f"{told}，{'增加' if rise > 0 else '减少'} {said(abs(rise), amount.unit)}，计 {written(number)} 档，"
                f"{'加' if good else '扣'} {written(per * number)} 分{limit}，得 {written(scored)} 分"
            ),
        )
