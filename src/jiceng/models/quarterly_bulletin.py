"""季通报 — what the published bulletin of a quarter says of one unit.

The numbers that go into an assessment are `IndicatorValue`; this is what came out and was published: rank,
score, and the problems the unit has to put right.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AssessmentGrade
from jiceng.labels import Label, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, DECIMAL, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["QuarterlyBulletin"]


class QuarterlyBulletin(Record):
    """季通报 / quarterly bulletin."""

    entity: ClassVar[Entity] = Entity(
        name="quarterly_bulletin",
        label=Label("季通报", "quarterly bulletin", also=("季度通报",)),
        key=("unit_code", "period"),
        source=PRACTICE,
        example={
            "unit_code": "539925101",
            "period": "2026Q3",
            "document_number": "云县平安办〔2026〕9号",
            "issued_on": "2026-10-15",
            "score": "86.06",
            "rank": 2,
            "grade": "2",
            "problems": "1项任务超过完成时限。",
            "due_on": "2026-11-15",
            "rectification": "任务已完成。",
            "closed_on": "2026-11-10",
        },
    )

    unit_code: Annotated[
        str,
        Label("被通报单位代码", "unit code", also=("单位代码",)),
        PUBLIC,
        PRACTICE,
        Field(min_length=2, max_length=20),
    ]
    """Code of the unit that the bulletin speaks of: a division, a grid, or the credit code of an organisation."""

    period: Annotated[
        str,
        Label("通报季度", "quarter", also=("季度", "通报期")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=20),
    ]
    """Quarter that the bulletin covers, such as 2026Q3."""

    document_number: Annotated[
        str | None,
        Label("通报文号", "document number"),
        PUBLIC,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Number of the document."""

    issued_on: Annotated[
        date | None,
        Label("通报日期", "issued on", also=("通报时间", "印发日期")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the bulletin was issued."""

    score: Annotated[
        Decimal | None,
        Label("得分", "score", also=("季度得分", "综合得分")),
        PUBLIC,
        PRACTICE,
        Unit("分"),
        DECIMAL,
    ] = None
    """Points of the unit in the quarter."""

    rank: Annotated[
        int | None,
        Label("名次", "rank", also=("排名", "位次")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(ge=1, le=9_999),
    ] = None
    """Place of the unit among those compared; 1 is the best, units with equal points share a place."""

    grade: Annotated[AssessmentGrade | None, Label("季度等次", "grade", also=("等次",)), PUBLIC, PRACTICE] = (
        None
    )
    """Grade, where the scheme gives one each quarter."""

    problems: Annotated[
        str | None,
        Label("通报问题", "problems", also=("通报的问题",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=2000),
    ] = None
    """What the bulletin finds fault with; of the unit, never of a person."""

    due_on: Annotated[
        date | None,
        Label("整改时限", "due on", also=("整改期限",)),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day for putting it right."""

    rectification: Annotated[
        str | None,
        Label("整改情况", "rectification"),
        PUBLIC,
        PRACTICE,
        Field(max_length=2000),
    ] = None
    """What the unit has done about it."""

    closed_on: Annotated[
        date | None,
        Label("整改完成日期", "closed on", also=("销号日期",)),
        PUBLIC,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which everything had been put right."""
