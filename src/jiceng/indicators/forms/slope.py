"""Slope: points above and below a target, so much per step (每高低一个百分点加减分)."""

from fractions import Fraction
from typing import ClassVar, Literal

from jiceng.indicators.forms.form import Amount, Form, Told
from jiceng.indicators.forms.steps import Steps, count_steps
from jiceng.indicators.numbers import NotNegative, Number, Positive, said, written

__all__ = ["Slope"]


class Slope(Form):
    """`base` at the target; `gain` for each step on the good side, `loss` for each on the bad side.

    `steps` says how a part of a step counts: in proportion, not at all (`whole`), or as a whole one
    (`started`). Which side is the good one, the value says (`better`).
    """

    example: ClassVar[str] = (
        'score = { form = "slope", target = 0.9, base = 8, step = 0.01, gain = 1, loss = 2, steps = "whole" }'
    )

    form: Literal["slope"]
    target: Number
    base: Number
    step: Positive
    gain: NotNegative = Fraction(0)
    loss: NotNegative = Fraction(0)
    steps: Steps

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:  # noqa: ARG002 - only the cap
        """Return base plus or minus the steps; `points` itself only bounds them."""
        distance = amount.number - self.target if amount.better == "higher" else self.target - amount.number
        if distance == 0:
            return (
                self.base,
                lambda: (
                    f"{amount}，正好达到目标 {said(self.target, amount.unit)}，得 {written(self.base)} 分"
                ),
            )
        number = count_steps(abs(distance), self.step, self.steps)
        side, sign, price = ("优于", "+", self.gain) if distance > 0 else ("未达", "−", self.loss)
        scored = self.base + (price if distance > 0 else -price) * number
        return (
            scored,
            lambda: (
                f"{amount}，{side}目标 {said(self.target, amount.unit)}，计 {written(number)} 档，"
                f"{written(self.base)} {sign} {written(price)} × {written(number)} = {written(scored)} 分"
            ),
        )
