"""Working days: equal to the notices, and an arithmetic that can be undone."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.periods import UnknownYearError, WorkCalendar

CALENDAR = WorkCalendar.bundled()

# Read off the notices themselves (the text as the 新华社 and the gazette of the State Council printed it),
# month and day: first and last day off, then the weekend days worked.
NOTICES = {
    # 国办发明电〔2023〕7号, 2023-10-25. 1 January and 10 June join a weekend, both are Mondays.
    2024: (
        ["0101-0101", "0210-0217", "0404-0406", "0501-0505", "0610-0610", "0915-0917", "1001-1007"],
        ["0204", "0218", "0407", "0428", "0511", "0914", "0929", "1012"],
    ),
    # 国办发明电〔2024〕12号, 2024-11-12.
    2025: (
        ["0101-0101", "0128-0204", "0404-0406", "0501-0505", "0531-0602", "1001-1008"],
        ["0126", "0208", "0427", "0928", "1011"],
    ),
    # 国办发明电〔2025〕7号, 2025-11-04.
    2026: (
        ["0101-0103", "0215-0223", "0404-0406", "0501-0505", "0619-0621", "0925-0927", "1001-1007"],
        ["0104", "0214", "0228", "0509", "0920", "1010"],
    ),
}
MORNING = datetime.fromisoformat("2026-02-14 09:30")
DAYS_OF_A_YEAR = {2024: 366, 2025: 365, 2026: 365}

known_days = st.dates(date(2004, 1, 1), date(2026, 12, 31))
inner_days = st.dates(date(2008, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_equals_the_notice(year: int) -> None:
    spans, worked = NOTICES[year]
    days = [date(year, 1, 1) + timedelta(days=step) for step in range(DAYS_OF_A_YEAR[year])]
    assert days[-1] == date(year, 12, 31)
    for day in days:
        mark = day.strftime("%m%d")
        at_rest = any(span[:4] <= mark <= span[5:] for span in spans)
        expected = not at_rest and (day.weekday() < 5 or mark in worked)
        assert CALENDAR.is_working_day(day) == expected, day
    assert CALENDAR.certainty(year) == "read"


def test_the_years_are_2004_to_2026() -> None:
    assert CALENDAR.years == tuple(range(2004, 2027))
    assert all(notice.notice for notice in CALENDAR.notices)
    assert CALENDAR.certainty(2004) == "known"
    assert repr(CALENDAR).startswith("WorkCalendar(notices=<2004, 2005, ")


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2013, 6, 8), True),  # a worked Saturday before the dragon boat festival
        (date(2014, 4, 7), False),  # 清明 on a Saturday, made up on the Monday
        (date(2015, 9, 3), False),  # 国发明电〔2015〕1号
        (date(2015, 9, 6), True),
        (date(2019, 5, 3), False),  # 国办发明电〔2019〕3号
        (date(2019, 5, 5), True),
        (date(2020, 1, 31), False),  # 国办发明电〔2020〕1号 prolonged the spring festival to 2 February
        (date(2020, 2, 1), False),
        (date(2018, 12, 31), False),  # from the notice for 2019
        (date(2018, 12, 29), True),
        (date(2011, 12, 31), True),  # from the notice for 2012
    ],
)
def test_changed_arrangements_are_in(day: date, works: bool) -> None:
    assert CALENDAR.is_working_day(day) == works


@given(inner_days, st.integers(-700, 700))
def test_adding_has_an_inverse_on_working_days(day: date, count: int) -> None:
    start = CALENDAR.next_working_day(day)
    end = CALENDAR.add_working_days(start, count)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.add_working_days(end, -count) == start
    assert CALENDAR.working_days_between(start, end) == count


@given(known_days, known_days)
def test_between_counts_every_day_once(one: date, other: date) -> None:
    first, last = sorted((one, other))
    steps = (first + timedelta(days=step) for step in range(1, min((last - first).days, 400) + 1))
    near = min(last, first + timedelta(days=400))
    assert CALENDAR.working_days_between(first, near) == sum(CALENDAR.is_working_day(day) for day in steps)
    assert CALENDAR.working_days_between(last, first) == -CALENDAR.working_days_between(first, last)


@given(inner_days, st.integers(1, 300))
def test_adding_from_any_day_counts_days_after_it(day: date, count: int) -> None:
    end = CALENDAR.add_working_days(day, count)
    assert end > day
    assert CALENDAR.working_days_between(day, end) == count
    back = CALENDAR.add_working_days(day, -count)
    assert back < day
    assert CALENDAR.working_days_between(back - timedelta(days=1), day - timedelta(days=1)) == count


@given(st.dates(date(2004, 1, 1), date(2026, 12, 20)))
def test_the_next_working_day_is_the_first_from_the_day_on(day: date) -> None:
    found = CALENDAR.next_working_day(day)
    assert found >= day
    assert CALENDAR.is_working_day(found)
    assert not any(CALENDAR.is_working_day(day + timedelta(days=step)) for step in range((found - day).days))


def test_zero_working_days_stay_on_the_day() -> None:
    assert CALENDAR.add_working_days(date(2026, 2, 16), 0) == date(2026, 2, 16)


def test_a_time_of_day_is_dropped() -> None:
    assert CALENDAR.is_working_day(MORNING)
    assert CALENDAR.next_working_day(MORNING) == date(2026, 2, 14)
    assert type(CALENDAR.add_working_days(MORNING, 0)) is date


def test_working_days_of_a_year_are_listed() -> None:
    days = CALENDAR.working_days(2026)
    assert len(days) == CALENDAR.working_days_between(date(2025, 12, 31), date(2026, 12, 31))
    assert (days[0], days[-1]) == (date(2026, 1, 4), date(2026, 12, 31))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CALENDAR.is_working_day(date(2027, 1, 4)),
        lambda: CALENDAR.add_working_days(date(2026, 12, 31), 1),
        lambda: CALENDAR.add_working_days(date(2026, 12, 31), 10**9),
        lambda: CALENDAR.working_days_between(date(2026, 1, 1), date(2027, 1, 1)),
        lambda: CALENDAR.working_days(2027),
        lambda: CALENDAR.certainty(2027),
    ],
)
def test_an_unknown_year_says_what_to_load(ask: object) -> None:
    with pytest.raises(
        UnknownYearError, match=r"working days of 2027 are not known; load .* for 2027"
    ) as caught:
        ask()
    assert isinstance(caught.value, UnknownCodeError)
    assert isinstance(caught.value, LookupError)


def test_going_back_before_the_first_year_is_an_unknown_year() -> None:
    with pytest.raises(UnknownYearError, match="2003"):
        CALENDAR.add_working_days(date(2004, 1, 2), -5)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CALENDAR.is_working_day("2026-01-05"),
        lambda: CALENDAR.next_working_day(None),
        lambda: CALENDAR.add_working_days(date(2026, 1, 5), 1.0),
        lambda: CALENDAR.add_working_days(date(2026, 1, 5), True),
        lambda: CALENDAR.working_days_between(date(2026, 1, 5), 20260106),
    ],
)
def test_a_wrong_argument_is_a_declaration_error(ask: object) -> None:
    with pytest.raises(DeclarationError):
        ask()


NEXT_YEAR = """
[[year]]
year = 2027
notice = "planned, no notice yet"
certainty = "guess"
rest = [{ name = "元旦", first = 2026-12-31, last = 2027-01-02 }]
work = [2026-12-26, 2027-01-03]
"""


def test_a_new_notice_is_laid_over_the_bundled_years(tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text(NEXT_YEAR, encoding="utf-8")
    calendar = WorkCalendar.load(file)
    assert calendar.years == (*CALENDAR.years, 2027)
    assert calendar.certainty(2027) == "guess"
    # The December days of the new notice change the year before.
    assert not calendar.is_working_day(date(2026, 12, 31))
    assert calendar.is_working_day(date(2026, 12, 26))
    assert calendar.add_working_days(date(2026, 12, 30), 1) == date(2027, 1, 3)
    assert CALENDAR.is_working_day(date(2026, 12, 31))
    assert WorkCalendar.load(file, over=calendar) == calendar


def test_a_year_stated_again_replaces_the_year(tmp_path: Path) -> None:
    file = tmp_path / "2026.toml"
    file.write_text('[[year]]\nyear = 2026\nnotice = "x"\ncertainty = "guess"\nrest = []\n', encoding="utf-8")
    calendar = WorkCalendar.load(file)
    assert calendar.years == CALENDAR.years
    assert calendar.is_working_day(date(2026, 10, 1))
    assert not calendar.is_working_day(date(2026, 10, 10))
    assert not calendar.is_working_day(date(2025, 10, 1))


def test_a_gap_between_years_is_no_working_day() -> None:
    years = [notice for notice in CALENDAR.notices if notice.year != 2025]
    calendar = WorkCalendar(tuple(years))
    with pytest.raises(UnknownYearError, match="2025"):
        calendar.working_days_between(date(2024, 6, 1), date(2026, 6, 1))
