"""The tasks of the year: how far each has come, and whether that is far enough by now.

A row of the monthly report (月调度) tells the progress at the end of its month; without one the plan of tasks
(责任任务) is read as it stands.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from jiceng.codes import TaskStatus
from jiceng.dataset import Dataset
from jiceng.indicators.measures import record_of
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Record
from jiceng.models import ResponsibilityTask, TaskProgress
from jiceng.periods import Month, PeriodError, parse_period
from jiceng.report.dispatch.lights import LOOKS, Light, lit
from jiceng.report.dispatch.plan import DispatchPlan, Lines, TaskPace

__all__ = ["TaskLight", "task_lights"]


@attrs.frozen
class TaskLight:
    """One task: progress and pace in percent, its last day, the light, and the light of the month before.

    `days` are the days that are left, negative when it is overdue; `wanted` is `None` where only the last day counts.
    """

    number: int
    title: str
    lead_org: str
    responsible_orgs: str
    due_on: date | None
    days: int | None
    progress: Fraction | None
    wanted: Fraction | None
    is_done: bool
    light: Light
    light_before: Light
    problems: str
    record: Record

    @property
    def why(self) -> str:
        """One sentence: progress, pace, last day, light."""
        if self.is_done:
            return "已完成"
        got = "未报进展" if self.progress is None else f"进展 {written(self.progress, 1)}%"
        if self.days is not None and self.days < 0:
            return f"{got}，超过完成时限 {-self.days} 天"
        pace = "" if self.wanted is None else f"，序时进度 {written(self.wanted, 1)}%"
        left = "，没有写明完成时限" if self.days is None else f"，距完成时限 {self.days} 天"
        lit_so = "" if self.light is Light.NONE else f"：{LOOKS[self.light].word}灯"
        return f"{got}{pace}{left}{lit_so}"


@attrs.frozen
class _State:
    progress: Fraction | None
    status: str | None
    problems: str = ""

    @property
    def is_done(self) -> bool:
        return self.status == TaskStatus.DONE or (self.progress is not None and self.progress >= 100)


def task_lights(plan: DispatchPlan, data: Dataset, month: Month) -> tuple[TaskLight, ...]:
    """Return every task of the year by number, as it stood at the end of the month; none without a plan for them."""
    if plan.tasks is None:
        return ()
    rows = data.frame(ResponsibilityTask).sort("number").iter_rows(named=True)
    tasks = [row for row in rows if row["year"] == month.year and row["number"] is not None]
    reported = _reported(data, month.year)
    return tuple(_light(row, reported, plan.tasks, plan.lines, month, data) for row in tasks)


def _reported(data: Dataset, year: int) -> dict[tuple[int, Month], _State]:
    """Return what was reported on each task and month; of a month reported twice the last row counts."""
    found: dict[tuple[int, Month], _State] = {}
    for row in data.frame(TaskProgress).iter_rows(named=True):
        when = _month(row["period"], year)
        if row["year"] == year and row["task_number"] is not None and when is not None:
            problems = row["problems"] or ""
            found[row["task_number"], when] = _State(_number(row["progress"]), row["status"], problems)
    return found


def _month(text: str | None, year: int) -> Month | None:
    try:
        when = parse_period(text or "")
    except PeriodError:
        return None  # validation has a finding for it
    return when if isinstance(when, Month) and when.year == year else None


def _number(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value))


def _light(
    row: Mapping[str, Any],
    reported: Mapping[tuple[int, Month], _State],
    pace: TaskPace,
    lines: Lines,
    month: Month,
    data: Dataset,
) -> TaskLight:
    number, due = row["number"], row["due_on"]
    state = reported.get((number, month), _State(_number(row["progress"]), row["status"]))
    before = reported.get((number, month.previous()))
    day = month.last_day
    done = state.is_done or (row["closed_on"] is not None and row["closed_on"] <= day)
    wanted = _pace(due, day) if pace.by == "pace" else None
    before_light = Light.NONE if before is None else _lit(before, due, pace, lines, month.previous().last_day)
    return TaskLight(
        number=number,
        title=row["title"] or "",
        lead_org=row["lead_org"] or "",
        responsible_orgs=row["responsible_orgs"] or "",
        due_on=due,
        days=None if due is None else (due - day).days,
        progress=state.progress,
        wanted=wanted,
        is_done=done,
        light=Light.GREEN if done else _lit(state, due, pace, lines, day),
        light_before=before_light,
        problems=state.problems,
        record=record_of(row, ResponsibilityTask, data),
    )


def _pace(due: date | None, day: date) -> Fraction | None:
    """Return how much of a task the time since the first of January asks for, in percent."""
    if due is None:
        return None
    start = date(day.year, 1, 1).toordinal() - 1
    whole = due.toordinal() - start
    return (
        min(Fraction(100), Fraction(100) * (day.toordinal() - start) / whole) if whole > 0 else Fraction(100)
    )


def _lit(state: _State, due: date | None, pace: TaskPace, lines: Lines, day: date) -> Light:
    if state.is_done:
        return Light.GREEN
    if due is None:
        return Light.NONE
    if due < day:
        return Light.RED
    soon = (due - day).days <= pace.soon_days
    if pace.by == "due":
        return Light.YELLOW if soon else Light.GREEN
    wanted = _pace(due, day)
    if state.progress is None or wanted is None:
        unreported = Light(pace.unreported)
        return Light.YELLOW if soon and unreported is Light.NONE else unreported
    light = lit(state.progress, wanted, lines, lower_is_better=False)
    return Light.YELLOW if soon and light is Light.GREEN else light
