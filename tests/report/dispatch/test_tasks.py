"""The lights of the year's tasks, by their pace or by their last day."""

from datetime import date
from decimal import Decimal

import pytest

from jiceng.codes import TaskStatus
from jiceng.models import TaskProgress
from jiceng.periods import Month
from jiceng.report.dispatch import Light, TaskLight
from jiceng.report.dispatch.tasks import task_lights
from tests.report.dispatch.county import county, plan, task

JUNE = Month(2026, 6)  # 181 of 365 days


def lights(*records: object, by: str = "pace", unreported: str = "none") -> tuple[TaskLight, ...]:
    return task_lights(
        plan(tasks={"by": by, "soon_days": 10, "unreported": unreported}), county(*records), JUNE
    )  # type: ignore[arg-type]


def test_by_pace_a_task_is_as_far_as_the_time_to_its_last_day() -> None:
    found = lights(
        task(1, due_on=date(2026, 12, 31), progress=Decimal("49.6")),
        task(2, due_on=date(2026, 12, 31), progress=Decimal("49.5")),
        task(3, due_on=date(2026, 12, 31), progress=Decimal("39.5")),
        task(4, due_on=date(2026, 7, 10), progress=Decimal(99)),
        task(5, due_on=date(2026, 6, 29), progress=Decimal(99)),
        task(6, due_on=date(2026, 6, 30), progress=Decimal(99)),
        task(7, due_on=date(2026, 12, 31)),
        task(8, due_on=date(2026, 7, 1)),
        task(9, progress=Decimal(10)),
    )
    assert {one.number: one.light for one in found} == {
        1: Light.GREEN,
        2: Light.YELLOW,
        3: Light.RED,
        4: Light.YELLOW,  # on its pace, and due soon
        5: Light.RED,
        6: Light.YELLOW,  # due today, not overdue
        7: Light.NONE,
        8: Light.YELLOW,
        9: Light.NONE,
    }
    assert [one.why for one in found[:1] + found[4:5] + found[6:7] + found[8:]] == [
        "进展 49.6%，序时进度 49.6%，距完成时限 184 天：绿灯",
        "进展 99%，超过完成时限 1 天",
        "未报进展，序时进度 49.6%，距完成时限 184 天",
        "进展 10%，没有写明完成时限",
    ]


def test_by_the_last_day_alone() -> None:
    found = lights(
        task(1, due_on=date(2026, 12, 31), progress=Decimal(1)),
        task(2, due_on=date(2026, 7, 10)),
        task(3, due_on=date(2026, 6, 1)),
        by="due",
    )
    assert [one.light for one in found] == [Light.GREEN, Light.YELLOW, Light.RED]
    assert [one.wanted for one in found] == [None] * 3


@pytest.mark.parametrize(
    "done",
    [{"status": TaskStatus.DONE}, {"progress": Decimal(100)}, {"closed_on": date(2026, 6, 30)}],
)
def test_what_is_done_is_green_whatever_its_day(done: dict[str, object]) -> None:
    (found,) = lights(task(1, due_on=date(2026, 3, 1), **done))
    assert (found.light, found.is_done, found.why) == (Light.GREEN, True, "已完成")


@pytest.mark.parametrize("light", ["red", "yellow", "none"])
def test_what_nobody_reported_is_lit_as_the_plan_says(light: str) -> None:
    later, soon, overdue = lights(
        task(1, due_on=date(2026, 12, 31)),
        task(2, due_on=date(2026, 7, 1)),
        task(3, due_on=date(2026, 6, 1)),
        unreported=light,
    )
    assert later.light == light
    assert soon.light == ("red" if light == "red" else "yellow")
    assert overdue.light is Light.RED


def test_what_is_done_after_the_month_was_open_in_it() -> None:
    (found,) = lights(task(1, due_on=date(2026, 3, 1), closed_on=date(2026, 7, 1)))
    assert found.light is Light.RED


def test_the_monthly_report_goes_before_the_plan_and_tells_the_month_before() -> None:
    def report(period: str, progress: int, **more: object) -> TaskProgress:
        given = {"year": 2026, "task_number": 1, "period": period, "progress": Decimal(progress)}
        return TaskProgress.model_validate(given | more)

    records = [
        task(1, due_on=date(2026, 12, 31), progress=Decimal(90), lead_org="县委政法委"),
        report("2026-05", 42),
        report("2026年6月", 30, problems="缺少功能室"),
        report("2026Q2", 99),
        report("2025-06", 99),
        report("六月", 99),
    ]
    (found,) = lights(*records)
    assert (found.progress, found.light, found.light_before) == (30, Light.RED, Light.GREEN)
    assert found.problems == "缺少功能室"
    assert found.record.key == "2026/1"


def test_only_the_tasks_of_the_year_and_only_where_the_plan_asks() -> None:
    assert lights(task(1).model_copy(update={"year": 2025})) == ()
    target = {"indicator": "rate", "target": 1, "course": "level", "taken": "month"}
    assert task_lights(plan(target), county(task(1)), JUNE) == ()


def test_a_task_due_before_the_year_wants_all_of_it() -> None:
    (found,) = lights(task(1, due_on=date(2025, 12, 31), progress=Decimal(50)))
    assert (found.wanted, found.light) == (100, Light.RED)
