"""Written periods: the closed list of forms, and everything else refused without repeating it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.periods import HalfYear, Month, Period, PeriodError, Quarter, Year, parse_period
from jiceng.periods.reading import FORMS


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026", Year(2026)),
        ("2026年", Year(2026)),
        ("2026年度", Year(2026)),
        ("2026年全年", Year(2026)),
        ("２０２６", Year(2026)),
        ("2026H1", HalfYear(2026, 1)),
        ("2026h2", HalfYear(2026, 2)),
        ("2026-H2", HalfYear(2026, 2)),
        ("2026年上半年", HalfYear(2026, 1)),
        ("2026年度下半年", HalfYear(2026, 2)),
        ("2026Q3", Quarter(2026, 3)),
        ("2026-q3", Quarter(2026, 3)),
        ("2026年Q3", Quarter(2026, 3)),
        ("2026年三季度", Quarter(2026, 3)),
        ("2026年第三季度", Quarter(2026, 3)),
        ("2026年第 3 季度", Quarter(2026, 3)),
        ("2026年3季", Quarter(2026, 3)),
        ("2026-09", Month(2026, 9)),
        ("2026/9", Month(2026, 9)),
        ("2026.09", Month(2026, 9)),
        ("202609", Month(2026, 9)),
        ("2026年9月", Month(2026, 9)),
        ("2026年09月份", Month(2026, 9)),
        ("2026年九月", Month(2026, 9)),
        ("2026年十月", Month(2026, 10)),
        ("2026年十二月", Month(2026, 12)),
        ("\u3000２０２６年\u00a09月\n", Month(2026, 9)),
    ],
)
def test_every_form_is_read(text: str, period: Period) -> None:
    assert parse_period(text) == period


def test_every_numeral_is_read() -> None:
    numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    assert [parse_period(f"2026年{one}月") for one in numerals] == list(Year(2026).months())
    assert [parse_period(f"2026年第{one}季度") for one in numerals[:4]] == list(Year(2026).parts())


def test_the_forms_of_the_message_are_read() -> None:
    assert [type(parse_period(form)) for form in FORMS] == [Year] * 2 + [HalfYear] * 2 + [Quarter] * 2 + [
        Month
    ] * 2


@pytest.mark.parametrize(
    "text",
    ["", "26Q3", "2026Q5", "2026-13", "2026-00", "2026年十三月", "2026年0季度", "2026-09-30", "2026H3", "三季度",
     "2026年第三季度的数据", "9月", "2026" * 50, None, 2026, 2026.9, b"2026", ["2026"]],
)  # fmt: skip
def test_anything_else_is_unreadable(text: object) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(text)
    assert caught.value.code == "period.unreadable"
    assert "2026Q3" in caught.value.message


def test_a_year_that_no_calendar_has_is_out_of_range() -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period("0001Q1")
    assert caught.value.code == "period.out-of-range"


def outcome(text: str) -> Period | str:
    try:
        return parse_period(text)
    except PeriodError as error:
        return error.message


SENTENCES = {outcome(""), outcome("0001")}


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{4}.{0,6}", fullmatch=True))
def test_junk_gives_a_period_or_one_of_two_fixed_sentences(text: str) -> None:
    found = outcome(text)
    assert found in SENTENCES or (isinstance(found, Period) and parse_period(str(found)) == found)
