"""Deduct: points off for each case (每例扣分，扣完为止)."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from jiceng.indicators.forms.form import Amount, Form
from jiceng.indicators.numbers import written

__all__ = ["Deduct", "Event"]


class Event(BaseModel):
    """One kind of case with its own price; `cap` is the most that this kind can cost."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    event: str
    title: str
    per: Decimal = Field(gt=0)
    cap: Decimal | None = None


class Deduct(Form):
    """P − Σ per × count.

    One price `per` for the indicator's own count, or a price for each of `events`. With `required`, what
    is missing against that number is counted instead.
    """

    form: Literal["deduct"]
    per: Decimal | None = Field(default=None, gt=0)
    events: tuple[Event, ...] = ()
    required: Decimal | None = None

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        if (self.per is None) == (not self.events):
            raise ValueError("写 per，或写 events，二者取一")
        if self.required is not None and self.per is None:
            raise ValueError("required 要同 per 一起用")
        return self

    def raw(self, amount: Amount, points: Decimal) -> tuple[Decimal, str]:
        """Return P less the price of all cases."""
        if self.per is not None:
            return self._by_count(amount, points, self.per)
        costs: list[str] = []
        total = Decimal(0)
        for event in self.events:
            count = amount.events[event.event]
            cost = event.per * count
            if event.cap is not None:
                cost = min(cost, event.cap)
            total += cost
            costs.append(f"{event.title} {written(count)} 次扣 {written(cost)} 分")
        return points - total, f"{'，'.join(costs)}，{written(points)} − {written(total)} = {written(points - total)} 分"

    def _by_count(self, amount: Amount, points: Decimal, per: Decimal) -> tuple[Decimal, str]:
        count = amount.number if self.required is None else max(self.required - amount.number, Decimal(0))
        said = f"{amount}" if self.required is None else f"{amount}，应有 {written(self.required)}{amount.unit}，缺 {written(count)}"
        scored = points - per * count
        return scored, f"{said}，{written(points)} − {written(per)} × {written(count)} = {written(scored)} 分"
