"""Deadlines: the cases worked out by hand, their edges, and what is refused."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jiceng.errors import DataError, DeclarationError
from jiceng.law import (
    Deadline,
    DeadlineError,
    LawBook,
    NotInForceError,
    Suspension,
    UnknownSlugError,
    clock,
    deadline,
    overdue,
)
from jiceng.periods import UnknownYearError, WorkCalendar

CASES = tomllib.loads(Path(__file__).with_name("deadlines.cases.toml").read_text(encoding="utf-8"))["case"]
ONE_DAY = timedelta(days=1)
at = datetime.fromisoformat


def name(case: dict[str, Any]) -> str:
    return f"{case['clock']}-{case['start']}"


def compute(case: dict[str, Any], **more: Any) -> Deadline:
    return deadline(
        case["clock"],
        case["start"],
        extension=case.get("extension", 0),
        suspensions=[Suspension(first, last, "鉴定") for first, last in case.get("suspended", [])],
        region=case.get("region", "CN"),
        **more,
    )


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_case_comes_out_as_worked_by_hand(case: dict[str, Any]) -> None:
    found = compute(case)
    assert found.day == case["day"]
    assert found.counted_to == case.get("strict", case["day"])
    assert found.rolled_over == ("strict" in case)
    assert found.days == (case["day"] - case["start"]).days
    if "strict" in case:
        assert compute(case, roll_over=False).day == case["strict"]


@pytest.mark.parametrize("case", [one for one in CASES if compute(one).clock.bound == "latest"], ids=name)
def test_the_last_lawful_day_is_in_time_and_the_day_after_is_late(case: dict[str, Any]) -> None:
    found, last = compute(case), case["day"]
    assert not found.overdue(as_of=last)
    assert found.overdue(as_of=last + ONE_DAY)
    # Done in time stays in time however late one looks, done late is late at once.
    assert not found.overdue(as_of=date(2199, 1, 1), done=last)
    assert found.overdue(as_of=last, done=last + ONE_DAY)


def test_overdue_counts_like_deadline() -> None:
    start = date(2026, 3, 2)
    assert not overdue("petition.close", start, as_of=date(2026, 5, 6))
    assert overdue("petition.close", start, as_of=date(2026, 5, 6), roll_over=False)
    assert overdue("petition.close", start, as_of=date(2026, 5, 7))
    assert not overdue("petition.close", start, as_of=date(2026, 5, 7), extension=6)
    assert not overdue("petition.close", start, as_of=date(2026, 9, 1), done=date(2026, 5, 1))


def test_hours_run_from_the_moment_and_through_days_of_rest() -> None:
    start = at("2026-02-13 17:05")
    found = deadline("dv.order", start)
    assert found.moment == at("2026-02-16 17:05")
    assert (found.day, found.rolled_over) == (date(2026, 2, 16), False)
    assert not found.overdue(as_of=at("2026-02-16 17:05"))
    assert found.overdue(as_of=at("2026-02-16 17:06"))
    assert found.explain() == (
        "自法院受理申请（2026年2月13日17时05分）起72小时，至2026年2月16日17时05分止（反家庭暴力法第28条）。"
    )


def test_hours_can_be_counted_back() -> None:
    back = clock("dv.order", on=date(2026, 2, 13)).model_copy(update={"direction": "before"})
    assert deadline(back, at("2026-02-13 17:05")).moment == at("2026-02-10 17:05")


def test_a_time_of_day_does_not_matter_to_days() -> None:
    found = deadline("petition.close", at("2026-03-01 23:59"))
    assert found.day == deadline("petition.close", date(2026, 3, 1)).day
    assert found.start_day == date(2026, 3, 1)
    assert not found.overdue(as_of=at("2026-04-30 23:59"))


def test_the_edition_in_force_on_the_start_day_counts() -> None:
    assert deadline("police.case", date(2025, 12, 31)).clock.slug == "police.case.2012"
    assert deadline("police.case", date(2026, 1, 1)).clock.slug == "police.case"
    assert deadline(clock("police.case", on=date(2026, 1, 1)), date(2025, 12, 31)).clock.slug == "police.case"


def test_a_minimum_can_be_cut_short() -> None:
    display = deadline("village.publish.display", date(2026, 3, 1))
    assert display.day == date(2026, 3, 16)
    assert display.too_early(date(2026, 3, 16))
    assert not display.too_early(date(2026, 3, 17))
    with pytest.raises(DeclarationError, match="sets no last day"):
        display.overdue(as_of=date(2026, 3, 17))


def test_a_window_opens_on_its_day() -> None:
    window = deadline("residence.sign", date(2026, 9, 30))
    assert window.day == date(2026, 8, 30)
    assert window.too_early(date(2026, 8, 29))
    assert not window.too_early(date(2026, 8, 30))


def test_a_term_has_passed_after_its_day() -> None:
    term = deadline("mediation.committee.term", date(2026, 3, 1))
    assert not term.passed(date(2029, 3, 1))
    assert term.passed(date(2029, 3, 2))
    with pytest.raises(DeclarationError, match="sets no last day"):
        term.overdue(as_of=date(2029, 3, 2))
    with pytest.raises(DeclarationError, match="sets no minimum"):
        term.too_early(date(2029, 3, 2))


def test_roll_over_can_be_asked_for_where_the_law_says_no_such_thing() -> None:
    start = date(2026, 4, 1)
    assert deadline("decision.consult", start, roll_over=True).day == date(2026, 5, 6)
    assert deadline("divorce.cooling", date(2026, 1, 18), roll_over=False).day == date(2026, 2, 17)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            lambda: deadline("petition.close", date(2026, 3, 2)),
            "自受理（2026年3月2日）次日起计60日，2026年5月1日为休息日，顺延，至2026年5月6日（信访工作条例第34条）。",
        ),
        (
            lambda: deadline("petition.close", date(2026, 4, 7), extension=30),
            "自受理（2026年4月7日）次日起计90日，其中经批准延长30日，至2026年7月6日（信访工作条例第34条）。",
        ),
        (
            lambda: deadline(
                "openness.reply",
                date(2026, 9, 1),
                suspensions=[Suspension(date(2026, 9, 5), date(2026, 9, 13), "征求意见")],
            ),
            "自收到申请（2026年9月1日）次日起计20个工作日，扣除征求意见5个工作日，至2026年10月12日（政府信息公开条例第33条）。",
        ),
        (
            lambda: deadline("village.roll.publish", date(2026, 3, 31)),
            "以选举日（2026年3月31日）倒推20日，为2026年3月11日（村民委员会组织法(2025修正)第17条）。",
        ),
        (
            lambda: deadline("hotline.appeal", date(2026, 3, 2)),
            "自派单（2026年3月2日）次日起计7个工作日，至2026年3月11日（地方规定，未核对原文）。",
        ),
    ],
)
def test_the_sentence_says_everything_that_led_to_the_day(found: Any, sentence: str) -> None:
    assert found().explain() == sentence


def test_a_county_counts_with_its_own_book_and_calendar(tmp_path: Path) -> None:
    law = tmp_path / "law.toml"
    law.write_text(
        '[[clock]]\nslug = "hotline.appeal.yunling"\nedition_of = "hotline.appeal"\nregion = "539925"\n'
        'zh = "诉求类"\nstarts = "派单"\nunit = "working-day"\nlimit = 5\nroll_over = "no"\napplies_to = "HotlineOrder"\n'
        'law = "县政府办通知"\ncertainty = "read"\n',
        encoding="utf-8",
    )
    notices = tmp_path / "2027.toml"
    notices.write_text(
        '[[year]]\nyear = 2027\nnotice = "x"\ncertainty = "guess"\nrest = []\n', encoding="utf-8"
    )
    book, calendar = LawBook.load(law), WorkCalendar.load(notices)
    found = deadline("hotline.appeal", date(2026, 12, 30), region="539925101", book=book, calendar=calendar)
    # 31 December, then Friday 1 January (the file gives no day off) and 4 to 6 January.
    assert (found.day, found.basis) == (date(2027, 1, 6), "县政府办通知")
    assert (
        deadline("hotline.appeal", date(2026, 3, 2), region="5399", book=book).clock.slug == "hotline.appeal"
    )


def test_an_unknown_year_is_named_and_can_be_avoided() -> None:
    with pytest.raises(UnknownYearError, match="2027"):
        deadline("petition.close", date(2026, 11, 30))
    assert deadline("petition.close", date(2026, 11, 30), roll_over=False).day == date(2027, 1, 29)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: deadline("petition.close", date(2026, 3, 2), extension=31), "deadline.extension-too-long"),
        (lambda: deadline("petition.forward", date(2026, 3, 2), extension=1), "deadline.extension-too-long"),
        (lambda: deadline("dv.order", date(2026, 3, 2)), "deadline.time-missing"),
        (
            lambda: deadline("dv.order", at("2026-03-02 08:00")).passed(date(2026, 3, 9)),
            "deadline.time-missing",
        ),
        (lambda: deadline("adult.file", date(1899, 12, 31)), "deadline.out-of-range"),
        (lambda: deadline("petition.close", date(9999, 12, 31)), "deadline.out-of-range"),
        (
            lambda: deadline(
                "petition.close", date(2026, 3, 2), suspensions=[Suspension(date.min, date.max)]
            ),
            "deadline.out-of-range",
        ),
        (lambda: Suspension(date(2026, 3, 2), date(2026, 3, 1)), "deadline.suspension-reversed"),
    ],
)
def test_wrong_data_is_a_chinese_sentence_without_the_value(make: Any, code: str) -> None:
    with pytest.raises(DeadlineError) as caught:
        make()
    assert isinstance(caught.value, DataError)
    assert caught.value.code == code
    assert caught.value.message.endswith("。")
    assert "2026" not in caught.value.message
    assert "9999" not in caught.value.message


def test_the_refusal_of_an_extension_says_what_the_law_allows() -> None:
    with pytest.raises(DeadlineError, match="信访工作条例第34条对“申诉求决事项办结”最多可延长30日，请核对"):
        deadline("petition.close", date(2026, 3, 2), extension=31)
    with pytest.raises(DeadlineError, match="没有延长的规定"):
        deadline("petition.forward", date(2026, 3, 2), extension=1)


DAY = date(2026, 3, 2)
NOON = at("2026-03-02 12:00")


@pytest.mark.parametrize(
    "make",
    [
        lambda: deadline("petition.close", "2026-03-02"),
        lambda: deadline("petition.close", None),
        lambda: deadline("petition.close", DAY, extension=-1),
        lambda: deadline("petition.close", DAY, extension=1.5),
        lambda: deadline("petition.close", DAY, extension=True),
        lambda: deadline("petition.close", DAY, suspensions=[(DAY, DAY)]),
        lambda: deadline("petition.close", DAY, region="贵州"),
        lambda: deadline("dv.order", NOON, suspensions=[Suspension(DAY, DAY)]),
        lambda: deadline("dv.order", NOON, roll_over=True),
        lambda: deadline("dv.order", NOON.replace(tzinfo=UTC)),
        lambda: deadline("dv.order", NOON).passed("2026"),
        lambda: deadline("village.roll.publish", DAY, roll_over=True),
        lambda: deadline("village.roll.publish", DAY, suspensions=[Suspension(DAY, DAY)]),
        lambda: deadline("petition.close", DAY).overdue(as_of="2026-03-02"),
        lambda: Suspension("2026-03-02", DAY),
        lambda: Suspension(DAY, NOON),
    ],
)
def test_a_wrong_argument_is_a_declaration_error(make: Any) -> None:
    with pytest.raises(DeclarationError):
        make()


def test_an_unknown_clock_and_one_not_in_force() -> None:
    with pytest.raises(UnknownSlugError, match=r"nearest: petition\.close"):
        deadline("petition.closed", DAY)
    with pytest.raises(NotInForceError, match=r"no clock petition\.close is in force on 2020-01-01 in CN"):
        deadline("petition.close", date(2020, 1, 1))


def test_a_deadline_prints_its_clock_by_slug() -> None:
    assert repr(deadline("petition.close", DAY)).startswith("Deadline(clock=petition.close, start=")


def test_only_suspensions_within_the_count_are_named() -> None:
    before, within = (
        Suspension(date(2026, 1, 10), date(2026, 1, 20)),
        Suspension(date(2026, 1, 21), date(2026, 1, 21)),
    )
    after = Suspension(date(2026, 2, 21), date(2026, 3, 1))
    found = deadline("petition.recheck.decide", date(2026, 1, 20), suspensions=[before, within, after])
    assert (found.suspensions, found.suspended, found.counted_to) == ((within,), 1, date(2026, 2, 20))
