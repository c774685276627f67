"""The working days that an expression counts: an unbroken run of days, each of them known to be one or not.

>>> week = WorkingDays(date(2026, 2, 9), date(2026, 2, 15), [date(2026, 2, day) for day in (9, 10, 11, 12, 13, 14)])
>>> week.between(date(2026, 2, 12), date(2026, 2, 15)), week.between(date(2026, 2, 12), date(2026, 2, 16))
(2, None)
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from jiceng.errors import DeclarationError

if TYPE_CHECKING:
    import polars as pl

__all__ = ["WorkingDays"]

_EPOCH: Final = date(1970, 1, 1).toordinal()


def _ordinals(days: Iterable[date]) -> tuple[int, ...]:
    return tuple(sorted({day.toordinal() for day in days}))


@attrs.frozen
class WorkingDays:
    """The working days from `first` to `last`, both known; nothing is known of the days around them.

    Raises `DeclarationError` when a working day lies outside.
    """

    first: date
    last: date
    ordinals: tuple[int, ...] = attrs.field(converter=_ordinals, repr=lambda days: f"<{len(days)} days>")
    """The working days as `date.toordinal` numbers them, in order."""

    def __attrs_post_init__(self) -> None:
        known = range(self.first.toordinal(), self.last.toordinal() + 1)
        if self.ordinals and not (self.ordinals[0] in known and self.ordinals[-1] in known):
            raise DeclarationError("a working day lies outside the days of its calendar")

    def up_to(self, day: date) -> int | None:
        """Return the number of working days up to and with the day, `None` where it is not known."""
        return bisect_right(self.ordinals, day.toordinal()) if self.first <= day <= self.last else None

    def between(self, start: date, end: date) -> int | None:
        """Return the working days after `start` up to and with `end`; negative when `end` is earlier."""
        before, after = self.up_to(start), self.up_to(end)
        return None if before is None or after is None else after - before

    def up_to_column(self, days: "pl.Series") -> "pl.Series":
        """Return `up_to` of every day of a column."""
        import numpy as np
        import polars as pl

        number = days.cast(pl.Date).cast(pl.Int32)
        worked = np.asarray(self.ordinals, dtype=np.int32) - np.int32(_EPOCH)
        counted = np.searchsorted(worked, number.fill_null(0).to_numpy(), side="right")
        known = days.is_between(self.first, self.last)
        return pl.Series(days.name, counted, dtype=pl.Int64).zip_with(
            known.fill_null(value=False), _no_number(len(days))
        )


def _no_number(count: int) -> "pl.Series":
    import polars as pl

    return pl.repeat(None, count, dtype=pl.Int64(), eager=True)
