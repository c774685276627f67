"""Add: points gathered case by case (累计加分)."""

from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from jiceng.indicators.forms.events import PricedEvent, listed_twice, priced, sums
from jiceng.indicators.forms.form import Amount, Better, Form, Named, Told
from jiceng.indicators.numbers import Number, written

__all__ = ["Add"]


class Add(Form):
    """`base` + Σ per × count: one price for the indicator's own count, or one for each of `events`.

    A negative price takes points away.
    """

    example: ClassVar[str] = 'score = { form = "add", per = 1 }'

    form: Literal["add"]
    base: Number = Fraction(0)
    per: Number | None = None
    events: tuple[PricedEvent, ...] = ()

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        if (self.per is None) == (not self.events):
            raise ValueError("写 per，或写 events，二者取一")
        twice = listed_twice(item.event for item in self.events)
        if twice:
            raise ValueError(f"events 里 {twice} 写了两次")
        return self

    @property
    def wants(self) -> Better | None:
        """More is better, unless the price is negative."""
        if self.per is None or self.per == 0:
            return None
        return "higher" if self.per > 0 else "lower"

    @property
    def counts(self) -> tuple[Named, ...]:
        """The events."""
        return tuple(event.counted for event in self.events)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:  # noqa: ARG002 - only the cap
        """Return the base and what all cases come to; `points` itself only bounds them."""
        per = self.per
        if per is not None:
            scored = self.base + per * amount.number
            return (
                scored,
                lambda: (
                    f"{amount}，{written(self.base)} + {sums([per])} × {written(amount.number)} = {written(scored)} 分"
                ),
            )
        told: list[str] = []
        worths: list[Fraction] = [self.base]
        for event in self.events:
            count, worth = priced(event, amount, amount.events[event.event])
            worths.append(worth)
            told.append(
                f"{event.name} {written(count)} 次{'扣' if worth < 0 else '加'} {written(abs(worth))} 分"
            )
        scored = sum(worths, Fraction(0))
        return scored, lambda: f"{'，'.join(told)}，{sums(worths)} = {written(scored)} 分"
