"""Slope: points above and below a target, so much per step (每高低一个百分点加减分)."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from pydantic import Field

from jiceng.indicators.forms.form import Amount, Form
from jiceng.indicators.numbers import EXACT, percent, quotient, written

__all__ = ["Slope"]


class Slope(Form):
    """`base` at the target; `gain` for each step on the good side, `loss` for each on the bad side.

    `steps` says how a part of a step counts: in proportion, not at all (`whole`), or as a whole one
    (`started`). `better` says which side is the good one.
    """

    form: Literal["slope"]
    target: Decimal
    base: Decimal
    step: Decimal = Field(gt=0)
    gain: Decimal = Field(default=Decimal(0), ge=0)
    loss: Decimal = Field(default=Decimal(0), ge=0)
    steps: Literal["pro-rata", "whole", "started"]
    better: Literal["higher", "lower"] = "higher"

    def raw(self, amount: Amount, points: Decimal) -> tuple[Decimal, str]:
        """Return base plus or minus the steps; `points` itself only bounds them."""
        distance = amount.number - self.target if self.better == "higher" else self.target - amount.number
        number = self._count(abs(distance))
        change = number * (self.gain if distance >= 0 else -self.loss)
        scored = self.base + change
        target = percent(self.target) if amount.unit == "%" else written(self.target) + amount.unit
        if distance == 0:
            return scored, f"{amount}，正好达到目标 {target}，得 {written(scored)} 分"
        side, sign = ("优于", "+") if distance > 0 else ("未达", "−")
        price = self.gain if distance > 0 else self.loss
        return scored, (
            f"{amount}，{side}目标 {target}，计 {written(number)} 档，"
            f"{written(self.base)} {sign} {written(price)} × {written(number)} = {written(scored)} 分"
        )

    def _count(self, distance: Decimal) -> Decimal:
        number = quotient(distance, self.step)
        if self.steps == "whole":
            return number.to_integral_value(ROUND_FLOOR, EXACT)
        if self.steps == "started":
            return number.to_integral_value(ROUND_CEILING, EXACT)
        return number
