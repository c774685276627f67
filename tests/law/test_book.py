"""Looking the law up by slug, day and region, and a county's own rows over it."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.law import LawBook, NotInForceError, UnknownSlugError, clock, parameter

BOOK = LawBook.bundled()
TODAY = date(2026, 9, 30)

COUNTY = """
[[parameter]]
slug = "relapse.line.county.2026"
edition_of = "relapse.line"
zh = "防返贫监测范围"
region = "539925"
region_zh = "云岭县"
value = 9100
unit = "CNY"
in_force_from = 2026-01-01
in_force_to = 2026-12-31
source = "县通知"
certainty = "read"

[[parameter]]
slug = "relapse.line.province.2026"
edition_of = "relapse.line"
zh = "防返贫监测范围"
region = "53"
region_zh = "省"
value = 9000
unit = "CNY"
in_force_from = 2026-01-01
source = "省通知"
certainty = "read"

[[parameter]]
slug = "petition.collective.min"
zh = "集体访人数起点"
region = "CN"
value = 6
unit = "person"
in_force_from = 2026-01-01
source = "县口径"
certainty = "read"
"""


@pytest.fixture
def county(tmp_path: Path) -> LawBook:
    file = tmp_path / "county.toml"
    file.write_text(COUNTY, encoding="utf-8")
    return LawBook.load(file)


def test_the_relapse_line_of_a_province_and_a_year() -> None:
    assert parameter("relapse.line", on=date(2023, 12, 31), region="52").value == 7300
    assert parameter("relapse.line", on=date(2023, 1, 1), region="520102").value == 7300
    assert parameter("relapse.line", on=date(2021, 6, 1), region="52").value == 6000
    with pytest.raises(NotInForceError):
        parameter("relapse.line", on=date(2023, 6, 1), region="53")
    with pytest.raises(NotInForceError):
        parameter("relapse.line", on=date(2023, 6, 1))


def test_the_most_specific_region_wins(county: LawBook) -> None:
    assert county.parameter("relapse.line", on=TODAY, region="539925101").value == 9100
    assert county.parameter("relapse.line", on=TODAY, region="539901").value == 9000
    assert county.parameter("relapse.line", on=date(2027, 1, 1), region="539925").value == 9000
    assert county.parameter("relapse.line", on=date(2023, 1, 1), region="52").value == 7300
    assert parameter("dibao.edge.factor", on=TODAY, region="3301").slug == "dibao.edge.factor.zhejiang"
    assert parameter("dibao.edge.factor", on=TODAY, region="32").slug == "dibao.edge.factor"


def test_a_county_file_wins_over_the_bundled_row_of_the_same_region(county: LawBook) -> None:
    assert county.parameter("petition.collective.min", on=TODAY).value == 6
    assert county.parameter("petition.collective.min", on=date(2025, 12, 31)).value == 5
    assert parameter("petition.collective.min", on=TODAY).value == 5


def test_books_are_laid_over_each_other(county: LawBook, tmp_path: Path) -> None:
    file = tmp_path / "town.toml"
    file.write_text(COUNTY.replace("9100", "9200"), encoding="utf-8")
    assert (
        LawBook.load(str(file), over=county).parameter("relapse.line", on=TODAY, region="539925").value
        == 9200
    )
    assert county.clocks == BOOK.clocks


@pytest.mark.parametrize(
    ("kind", "slug", "last_old", "old", "new"),
    [
        ("clock", "police.case", date(2025, 12, 31), "police.case.2012", "police.case"),
        ("clock", "police.discovery", date(2025, 12, 31), "police.discovery.2012", "police.discovery"),
        ("parameter", "tekun.child.age", date(2026, 6, 30), "tekun.child.age.moca", "tekun.child.age"),
    ],
)
def test_old_law_stays_computable_up_to_its_last_day(
    kind: str, slug: str, last_old: date, old: str, new: str
) -> None:
    look_up = {"clock": clock, "parameter": parameter}[kind]
    assert look_up(slug, on=last_old).slug == old
    assert look_up(slug, on=last_old + timedelta(days=1)).slug == new
    assert look_up(old, on=last_old).slug == old
    with pytest.raises(NotInForceError):
        look_up(old, on=last_old + timedelta(days=1))


@given(st.sampled_from([*BOOK.clocks, *BOOK.parameters]), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_look_up_finds_the_most_specific_row_in_force_or_is_refused(row: Any, day: date) -> None:
    rows, look_up = (BOOK.clocks, BOOK.clock) if row in BOOK.clocks else (BOOK.parameters, BOOK.parameter)
    valid = [
        one
        for one in rows
        if one.family == row.family and one.region in {"CN", row.region} and one.in_force(day)
    ]
    if valid:
        assert look_up(row.family, on=day, region=row.region) == max(
            valid, key=lambda one: one.region != "CN"
        )
    else:
        with pytest.raises(
            NotInForceError, match=re.escape(f"{row.family} is in force on {day.isoformat()}")
        ):
            look_up(row.family, on=day, region=row.region)


def test_what_is_in_force_when_is_named() -> None:
    with pytest.raises(NotInForceError) as caught:
        parameter("relapse.line", on=date(2026, 9, 30), region="539925101203")
    assert str(caught.value) == (
        "no parameter relapse.line is in force on 2026-09-30 in 539925; "
        "known: 2023-01-01 to 2023-12-31 in 52, 2021-01-01 to 2021-12-31 in CN; "
        "load a county's own rows with LawBook.load(file)"
    )
    assert isinstance(caught.value, LookupError)
    with pytest.raises(NotInForceError, match="known: always to 2025-12-31 in CN"):
        clock("police.case.2012", on=TODAY)
    with pytest.raises(NotInForceError, match="known: 2022-05-01 to now in CN"):
        clock("petition.close", on=date(2022, 4, 30))


@pytest.mark.parametrize("look_up", [clock, parameter])
@pytest.mark.parametrize("slug", ["", "53992519491231002X", "x" * 10_000, None, 7, ["petition.close"]])
def test_an_unknown_slug_is_not_repeated(look_up: Any, slug: object) -> None:
    with pytest.raises(UnknownSlugError) as caught:
        look_up(slug, on=TODAY)
    assert isinstance(caught.value, UnknownCodeError)
    assert "5399" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_near_slug_is_offered() -> None:
    with pytest.raises(UnknownSlugError, match=r"no parameter with this slug; nearest: relapse\.line"):
        parameter("relapse.lines", on=TODAY)


@pytest.mark.parametrize("on", ["2026-09-30", None, 20260930])
def test_a_day_is_a_date(on: object) -> None:
    with pytest.raises(DeclarationError, match=r"pass a datetime\.date as on"):
        clock("petition.close", on=on)
    assert clock("petition.close", on=datetime.fromisoformat("2026-09-30 08:00")) == clock(
        "petition.close", on=TODAY
    )


@pytest.mark.parametrize("region", ["", "5", "贵州", "５２", "cn", "5399251012031", None, 52])
def test_a_region_is_a_prefix(region: object) -> None:
    with pytest.raises(DeclarationError, match="a region is CN or"):
        parameter("adult.age", on=TODAY, region=region)


def test_the_bundled_book_is_read_once() -> None:
    assert LawBook.bundled() is BOOK
    assert LawBook(BOOK.clocks, BOOK.parameters, BOOK.local) == BOOK


LINE = """
[[parameter]]
slug = "dibao.line.urban.yunling.2026"
edition_of = "dibao.line.urban"
zh = "城市低保标准"
region = "539925"
region_zh = "云岭县"
value = 760
unit = "CNY"
in_force_from = 2026-01-01
source = "县通知"
certainty = "read"
"""


def test_a_number_that_places_set_is_known_but_has_to_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(
        NotInForceError, match=r"known: none, every place sets its own; load .* LawBook\.load"
    ):
        parameter("dibao.line.urban", on=TODAY, region="539925")
    file = tmp_path / "law.toml"
    file.write_text(LINE, encoding="utf-8")
    own = LawBook.load(file)
    assert own.parameter("dibao.line.urban", on=TODAY, region="539925101").number == 760
    assert own.local == BOOK.local


@pytest.mark.parametrize("family", ["dibao.line.urban", "relapse.line"])
def test_a_row_in_another_unit_than_its_family_is_refused(tmp_path: Path, family: str) -> None:
    file = tmp_path / "law.toml"
    file.write_text(
        LINE.replace('"CNY"', '"person"').replace('"dibao.line.urban"', f'"{family}"'), encoding="utf-8"
    )
    with pytest.raises(
        DeclarationError, match=r"in another unit than their family: dibao\.line\.urban\.yunling\.2026"
    ):
        LawBook.load(file)


def test_a_book_prints_how_much_it_holds() -> None:
    clocks, parameters, local = len(BOOK.clocks), len(BOOK.parameters), len(BOOK.local)
    assert (
        repr(BOOK) == f"LawBook(clocks=<{clocks} rows>, parameters=<{parameters} rows>, local=<{local} rows>)"
    )
