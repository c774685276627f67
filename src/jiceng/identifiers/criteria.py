"""What must hold of a number besides its characters: a closed set, each for one text and for many.

A criterion looks at a text that already has the right characters in the right places, or at many such texts
as bytes, one row per place and one column per text.
"""

from calendar import isleap
from typing import TYPE_CHECKING, Protocol

import attrs

from jiceng.expr import CheckDigit
from jiceng.identifiers.reasons import Reason

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Calendar", "Checked", "Criterion", "Never", "NotZeroed", "Within"]

_ZERO = ord("0")
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = frozenset(
    f"{month:02}{day:02}" for month, last in enumerate(_LAST_DAYS, 1) for day in range(1, last + 1)
)
"""The days of a common year as four digits."""
_YEARS = frozenset(map(str, range(_FIRST_YEAR, _LAST_YEAR + 1)))


class Criterion(Protocol):
    """A demand on a number: `reason` and `wrong` say what is the matter where it does not hold."""

    @property
    def reason(self) -> Reason:
        """What is wrong, for programs."""
        ...

    @property
    def wrong(self) -> str:
        """What is wrong and where, for a clerk: the middle of a Chinese sentence."""
        ...

    def holds(self, text: str) -> bool:
        """Tell whether it holds of one text."""
        ...

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        """Tell of which texts it holds."""
        ...


@attrs.frozen
class Within:
    """The digits from `start` up to, not including, `stop` are a number in one of the ranges, ends included."""

    start: int
    stop: int
    ranges: tuple[tuple[int, int], ...]
    reason: Reason
    wrong: str
    allowed: frozenset[str] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        width = self.stop - self.start
        numbers = (number for least, most in self.ranges for number in range(least, most + 1))
        object.__setattr__(self, "allowed", frozenset(str(number).zfill(width) for number in numbers))

    def holds(self, text: str) -> bool:
        return text[self.start : self.stop] in self.allowed

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        import numpy as np

        number = _number(columns[self.start : self.stop])
        holds = np.zeros(len(number), dtype=np.bool_)
        for least, most in self.ranges:
            holds |= (least <= number) & (number <= most)
        return holds


@attrs.frozen
class Calendar:
    """The digits from `start` are a day of the years 1800 to 2199: YYYYMMDD, or YYMMDD of the 1900s if `short`."""

    start: int
    reason: Reason
    wrong: str
    short: bool = False

    def holds(self, text: str) -> bool:
        at = self.start + (2 if self.short else 4)
        year, day = text[self.start : at], text[at : at + 4]
        if day == "0229":
            return isleap(int(year) + (1900 if self.short else 0)) and (self.short or year in _YEARS)
        return day in _DAYS and (self.short or year in _YEARS)

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        import numpy as np

        at = self.start + (2 if self.short else 4)
        year = _number(columns[self.start : at]) + (1900 if self.short else 0)
        month, day = _number(columns[at : at + 2]), _number(columns[at + 2 : at + 4])
        leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
        lengths = np.zeros(100, dtype=np.int32)  # no day of the months 00 and 13 to 99
        lengths[1:13] = _LAST_DAYS
        last = lengths[month] + (leap & (month == 2))
        holds: npt.NDArray[np.bool_] = (
            (year >= _FIRST_YEAR) & (year <= _LAST_YEAR) & (day >= 1) & (day <= last)
        )
        return holds


@attrs.frozen
class Checked:
    """The check character at the end of the first characters, as many as `scheme` has, is right."""

    scheme: CheckDigit
    wrong: str
    reason: Reason = Reason.CHECK_DIGIT

    def holds(self, text: str) -> bool:
        return self.scheme.adds_up(text[: self.scheme.length])

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        return self.scheme.holds_columns(columns[: self.scheme.length])


@attrs.frozen
class NotZeroed:
    """Not three zeros at the end together with a wrong check character: what a spreadsheet number leaves."""

    scheme: CheckDigit
    wrong: str
    reason: Reason = Reason.PRECISION

    def holds(self, text: str) -> bool:
        return not text.endswith("000") or self.scheme.holds(text[: self.scheme.length])

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        import numpy as np

        zeroed = np.flatnonzero((columns[-3:] == _ZERO).all(axis=0))
        holds = np.ones(columns.shape[1], dtype=np.bool_)
        holds[zeroed] = self.scheme.holds_columns(columns[: self.scheme.length].take(zeroed, axis=1))
        return holds


@attrs.frozen
class Never:
    """Holds of nothing: the layout is known, so that it can be named, and is refused."""

    reason: Reason
    wrong: str

    def holds(self, text: str) -> bool:  # noqa: ARG002 - the interface of a criterion
        return False

    def holds_columns(self, columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.bool_]":
        import numpy as np

        return np.zeros(columns.shape[1], dtype=np.bool_)


def _number(columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.int32]":
    """Return the numbers that rows of digits spell."""
    import numpy as np

    number = np.zeros(columns.shape[1], dtype=np.int32)
    for column in columns:
        number = number * np.int32(10) + (column - np.uint8(_ZERO))
    return number
