"""Working days as expressions count them, against the work calendar that supplies them."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DeclarationError
from jiceng.expr import WorkingDays
from jiceng.law import lawful_context
from jiceng.periods import WorkCalendar

CALENDAR = WorkCalendar.bundled()
BUNDLED = lawful_context(date(2026, 9, 30)).working_days()
known = st.dates(BUNDLED.first, BUNDLED.last)


@given(known, known)
def test_it_counts_as_the_calendar_does(start: date, end: date) -> None:
    assert BUNDLED.between(start, end) == CALENDAR.working_days_between(start, end)


@given(known, st.dates().filter(lambda day: not BUNDLED.first <= day <= BUNDLED.last))
def test_of_days_outside_it_tells_nothing(inside: date, outside: date) -> None:
    assert BUNDLED.between(inside, outside) is None
    assert BUNDLED.between(outside, inside) is None
    assert BUNDLED.between(outside, outside) is None


@given(st.lists(st.none() | known | st.dates(), max_size=50))
def test_a_column_is_counted_as_its_days_are(days: list[date | None]) -> None:
    expected = [None if day is None else BUNDLED.up_to(day) for day in days]
    assert BUNDLED.up_to_column(pl.Series("day", days, dtype=pl.Date)).to_list() == expected


def test_a_calendar_may_hold_no_working_day() -> None:
    week = WorkingDays(date(2026, 10, 1), date(2026, 10, 7), [])
    assert week.between(week.first, week.last) == 0
    assert (
        repr(week)
        == "WorkingDays(first=datetime.date(2026, 10, 1), last=datetime.date(2026, 10, 7), ordinals=<0 days>)"
    )


@pytest.mark.parametrize("off", [-1, 7])
def test_a_working_day_outside_is_refused(off: int) -> None:
    first = date(2026, 10, 1)
    with pytest.raises(DeclarationError, match="outside"):
        WorkingDays(first, first + timedelta(days=6), [first, first + timedelta(days=off)])
