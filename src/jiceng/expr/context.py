"""What an expression needs to know besides the row: the day, the law, the working days and the lists."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal, NoReturn, TypeAlias, TypeVar

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr.working_days import WorkingDays

__all__ = ["ClockLimit", "Context", "History", "can_be_unreadable", "kept_text"]

_Value = TypeVar("_Value")
History: TypeAlias = Sequence[tuple[date, _Value | None]]
"""What is law from each day on, in order of the days; `None` from a day on which there is no such law."""


@attrs.frozen
class ClockLimit:
    """How much time a statutory clock allows, in its own unit; `back` where it is counted back from the event."""

    unit: Literal["calendar-day", "working-day", "month", "year", "hour"]
    limit: int
    extension: int = 0
    back: bool = False

    def total(self, *, extended: bool) -> int:
        """Return how many units, with the longest lawful extension if asked."""
        return self.limit + (self.extension if extended else 0)


def _nothing(what: str) -> Callable[..., NoReturn]:
    def refuse(*_: object) -> NoReturn:
        raise DeclarationError(f"this context supplies no {what}; jiceng.law.lawful_context does")

    return refuse


@attrs.frozen
class Context:
    """The day of the check and the look-ups, already bound to day and region.

    `parameter`, `clock_days` and `clock` answer for the day of the check, the histories for every day.
    What is asked of a look-up that was left out raises `DeclarationError` when an expression is compiled.
    """

    as_of: date
    parameter: Callable[[str], int | Decimal]
    clock_days: Callable[[str, bool], int]
    clock: Callable[[str], ClockLimit] = attrs.field(default=_nothing("clocks"))
    parameter_history: Callable[[str], History[int | Decimal]] = attrs.field(
        default=_nothing("history of parameters")
    )
    clock_history: Callable[[str], History[ClockLimit]] = attrs.field(default=_nothing("history of clocks"))
    working_days: Callable[[], WorkingDays] = attrs.field(default=_nothing("working days"))
    table: Callable[[str], frozenset[str]] = attrs.field(default=_nothing("tables"))


def kept_text(field: str) -> str:
    """Return the name of the column that keeps the text of `field` where it could not be read."""
    return f"{field}:text"


def can_be_unreadable(kind: type) -> bool:
    """Tell whether a field of this type may hold something unreadable: all but text and identifiers.

    A wrong identifier stays in its column as it is, so that a rule can say which part is wrong.
    """
    return not issubclass(kind, str) or issubclass(kind, Enum)
