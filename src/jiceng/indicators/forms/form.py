"""What every scoring form shares: its bounds, and a mark with the sentence that explains it."""

from abc import abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Literal, Self, TypeAlias

import attrs
from pydantic import BaseModel, ConfigDict, model_validator

from jiceng.indicators.numbers import Number, said, written

__all__ = ["Amount", "Better", "Declared", "Form", "Mark", "Reason"]

Better: TypeAlias = Literal["higher", "lower"]
"""Which side of a value is the good one."""


class Reason(StrEnum):
    """Why an item has the points it has."""

    SCORED = "scored"
    FLOORED = "floored"
    CAPPED = "capped"
    MISSING = "missing-by-policy"
    NOT_APPLICABLE = "not-applicable"


@attrs.frozen
class Amount:
    """The value of a unit that a form scores.

    A rate has the unit `%`, is kept as a ratio and knows its numerator and denominator; `events` holds
    the counts of named events, by event id.
    """

    number: Fraction
    unit: str = ""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    better: Better = "higher"
    events: Mapping[str, Fraction] = attrs.field(factory=dict)

    def __str__(self) -> str:
        if self.numerator is None or self.denominator is None:
            return said(self.number, self.unit)
        return f"{said(self.number, self.unit)}（{written(self.numerator)}/{written(self.denominator)}）"


@attrs.frozen
class Mark:
    """Points with their reason and the Chinese sentence that says how they arose; `raw` is before the bounds."""

    points: Fraction
    raw: Fraction
    reason: Reason
    why: str


class Declared(BaseModel):
    """A piece of a scheme as its author writes it: closed keys, never changed after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Form(Declared):
    """A way to turn a value into points. `floor` and `cap` bound them; `"none"` takes a bound away.

    Without a stated cap the points of the indicator are the cap.
    """

    floor: Number | Literal["none"] = Fraction(0)
    cap: Number | Literal["none"] | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if isinstance(self.floor, Fraction) and isinstance(self.cap, Fraction) and self.floor > self.cap:
            raise ValueError("floor 不能高于 cap")
        return self

    @property
    def wants(self) -> Better | None:
        """The direction that this form takes for granted; `None` when it fits either."""
        return None

    @property
    def takes_ratio_only(self) -> bool:
        """Whether only a rate can be scored by this form."""
        return False

    @abstractmethod
    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, str]:
        """Return the points before the bounds, and how they arose."""

    def score(self, amount: Amount, points: Fraction) -> Mark:
        """Return the mark of a unit whose value is `amount`, for an indicator worth `points`."""
        raw, why = self.raw(amount, points)
        cap = points if self.cap is None else self.cap
        if isinstance(cap, Fraction) and raw > cap:
            return Mark(cap, raw, Reason.CAPPED, f"{why}，最高 {written(cap)} 分")
        if isinstance(self.floor, Fraction) and raw < self.floor:
            return Mark(self.floor, raw, Reason.FLOORED, f"{why}，最低 {written(self.floor)} 分")
        return Mark(raw, raw, Reason.SCORED, why)
