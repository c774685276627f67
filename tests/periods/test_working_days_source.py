"""The bundled table against the package it was taken from (a dependency of the tests only)."""

import os
from datetime import date

import pytest

if os.environ.get("JICENG_REQUIRE_ALL") != "1":
    pytest.importorskip("chinese_calendar", reason="the package chinesecalendar is not installed")

import chinese_calendar

from jiceng.periods import WorkCalendar
from tools.build_working_days import TARGET, render


def test_the_file_is_what_the_script_writes() -> None:
    assert TARGET.read_bytes().decode("utf-8") == render(), "run python tools/build_working_days.py"


def test_every_day_from_2004_to_2026_is_the_same() -> None:
    calendar = WorkCalendar.bundled()
    days = [date.fromordinal(n) for n in range(date(2004, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    assert len(days) == 8401
    assert [calendar.is_working_day(day) for day in days] == [
        chinese_calendar.is_workday(day) for day in days
    ]
