"""走访问题 — one problem that a visit brought to light, and what became of it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import VisitPurpose
from jiceng.labels import Label, Reference
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PUBLIC, SENSITIVE_TEXT

__all__ = ["VisitProblem"]


class VisitProblem(Record):
    """走访问题 / visit problem."""

    entity: ClassVar[Entity] = Entity(
        name="visit_problem",
        label=Label("走访问题", "visit problem", also=("走访发现问题",)),
        key=("visit_number", "number"),
        source=PRACTICE,
        membership=PERSONAL,
        example={
            "visit_number": "ZF2026-0912",
            "number": 1,
            "category": "2",
            "description": "屋后土坡有滑落危险。",
            "responsible_org": "青石镇人民政府",
            "responsible_person": "王五",
            "due_on": "2026-09-30",
            "is_resolved": True,
            "closed_on": "2026-09-26",
            "resolution": "已修挡土墙。",
        },
    )

    visit_number: Annotated[
        str,
        Label("走访编号", "visit number"),
        INTERNAL,
        PRACTICE,
        Reference("visit", "number"),
        Field(min_length=1, max_length=50),
    ]
    """Visit that brought the problem to light."""

    number: Annotated[int, Label("问题序号", "number"), INTERNAL, PRACTICE, Field(ge=1, le=9_999)]
    """Number of the problem in the visit."""

    category: Annotated[
        VisitPurpose | None, Label("问题类别", "category", also=("问题类型",)), INTERNAL, PRACTICE
    ] = None
    """Which of the purposes of visits the problem belongs to."""

    description: Annotated[
        str | None,
        Label("问题描述", "description", also=("发现问题", "问题内容", "困难诉求")),
        SENSITIVE_TEXT,
        PRACTICE,
        REGISTERED,
        Field(max_length=1000),
    ] = None
    """What is wrong; may touch on health or money, hence classed as sensitive prose."""

    responsible_org: Annotated[
        str | None,
        Label("责任单位", "responsible organisation", also=("解决责任单位",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office that is to solve it."""

    responsible_person: Annotated[
        str | None,
        Label("责任人", "responsible person", also=("解决责任人",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who answers for solving it."""

    due_on: Annotated[
        date | None,
        Label("解决时限", "due on", also=("整改时限", "解决期限")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Last day for solving it."""

    is_resolved: Annotated[
        bool | None, Label("是否解决", "resolved", also=("是否已解决",)), INTERNAL, PRACTICE, CLOSED
    ] = None
    """Whether it is solved; a problem that cannot be solved is closed with 否 and a reason."""

    closed_on: Annotated[
        date | None,
        Label("解决日期", "closed on", also=("解决时间",)),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the handling ended; empty while it is open."""

    resolution: Annotated[
        str | None,
        Label("解决情况", "resolution", also=("整改情况",)),
        SENSITIVE_TEXT,
        PRACTICE,
        CLOSED,
        Field(max_length=1000),
    ] = None
    """What was done, or why it cannot be done."""
