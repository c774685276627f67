"""Counting days from an event: the start is not counted, suspended days are not counted.

民法典第二百零一条: counting begins on the day after. 第二百零二条: months and years end on the day of
the same number, or on the last day of a month that has none (31 January and one month: 28 or 29 February).
第二百零三条, a last day on a day of rest, is decided in `deadline.py`.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from attrs import frozen
from dateutil.relativedelta import relativedelta

from jiceng.errors import DeclarationError
from jiceng.law.entries import ClockUnit
from jiceng.law.errors import DeadlineError
from jiceng.periods import WorkCalendar

__all__ = ["Suspension", "count_days"]


@frozen
class Suspension:
    """Days that do not count, both included: an appraisal (鉴定), a hearing (听证).

    One that still runs is given up to the day of the check. Raises `DeadlineError` when `last` is before `first`.
    """

    first: date
    last: date
    reason: str = ""
    """Why, in Chinese, as `Clock.suspensions` names it."""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.reason, str):
            raise DeclarationError("the reason of a suspension is text")
        if not isinstance(self.first, date) or not isinstance(self.last, date):
            raise DeclarationError("a suspension runs from a datetime.date to a datetime.date")
        if isinstance(self.first, datetime) or isinstance(self.last, datetime):
            raise DeclarationError(
                "a suspension runs in whole days: pass datetime.date, not datetime.datetime"
            )
        if self.last < self.first:
            raise DeadlineError("deadline.suspension-reversed", "中止期间的止日早于起日，请核对两个日期。")


def count_days(
    start: date, count: int, unit: ClockUnit, suspensions: Sequence[Suspension], calendar: WorkCalendar
) -> tuple[date, int]:
    """Return the last day of `count` units after `start`, and how many days the suspensions added.

    Negative counts go back from the event. The added days are working days where the unit is working days.
    Raises `UnknownYearError` for working days in a year without a notice.
    """
    place, measure = _scale(start, count, unit, calendar)
    added = 0
    end = place(0)
    # A longer count can reach into a further suspension; the end only ever moves out, so this ends.
    while (found := sum(measure(*span) for span in _within(start, end, suspensions))) != added:
        added = found
        end = place(added)
    return end, added


def _scale(
    start: date, count: int, unit: ClockUnit, calendar: WorkCalendar
) -> tuple[Callable[[int], date], Callable[[date, date], int]]:
    """Return where the count ends with so many days added, and how many days lie after one day up to another."""
    if unit == "working-day":
        return lambda added: calendar.add_working_days(start, count + added), calendar.working_days_between
    step = {
        "calendar-day": relativedelta(days=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
    }[unit]
    end = start + step
    return lambda added: end + timedelta(days=added), lambda after, last: (last - after).days


def _within(start: date, end: date, suspensions: Sequence[Suspension]) -> list[tuple[date, date]]:
    """Return the suspended stretches after `start` up to `end`, each as (day before, last day), none twice."""
    stretches: list[tuple[date, date]] = []
    reached = start
    for one in sorted(suspensions, key=lambda suspension: suspension.first):
        before, last = max(one.first - timedelta(days=1), reached), min(one.last, end)
        if before < last:
            stretches.append((before, last))
            reached = last
    return stretches
