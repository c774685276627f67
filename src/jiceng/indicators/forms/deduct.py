"""Deduct: points off for each case (每例扣分，扣完为止)."""

from fractions import Fraction
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.events import Event, listed_twice, priced
from jiceng.indicators.forms.form import Amount, Better, Declared, Form, Named, Told
from jiceng.indicators.numbers import Positive, written

__all__ = ["Band", "Deduct", "Protected", "Repeat"]


class Repeat(Declared):
    """Repeats cost more: from case number `from` on, each counts `times` (重复发生的加倍)."""

    from_: Annotated[int, Field(alias="from", ge=2, strict=True)]
    times: Positive


class Protected(Declared):
    """Cases in a protected period count `times` (敏感期加倍); reported as 指标（名称）."""

    name: Annotated[str, Field(min_length=1)]
    times: Positive


class Band(Declared):
    """Events of this size, both ends included, cost `per` each; without `to` there is no upper end.

    How many there were is reported as 指标（3-5）, or 指标（名称） with a `name`.
    """

    from_: Annotated[int, Field(alias="from", ge=0, strict=True)]
    to: Annotated[int, Field(ge=0, strict=True)] | None = None
    per: Positive
    name: str = ""

    @property
    def key(self) -> str:
        """What reported values call it."""
        return self.name or (f"{self.from_}+" if self.to is None else f"{self.from_}-{self.to}")


class Deduct(Form):
    """P − Σ per × count.

    One price `per` for the indicator's own count, a price for each of `events`, or for each event by its size
    (`bands`). With `required`, what is missing against that number is counted instead. `repeat` makes repeats
    dearer, `periods` cases in a protected period.
    """

    example: ClassVar[str] = 'score = { form = "deduct", per = 2 }'
    none_gives: ClassVar[Literal["full", "zero"]] = "full"

    form: Literal["deduct"]
    per: Positive | None = None
    events: tuple[Event, ...] = ()
    bands: tuple[Band, ...] = ()
    required: Positive | None = None
    repeat: Repeat | None = None
    periods: Protected | None = None

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        if (self.per is not None) + bool(self.events) + bool(self.bands) != 1:
            raise ValueError("写 per，或写 events，二者取一（按规模扣的写 bands）")
        if self.required is not None and self.per is None:
            raise ValueError("required 要同 per 一起用")
        if self.periods is not None and (self.per is None or self.required is not None):
            raise ValueError("periods 只能同 per 一起用，且不能有 required")
        if self.repeat is not None and (self.bands or self.required is not None or self.periods is not None):
            raise ValueError("repeat 只能同 per 或 events 一起用")
        twice = listed_twice(item.event for item in self.events)
        if twice:
            raise ValueError(f"events 里 {twice} 写了两次")
        sizes = sorted(self.bands, key=lambda band: band.from_)
        for low, high in pairwise(sizes):
            if low.to is None or low.to >= high.from_:
                raise ValueError(f"bands 的 {low.key} 和 {high.key} 重叠")
        if any(band.to is not None and band.to < band.from_ for band in self.bands):
            raise ValueError("bands 的 to 不能小于 from")
        return self

    @property
    def wants(self) -> Better | None:
        """Fewer cases are better; against a required number, more."""
        if self.per is None:
            return None
        return "lower" if self.required is None else "higher"

    @property
    def counts(self) -> tuple[Named, ...]:
        """The events, or the bands."""
        return (
            *(event.counted for event in self.events),
            *(Named(b.key, b.key, scoped=True) for b in self.bands),
        )

    @property
    def also_counts(self) -> tuple[Named, ...]:
        """The cases in the protected period."""
        return () if self.periods is None else (Named(self.periods.name, self.periods.name, scoped=True),)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return P less the price of all cases."""
        if self.per is not None:
            return self._by_count(amount, points, self.per)
        costs = [
            (event.name, "次", *priced(event, amount, self._counted(amount.events[event.event])))
            for event in self.events
        ]
        costs += [(b.key, "起", amount.events[b.key], b.per * amount.events[b.key]) for b in self.bands]
        total = sum((cost for *_, cost in costs), Fraction(0))
        scored = points - total

        def told() -> str:
            each = "，".join(
                f"{name} {written(n)} {what}扣 {written(cost)} 分" for name, what, n, cost in costs
            )
            return f"{each}，{written(points)} − {written(total)} = {written(scored)} 分"

        return scored, told

    def _counted(self, count: Fraction) -> Fraction:
        """Return the count with repeats counted several times."""
        if self.repeat is None:
            return count
        return count + max(count - self.repeat.from_ + 1, Fraction(0)) * (self.repeat.times - 1)

    def _by_count(self, amount: Amount, points: Fraction, per: Fraction) -> tuple[Fraction, Told]:
        if self.required is not None:
            count = max(self.required - amount.number, Fraction(0))
        elif self.periods is not None:
            count = amount.number + amount.events[self.periods.name] * (self.periods.times - 1)
        else:
            count = self._counted(amount.number)
        scored = points - per * count
        return (
            scored,
            lambda: (
                f"{self._said(amount, count)}，{written(points)} − {written(per)} × {written(count)} = {written(scored)} 分"
            ),
        )

    def _said(self, amount: Amount, count: Fraction) -> str:
        """Say how many cases there are, and what they count as."""
        if self.required is not None:
            return f"{amount}，应有 {written(self.required)}{amount.unit}，缺 {written(count)}"
        if self.periods is not None:
            within = written(amount.events[self.periods.name])
            return f"{amount}，其中{self.periods.name} {within}，折合 {written(count)}"
        return f"{amount}" if count == amount.number else f"{amount}，重复的加倍后折合 {written(count)}"
