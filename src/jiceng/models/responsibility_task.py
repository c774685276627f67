"""责任任务 — one task of the yearly plan: who leads, who helps, by when."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import TaskStatus
from jiceng.labels import Label
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, PERCENT, PRACTICE
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
    )

    year: Annotated[int, Label("年度", "year"), PUBLIC, PRACTICE, Field(ge=1949, le=2999)]
    """Year of the plan."""

    aspect: Annotated[
        str | None, Label("方面", "aspect", also=("工作方面",)), PUBLIC, PRACTICE, Field(max_length=50)
    ] = None
    """Part of the plan the task belongs to."""

    number: Annotated[
        int, Label("序号", "number", also=("任务序号",)), PUBLIC, PRACTICE, Field(ge=1, le=99_999)
    ]
    """Number of the task in the year."""

    title: Annotated[
        str, Label("任务名称", "title", also=("任务", "具体任务")), PUBLIC, PRACTICE, Field(max_length=200)
    ]
    """What is to be done."""

    lead_org: Annotated[
        str | None, Label("牵头单位", "lead organisation"), PUBLIC, PRACTICE, Field(max_length=100)
    ] = None
    """Office that leads."""

    lead_person: Annotated[
        str | None, Label("牵头人", "lead person"), NAME, PRACTICE, Field(max_length=50)
    ] = None
    """Official who leads the task."""

    responsible_orgs: Annotated[
        str | None, Label("责任单位", "responsible organisations"), PUBLIC, PRACTICE, Field(max_length=500)
    ] = None
    """Offices that carry it out, set off by 、."""

    due_on: Annotated[
        date | None, Label("完成时限", "due on", also=("完成时间",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Last day for completing the task."""

    progress: Annotated[
        Decimal | None,
        Label("进展", "progress", also=("完成进度", "进度")),
        PUBLIC,
        PRACTICE,
        PERCENT,
        Field(ge=0),
        DECIMAL,
    ] = None
    """How much is done; 100 is all of it."""

    status: Annotated[TaskStatus | None, Label("状态", "status", also=("完成状态",)), PUBLIC, PRACTICE] = None
    """Not begun, under way, done or behind."""

    extension_note: Annotated[
        str | None, Label("延期说明", "extension note"), PUBLIC, PRACTICE, Field(max_length=500)
    ] = None
    """Why and until when the task was put off."""
