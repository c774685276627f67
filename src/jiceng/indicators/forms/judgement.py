"""Judgement: points that somebody gives (评议打分)."""

from fractions import Fraction
from typing import ClassVar, Literal

from jiceng.indicators.forms.form import Amount, Better, Form, Told
from jiceng.indicators.numbers import written

__all__ = ["Judgement"]


class Judgement(Form):
    """The reported value is the points. One below 0 or above P is a finding and counts as not reported."""

    example: ClassVar[str] = 'score = { form = "judgement", scorer = "县水利局" }'

    form: Literal["judgement"]

    @property
    def wants(self) -> Better:
        """Points are good."""
        return "higher"

    @property
    def range(self) -> Literal["points"]:
        """The value lies between 0 and P."""
        return "points"

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the points given."""
        who = f"{self.scorer}评" if isinstance(self.scorer, str) else "评"
        told = "，".join(
            f"{scorer.name} {written(amount.references[scorer.name])} 分" for scorer in self.scorers
        )
        given = (
            f"{told}，加权平均得 {written(amount.number)} 分"
            if told
            else f"{who}得 {written(amount.number)} 分"
        )
        return amount.number, lambda: f"{given}（满分 {written(points)} 分）"
