"""Deduct: points off for each case (每例扣分，扣完为止)."""

from collections import Counter
from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Better, Declared, Form
from jiceng.indicators.numbers import Positive, written

__all__ = ["Deduct", "Event"]


class Event(Declared):
    """One kind of case with its own price; `cap` is the most that this kind can cost.

    Reported values name it by `event`, its id, or by `title`.
    """

    event: str = Field(min_length=1)
    title: str = ""
    per: Positive
    cap: Positive | None = None

    @property
    def name(self) -> str:
        """What the sentence calls it."""
        return self.title or self.event


class Deduct(Form):
    """P − Σ per × count.

    One price `per` for the indicator's own count, or a price for each of `events`. With `required`, what
    is missing against that number is counted instead.
    """

    form: Literal["deduct"]
    per: Positive | None = None
    events: tuple[Event, ...] = ()
    required: Positive | None = None

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        if (self.per is None) == (not self.events):
            raise ValueError("写 per，或写 events，二者取一")
        if self.required is not None and self.per is None:
            raise ValueError("required 要同 per 一起用")
        twice = [event for event, times in Counter(item.event for item in self.events).items() if times > 1]
        if twice:
            raise ValueError(f"events 里 {'、'.join(twice)} 写了两次")
        return self

    @property
    def wants(self) -> Better | None:
        """Fewer cases are better; against a required number, more."""
        if self.events:
            return None
        return "lower" if self.required is None else "higher"

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, str]:
        """Return P less the price of all cases."""
        if self.per is not None:
            return self._by_count(amount, points, self.per)
        costs: list[str] = []
        total = Fraction(0)
        for event in self.events:
            count = amount.events[event.event]
            cost = event.per * count
            if event.cap is not None:
                cost = min(cost, event.cap)
            total += cost
            costs.append(f"{event.name} {written(count)} 次扣 {written(cost)} 分")
        scored = points - total
        return scored, f"{'，'.join(costs)}，{written(points)} − {written(total)} = {written(scored)} 分"

    def _by_count(self, amount: Amount, points: Fraction, per: Fraction) -> tuple[Fraction, str]:
        if self.required is None:
            count, counted = amount.number, f"{amount}"
        else:
            count = max(self.required - amount.number, Fraction(0))
            counted = f"{amount}，应有 {written(self.required)}{amount.unit}，缺 {written(count)}"
        scored = points - per * count
        return (
            scored,
            f"{counted}，{written(points)} − {written(per)} × {written(count)} = {written(scored)} 分",
        )
