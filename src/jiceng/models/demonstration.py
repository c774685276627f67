"""示范创建 — one place that wants to be named a model, or has been: 乡村治理示范村, 民主法治示范村（社区） and others."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import DemonstrationKind, DemonstrationLevel
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["Demonstration"]


class Demonstration(Record):
    """示范创建 / demonstration."""

    entity: ClassVar[Entity] = Entity(
        name="demonstration",
        label=Label("示范创建", "demonstration", also=("示范村", "示范命名")),
        key=("kind", "level", "division_code"),
        source=PRACTICE,
        example={
            "kind": "02",
            "title": "省级民主法治示范村（社区）",
            "level": "02",
            "division_code": "539925101201",
            "name": "北坪村",
            "self_score": "92.5",
            "is_vetoed": False,
            "applied_on": "2026-03-10",
            "reviewed_on": "2026-06-18",
            "is_approved": True,
            "named_on": "2026-08-01",
            "batch": "第三批",
            "expires_on": "2029-07-31",
        },
    )

    kind: Annotated[
        DemonstrationKind,
        Label("示范类别", "kind", also=("创建类别", "示范类型")),
        PUBLIC,
        PRACTICE,
    ]
    """What the place is a model of."""

    title: Annotated[
        str | None,
        Label("示范称号", "title", also=("示范名称", "称号名称")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Title in full, as it stands on the plaque."""

    level: Annotated[
        DemonstrationLevel,
        Label("示范级别", "level", also=("命名级别", "创建级别")),
        PUBLIC,
        PRACTICE,
    ]
    """Level that gives the title."""

    division_code: Annotated[
        DivisionCode,
        Label("创建单位代码", "division code", also=("创建村代码", "示范村代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """County, township, village or community that applies."""

    name: Annotated[
        str | None,
        Label("创建单位", "name of the place", also=("创建单位名称", "创建村", "示范村名称")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Name of the place."""

    self_score: Annotated[
        Decimal | None,
        Label("自评得分", "self-assessed score", also=("自评分",)),
        PUBLIC,
        PRACTICE,
        Unit("分"),
        Field(ge=0),
        DECIMAL,
    ] = None
    """Points that the place gave itself by the criteria."""

    is_vetoed: Annotated[
        bool | None, Label("是否一票否决", "vetoed", also=("有无一票否决情形",)), PUBLIC, PRACTICE
    ] = None
    """Whether something shuts the place out whatever its points are."""

    applied_on: Annotated[
        date | None,
        Label("申报日期", "applied on", also=("申报时间",)),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the application."""

    reviewed_on: Annotated[
        date | None,
        Label("评审日期", "reviewed on", also=("评审时间", "验收日期")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day of the review."""

    is_approved: Annotated[
        bool | None, Label("是否通过评审", "approved", also=("评审是否通过",)), PUBLIC, PRACTICE
    ] = None
    """Whether the place passed the review."""

    named_on: Annotated[
        date | None,
        Label("命名日期", "named on", also=("命名时间",)),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the name was given."""

    batch: Annotated[
        str | None, Label("命名批次", "batch", also=("批次",)), PUBLIC, PRACTICE, Field(max_length=20)
    ] = None
    """Batch in which the name was given."""

    expires_on: Annotated[
        date | None,
        Label("有效期至", "expires on", also=("复核到期日期",)),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day on which the name stands without another review."""

    revoked_on: Annotated[
        date | None,
        Label("撤销日期", "revoked on", also=("撤销命名日期", "摘牌日期")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the name was taken away."""

    revocation_reason: Annotated[
        str | None,
        Label("撤销原因", "reason of revocation", also=("撤销命名原因", "摘牌原因")),
        PUBLIC,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Why the name was taken away."""
