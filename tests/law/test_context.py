"""The law book as expressions see it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from jiceng.codes.divisions import Divisions
from jiceng.errors import DeclarationError
from jiceng.expr import ClockLimit, as_of, compile_python, in_table, literal, parameter, within
from jiceng.law import LawBook, NotInForceError, UnknownSlugError, lawful_context
from jiceng.periods import WorkCalendar

TODAY = date(2026, 9, 30)
CONTEXT = lawful_context(TODAY)


def test_numbers_of_the_day() -> None:
    assert CONTEXT.as_of == date(2026, 9, 30)
    assert CONTEXT.parameter("marriage.age.male") == 22
    assert CONTEXT.clock_days("petition.close", False) == 60
    assert CONTEXT.clock_days("petition.close", True) == 90


def test_a_region_has_numbers_of_its_own() -> None:
    assert lawful_context(date(2023, 6, 1), "52").parameter("relapse.line") == 7300
    with pytest.raises(NotInForceError):
        lawful_context(date(2023, 6, 1)).parameter("relapse.line")


def test_what_no_expression_can_use() -> None:
    with pytest.raises(DeclarationError):
        CONTEXT.parameter("village.recall.petition")  # a fraction
    with pytest.raises(DeclarationError):
        CONTEXT.parameter("idcard.validity.46")  # a word
    with pytest.raises(DeclarationError):
        CONTEXT.clock_days("petition.object", False)  # working days
    with pytest.raises(UnknownSlugError):
        CONTEXT.parameter("no.such.slug")
    with pytest.raises(DeclarationError, match=r"no table 'no\.such'; there are division\.county"):
        CONTEXT.table("no.such")
    with pytest.raises(UnknownSlugError):
        CONTEXT.clock("no.such.slug")
    with pytest.raises(UnknownSlugError):
        CONTEXT.clock_history("no.such.slug")
    with pytest.raises(UnknownSlugError):
        CONTEXT.parameter_history("no.such.slug")


def test_clocks_keep_their_unit() -> None:
    assert CONTEXT.clock("petition.object") == ClockLimit("working-day", 5)
    assert CONTEXT.clock("petition.close") == ClockLimit("calendar-day", 60, 30)
    assert CONTEXT.clock("released.notify") == ClockLimit("month", 1, back=True)


def test_a_clock_is_what_it_was() -> None:
    """治安管理处罚法 gives sixty more days since 2026 where it gave thirty before."""
    assert CONTEXT.clock_history("police.case") == [
        (date.min, ClockLimit("calendar-day", 30, 30)),
        (date(2026, 1, 1), ClockLimit("calendar-day", 30, 60)),
    ]
    start, end = date(2025, 6, 1), date(2025, 8, 15)
    by_old_law = within(start, end, "police.case", extended=True, on=start)
    assert compile_python(by_old_law, CONTEXT)({}) is False
    assert compile_python(within(start, end, "police.case", extended=True), CONTEXT)({}) is True


def test_a_history_is_asked_of_the_book_itself_too() -> None:
    history = LawBook.bundled().clock_history("police.case")
    assert [(since, clock.slug) for since, clock in history if clock] == [
        (date.min, "police.case.2012"),
        (date(2026, 1, 1), "police.case"),
    ]
    with pytest.raises(DeclarationError, match="a region is"):
        LawBook.bundled().parameter_history("adult.age", region="x")


def test_before_a_law_there_is_none() -> None:
    assert CONTEXT.parameter_history("adult.age") == [(date.min, None), (date(2021, 1, 1), 18)]


BOOK = """
[[parameter]]
slug = "made.up.a"
edition_of = "made.up"
zh = "测试参数"
unit = "year"
value = {first}
certainty = "known"
source = "测试"
in_force_to = 2019-12-31

[[parameter]]
slug = "made.up.b"
edition_of = "made.up"
zh = "测试参数"
unit = "year"
value = {second}
certainty = "known"
source = "测试"
in_force_from = 2021-01-01

[[parameter]]
slug = "made.up.c"
edition_of = "made.up"
zh = "测试参数"
unit = "year"
value = 9
certainty = "known"
source = "测试"
region = "5399"
in_force_from = 2020-06-01
in_force_to = 2022-06-30
"""


@pytest.fixture
def book(tmp_path: Path) -> LawBook:
    path = tmp_path / "book.toml"
    path.write_text(BOOK.format(first=1, second=2), "utf-8")
    return LawBook.load(path)


def test_a_history_has_gaps_and_a_region_lies_over_the_country(book: LawBook) -> None:
    assert lawful_context(TODAY, book=book).parameter_history("made.up") == [
        (date.min, 1),
        (date(2020, 1, 1), None),
        (date(2021, 1, 1), 2),
    ]
    assert lawful_context(TODAY, "539925", book=book).parameter_history("made.up") == [
        (date.min, 1),
        (date(2020, 1, 1), None),
        (date(2020, 6, 1), 9),
        (date(2022, 7, 1), 2),
    ]


@pytest.mark.parametrize("region", ["CN", "539925"])
def test_a_history_says_of_every_day_what_the_look_up_says(book: LawBook, region: str) -> None:
    of_the_day = compile_python(parameter("made.up", on=as_of), lawful_context(TODAY, region, book=book))
    assert of_the_day({}) == 2
    for day in (
        date(2019, 12, 31),
        date(2020, 3, 1),
        date(2020, 12, 31),
        date(2022, 6, 30),
        date(2022, 7, 1),
    ):
        try:
            expected = book.parameter("made.up", on=day, region=region).number
        except NotInForceError:
            expected = None
        node = parameter("made.up", on=literal(day))
        assert compile_python(node, lawful_context(TODAY, region, book=book))({}) == expected


def test_working_days_are_those_of_the_years_without_a_gap(tmp_path: Path) -> None:
    days = CONTEXT.working_days()
    assert (days.first, days.last) == (date(2004, 1, 1), date(2026, 12, 31))
    notices = {notice.year: notice for notice in WorkCalendar.bundled().notices}
    gap = WorkCalendar(tuple(notice for year, notice in notices.items() if year != 2020))
    assert lawful_context(TODAY, calendar=gap).working_days().first == date(2021, 1, 1)


def test_the_codes_of_counties_are_the_known_ones() -> None:
    codes = CONTEXT.table("division.county")
    assert codes is CONTEXT.table("division.county")
    assert {"110101", "110103", "110000", "110100", "330110"} <= codes
    assert not [code for code in codes if not Divisions.standing(code).is_known]
    strange = [f"{number:06}" for number in range(100_000, 999_999, 97)]
    assert [code in codes for code in strange] == [Divisions.standing(code).is_known for code in strange]
    assert compile_python(in_table("539925", "division.county"), CONTEXT)({}) is False


def test_a_context_reads_no_divisions_before_they_are_asked_for() -> None:
    script = (
        "import sys; from datetime import date; from jiceng.law import lawful_context; "
        "lawful_context(date(2026, 9, 30)).working_days(); sys.exit('jiceng.codes.divisions' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
