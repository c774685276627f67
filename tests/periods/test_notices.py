"""Notice files: what is refused, with the place and without the text."""

import re
from pathlib import Path

import pytest

from jiceng.errors import DeclarationError
from jiceng.periods import WorkCalendar
from jiceng.periods.notices import read_notices

HEAD = '[[year]]\nyear = 2027\nnotice = "机密文号"\ncertainty = "read"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "year: Field required"),
        ("year = []", "year: Tuple should have at least 1 item"),
        ("[[year]", "not TOML"),
        ("a = " + "[" * 5000, "not TOML"),
        ("a = 1" + "0" * 5000, "not TOML"),
        (HEAD, "year 1 rest: Field required"),
        (HEAD + "rest = []\nholidays = []", "year 1 holidays: Extra inputs"),
        (
            HEAD.replace("read", "sure") + "rest = []",
            "year 1 certainty: Input should be 'read', 'known' or 'guess'",
        ),
        (
            HEAD.replace("2027", "2300") + "rest = []",
            "year 1 year: Input should be less than or equal to 2199",
        ),
        (
            HEAD + HEAD.replace("[[year]]", "rest = []\n[[year]]") + "rest = []",
            "file: Value error, a year stands twice",
        ),
        (
            HEAD + 'rest = [{ name = "元旦", first = 2027-01-03, last = 2027-01-01 }]',
            "year 1 rest 1: .*last must be",
        ),
        (
            HEAD + 'rest = [{ name = "元旦", first = 2027-01-01, last = 2027-03-01 }]',
            "year 1 rest 1: .*last must be",
        ),
        (
            HEAD + 'rest = [{ name = "", first = 2027-01-01, last = 2027-01-01 }]',
            "year 1 rest 1 name: String should",
        ),
        (
            HEAD + 'rest = [{ name = "元旦", first = "2027-01-01", last = 2027-01-01 }]',
            "year 1 rest 1 first: ",
        ),
        (
            HEAD + "rest = []\nwork = [2027-01-04]",
            "year 1: Value error, work lists a day that is no Saturday or Sunday",
        ),
        (HEAD + "rest = []\nwork = [2028-01-01]", "year 1: Value error, a day lies outside the year"),
        (
            HEAD + 'rest = [{ name = "元旦", first = 2027-01-01, last = 2027-01-03 }]\nwork = [2027-01-03]',
            "year 1: Value error, a day stands both under rest and under work",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "notice.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationError) as caught:
        read_notices(file)
    assert re.search("^working days: .*" + problem, str(caught.value)), str(caught.value)
    assert "机密文号" not in str(caught.value)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    file = tmp_path / "notice.toml"
    file.write_bytes("[[year]] # 国办".encode("gb18030"))
    with pytest.raises(DeclarationError, match="not UTF-8"):
        WorkCalendar.load(file)
    with pytest.raises(DeclarationError, match="cannot be opened"):
        WorkCalendar.load(str(tmp_path / "absent.toml"))


def test_a_holiday_is_a_day_to_a_month_long(tmp_path: Path) -> None:
    file = tmp_path / "notice.toml"
    for last, days in (("2027-01-01", 1), ("2027-01-31", 31)):
        file.write_text(
            HEAD + f'rest = [{{ name = "元旦", first = 2027-01-01, last = {last} }}]', encoding="utf-8"
        )
        assert len(list(read_notices(file)[0].rest[0].days())) == days
    file.write_text(
        HEAD + 'rest = [{ name = "元旦", first = 2027-01-01, last = 2027-02-01 }]', encoding="utf-8"
    )
    with pytest.raises(DeclarationError, match="up to 30 days later"):
        read_notices(file)
