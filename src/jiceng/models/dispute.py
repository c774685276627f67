"""矛盾纠纷 — one dispute, from the day it is found to the day it is settled.

Columns follow the 矛盾纠纷排查化解台账 of counties and the event table of GB/T 31000-2015.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import DisputeStage, DisputeType, EventScale, MediationOutcome, ResolutionMethod
from jiceng.identifiers import GridCode
from jiceng.labels import Label, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, GB31000, PEOPLE, PRACTICE
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL_TEXT, PUBLIC

__all__ = ["Dispute"]


class Dispute(Record):
    """矛盾纠纷 / dispute."""

    entity: ClassVar[Entity] = Entity(
        name="dispute",
        label=Label("矛盾纠纷", "dispute", also=("纠纷",)),
        key=("number",),
        source=GB31000,
        membership=INTERNAL,
    )

    number: Annotated[
        str,
        Label("编号", "number", also=("纠纷编号", "事件编号")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger, never used again."""

    title: Annotated[
        str | None,
        Label("事件名称", "title", also=("纠纷名称",)),
        PERSONAL_TEXT,
        GB31000,
        Field(max_length=100),
    ] = None
    """Short name; often holds the names of the parties, hence classed as prose on people."""

    found_on: Annotated[
        date | None,
        Label("排查时间", "found on", also=("排查日期", "发生日期", "登记日期", "受理日期")),
        INTERNAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which the dispute was found or registered."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        PUBLIC,
        Source("GB/T 34300-2017"),
    ] = None
    """Grid in which the dispute arose."""

    category: Annotated[
        DisputeType | None, Label("纠纷类型", "category", also=("事件类别", "纠纷类别")), INTERNAL, GB31000
    ] = None
    """Kind of dispute, in two levels."""

    scale: Annotated[EventScale | None, Label("事件规模", "scale"), INTERNAL, GB31000] = None
    """Individual, group or major group event."""

    involved_count: Annotated[
        int | None, Label("涉及人数", "people involved"), INTERNAL, GB31000, PEOPLE, COUNT
    ] = None
    """Head count of all sides."""

    first_party: Annotated[
        str | None,
        Label("甲方当事人", "first party", also=("申请人",)),
        NAME,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Side that asks for the dispute to be settled."""

    second_party: Annotated[
        str | None,
        Label("乙方当事人", "second party", also=("被申请人",)),
        NAME,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Side that is asked; 不明 where the other side is unknown."""

    summary: Annotated[
        str | None,
        Label("简要案情", "summary", also=("事件简述", "主要诉求")),
        PERSONAL_TEXT,
        GB31000,
        Field(max_length=4500),
    ] = None
    """What the dispute is about."""

    responsible_org: Annotated[
        str | None,
        Label("责任单位", "responsible organisation", also=("化解组织",)),
        PUBLIC,
        GB31000,
        Field(max_length=100),
    ] = None
    """Committee or office that handles it."""

    responsible_person: Annotated[
        str | None,
        Label("责任人", "responsible person", also=("化解责任人", "化解责任人姓名")),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who answers for the handling."""

    due_on: Annotated[date | None, Label("化解时限", "due on"), INTERNAL, GB31000, CALENDAR_DAY] = None
    """Last day for settling it."""

    stage: Annotated[
        DisputeStage | None, Label("办理状态", "stage", also=("状态", "化解状态")), INTERNAL, PRACTICE
    ] = None
    """How far the handling has come."""

    method: Annotated[ResolutionMethod | None, Label("化解方式", "method"), INTERNAL, GB31000] = None
    """By which way it was settled."""

    closed_on: Annotated[
        date | None,
        Label("办结日期", "closed on", also=("化解日期", "结案日期")),
        INTERNAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which the handling ended; empty while it is open."""

    outcome: Annotated[
        MediationOutcome | None, Label("化解结果", "outcome", also=("调解结果",)), INTERNAL, GB31000
    ] = None
    """How it ended."""
