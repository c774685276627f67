"""Proportion: points in proportion to a rate (按比例得分)."""

from fractions import Fraction
from typing import ClassVar, Literal

from jiceng.indicators.forms.form import Amount, Better, Declared, Form, Told
from jiceng.indicators.numbers import Number, Positive, percent, written

__all__ = ["CutOff", "Proportion"]


class CutOff(Declared):
    """Below `at`, a fixed number of points."""

    at: Number
    points: Number


class Proportion(Form):
    """P × v for a ratio v; with `of`, P × min(v / of, 1); below the cut-off, its points."""

    example: ClassVar[str] = 'score = { form = "proportion", of = 0.98 }'

    form: Literal["proportion"]
    of: Positive = Fraction(1)
    below: CutOff | None = None

    @property
    def wants(self) -> Better:
        """More is better."""
        return "higher"

    @property
    def takes_ratio_only(self) -> bool:
        """A count has no proportion."""
        return True

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The points below the cut-off."""
        return () if self.below is None else (self.below.points,)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return P × v / of."""
        below = self.below
        if below is not None and amount.number < below.at:
            return (
                below.points,
                lambda: f"{amount}，低于 {percent(below.at)}，得 {written(below.points)} 分",
            )
        if amount.number >= self.of:
            return points, lambda: f"{amount}，达到 {percent(self.of)}，得满分 {written(points)} 分"
        scored = points * amount.number / self.of
        return (
            scored,
            lambda: (
                f"{amount}，未达 {percent(self.of)}，{written(points)} × {self._share(amount)} = {written(scored)} 分"
            ),
        )

    def _share(self, amount: Amount) -> str:
        share = percent(amount.number)
        return share if self.of == 1 else f"{share} ÷ {percent(self.of)}"
