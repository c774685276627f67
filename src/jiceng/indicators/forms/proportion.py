"""Proportion: points in proportion to a rate (按比例得分)."""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from jiceng.indicators.forms.form import Amount, Form
from jiceng.indicators.numbers import percent, quotient, written

__all__ = ["CutOff", "Proportion"]


class CutOff(BaseModel):
    """Below `at`, a fixed number of points."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    at: Decimal
    points: Decimal


class Proportion(Form):
    """P × v for a ratio v; with `of`, P × min(v / of, 1); below the cut-off, its points."""

    form: Literal["proportion"]
    of: Decimal = Field(default=Decimal(1), gt=0)
    below: CutOff | None = None

    def raw(self, amount: Amount, points: Decimal) -> tuple[Decimal, str]:
        """Return P × v / of."""
        if self.below is not None and amount.number < self.below.at:
            return self.below.points, f"{amount}，低于 {percent(self.below.at)}，得 {written(self.below.points)} 分"
        if amount.number >= self.of:
            return points, f"{amount}，达到 {percent(self.of)}，得满分 {written(points)} 分"
        scored = quotient(points * amount.number, self.of)
        share = percent(amount.number) if self.of == 1 else f"{percent(amount.number)} ÷ {percent(self.of)}"
        return scored, f"{amount}，未达 {percent(self.of)}，{written(points)} × {share} = {written(scored)} 分"
