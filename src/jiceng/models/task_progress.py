"""月调度 — how far one task of the yearly plan had come in one month, as its lead organisation reports it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import TaskStatus
from jiceng.labels import Label, Reference
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, PERCENT, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["TaskProgress"]


class TaskProgress(Record):
    """月调度 / task progress."""

    entity: ClassVar[Entity] = Entity(
        name="task_progress",
        label=Label("月调度", "task progress", also=("调度", "任务调度")),
        key=("year", "task_number", "period"),
        source=PRACTICE,
        example={
            "year": 2026,
            "task_number": 12,
            "period": "2026-09",
            "progress": "80",
            "status": "02",
            "work_done": "12个村的综治中心已挂牌。",
            "problems": "3个村缺少功能室。",
            "next_steps": "10月底前完成改造。",
            "reporting_org": "县委政法委",
            "reported_on": "2026-09-28",
        },
    )

    year: Annotated[
        int,
        Label("任务年度", "year", also=("年度",)),
        PUBLIC,
        PRACTICE,
        Field(ge=1949, le=2999),
    ]
    """Year of the plan that the task stands in."""

    task_number: Annotated[
        int,
        Label("任务序号", "task number"),
        PUBLIC,
        PRACTICE,
        Reference("responsibility_task", "number", along=("year",)),
        Field(ge=1, le=99_999),
    ]
    """Number of the task in the year."""

    period: Annotated[
        str,
        Label("调度月份", "month", also=("调度期", "月份")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=20),
    ]
    """Month that is reported on, such as 2026-09."""

    progress: Annotated[
        Decimal | None,
        Label("累计进展", "progress", also=("累计进度", "累计完成进度")),
        PUBLIC,
        PRACTICE,
        PERCENT,
        REGISTERED,
        Field(ge=0),
        DECIMAL,
    ] = None
    """How much of the task is done at the end of the month, all months taken together; 100 is all of it."""

    status: Annotated[
        TaskStatus | None, Label("本月状态", "status", also=("调度状态",)), PUBLIC, PRACTICE, REGISTERED
    ] = None
    """Not begun, under way, done or behind at the end of the month."""

    work_done: Annotated[
        str | None,
        Label("本月工作情况", "work done", also=("本月进展情况", "工作开展情况")),
        PUBLIC,
        PRACTICE,
        Field(max_length=2000),
    ] = None
    """What was done in the month."""

    problems: Annotated[
        str | None,
        Label("存在问题", "problems", also=("存在的问题",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=1000),
    ] = None
    """What stands in the way."""

    next_steps: Annotated[
        str | None,
        Label("下一步措施", "next steps", also=("下一步打算", "下步工作安排", "下一步工作")),
        PUBLIC,
        PRACTICE,
        Field(max_length=1000),
    ] = None
    """What is to be done next."""

    reporting_org: Annotated[
        str | None, Label("填报单位", "reporting organisation"), PUBLIC, PRACTICE, Field(max_length=100)
    ] = None
    """Office that reports, as a rule the lead organisation."""

    reported_on: Annotated[
        date | None,
        Label("填报日期", "reported on", also=("调度日期", "填报时间")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day of the report."""
