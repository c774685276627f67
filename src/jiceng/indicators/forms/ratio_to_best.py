"""Ratio to best: points in proportion to the best of the stratum (按最好成绩的比例得分)."""

from fractions import Fraction
from typing import ClassVar, Literal

from jiceng.indicators.forms.form import Amount, Form, Told
from jiceng.indicators.numbers import said, written

__all__ = ["RatioToBest"]


class RatioToBest(Form):
    """P × v / best, or P × best / v where lower is better. The best itself gets P, also when it is 0."""

    example: ClassVar[str] = 'score = { form = "ratio-to-best" }'
    monotone: ClassVar[bool] = False  # the best of the others may change with the unit's own value

    form: Literal["ratio-to-best"]

    @property
    def compares_with(self) -> frozenset[str]:
        """The best value of the stratum."""
        return frozenset({"peer-best"})

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the share of the best value."""
        best = amount.references["peer-best"]
        upper, lower = (amount.number, best) if amount.better == "higher" else (best, amount.number)
        scored = points if upper == lower else Fraction(0) if lower == 0 else points * upper / lower
        return (
            scored,
            lambda: (
                f"{amount}，同组最好 {said(best, amount.unit)}，"
                f"{written(points)} × {said(upper, amount.unit)} ÷ {said(lower, amount.unit)} = {written(scored)} 分"
            ),
        )
