"""Working days of mainland China, with the weekend days that are worked (调休)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from attrs import field, frozen

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.periods.notices import Certainty, HolidayNotice, read_notices

__all__ = ["UnknownYearError", "WorkCalendar"]

_BUNDLED: Final = Path(__file__).parent / "data" / "working_days.toml"
_SATURDAY: Final = 5


class UnknownYearError(UnknownCodeError):
    """A day lies in a year whose holiday notice the calendar does not have."""


def _one_a_year(notices: Iterable[HolidayNotice]) -> tuple[HolidayNotice, ...]:
    """Keep the last notice of each year, in the order of the years."""
    latest = {notice.year: notice for notice in notices}
    return tuple(latest[year] for year in sorted(latest))


def _list_of_years(notices: Iterable[HolidayNotice]) -> str:
    return f"<{', '.join(str(notice.year) for notice in notices)}>"


def _ordinals(notices: tuple[HolidayNotice, ...]) -> dict[int, tuple[int, ...]]:
    """Return the working days of each year as sorted day ordinals."""
    # In the order of the years: the December days of the next notice are newer than the year's own.
    worked: dict[date, bool] = {}
    for notice in notices:
        worked |= {day: False for span in notice.rest for day in span.days()}
        worked |= dict.fromkeys(notice.work, True)
    tables: dict[int, tuple[int, ...]] = {}
    for notice in notices:
        span = range(date(notice.year, 1, 1).toordinal(), date(notice.year, 12, 31).toordinal() + 1)
        days = (date.fromordinal(ordinal) for ordinal in span)
        tables[notice.year] = tuple(
            day.toordinal() for day in days if worked.get(day, day.weekday() < _SATURDAY)
        )
    return tables


@frozen
class WorkCalendar:
    """The working days of the years for which there is a notice; a later notice for a year replaces it.

    >>> calendar = WorkCalendar.bundled()
    >>> calendar.is_working_day(date(2026, 2, 14)), calendar.add_working_days(date(2026, 2, 13), 2)
    (True, datetime.date(2026, 2, 24))
    """

    notices: tuple[HolidayNotice, ...] = field(converter=_one_a_year, repr=_list_of_years)
    """One a year, in order."""

    _tables: dict[int, tuple[int, ...]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_tables", _ordinals(self.notices))

    @classmethod
    def bundled(cls) -> "WorkCalendar":
        """Return the calendar that comes with the library, 2004-2026 (read once)."""
        return _bundled()

    @classmethod
    def load(cls, path: str | Path, *, over: "WorkCalendar | None" = None) -> Self:
        """Return a calendar with the notices of a file laid over `over`, or over the bundled one.

        Raises `DeclarationError` listing every problem of the file; its form stands in `jiceng.periods.notices`.
        """
        below = cls.bundled() if over is None else over
        return cls((*below.notices, *read_notices(path)))

    @property
    def years(self) -> tuple[int, ...]:
        """The years it knows, in order."""
        return tuple(self._tables)

    def certainty(self, year: int) -> Certainty:
        """How sure the days of a year are. Raises `UnknownYearError`."""
        self._table(year)
        return next(one.certainty for one in self.notices if one.year == year)

    def working_days(self, year: int) -> tuple[date, ...]:
        """Return all working days of a year, in order. Raises `UnknownYearError`."""
        return tuple(date.fromordinal(ordinal) for ordinal in self._table(year))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day. Raises `UnknownYearError`, `DeclarationError` for no date."""
        plain = _plain(day)
        table = self._table(plain.year)
        place = bisect_left(table, plain.toordinal())
        return place < len(table) and table[place] == plain.toordinal()

    def next_working_day(self, day: date) -> date:
        """Return the day itself when it is a working day, otherwise the first one after it.

        This is how a last day on a day of rest moves (民法典第二百零三条). Raises `UnknownYearError`.
        """
        return _plain(day) if self.is_working_day(day) else self.add_working_days(day, 1)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`-th working day after the day, which is not counted (民法典第二百零一条).

        A negative `count` goes back; 0 gives the day itself, working or not.
        Raises `UnknownYearError` when the way leads through a year it does not know.
        """
        if not isinstance(count, int) or isinstance(count, bool):
            raise DeclarationError("a number of working days is a whole number")
        plain = _plain(day)
        year, left = plain.year, abs(count)
        if left == 0:
            return plain
        table = self._table(year)
        if count > 0:
            table = table[bisect_right(table, plain.toordinal()) :]
            while left > len(table):
                left, year = left - len(table), year + 1
                table = self._table(year)
            return date.fromordinal(table[left - 1])
        table = table[: bisect_left(table, plain.toordinal())]
        while left > len(table):
            left, year = left - len(table), year - 1
            table = self._table(year)
        return date.fromordinal(table[-left])

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and with `end`; negative when `end` is earlier.

        Raises `UnknownYearError`.
        """
        first, last = _plain(start), _plain(end)
        if last < first:
            return -self.working_days_between(last, first)
        tables = [self._table(year) for year in range(first.year, last.year + 1)]
        return (
            sum(len(table) for table in tables[:-1])
            + bisect_right(tables[-1], last.toordinal())
            - bisect_right(tables[0], first.toordinal())
        )

    def _table(self, year: int) -> tuple[int, ...]:
        if not isinstance(year, int):
            raise DeclarationError("a year is a whole number")
        table = self._tables.get(year)
        if table is None:
            raise UnknownYearError(
                f"the working days of {year} are not known; load the State Council's holiday notice "
                f"for {year} with WorkCalendar.load(file)"
            )
        return table


@lru_cache(maxsize=1)
def _bundled() -> WorkCalendar:
    return WorkCalendar(read_notices(_BUNDLED))


def _plain(day: date) -> date:
    """Return a calendar day; a time of day is dropped."""
    if isinstance(day, datetime):
        return day.date()
    if not isinstance(day, date):
        raise DeclarationError("working days are asked with a datetime.date")
    return day
