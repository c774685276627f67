"""责任任务分解 — the yearly plan of responsibility tasks as a paper says it: how many aspects, how many tasks."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.labels import Label, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["TaskPlan"]


class TaskPlan(Record):
    """责任任务分解 / task plan."""

    entity: ClassVar[Entity] = Entity(
        name="task_plan",
        label=Label("责任任务分解", "task plan", also=("责任分解表", "任务分解方案")),
        key=("year",),
        source=PRACTICE,
        example={
            "year": 2026,
            "title": "2026年基层社会治理重点任务责任分解表",
            "document_number": "云平安办〔2026〕3号",
            "issuing_org": "云岭县平安建设领导小组",
            "issued_on": "2026-02-20",
            "aspects": 8,
            "tasks": 42,
        },
    )

    year: Annotated[
        int, Label("计划年度", "year", also=("任务计划年度",)), PUBLIC, PRACTICE, Field(ge=1949, le=2999)
    ]
    """Year of the plan."""

    title: Annotated[
        str | None,
        Label("分解方案名称", "title", also=("责任分解方案名称", "文件名称")),
        PUBLIC,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Title of the paper."""

    document_number: Annotated[
        str | None,
        Label("分解方案文号", "document number", also=("方案文号", "文号")),
        PUBLIC,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Number of the paper."""

    issuing_org: Annotated[
        str | None,
        Label("分解方案印发单位", "issued by", also=("印发单位",)),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Who issued it."""

    issued_on: Annotated[
        date | None,
        Label("分解方案印发日期", "issued on", also=("印发日期",)),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day of issue."""

    aspects: Annotated[
        int | None,
        Label("方面数", "aspects", also=("涉及方面数",)),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        REGISTERED,
        COUNT,
    ] = None
    """Number of aspects that the plan names."""

    tasks: Annotated[
        int | None,
        Label("任务项数", "tasks", also=("具体任务项数", "任务总项数")),
        PUBLIC,
        PRACTICE,
        Unit("项"),
        REGISTERED,
        COUNT,
    ] = None
    """Number of tasks that the plan names."""
