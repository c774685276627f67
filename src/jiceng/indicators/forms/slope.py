"""Slope: points above and below a target, so much per step (每高低一个百分点加减分)."""

from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Literal

from pydantic import AfterValidator

from jiceng.indicators.forms.form import Amount, Form
from jiceng.indicators.numbers import Number, Positive, said, written

__all__ = ["Slope"]


def _not_negative(value: Fraction) -> Fraction:
    if value < 0:
        raise ValueError("不能小于 0：加减由好坏两侧决定")
    return value


_Price = Annotated[Number, AfterValidator(_not_negative)]


class Slope(Form):
    """`base` at the target; `gain` for each step on the good side, `loss` for each on the bad side.

    `steps` says how a part of a step counts: in proportion, not at all (`whole`), or as a whole one
    (`started`). Which side is the good one, the value says (`better`).
    """

    form: Literal["slope"]
    target: Number
    base: Number
    step: Positive
    gain: _Price = Fraction(0)
    loss: _Price = Fraction(0)
    steps: Literal["pro-rata", "whole", "started"]

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, str]:  # noqa: ARG002 - only the cap
        """Return base plus or minus the steps; `points` itself only bounds them."""
        distance = amount.number - self.target if amount.better == "higher" else self.target - amount.number
        target = said(self.target, amount.unit)
        if distance == 0:
            return self.base, f"{amount}，正好达到目标 {target}，得 {written(self.base)} 分"
        number = self._count(abs(distance))
        side, sign, price = ("优于", "+", self.gain) if distance > 0 else ("未达", "−", self.loss)
        scored = self.base + (price if distance > 0 else -price) * number
        return scored, (
            f"{amount}，{side}目标 {target}，计 {written(number)} 档，"
            f"{written(self.base)} {sign} {written(price)} × {written(number)} = {written(scored)} 分"
        )

    def _count(self, distance: Fraction) -> Fraction:
        number = distance / self.step
        if self.steps == "whole":
            return Fraction(floor(number))
        if self.steps == "started":
            return Fraction(ceil(number))
        return number
