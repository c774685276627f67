"""Rules on social assistance and relapse monitoring at their edges, and what they do without other lists."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

import jiceng as jc
from jiceng.codes import CareLevel, RelapseMeasure, RelapseRisk
from jiceng.models import ENTITIES
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import Verdict, verdicts
from tests.validate.examples import context_of_the_examples, dataset_of

Row = Mapping[str, object]

CONTEXT = context_of_the_examples()
FAILED, PASSED, UNKNOWN, SILENT = Verdict.FAILED, Verdict.PASSED, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
ADULT, CHILD = "539925199404184731", "539925201204184731"


def told(code: str, entity: str, row: Row, mark: str = "", **others: Sequence[Row]) -> Verdict:
    """The verdict of a rule, the one whose first mark is `mark` if several have the code, on one row."""
    model = ENTITIES[entity]
    place = next(
        place
        for place, rule in enumerate(CATALOGUE)
        if rule.code == code and issubclass(model, rule.model) and rule.marks[0].startswith(mark)
    )
    lists = {entity: [row]} | {name: list(rows) for name, rows in others.items()}
    (verdict,) = verdicts(dataset_of(model, lists), model, [place], CONTEXT).column(place)
    return verdict


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, FAILED),
        ({"monthly_income": "479.99"}, PASSED),
        ({"kind": "011"}, PASSED),
        ({"kind": "011", "monthly_income": "700"}, FAILED),
        ({"kind": "01"}, SILENT),
        ({"is_supported_alone": True}, SILENT),
        ({"is_granted": False}, SILENT),
    ],
)
def test_income_is_held_against_the_line_of_town_or_country(
    change: Mapping[str, object], verdict: Verdict
) -> None:
    row = {"kind": "012", "monthly_income": "480", "confirmed_on": "2026-07-24", **change}
    row["monthly_income"] = Decimal(str(row["monthly_income"]))
    assert told("dibao.income-line", "assistance", row) is verdict


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"publicised_on": "2026-07-14", "publicity_ended_on": "2026-07-20"}, PASSED),
        ({"publicised_on": "2026-07-14", "publicity_ended_on": "2026-07-19"}, FAILED),
        ({"publicised_on": "2026-07-17"}, PASSED),
        ({"publicised_on": "2026-07-18"}, FAILED),
        ({"publicised_on": "2026-07-14", "publicity_ended_on": "2026-07-25"}, FAILED),
        ({}, FAILED),
    ],
)
def test_seven_days_on_the_board_before_the_decision(change: Row, verdict: Verdict) -> None:
    assert told("dibao.publicity", "assistance", {"kind": "012", "confirmed_on": "2026-07-24", **change}) is (
        verdict
    )


def test_the_longer_limit_is_for_those_that_are_extended() -> None:
    row = {"kind": "012", "accepted_on": "2026-07-06", "confirmed_on": "2026-08-17"}
    assert told("dibao.workdays", "assistance", row) is PASSED
    late = row | {"confirmed_on": "2026-09-07"}
    assert told("dibao.workdays", "assistance", late) is FAILED
    assert told("dibao.workdays", "assistance", late | {"is_extended": True}) is PASSED


def test_support_that_has_ended_excludes_no_allowance() -> None:
    allowance = {"number": "1", "kind": "012", "id_number": ADULT}
    support = {"number": "2", "kind": "02", "id_number": ADULT}
    listed = [{"id_number": ADULT}]
    code, model = "dibao.exclusive-tekun", ENTITIES["assistance"]
    (place,) = [place for place, rule in enumerate(CATALOGUE) if rule.code == code]
    for ended, verdict in ((None, FAILED), ("2026-06-30", PASSED)):
        lists = {
            "assistance": [allowance, support | {"closed_on": ended}],
            "extreme_poverty_support": listed,
        }
        assert verdicts(dataset_of(model, lists), model, [place], CONTEXT).column(place)[0] is verdict
    assert told(code, "assistance", allowance) is UNKNOWN


@pytest.mark.parametrize(
    ("row", "mark", "verdict"),
    [
        ({"is_granted": False, "confirmed_on": "2026-07-01"}, "refusal", FAILED),
        ({"is_granted": False, "confirmed_on": "2026-06-30"}, "refusal", SILENT),
        ({"is_granted": True, "confirmed_on": "2026-07-01"}, "refusal", SILENT),
        ({"closed_on": "2026-07-01"}, "end", FAILED),
        ({"closed_on": "2026-07-01", "end_reason": "本人死亡"}, "end", SILENT),
        ({"reduced_on": "2026-07-01", "was_heard": True}, "reduction", FAILED),
    ],
)
def test_the_duties_of_the_law_begin_with_it(row: Row, mark: str, verdict: Verdict) -> None:
    assert told("assist.reject-written", "assistance", row, mark) is verdict


_AMOUNTS = ("insurance_paid", "serious_illness_paid", "assistance_paid", "self_paid")


@settings(max_examples=30)
@given(st.lists(st.integers(0, 9999), min_size=4, max_size=4), st.integers(-1, 1))
def test_four_parts_make_the_whole(parts: list[int], error: int) -> None:
    row = dict(zip(_AMOUNTS, parts, strict=True)) | {"total_cost": sum(parts) + error}
    assert told("medical.amounts", "medical_assistance", row) is (FAILED if error else PASSED)


def test_a_blank_part_may_hold_the_rest_but_not_less_than_nothing() -> None:
    row: Row = {"total_cost": 100, "insurance_paid": 60}
    assert told("medical.amounts", "medical_assistance", row) is PASSED
    assert told("medical.amounts", "medical_assistance", {**row, "insurance_paid": 101}) is FAILED
    assert told("medical.amounts", "medical_assistance", {"total_cost": 100}) is SILENT


@pytest.mark.parametrize(
    ("born", "studies", "decided", "verdict"),
    [
        ("2009-05-01", False, "2026-06-30", FAILED),  # seventeen, under the regulation of the State Council
        ("2009-05-01", False, "2026-07-01", PASSED),
        ("2011-05-01", False, "2026-06-30", PASSED),
        ("2008-05-01", False, "2020-06-30", FAILED),  # of age since, and out of school
        ("2008-05-01", True, "2020-06-30", PASSED),
        ("2008-05-01", None, "2020-06-30", UNKNOWN),
        ("1990-05-01", False, "2020-06-30", SILENT),
    ],
)
def test_a_child_is_judged_by_the_law_of_the_decision_and_of_today(
    born: str, studies: bool | None, decided: str, verdict: Verdict
) -> None:
    person = {"assistance_number": "1", "birth_date": born, "is_studying": studies}
    grants = [{"number": "1", "confirmed_on": decided}]
    assert told("tekun.child-age", "extreme_poverty_support", person, assistance=grants) is verdict


_ABILITIES = ("can_eat", "can_dress", "can_rise", "can_toilet", "can_walk", "can_bathe")


@settings(max_examples=30)
@given(st.lists(st.booleans(), min_size=6, max_size=6), st.sampled_from(CareLevel))
def test_the_level_of_care_counts_what_fails(abilities: list[bool], level: CareLevel) -> None:
    failed = abilities.count(False)
    right = CareLevel.FULL_LOSS if failed >= 4 else CareLevel.PARTIAL_LOSS if failed else CareLevel.SELF_CARE
    row = dict(zip(_ABILITIES, abilities, strict=True)) | {"care_level": level.value}
    expected = PASSED if level is right else FAILED
    assert told("tekun.selfcare-level", "extreme_poverty_support", row) is expected


def test_work_before_the_support_was_granted_is_no_work_under_it() -> None:
    person = {"id_number": ADULT, "assistance_number": "1"}
    work = {"certificate_number": ADULT, "period": "2026-03-01", "is_working": True}
    for granted, verdict in (("2026-03-01", FAILED), ("2026-04-01", PASSED)):
        lists = {
            "assistance": [{"number": "1", "confirmed_on": granted}],
            "relapse_work": [work],
            "relapse_member": [{"certificate_number": ADULT}],
        }
        assert told("tekun.worker", "extreme_poverty_support", person, **lists) is verdict


@pytest.mark.parametrize(
    ("kind", "households", "verdict"),
    [
        ("1", "02", PASSED),
        ("1", "01", FAILED),
        ("2", "01|03", PASSED),
        ("2", "02", FAILED),
        ("2", "03", SILENT),
        ("3", "01", SILENT),
    ],
)
def test_the_type_follows_from_the_kind_of_household(kind: str, households: str, verdict: Verdict) -> None:
    row = {"monitoring_type": kind, "household_kinds": households}
    assert told("relapse.type-vs-household", "relapse_monitoring", row) is verdict


def test_an_income_of_the_year_stands_in_for_the_one_that_is_not_on_the_list() -> None:
    household = {"household_number": "1", "is_listed": False}
    income = {"household_number": "1", "year": 2026, "per_capita_income": 7299}
    code = "relapse.below-line-not-listed"
    assert told(code, "relapse_monitoring", household, relapse_income=[income]) is FAILED
    assert told(code, "relapse_monitoring", household, relapse_income=[income | {"year": 2025}]) is SILENT
    assert told(code, "relapse_monitoring", household) is SILENT


@settings(max_examples=30)
@given(st.sampled_from(RelapseRisk), st.sets(st.sampled_from(RelapseMeasure), min_size=1))
def test_each_risk_is_answered_by_its_measure(risk: RelapseRisk, measures: set[RelapseMeasure]) -> None:
    answers = {
        "因病": {"健康帮扶"},
        "因学": {"教育帮扶"},
        "因残": {"综合保障"},
        "因安全住房": {"住房安全保障", "搬迁"},
        "因安全饮水": {"饮水安全保障"},
    }
    named = {measure.zh for measure in measures}
    expected = PASSED if risk.zh not in answers or answers[risk.zh] & named else FAILED
    row = {"risks": risk.value, "measures": "|".join(sorted(measures))}
    assert told("relapse.measure-matches-risk", "relapse_monitoring", row) is expected


@pytest.mark.parametrize(
    ("row", "helped", "verdict"),
    [
        ({"identified_on": "2026-03-10"}, "2026-04-11", FAILED),
        ({"identified_on": "2026-03-01"}, "2026-04-30", PASSED),  # only the month is known
        ({"identified_on": "2026-03-01"}, "2026-05-01", FAILED),
        ({"identified_on": "2026-03-10"}, None, FAILED),
        ({"identified_on": "2026-03-10", "measures": "02"}, None, PASSED),
        ({"identified_on": "2026-03-10", "removal": "2"}, None, SILENT),
        ({"identified_on": "2026-09-10"}, None, PASSED),  # the month is not over
    ],
)
def test_help_begins_within_a_month(row: Row, helped: str | None, verdict: Verdict) -> None:
    helps = [] if helped is None else [{"household_number": "1", "measure": "02", "started_on": helped}]
    household = {"household_number": "1", **row}
    assert told("relapse.no-measure-1m", "relapse_monitoring", household, relapse_help=helps) is verdict


@settings(max_examples=30)
@given(st.dates(date(2022, 4, 2), date(2025, 8, 1)), st.integers(0, 400))
def test_a_risk_is_removed_after_half_a_year(identified: date, days: int) -> None:
    removed = identified + timedelta(days=days)
    month_end = removed + relativedelta(months=1, days=-1)
    latest = month_end if removed.day == 1 else removed
    expected = PASSED if latest >= identified + relativedelta(months=6) else FAILED
    row = {"identified_on": identified, "removed_on": removed}
    assert told("relapse.removed-too-fast", "relapse_monitoring", row) is expected


def test_those_who_are_paid_for_stand_on_both_lists() -> None:
    code, household = "relapse.dibao-cross", {"household_number": "1", "measures": "02"}
    for kinds, allowance, verdict in (
        ("02", False, PASSED),
        ("02", True, FAILED),
        ("02|04", True, PASSED),
        ("02|04", False, FAILED),
        ("02|04", None, UNKNOWN),
    ):
        members = [{"household_number": "1", "has_subsistence_allowance": allowance, "is_destitute": False}]
        row = household | {"household_kinds": kinds}
        assert told(code, "relapse_monitoring", row, relapse_member=members) is verdict
    row = household | {"household_kinds": "04"}
    assert told(code, "relapse_monitoring", row, relapse_member=[{"household_number": "2"}]) is SILENT
    assert told(code, "relapse_monitoring", row) is UNKNOWN


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"health": "4", "certificate_number": ADULT}, FAILED),
        ({"health": "2|4", "certificate_number": f"{ADULT}41B1"}, PASSED),
        ({"health": "4", "certificate_number": f"{ADULT}41", "certificate_type": "111"}, FAILED),
        ({"certificate_number": f"{ADULT}45"}, FAILED),
        ({"health": "1", "certificate_number": ADULT}, SILENT),
    ],
)
def test_the_disabled_are_filed_under_their_certificate(row: Row, verdict: Verdict) -> None:
    assert told("relapse.disabled-cert", "relapse_member", row) is verdict


@pytest.mark.parametrize(
    ("headings", "failed"),
    [("", 0), (",文化程度", 0), (",在校生状况", 0), (",文化程度,在校生状况", 1)],
)
def test_a_sheet_without_one_of_both_columns_is_not_blamed_for_schooling(
    headings: str, failed: int, tmp_path: Path
) -> None:
    blank = "," * headings.count(",")
    sheet = f"户编号,成员姓名,证件号码,劳动技能,健康状况{headings}\n1,张四,{ADULT},普通劳动力,健康{blank}\n"
    (tmp_path / "监测户成员.csv").write_text(sheet, "utf-8")
    report = jc.check(jc.read(tmp_path), as_of="2026-09-30")
    assert report.counts["relapse.education-both"].failed == failed


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        ("云岭县", PASSED),
        ("广东省深圳市宝安区", PASSED),
        ("内蒙古自治区", FAILED),
        ("内蒙古自治区额尔古纳市", PASSED),
        ("北京市", FAILED),
        ("北京市海淀区", PASSED),
        ("广东", FAILED),
        (None, FAILED),
    ],
)
def test_the_place_of_work_is_told_down_to_the_county(place: str | None, verdict: Verdict) -> None:
    assert told("relapse.work-place", "relapse_work", {"is_working": True, "work_place": place}) is verdict


def test_the_same_work_stands_in_the_list_of_every_month() -> None:
    code, model = "relapse.work-interval", ENTITIES["relapse_work"]
    (place,) = [place for place, rule in enumerate(CATALOGUE) if rule.code == code]
    march = {"certificate_number": ADULT, "period": "2026-03-01", "started_on": "2026-03-02"}
    for change, verdict in (
        ({"started_on": "2026-03-02"}, PASSED),
        ({"started_on": "2026-06-30"}, PASSED),
        ({"started_on": "2026-06-29"}, FAILED),
    ):
        april = {"certificate_number": ADULT, "period": "2026-04-01", **change}
        rows = [march | {"ended_on": "2026-06-30"}, april]
        assert verdicts(dataset_of(model, rows), model, [place], CONTEXT).column(place) == [SILENT, verdict]


def test_who_turns_sixteen_within_the_month_may_work_in_it() -> None:
    for born, verdict in (("20100930", PASSED), ("20101001", PASSED), ("20101002", FAILED)):
        row = {"certificate_number": f"539925{born}4731", "period": "2026-09-01", "is_working": True}
        assert told("relapse.work-under16", "relapse_work", row) is verdict
    assert told("relapse.work-under16", "relapse_member", {"certificate_number": CHILD}) is SILENT
