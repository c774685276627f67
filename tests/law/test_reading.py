"""Law files: every problem at once, with its place, without the values."""

import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from jiceng.errors import DeclarationError
from jiceng.law import LawBook
from jiceng.law.reading import LawFile, read_law_file

CLOCK = """
[[clock]]
slug = "county.reply"
zh = "答复"
starts = "收到"
unit = "calendar-day"
limit = 7
roll_over = "yes"
applies_to = "Reply"
law = "县通知"
certainty = "read"
"""
PARAMETER = """
[[parameter]]
slug = "county.line"
zh = "标准"
unit = "CNY"
value = 700
source = "县通知"
certainty = "read"
"""
LOCAL = """
[[local]]
slug = "county.norm"
zh = "口径"
unit = "person"
source = "县通知"
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "law.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_of_clocks_and_parameters_is_read(tmp_path: Path) -> None:
    found = read_law_file(write(tmp_path, "rows = 3\n" + CLOCK + PARAMETER + LOCAL))
    assert [one.slug for one in found.clock] == ["county.reply"]
    assert [one.value for one in found.parameter] == [700]
    assert [one.slug for one in found.local] == ["county.norm"]
    assert read_law_file(write(tmp_path, "")) == LawFile()


def change(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("rows = 3\n" + CLOCK + PARAMETER, "rows announces 3 tables, the file has 2"),
        ("row = 2", "row: Extra inputs"),
        ("[[clock]", "not TOML"),
        ("a = " + "[" * 5000, "not TOML"),
        ("a = 1" + "0" * 5000, "not TOML"),
        ("a = 1e99999999999999999999", "not TOML"),
        (CLOCK + "limits = 7", "clock 1 limits: Extra inputs"),
        (change(CLOCK, "limit = 7\n", ""), "clock 1 limit: Field required"),
        (change(CLOCK, "limit = 7", 'limit = "7"'), "clock 1 limit: Input should be a valid integer"),
        (change(CLOCK, "limit = 7", "limit = 0"), "clock 1 limit: .* greater than or equal to 1"),
        (change(CLOCK, "limit = 7", "limit = 36501"), "clock 1: .*within a hundred years"),
        (
            change(CLOCK, "limit = 7", "limit = 7\nextension_limit = 40000"),
            "clock 1: .*within a hundred years",
        ),
        (
            change(CLOCK, '"calendar-day"\nlimit = 7', '"year"\nlimit = 101'),
            "clock 1: .*within a hundred years",
        ),
        (change(CLOCK, "calendar-day", "week"), "clock 1 unit: Input should be 'calendar-day'"),
        (change(CLOCK, "county.reply", "County"), "clock 1 slug: String should match"),
        (CLOCK + 'region = "520000"', "clock 1 region: .*without its closing zeros"),
        (CLOCK + 'region = "539925101000"', "clock 1 region: .*without its closing zeros"),
        (CLOCK + 'region = "贵州"', "clock 1 region: "),
        (
            CLOCK + "in_force_from = 2026-01-02\nin_force_to = 2026-01-01",
            "clock 1: .*in_force_from lies after",
        ),
        (CLOCK + 'in_force_from = "2026-01-02"', "clock 1 in_force_from: Input should be a valid date"),
        (CLOCK + CLOCK, "county.reply and county.reply are both in force"),
        (
            CLOCK + "in_force_to = 2026-01-01\n" + CLOCK + "in_force_from = 2026-01-01",
            "county.reply and county.reply are both in force",
        ),
        (PARAMETER + PARAMETER, "county.line and county.line are both in force"),
        (change(PARAMETER, "700", '"700"'), "parameter 1 value: .*a number without quotes"),
        (change(PARAMETER, "700", "true"), "parameter 1 value: .*a number without quotes"),
        (change(PARAMETER, "700", "2026-01-01"), "parameter 1 value: .*a number without quotes"),
        (change(PARAMETER, "700", "-1"), "parameter 1 value: .*between 0 and"),
        (change(PARAMETER, "700", "1e999999"), "parameter 1 value: .*between 0 and"),
        (change(PARAMETER, "700", "1e-999999"), "parameter 1 value: .*at most 12 decimals"),
        (change(PARAMETER, "700", "nan"), "parameter 1 value: .*finite"),
        (change(PARAMETER, "700", "inf"), "parameter 1 value: .*finite"),
        (
            change(PARAMETER, 'unit = "CNY"\nvalue = 700', 'unit = "ratio-ge"\nvalue = "3/0"'),
            "value: .*without quotes",
        ),
        (
            change(PARAMETER, 'unit = "CNY"\nvalue = 700', 'unit = "ratio-ge"\nvalue = "4/3"'),
            "share lies between 0",
        ),
        (
            change(PARAMETER, 'unit = "CNY"\nvalue = 700', 'unit = "ratio-ge"\nvalue = 80'),
            "share lies between 0",
        ),
        (
            change(PARAMETER, 'unit = "CNY"\nvalue = 700', 'unit = "text"\nvalue = 7'),
            "needs a word in quotes",
        ),
        (
            change(PARAMETER, 'unit = "CNY"\nvalue = 700', 'unit = "text"\nvalue = ""'),
            "needs a word in quotes",
        ),
        (change(PARAMETER, 'unit = "CNY"', 'unit = "yuan"'), "parameter 1 unit: Input should be"),
        (change(PARAMETER, 'unit = "CNY"\n', ""), "parameter 1 unit: Field required"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        LawBook.load(write(tmp_path, text))
    assert re.search("^law file: .*" + problem, str(caught.value)), str(caught.value)
    assert "县通知" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_number_keeps_its_decimals_up_to_twelve(tmp_path: Path) -> None:
    found = read_law_file(write(tmp_path, change(PARAMETER, "700", "0.123456789012")))
    assert found.parameter[0].value == Decimal("0.123456789012")
    assert read_law_file(write(tmp_path, change(PARAMETER, "700", "1e12"))).parameter[0].number == 10**12
    for wrong in ("0.1234567890123", "1000000000001"):
        with pytest.raises(DeclarationError, match="parameter 1 value"):
            read_law_file(write(tmp_path, change(PARAMETER, "700", wrong)))


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    text = change(CLOCK, "limit = 7", "limit = -7") + change(
        PARAMETER, 'certainty = "read"', 'certainty = "sure"'
    )
    with pytest.raises(DeclarationError, match=r"clock 1 limit: .*; parameter 1 certainty: "):
        read_law_file(write(tmp_path, text))


def test_one_family_may_have_rows_in_several_regions_and_times(tmp_path: Path) -> None:
    text = CLOCK + CLOCK + 'region = "5399"\n' + PARAMETER + "in_force_to = 2025-12-31\n" + PARAMETER
    text += "in_force_from = 2026-01-01\n"
    found = read_law_file(write(tmp_path, text))
    assert (len(found.clock), len(found.parameter)) == (2, 2)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    file = tmp_path / "law.toml"
    file.write_bytes("# 县".encode("gb18030"))
    with pytest.raises(DeclarationError, match="not UTF-8"):
        LawBook.load(file)
    with pytest.raises(DeclarationError, match="cannot be opened"):
        LawBook.load(tmp_path / "absent.toml")


def test_a_syntax_error_names_its_line_where_python_knows_it(tmp_path: Path) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as plain:
        tomllib.loads("a = 1\nb = ")
    line = getattr(plain.value, "lineno", None)
    with pytest.raises(DeclarationError) as caught:
        read_law_file(write(tmp_path, "a = 1\nb = "))
    assert str(caught.value) == "law file: not TOML" + (f", line {line}" if line else "")


@pytest.mark.parametrize(
    ("unit", "most"),
    [("hour", 36500), ("calendar-day", 36500), ("working-day", 36500), ("month", 1200), ("year", 100)],
)
def test_a_limit_may_reach_a_hundred_years_and_no_more(tmp_path: Path, unit: str, most: int) -> None:
    text = change(CLOCK, "calendar-day", unit)
    assert read_law_file(write(tmp_path, change(text, "limit = 7", f"limit = {most}"))).clock[0].limit == most
    with pytest.raises(DeclarationError, match="within a hundred years"):
        read_law_file(write(tmp_path, change(text, "limit = 7", f"limit = {most + 1}")))


def test_a_row_may_be_law_for_one_day(tmp_path: Path) -> None:
    text = PARAMETER + "in_force_from = 2026-01-01\nin_force_to = 2026-01-01\n"
    row = read_law_file(write(tmp_path, text)).parameter[0]
    assert [row.in_force(date(2026, 1, 1) + timedelta(days=step)) for step in (-1, 0, 1)] == [
        False,
        True,
        False,
    ]
