"""Periods as calendar values: laws that hold for every kind and every year."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DeclarationError
from jiceng.periods import HalfYear, Month, Period, PeriodError, Quarter, Year, parse_period

KINDS: tuple[type[Period], ...] = (Month, Quarter, HalfYear, Year)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
kinds = st.sampled_from(KINDS)
periods = st.builds(lambda kind, day: kind.of(day), kinds, days)
inner_days = st.dates(date(1950, 1, 1), date(2149, 12, 31))


@given(periods)
def test_both_written_forms_read_back(period: Period) -> None:
    assert parse_period(str(period)) == period
    assert parse_period(period.zh) == period
    assert type(period).parse(str(period)) == period
    assert Period.parse(f" {period.zh} ") == period


@given(kinds, inner_days, st.integers(-50, 50))
def test_shift_has_an_inverse(kind: type[Period], day: date, places: int) -> None:
    period = kind.of(day)
    moved = period.shift(places)
    assert moved.shift(-places) == period
    assert (moved > period) == (places > 0)
    assert moved.shift(1) == period.shift(places + 1) == moved.next()


@given(kinds, inner_days)
def test_neighbours_touch(kind: type[Period], day: date) -> None:
    period = kind.of(day)
    assert period.next().first_day - period.last_day == timedelta(days=1)
    assert period.first_day - period.previous().last_day == timedelta(days=1)
    assert period.next().previous() == period
    assert period.same_last_year() == period.shift(-12 // period.length)


@given(periods)
def test_parts_and_months_partition_the_days(period: Period) -> None:
    for pieces in (period.parts() or (period,), period.months()):
        assert pieces[0].first_day == period.first_day
        assert pieces[-1].last_day == period.last_day
        assert all(a.last_day + timedelta(days=1) == b.first_day for a, b in pairwise(pieces))
        assert sum(piece.days for piece in pieces) == period.days
        assert all(period.contains(piece) for piece in pieces)


@given(periods, days)
def test_a_day_is_contained_exactly_between_first_and_last(period: Period, day: date) -> None:
    assert period.contains(day) == (period.first_day <= day <= period.last_day)
    assert period.contains(day) == (type(period).of(day) == period)
    assert period.contains(datetime.combine(day, time(23, 59))) == period.contains(day)


@given(periods, periods)
def test_a_period_is_contained_with_both_ends(one: Period, other: Period) -> None:
    assert one.contains(other) == (one.contains(other.first_day) and one.contains(other.last_day))


@given(kinds, days, days)
def test_of_keeps_the_order_of_days(kind: type[Period], first: date, second: date) -> None:
    one, other = kind.of(first), kind.of(second)
    assert (one < other) == (one.first_day < other.first_day)
    assert (one <= other) == (not one > other)
    assert (one >= other) == (not one < other)
    assert (one == other) == (hash(one) == hash(other))
    if first <= second:
        assert one <= other


def test_parts_go_one_step_down() -> None:
    assert Year(2026).parts() == tuple(Quarter(2026, number) for number in (1, 2, 3, 4))
    assert HalfYear(2026, 2).parts() == (Quarter(2026, 3), Quarter(2026, 4))
    assert Quarter(2026, 3).parts() == (Month(2026, 7), Month(2026, 8), Month(2026, 9))
    assert Month(2026, 9).parts() == ()


def test_a_period_says_its_ends_and_names() -> None:
    quarter = Quarter(2026, 3)
    assert (quarter.first_day, quarter.last_day, quarter.days) == (date(2026, 7, 1), date(2026, 9, 30), 92)
    assert (str(quarter), quarter.zh) == ("2026Q3", "2026年第三季度")
    assert (str(HalfYear(2026, 1)), HalfYear(2026, 1).zh) == ("2026H1", "2026年上半年")
    assert (str(Year(2026)), Year(2026).zh, Year(2026).number) == ("2026", "2026年", 1)
    assert Month(2024, 2).last_day == date(2024, 2, 29)
    assert Month(2026, 1).previous() == Month(2025, 12)


@pytest.mark.parametrize(("one", "other"), [(Quarter(2026, 1), Month(2026, 1)), (Year(2026), "2026")])
def test_kinds_have_no_order_among_each_other(one: Period, other: object) -> None:
    assert one != other
    for compare in (one.__lt__, one.__le__, one.__gt__, one.__ge__):
        with pytest.raises(DeclarationError, match="can only be ordered"):
            compare(other)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Month(2026, 13),
        lambda: Month(2026, 0),
        lambda: Quarter(2026, 5),
        lambda: HalfYear(2026, 3),
        lambda: Year(1899),
        lambda: Year(2200),
        lambda: Year(True),
        lambda: Month(2026, 9.0),
        lambda: Year(1900).previous(),
        lambda: Month(2199, 12).next(),
        lambda: Quarter(1900, 4).same_last_year(),
        lambda: Year(2026).shift(10**30),
        lambda: Month.of(date(1899, 12, 31)),
    ],
)
def test_a_period_outside_the_calendar_is_a_period_error(make: object) -> None:
    with pytest.raises(PeriodError) as caught:
        make()
    assert caught.value.code == "period.out-of-range"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period.of(date(2026, 1, 1)),
        lambda: Month.of("2026-01-01"),
        lambda: Month(2026, 1).shift(1.5),
        lambda: Month(2026, 1).shift(True),
        lambda: Month(2026, 1).contains("2026-01-01"),
    ],
)
def test_a_wrong_argument_is_a_declaration_error(make: object) -> None:
    with pytest.raises(DeclarationError):
        make()


def test_another_kind_of_period_is_named() -> None:
    with pytest.raises(PeriodError, match="此处应填季度，填写的是月份。") as caught:
        Quarter.parse("2026-09")
    assert caught.value.code == "period.wrong-kind"
