"""Deadlines: what must hold for every clock, start, extension and suspension."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiceng.law import Clock, LawBook, Suspension, deadline
from jiceng.periods import WorkCalendar

CALENDAR = WorkCalendar.bundled()
FORWARD = [one for one in LawBook.bundled().clocks if one.unit != "hour" and one.direction == "after"]
IN_DAYS = [one for one in FORWARD if one.unit in {"calendar-day", "working-day"}]
SHORT = [one for one in FORWARD if one.unit != "year"]

days = st.dates(date(2005, 1, 1), date(2024, 12, 31))
early_days = st.dates(date(2005, 1, 1), date(2022, 12, 31))
suspensions = st.lists(
    st.builds(
        lambda first, length: Suspension(first, first + timedelta(days=length)), days, st.integers(0, 40)
    ),
    max_size=4,
)


def template(unit: str, limit: int) -> Clock:
    return FORWARD[0].model_copy(update={"unit": unit, "limit": limit})


@given(st.sampled_from(SHORT), days, days)
def test_a_later_start_never_ends_earlier(clock: Clock, one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert deadline(clock, first).day <= deadline(clock, last).day


@given(st.sampled_from(IN_DAYS), days, st.integers(0, 60), suspensions)
def test_nor_does_it_with_suspensions(clock: Clock, start: date, later: int, held: list[Suspension]) -> None:
    one = deadline(clock, start, suspensions=held)
    other = deadline(clock, start + timedelta(days=later), suspensions=held)
    assert one.day <= other.day


@given(
    st.sampled_from(["calendar-day", "working-day", "month"]),
    early_days,
    st.integers(1, 20),
    st.integers(0, 20),
)
def test_a_longer_limit_never_ends_earlier(unit: str, start: date, limit: int, more: int) -> None:
    assert deadline(template(unit, limit), start).day <= deadline(template(unit, limit + more), start).day


@given(st.sampled_from([one for one in SHORT if one.extension_limit]), days, st.data())
def test_an_extension_is_a_longer_limit(clock: Clock, start: date, data: st.DataObject) -> None:
    extension = data.draw(st.integers(0, clock.extension_limit or 0))
    longer = clock.model_copy(update={"limit": clock.limit + extension})
    assert deadline(clock, start, extension=extension).day == deadline(longer, start).day


@given(st.sampled_from(SHORT), days, suspensions)
def test_a_suspension_never_shortens_and_a_later_one_does_nothing(
    clock: Clock, start: date, held: list[Suspension]
) -> None:
    plain, suspended = deadline(clock, start), deadline(clock, start, suspensions=held)
    assert plain.counted_to <= suspended.counted_to
    assert deadline(clock, start, suspensions=[*held, *held]).day == suspended.day
    after = [one for one in held if one.first > plain.counted_to]
    assert deadline(clock, start, suspensions=after).counted_to == plain.counted_to


@given(st.integers(1, 120), days, suspensions)
def test_counted_days_are_the_days_outside_every_suspension(
    limit: int, start: date, held: list[Suspension]
) -> None:
    found = deadline(template("calendar-day", limit), start, suspensions=held, roll_over=False)
    passed = [start + timedelta(days=step) for step in range(1, found.days + 1)]
    free = [day for day in passed if not any(one.first <= day <= one.last for one in held)]
    assert len(free) == limit
    # The last day is itself a day that counts, or the count would have ended before.
    assert free[-1] == found.day
    assert found.suspended == len(passed) - len(free)


@given(st.integers(1, 60), days, suspensions)
def test_counted_working_days_are_those_outside_every_suspension(
    limit: int, start: date, held: list[Suspension]
) -> None:
    found = deadline(template("working-day", limit), start, suspensions=held)
    passed = [start + timedelta(days=step) for step in range(1, found.days + 1)]
    free = [
        day
        for day in passed
        if CALENDAR.is_working_day(day) and not any(one.first <= day <= one.last for one in held)
    ]
    assert len(free) == limit
    assert free[-1] == found.day


@given(st.sampled_from(SHORT), days)
def test_a_moved_last_day_is_the_next_working_day(clock: Clock, start: date) -> None:
    moved, strict = deadline(clock, start, roll_over=True), deadline(clock, start, roll_over=False)
    assert moved.counted_to == strict.day
    assert moved.day == CALENDAR.next_working_day(strict.day)
    assert moved.rolled_over == (not CALENDAR.is_working_day(strict.day))


@given(st.sampled_from(SHORT), days)
def test_the_sentence_names_the_day_and_the_law(clock: Clock, start: date) -> None:
    found = deadline(clock, start)
    sentence = found.explain()
    assert f"{found.day.year}年{found.day.month}月{found.day.day}日（" in sentence
    assert found.basis in sentence
    assert sentence.endswith("）。")
    assert sentence.count("。") == 1
