"""Every row of the bundled law book, and the numbers it gives."""

import json
import re
import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from jiceng.errors import DeclarationError
from jiceng.law import Clock, LawBook, Parameter, clock, parameter
from jiceng.law.entries import Certainty, ClockUnit, ParameterUnit, RollOver
from jiceng.law.wording import basis

BOOK = LawBook.bundled()
ROWS = (*BOOK.clocks, *BOOK.parameters)
SLUGS = tomllib.loads(Path(__file__).with_name("slugs.toml").read_text(encoding="utf-8"))

# Papers that have no articles, or whose text was not read.
WITHOUT_ARTICLE = {
    "dibao.publicise", "dibao.confirm", "dibao.reject", "dibao.total", "dibao.total.zhengzhou", "tekun.initial",
    "tekun.confirm", "temp_relief.urgent", "temp_relief.paperwork", "hotline.consult", "hotline.appeal",
    "hotline.hard",
}  # fmt: skip


def slug(row: Clock | Parameter) -> str:
    return row.slug


@pytest.mark.parametrize("kind", ["clocks", "parameters"])
def test_no_row_was_lost_and_none_came_by_accident(kind: str) -> None:
    meant = [*SLUGS["first"][kind], *SLUGS["added"][kind]]
    there = [row.slug for row in getattr(BOOK, kind)]
    assert len(set(meant)) == len(meant)
    assert not set(meant) - set(there), f"lost: {sorted(set(meant) - set(there))}"
    new = sorted(set(there) - set(meant))
    assert not new, f"add to `{kind}` of [added] in tests/law/slugs.toml: {json.dumps(new)}"


@pytest.mark.parametrize(
    "row", [row for row in BOOK.parameters if row.slug in SLUGS["added"]["parameters"]], ids=slug
)
def test_a_row_that_was_not_read_says_where_its_number_is_from(row: Parameter) -> None:
    """A band that a county checks by is marked as one; what nobody read in the law says so."""
    local, unread = "县级口径" in row.source, row.source.endswith("未读")
    assert (local or unread) == (row.certainty == "known")
    assert not local or (row.region == "CN" and row.in_force_from is None), (
        "a default holds until a county says"
    )


@pytest.mark.parametrize("rows", [BOOK.clocks, BOOK.parameters], ids=["clocks", "parameters"])
def test_slugs_name_one_row(rows: tuple[Clock | Parameter, ...]) -> None:
    assert len({row.slug for row in rows}) == len(rows)


@pytest.mark.parametrize("rows", [BOOK.clocks, BOOK.parameters], ids=["clocks", "parameters"])
def test_editions_of_one_family_and_region_follow_each_other(rows: tuple[Clock | Parameter, ...]) -> None:
    ordered = sorted(rows, key=lambda row: (row.family, row.region, row.in_force_from or date.min))
    for one, other in pairwise(ordered):
        if (one.family, one.region) == (other.family, other.region):
            assert (one.in_force_to or date.max) < (other.in_force_from or date.min), (one.slug, other.slug)


@pytest.mark.parametrize("row", ROWS, ids=slug)
def test_every_row_is_dated_placed_and_classed(row: Clock | Parameter) -> None:
    assert row.certainty in get_args(Certainty)
    assert row.zh.strip() == row.zh
    assert (row.in_force_from or date.min) <= (row.in_force_to or date.max)
    assert row.region == "CN" or row.region_zh, "a local row says in words where it is in force"
    assert row.edition_of is None or row.slug.startswith(row.edition_of)
    for text in (row.zh, row.note or "", row.region_zh or ""):
        assert not re.search(r"[\u00a0\u202f\u3000０-９]", text)


@pytest.mark.parametrize("row", BOOK.clocks, ids=slug)
def test_every_clock_has_an_article_a_unit_and_a_basis(row: Clock) -> None:
    assert row.unit in get_args(ClockUnit)
    assert row.roll_over in get_args(RollOver)
    assert bool(row.article) == (row.slug not in WITHOUT_ARTICLE)
    assert basis(row).startswith(row.law.split("；")[0])
    assert row.extension_limit is None or row.extension_condition
    # The note and the direction tell the same story.
    assert ("倒计时" in (row.note or "")) == (row.direction == "before")


@pytest.mark.parametrize("row", BOOK.parameters, ids=slug)
def test_every_parameter_has_a_unit_and_a_value_of_that_unit(row: Parameter) -> None:
    assert row.unit in get_args(ParameterUnit)
    assert row.source
    if row.unit == "text":
        with pytest.raises(DeclarationError, match="is a word"):
            assert row.number
    elif row.unit.startswith("ratio-"):
        assert 0 < row.share <= 1
    else:
        assert row.number >= 0
        with pytest.raises(DeclarationError, match="is no share"):
            assert row.share


def test_a_number_is_whole_where_it_can_be() -> None:
    on = date(2026, 9, 30)
    assert parameter("petition.reps.max", on=on).number == 5
    assert isinstance(parameter("petition.reps.max", on=on).number, int)
    factor = parameter("dibao.edge.factor", on=on).number
    assert (factor, type(factor)) == (Decimal("1.5"), Decimal)
    whole = parameter("dibao.edge.factor", on=on).model_copy(update={"value": Decimal("2.0")})
    assert isinstance(whole.number, int)


def test_a_share_is_exact() -> None:
    on = date(2026, 9, 30)
    assert parameter("village.meeting.quorum.households", on=on).share == Fraction(2, 3)
    assert parameter("village.meeting.pass", on=on).share == Fraction(1, 2)
    with pytest.raises(DeclarationError, match="is a fraction; use its share"):
        assert parameter("village.meeting.quorum.households", on=on).number


def test_calendar_days_of_a_clock() -> None:
    on = date(2026, 9, 30)
    assert clock("petition.close", on=on).calendar_days() == 60
    assert clock("petition.close", on=on).calendar_days(extended=True) == 90
    assert clock("petition.forward", on=on).calendar_days(extended=True) == 15
    with pytest.raises(DeclarationError, match=r"ask jiceng\.law\.deadline"):
        clock("petition.object", on=on).calendar_days()


@pytest.mark.parametrize(
    ("law", "article", "said"),
    [
        ("信访工作条例", "34", "信访工作条例第34条"),
        ("信访工作条例", "23(2)", "信访工作条例第23条第2款"),
        ("社区矫正法", "21(2)(3)", "社区矫正法第21条第2、3款"),
        ("行政复议法(2023)", "30、88", "行政复议法(2023)第30、88条"),
        ("人民调解法；民事诉讼法(2023)", "33；205", "人民调解法第33条、民事诉讼法(2023)第205条"),
        ("某规范", "三（三）", "某规范三（三）"),
        ("某通知", None, "某通知"),
        ("甲法；乙法", "3", "甲法；乙法第3条"),
    ],
)
def test_the_basis_is_said_in_chinese(law: str, article: str | None, said: str) -> None:
    assert basis(BOOK.clocks[0].model_copy(update={"law": law, "article": article})) == said
