"""Codes, levels, and the days on which a place is there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.codes.divisions import Certainty, ChangeKind, Level, Place, Standing
from jiceng.codes.divisions.places import compact, level_of, parent_of

DAYS = st.dates(date(1980, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("written", "code", "level", "parent"),
    [
        ("330000000000", "330000", Level.PROVINCE, None),
        ("330100", "330100", Level.PREFECTURE, "330000"),
        ("330110", "330110", Level.COUNTY, "330100"),
        ("330110000", "330110", Level.COUNTY, "330100"),
        ("330110005000", "330110005", Level.TOWNSHIP, "330110"),
        ("330110005201", "330110005201", Level.VILLAGE, "330110005"),
        ("33011000520101", "33011000520101", Level.GRID, "330110005201"),
    ],
)
def test_levels(written: str, code: str, level: Level, parent: str | None) -> None:
    assert compact(written) == code
    assert level_of(code) is level
    assert parent_of(code) == parent


@pytest.mark.parametrize(
    "text", ["", "33", "3301", "33011000", "3301100050", "三三〇一一〇", "33011o", "3" * 21, 330110]
)
def test_what_is_no_code(text: object) -> None:
    assert compact(text) is None


@given(st.none() | DAYS, st.none() | DAYS, DAYS, st.sampled_from(Certainty))
def test_days(begins: date | None, ends: date | None, day: date, certainty: Certainty) -> None:
    place = Place("539925", "云岭县", None, begins, ends, certainty)
    inside = (begins or date.min) <= day < (ends or date.max)
    assert place.is_valid(day) == inside
    assert place.may_be_valid(day) or not inside
    if begins is not None and certainty is Certainty.DAY and day < begins:
        assert not place.may_be_valid(day)


def test_doubt_is_for_the_code() -> None:
    begins = date(2021, 12, 31)
    assert Place("539925", "云岭县", None, begins, None, Certainty.YEAR).may_be_valid(date(2021, 1, 1))
    assert not Place("539925", "云岭县", None, begins, None, Certainty.YEAR).may_be_valid(date(2020, 12, 31))
    assert not Place("539925", "云岭县", None, begins, None, Certainty.DAY).may_be_valid(
        begins - timedelta(days=1)
    )
    assert Place("539925", "云岭县", None, begins, None, Certainty.LISTED).may_be_valid(date(2000, 1, 1))
    assert not Place("539925", "云岭县", None, begins, date(2022, 1, 1)).may_be_valid(date(2022, 1, 1))


def test_words() -> None:
    assert ChangeKind("split").zh == "析置"
    assert len({kind.zh for kind in ChangeKind}) == len(ChangeKind)
    assert all(standing.zh.endswith("。") for standing in Standing)
