"""What every scoring form shares: its bounds, and a mark with the sentence that explains it."""

from abc import abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import attrs
from pydantic import BaseModel, ConfigDict

from jiceng.indicators.numbers import percent, written

__all__ = ["Amount", "Form", "Mark", "Reason"]


class Reason(StrEnum):
    """Why an item has the points it has."""

    SCORED = "scored"
    FLOORED = "floored"
    CAPPED = "capped"
    MISSING = "missing-by-policy"
    NOT_APPLICABLE = "not-applicable"


@attrs.frozen
class Amount:
    """The value of a unit that a form scores: a number, its unit, and the counts of named events."""

    number: Decimal
    unit: str = ""
    events: Mapping[str, Decimal] = attrs.field(factory=dict)

    def __str__(self) -> str:
        return percent(self.number) if self.unit == "%" else f"{written(self.number)}{self.unit}"


@attrs.frozen
class Mark:
    """Points with their reason and the Chinese sentence that says how they arose."""

    points: Decimal
    reason: Reason
    why: str


class Form(BaseModel):
    """A way to turn a value into points. `floor` and `cap` bound them; `"none"` takes a bound away.

    Without a stated cap the points of the indicator are the cap.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    floor: Decimal | Literal["none"] = Decimal(0)
    cap: Decimal | Literal["none"] | None = None

    @abstractmethod
    def raw(self, amount: Amount, points: Decimal) -> tuple[Decimal, str]:
        """Return the points before the bounds, and how they arose."""

    def score(self, amount: Amount, points: Decimal) -> Mark:
        """Return the mark of a unit whose value is `amount`, for an indicator worth `points`."""
        raw, why = self.raw(amount, points)
        cap = points if self.cap is None else self.cap
        if cap != "none" and raw > cap:
            return Mark(cap, Reason.CAPPED, f"{why}，最高 {written(cap)} 分")
        if self.floor != "none" and raw < self.floor:
            return Mark(self.floor, Reason.FLOORED, f"{why}，最低 {written(self.floor)} 分")
        return Mark(raw, Reason.SCORED, why)
