"""网格事件流转 — one step in the handling of a grid event: from which state to which, when, by whom.

Which steps are legal the code table of the states says: `jiceng.codes.is_legal_step`.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import EventState
from jiceng.labels import Label, Reference
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL_TEXT, PUBLIC

__all__ = ["GridEventTransition"]


class GridEventTransition(Record):
    """网格事件流转 / grid event transition."""

    entity: ClassVar[Entity] = Entity(
        name="grid_event_transition",
        label=Label("网格事件流转", "grid event transition", also=("事件流转记录", "流转记录")),
        key=("event_number", "sequence"),
        source=PRACTICE,
        membership=INTERNAL,
        example={
            "event_number": "SJ202604150007",
            "sequence": 2,
            "before": "10",
            "after": "20",
            "changed_on": "2026-04-15",
            "changed_by_org": "柳河镇综治中心",
            "changed_by": "王某",
            "opinion": "情况属实，予以受理",
        },
    )

    event_number: Annotated[
        str,
        Label("事件编号", "number of the event", also=("网格事件编号", "事件编码")),
        PUBLIC,
        PRACTICE,
        Reference("grid_event", "number"),
        Field(min_length=1, max_length=50),
    ]
    """Event that is handled."""

    sequence: Annotated[
        int,
        Label("流转次序", "number of the step", also=("流转序号", "步骤序号")),
        PUBLIC,
        PRACTICE,
        Field(ge=1, le=9_999),
    ]
    """Number of the step, counted from 1, which is the report."""

    before: Annotated[
        EventState | None, Label("流转前状态", "state before", also=("原状态", "前状态")), INTERNAL, PRACTICE
    ] = None
    """State before the step; empty for the report that begins it."""

    after: Annotated[
        EventState,
        Label("流转后状态", "state after", also=("新状态", "后状态", "流转状态")),
        INTERNAL,
        PRACTICE,
    ]
    """State after the step."""

    changed_on: Annotated[
        date | None,
        Label("流转日期", "changed on", also=("流转时间", "操作日期", "操作时间")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the step."""

    changed_by_org: Annotated[
        str | None,
        Label("流转单位", "unit", also=("操作单位", "经办单位")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Unit that took the step."""

    changed_by: Annotated[
        str | None,
        Label("流转人", "changed by", also=("操作人", "经办人", "流转人员")),
        NAME,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who took the step."""

    opinion: Annotated[
        str | None,
        Label("流转意见", "opinion", also=("办理意见", "退回理由", "流转说明")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=1024),
    ] = None
    """What was said with it; a return or a refusal needs a reason."""
