"""责任任务 — one task of the yearly plan: who leads, who helps, by when."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AssessmentGrade, TaskStatus
from jiceng.labels import Label, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, DECIMAL, PERCENT, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PUBLIC

__all__ = ["ResponsibilityTask"]


class ResponsibilityTask(Record):
    """责任任务 / responsibility task."""

    entity: ClassVar[Entity] = Entity(
        name="responsibility_task",
        label=Label("责任任务", "responsibility task", also=("任务",)),
        key=("year", "number"),
        source=PRACTICE,
        example={
            "year": 2026,
            "aspect": "综治中心建设",
            "number": 12,
            "title": "完成村级综治中心挂牌",
            "target": "全部行政村挂牌，功能室齐备",
            "target_metric": "村级综治中心挂牌率",
            "target_value": "100",
            "weight": "5",
            "lead_org": "县委政法委",
            "lead_person": "李四",
            "responsible_orgs": "县民政局、各乡镇",
            "due_on": "2026-11-30",
            "progress": "80",
            "status": "02",
        },
    )

    year: Annotated[int, Label("年度", "year", also=("任务年度",)), PUBLIC, PRACTICE, Field(ge=1949, le=2999)]
    """Year of the plan."""

    aspect: Annotated[
        str | None,
        Label("方面", "aspect", also=("工作方面", "任务类别")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Part of the plan the task belongs to."""

    number: Annotated[
        int, Label("序号", "number", also=("任务序号",)), PUBLIC, PRACTICE, Field(ge=1, le=99_999)
    ]
    """Number of the task in the year."""

    title: Annotated[
        str,
        Label("任务名称", "title", also=("任务", "具体任务", "工作任务", "重点任务", "任务内容")),
        PUBLIC,
        PRACTICE,
        Field(max_length=200),
    ]
    """What is to be done."""

    target: Annotated[
        str | None,
        Label("目标要求", "target", also=("目标任务", "工作目标")),
        PUBLIC,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """What has to be reached, in words with its numbers."""

    target_metric: Annotated[
        str | None,
        Label("目标指标", "target metric", also=("量化指标",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """What is measured to tell whether it was reached."""

    target_value: Annotated[
        Decimal | None, Label("目标值", "target value", also=("量化目标",)), PUBLIC, PRACTICE, DECIMAL
    ] = None
    """Value that it has to reach, in the unit of the metric."""

    weight: Annotated[
        Decimal | None,
        Label("任务分值", "weight", also=("权重", "任务权重")),
        PUBLIC,
        PRACTICE,
        Unit("分"),
        Field(ge=0),
        DECIMAL,
    ] = None
    """Points that the task carries in the assessment of the year."""

    lead_org: Annotated[
        str | None,
        Label("牵头单位", "lead organisation", also=("牵头部门",)),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Office that leads."""

    lead_person: Annotated[
        str | None,
        Label("牵头人", "lead person", also=("牵头领导",)),
        NAME,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Official who leads the task."""

    responsible_orgs: Annotated[
        str | None,
        Label("责任单位", "responsible organisations", also=("责任部门",)),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=500),
    ] = None
    """Offices that carry it out, set off by 、."""

    due_on: Annotated[
        date | None,
        Label("完成时限", "due on", also=("完成时间", "完成期限", "办结时限")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Last day for completing the task."""

    progress: Annotated[
        Decimal | None,
        Label("进展", "progress", also=("完成进度", "进度", "工作进度", "完成比例")),
        PUBLIC,
        PRACTICE,
        PERCENT,
        Field(ge=0),
        DECIMAL,
    ] = None
    """How much is done; 100 is all of it."""

    status: Annotated[
        TaskStatus | None,
        Label("状态", "status", also=("完成状态", "任务状态", "推进状态")),
        PUBLIC,
        PRACTICE,
    ] = None
    """Not begun, under way, done or behind."""

    extension_note: Annotated[
        str | None, Label("延期说明", "extension note"), PUBLIC, PRACTICE, Field(max_length=500)
    ] = None
    """Why and until when the task was put off."""

    closed_on: Annotated[
        date | None,
        Label("完成日期", "closed on", also=("实际完成时间", "实际完成日期")),
        PUBLIC,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the task was done; empty while it is not."""

    score: Annotated[
        Decimal | None,
        Label("年终考评得分", "score", also=("考评得分",)),
        PUBLIC,
        PRACTICE,
        Unit("分"),
        DECIMAL,
    ] = None
    """Points given for the task at the end of the year (年考核)."""

    grade: Annotated[
        AssessmentGrade | None, Label("年终考评等次", "grade", also=("考评等次",)), PUBLIC, PRACTICE
    ] = None
    """Grade given for the task at the end of the year."""
