"""Whatever is passed, the answer is a value or one of our errors in one line; nothing is repeated from it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DeclarationError, JicengError
from jiceng.law import LawBook, Suspension, clock, deadline, overdue, parameter
from jiceng.periods import Month, Quarter, WorkCalendar, Year, parse_period

NUMBER = "53992519491231002X"
NOON = datetime.fromisoformat("2026-03-02 12:00")
BOOK = LawBook.bundled()
SLUGS = [one.slug for one in (*BOOK.clocks, *BOOK.parameters)]

junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(max_size=20),
    st.binary(max_size=5),
    st.just(NUMBER),
    st.lists(st.just(NUMBER), max_size=2),
    st.dates(),
    st.datetimes(),
    st.just(datetime(2026, 3, 2, 8, tzinfo=UTC)),
    st.just(Decimal("NaN")),
)
slugs = st.sampled_from(SLUGS) | junk
starts = st.dates(date(2000, 1, 1), date(2030, 1, 1)) | st.datetimes() | junk
regions = st.sampled_from(["CN", "52", "539925", "539925101000"]) | junk


def outcome(function: Any, *arguments: Any, **named: Any) -> Any:
    """Return the value, or the error if it is ours; anything else fails the test."""
    try:
        return function(*arguments, **named)
    except JicengError as error:
        return error


def is_quiet(found: Any) -> bool:
    return not isinstance(found, JicengError) or (NUMBER not in str(found) and "\n" not in str(found))


@given(slugs, starts, regions)
def test_looking_up(slug: Any, on: Any, region: Any) -> None:
    assert is_quiet(outcome(clock, slug, on=on, region=region))
    assert is_quiet(outcome(parameter, slug, on=on, region=region))


@given(slugs, starts, regions, starts, starts)
def test_deadlines(slug: Any, start: Any, region: Any, as_of: Any, done: Any) -> None:
    assert is_quiet(outcome(deadline, slug, start, region=region))
    assert is_quiet(outcome(overdue, slug, start, as_of=as_of, done=done))
    assert is_quiet(outcome(Suspension, start, done))


@given(st.sampled_from(["petition.close", "petition.object", "dv.order", "village.roll.publish"]), junk)
def test_one_wrong_argument_of_a_deadline(slug: str, wrong: Any) -> None:
    for name in ("extension", "suspensions", "roll_over", "region"):
        assert is_quiet(outcome(deadline, slug, NOON, **{name: wrong}))
    assert is_quiet(outcome(overdue, slug, NOON, as_of=wrong))
    assert is_quiet(outcome(overdue, slug, NOON, as_of=NOON, done=wrong))
    assert is_quiet(outcome(deadline, slug, wrong))


@given(junk)
def test_loading(path: Any) -> None:
    for load in (LawBook.load, WorkCalendar.load):
        assert isinstance(outcome(load, path), JicengError)
        assert is_quiet(outcome(load, path))


@given(starts, starts, junk | st.integers(-300, 300))
def test_working_days(day: Any, other: Any, count: Any) -> None:
    calendar = WorkCalendar.bundled()
    for found in (
        outcome(calendar.is_working_day, day),
        outcome(calendar.next_working_day, day),
        outcome(calendar.add_working_days, day, count),
        outcome(calendar.working_days_between, day, other),
        outcome(calendar.working_days, count),
        outcome(calendar.certainty, count),
    ):
        assert is_quiet(found)


@given(junk, junk)
def test_periods(one: Any, other: Any) -> None:
    september = Month(2026, 9)
    for found in (
        outcome(parse_period, one),
        outcome(Quarter.parse, one),
        outcome(Year, one),
        outcome(Month, one, other),
        outcome(Quarter.of, one),
        outcome(september.shift, one),
        outcome(september.contains, one),
        outcome(september.__lt__, one),
    ):
        assert is_quiet(found)


@given(st.binary(max_size=200))
def test_files_of_any_bytes(tmp_path_factory: Any, content: bytes) -> None:
    file: Path = tmp_path_factory.getbasetemp() / "junk.toml"
    file.write_bytes(content)
    for load in (LawBook.load, WorkCalendar.load):
        assert is_quiet(outcome(load, file))


@pytest.mark.parametrize("junk", [True, "x", 3], ids=repr)
def test_a_calendar_and_a_book_are_what_they_say(junk: object) -> None:
    with pytest.raises(DeclarationError):
        deadline("petition.close", date(2026, 3, 2), calendar=junk)  # type: ignore[arg-type]
    with pytest.raises(DeclarationError):
        deadline("petition.close", date(2026, 3, 2), book=junk)  # type: ignore[arg-type]
    with pytest.raises(DeclarationError):
        Suspension(date(2026, 3, 2), date(2026, 3, 3), None if junk == "x" else junk)  # type: ignore[arg-type]


def test_a_path_that_no_file_can_have() -> None:
    with pytest.raises(DeclarationError):
        LawBook.load("\ud800")
    with pytest.raises(DeclarationError):
        WorkCalendar.load("\ud800")
