"""Shortfall: full marks at a number, so much off per step below it (每低一档扣分)."""

from fractions import Fraction
from typing import ClassVar, Literal

from jiceng.indicators.forms.form import Amount, Form, Told
from jiceng.indicators.forms.steps import Steps, count_steps
from jiceng.indicators.numbers import Number, Positive, said, written

__all__ = ["Shortfall"]

_REFERENCES = {"group-mean": "peer-mean", "last-year": "last-year"}
_SAID = {"group-mean": "同组平均", "last-year": "上年同期"}


class Shortfall(Form):
    """P when the value reaches `target`, otherwise P less `per` for each `step` that is missing.

    The target is a number, the mean of the stratum, or the unit's own value of last year. Where lower is better,
    what is above the target is counted.
    """

    example: ClassVar[str] = (
        'score = { form = "shortfall", target = 0.2, step = 0.01, per = 0.1, steps = "whole" }'
    )

    form: Literal["shortfall"]
    target: Number | Literal["group-mean", "last-year"]
    step: Positive
    per: Positive
    steps: Steps

    @property
    def compares_with(self) -> frozenset[str]:
        """The mean of the stratum or the value of last year, when the target is one."""
        return frozenset() if isinstance(self.target, Fraction) else frozenset({_REFERENCES[self.target]})

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return P less the price of what is missing."""
        if isinstance(self.target, Fraction):
            target, told = self.target, f"目标 {said(self.target, amount.unit)}"
        else:
            target = amount.references[_REFERENCES[self.target]]
            told = f"{_SAID[self.target]} {said(target, amount.unit)}"
        short = target - amount.number if amount.better == "higher" else amount.number - target
        if short <= 0:
            return points, lambda: f"{amount}，达到{told}，得满分 {written(points)} 分"
        number = count_steps(short, self.step, self.steps)
        scored = points - self.per * number
        return (
            scored,
            lambda: (
                f"{amount}，未达{told}，相差 {said(short, amount.unit)}，计 {written(number)} 档，"
                f"{written(points)} − {written(self.per)} × {written(number)} = {written(scored)} 分"
            ),
        )
