"""帮扶措施落实 — one measure of help for a household under watch: since when, by whom, with how much money.

The kinds are those of the code table 帮扶措施 (`jiceng.codes.RelapseMeasure`), whose name is taken.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import RelapseMeasure
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, DECIMAL, PRACTICE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PUBLIC, RECORD_NUMBER, SENSITIVE, SENSITIVE_TEXT

__all__ = ["RelapseHelp"]

_EXPORT = Source("省级防返贫监测系统规则集（2023）")


class RelapseHelp(Record):
    """帮扶措施落实 / relapse help."""

    entity: ClassVar[Entity] = Entity(
        name="relapse_help",
        label=Label("帮扶措施落实", "relapse help", also=("帮扶措施台账",)),
        key=("household_number", "measure", "started_on"),
        source=_EXPORT,
        membership=SENSITIVE,
        example={
            "household_number": "10100001",
            "measure": "02",
            "started_on": "2025-10-20",
            "content": "推荐到县内茶厂务工。",
            "amount": "500",
            "responsible_org": "县人社局",
            "responsible_person": "李四",
            "closed_on": "2026-06-01",
            "effect": "月收入增加1200元。",
        },
    )

    household_number: Annotated[
        str,
        Label("户编号", "household number", also=("监测户编号", "户号")),
        RECORD_NUMBER,
        _EXPORT,
        Reference("relapse_monitoring", "household_number"),
        Field(min_length=1, max_length=20),
    ]
    """Household that is helped."""

    measure: Annotated[
        RelapseMeasure,
        Label("帮扶措施类别", "measure", also=("帮扶措施", "帮扶类型")),
        SENSITIVE,
        _EXPORT,
    ]
    """Kind of help."""

    started_on: Annotated[
        date | None,
        Label("措施开始日期", "started on", also=("帮扶开始时间", "措施落实时间")),
        INTERNAL,
        _EXPORT,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day from which the help is given."""

    content: Annotated[
        str | None,
        Label("措施内容", "content", also=("帮扶内容", "公益性岗位备注")),
        SENSITIVE_TEXT,
        _EXPORT,
        Field(max_length=500),
    ] = None
    """What is done."""

    amount: Annotated[
        Decimal | None,
        Label("帮扶资金", "amount", also=("投入资金", "帮扶金额")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Money that the measure takes in all, in yuan."""

    responsible_org: Annotated[
        str | None,
        Label("帮扶单位", "helping organisation", also=("措施责任单位",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office that gives the help."""

    responsible_person: Annotated[
        str | None,
        Label("帮扶责任人", "responsible person", also=("措施责任人",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who answers for the measure."""

    closed_on: Annotated[
        date | None,
        Label("措施结束日期", "ended on", also=("帮扶结束时间",)),
        INTERNAL,
        _EXPORT,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the help ended; empty while it goes on."""

    effect: Annotated[
        str | None,
        Label("帮扶成效", "effect", also=("帮扶效果",)),
        SENSITIVE_TEXT,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """What came of it."""
