"""Every case past its last day is listed by itself, with whose it is."""

from jiceng.models import ENTITIES
from jiceng.periods import Month
from jiceng.report.dispatch import monthly_dispatch
from jiceng.report.dispatch.overdue import overdue_cases
from tests.report.dispatch.county import FIRST, SECOND, county, overdue_records, plan, scheme

JUNE = Month(2026, 6)
BOTH = ("task_overdue", "dispute_overdue")
UNITS = {FIRST: "柳河镇", SECOND: "青石镇"}


def test_the_cases_with_unit_day_and_days() -> None:
    found = overdue_cases(BOTH, county(*overdue_records()), JUNE, "township", UNITS)
    assert [
        (one.kind, one.record.key, one.title, one.names, one.units, one.days, one.is_new) for one in found
    ] == [
        ("矛盾纠纷", "b", "", "青石镇", (SECOND,), 31, False),
        ("责任任务", "2026/7", "任务7", "各乡镇", (FIRST, SECOND), 30, True),
        ("矛盾纠纷", "a", "", "柳河镇", (FIRST,), 10, True),
    ]


def test_the_list_has_as_many_as_the_measure_counts() -> None:
    data = county(*overdue_records())
    counted = {"id": "late", "value": {"measure": "dispute_overdue"}, "score": {"form": "deduct", "per": 1}}
    base = scheme().document.indicator[2]
    indicator = {
        "part": "all",
        "clause": base.clause,
        "title": base.title,
        "points": 40,
        "missing": "error",
        "not_applicable": "full",
    }
    measured = scheme(indicator=[indicator | counted], veto=[], bonus=[])
    asked = plan(overdue=["dispute_overdue"], scheme="s")
    dispatch = monthly_dispatch(measured, asked, data, period="2026-06")
    card = measured.score(data, period="2026-06")
    for unit in card.units:
        assert unit.item("late").value == sum(unit.unit in case.units for case in dispatch.overdue)


def test_without_the_ledgers_there_is_nothing() -> None:
    assert overdue_cases(BOTH, county(), JUNE, "township", UNITS) == ()


def test_a_level_that_cases_cannot_find_lists_them_without_a_unit() -> None:
    data = county(*overdue_records())
    found = overdue_cases(("dispute_overdue",), data, JUNE, "organization", {})
    assert [one.names for one in found] == ["", ""]
    assert "dispute" in ENTITIES
