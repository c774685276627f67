"""Cells: every listed form is read, nothing else is, and nothing raises."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset import columns
from jiceng.ledger.cells import cell_text, reader_for
from jiceng.models import Dispute, IndicatorValue, Organization, Resident, ResponsibilityTask

READ_BIRTH = reader_for(columns(Resident)["birth_date"])
READ_STAFF = reader_for(columns(Organization)["staff"])
READ_VALUE = reader_for(columns(IndicatorValue)["value"])
READ_PROGRESS = reader_for(columns(ResponsibilityTask)["progress"])
READ_FLAG = reader_for(columns(Organization)["has_party"])
READ_SEX = reader_for(columns(Resident)["sex"])
READ_ID = reader_for(columns(Resident)["id_number"])
READ_NAME = reader_for(columns(Resident)["name"])
READ_INVOLVED = reader_for(columns(Dispute)["involved_count"])

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
DATE_FORMS = (
    "{0:%Y-%m-%d}",
    "{0.year}-{0.month}-{0.day}",
    "{0:%Y/%m/%d}",
    "{0.year}/{0.month}/{0.day}",
    "{0:%Y.%m.%d}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year} 年 {0.month} 月 {0.day} 日",
    "{0:%Y%m%d}",
    " {0:%Y-%m-%d} ",
    "{0:%Y-%m-%d} 00:00:00",
    "{0:%Y-%m-%d} 9:05",
    "{0:%Y-%m-%d}T14:30:00",
    "{0.year}/{0.month}/{0.day} 12:00:00 AM",
    "{0.year}/{0.month}/{0.day} 上午9:05",
    "{0:%Y-%m-%d}日",
    "{0:%Y.%m.%d}日",
    "{0:%Y}。{0.month}。{0.day}。",
    "{0:%Y}—{0:%m}—{0:%d}",
    "{0.year}–{0.month}–{0.day}",
    "{0:%Y%m%d}.0",
    "'{0:%Y-%m-%d}",
    "’{0:%Y/%m/%d}",
    "\u200b{0:%Y-%m-%d}\ufeff",
)
FULL_WIDTH = {ordinary: ordinary + 0xFEE0 for ordinary in range(0x21, 0x7F)}


@given(DAYS, st.sampled_from(DATE_FORMS))
def test_every_listed_form_of_a_day_is_read(day: date, form: str) -> None:
    assert READ_BIRTH(form.format(day)).value == day


@given(DAYS, st.sampled_from([form for form in DATE_FORMS if "T" not in form]))
def test_a_day_in_full_width_signs_is_the_same_day(day: date, form: str) -> None:
    assert READ_BIRTH(form.format(day).translate(FULL_WIDTH)).value == day


@given(st.dates(date(1927, 5, 19), date(2173, 10, 13)))  # serials of five digits
def test_a_serial_number_is_the_day_the_spreadsheet_shows(day: date) -> None:
    assert READ_BIRTH(cell_text(float((day - date(1899, 12, 30)).days))).value == day


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01",
        "2026-02-30",
        "2026.9",
        "202609",
        "九月",
        "2026-9-1-1",
        "20260231",
        "1980年1月",
        "1980.1",
        "1980年",
        "198001",
        "80-01-01",
        "01-02-1980",
        "1980²01²01",
    ],
)
def test_what_is_no_day_stays_as_text(text: str) -> None:
    reading = READ_BIRTH(text)
    assert (reading.value, reading.kept) == (None, text)


@pytest.mark.parametrize("text", ["", "  ", "/", "—", "-", "　", "未填"])
def test_ways_to_leave_a_cell_empty(text: str) -> None:
    for read in (READ_BIRTH, READ_STAFF, READ_VALUE, READ_FLAG, READ_SEX, READ_ID, READ_NAME):
        reading = read(text)
        assert reading.value is None
        assert reading.kept is None


def test_none_is_nothing_in_a_text_and_no_in_a_flag() -> None:
    assert READ_NAME("无").value is None
    assert READ_FLAG("无").value is False


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("1,234", 1234), ("12.0", 12), (" 7 ", 7), ("242人", 242), ("+3", 3)]
)
def test_whole_numbers(text: str, number: int) -> None:
    assert READ_STAFF(text).value == number


@pytest.mark.parametrize("text", ["1.5", "１２", "1_000", "1e3", "NaN", "inf", "十二", "1,23", "9" * 40])
def test_what_is_no_whole_number_stays_as_text(text: str) -> None:
    assert READ_INVOLVED(text).kept == text


@pytest.mark.parametrize(
    ("text", "number"),
    [("93.51%", "0.9351"), ("0.9351", "0.9351"), ("1,234.5", "1234.5"), ("-2", "-2"), ("100％", "1")],
)
def test_a_rate_is_kept_as_a_ratio(text: str, number: str) -> None:
    assert READ_VALUE(text).value == Decimal(number)


def test_a_field_counted_in_percent_keeps_its_unit() -> None:
    assert READ_PROGRESS("39%").value == Decimal(39)
    assert READ_PROGRESS("39").value == Decimal(39)


@pytest.mark.parametrize(
    ("text", "flag"), [("是", True), ("√", True), ("有", True), ("否", False), ("×", False)]
)
def test_yes_and_no(text: str, flag: bool) -> None:
    assert READ_FLAG(text).value is flag


def test_a_code_is_read_by_code_label_and_synonym() -> None:
    assert [READ_SEX(text).value for text in ("1", "男", "男性", " 男 ")] == ["1"] * 4
    assert READ_SEX("甲").kept == "甲"


def test_a_code_with_its_name_is_read_where_both_say_the_same() -> None:
    assert [READ_SEX(text).value for text in ("1男", "1-男", "１．男", "1 男性")] == ["1"] * 4
    assert [READ_SEX(text).kept for text in ("2-男", "1-", "1-甲", "男-1")] == ["2-男", "1-", "1-甲", "男-1"]


def test_an_identifier_is_tidied_and_says_so() -> None:
    tidy = READ_ID(" 53992519491231048x ")
    assert tidy.value == "53992519491231048X"
    assert tidy.repaired
    assert not READ_ID("53992519491231048X").repaired


def test_a_wrong_identifier_stays_in_its_column() -> None:
    assert READ_ID("5399").value == "5399"


def test_a_number_too_long_for_a_spreadsheet_is_shown_as_the_spreadsheet_shows_it() -> None:
    assert cell_text(539925194912310020.0) == "5.39925E+17"
    assert cell_text(13900000012.0) == "13900000012"
    assert cell_text(0.5) == "0.5"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (datetime.fromisoformat("2026-09-30"), "2026-09-30"),
        (datetime.fromisoformat("2026-09-30T08:05"), "2026-09-30 08:05:00"),
        (date(2026, 9, 30), "2026-09-30"),
        (time(8, 5), "08:05:00"),
        (timedelta(hours=2), "2:00:00"),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (3, "3"),
    ],
)
def test_a_cell_as_the_text_a_clerk_sees(cell: object, text: str) -> None:
    assert cell_text(cell) == text  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_no_text_makes_a_reader_raise(text: str) -> None:
    for read in (READ_BIRTH, READ_STAFF, READ_VALUE, READ_PROGRESS, READ_FLAG, READ_SEX, READ_ID, READ_NAME):
        reading = read(text)
        assert reading.value is None or reading.kept is None
