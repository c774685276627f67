"""Kinds of cases with a price of their own, shared by the forms that deduct and add."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from pydantic import Field

from jiceng.indicators.forms.form import Amount, Declared, Named
from jiceng.indicators.numbers import Number, Positive, written

__all__ = ["Event", "PricedEvent", "listed_twice", "priced", "sums"]


class PricedEvent(Declared):
    """One kind of case; reported values name it by `event`, its id, or by `title`."""

    event: str = Field(min_length=1)
    title: str = ""
    per: Number
    cap: Positive | None = None

    @property
    def name(self) -> str:
        """What the sentence calls it."""
        return self.title or self.event

    @property
    def counted(self) -> Named:
        """What reported values call it."""
        return Named(self.event, self.name)


class Event(PricedEvent):
    """One kind of case that costs points; `cap` is the most that this kind can cost."""

    per: Positive


def listed_twice(names: Iterable[str]) -> str:
    """Return the names that stand more than once, as a clause; empty when all are different."""
    return "、".join(name for name, times in Counter(names).items() if times > 1)


def priced(event: PricedEvent, amount: Amount, times: Fraction) -> tuple[Fraction, Fraction]:
    """Return the count of an event and what it comes to, `times` the cases of it; its cap bounds both signs."""
    count = amount.events[event.event]
    worth = event.per * times
    if event.cap is not None:
        worth = max(-event.cap, min(worth, event.cap))
    return count, worth


def sums(parts: Iterable[Fraction]) -> str:
    """Return a sum as it is written, negative parts in brackets.

    >>> sums([Fraction(2), Fraction(-1)])
    '2 + （-1）'
    """
    return " + ".join(f"（{written(part)}）" if part < 0 else written(part) for part in parts)
