"""走访 — one visit to a household: who came, why, what was found, when the next visit is due."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import VisitorLevel, VisitPurpose
from jiceng.identifiers import DivisionCode, GridCode, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, EXPORTED, PRACTICE, REGISTERED, SEVERAL
from jiceng.models._terms import Entity
from jiceng.privacy import (
    INTERNAL,
    NAME,
    PERSONAL,
    PUBLIC,
    RECORD_NUMBER,
    RESIDENT_NUMBER,
    SENSITIVE_TEXT,
)

__all__ = ["Visit"]


class Visit(Record):
    """走访 / visit."""

    entity: ClassVar[Entity] = Entity(
        name="visit",
        label=Label("走访", "visit", also=("入户走访", "走访记录")),
        key=("number",),
        source=PRACTICE,
        membership=PERSONAL,
        example={
            "number": "ZF2026-0912",
            "visited_on": "2026-09-12",
            "visitor_name": "李四",
            "visitor_kind": "03",
            "visitor_org": "北坪村村民委员会",
            "household_number": "10100001",
            "name": "张三",
            "id_number": "53992519491231048X",
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "purposes": "2|5",
            "findings": "屋后土坡有小块滑落，已拉警戒线。",
            "photo_reference": "ZF2026-0912-1.jpg",
            "longitude": "101.123456",
            "latitude": "25.654321",
            "next_visit_on": "2026-10-12",
        },
    )

    number: Annotated[
        str,
        Label("走访编号", "number", also=("走访记录编号",)),
        INTERNAL,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number of the visit in the ledger."""

    visited_on: Annotated[
        date | None,
        Label("走访日期", "visited on", also=("走访时间", "入户日期", "入户时间")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the visit."""

    visitor_name: Annotated[
        str | None,
        Label("走访人", "visitor", also=("走访人姓名", "走访干部", "走访人员", "入户干部")),
        NAME,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who made the visit."""

    visitor_kind: Annotated[
        VisitorLevel | None,
        Label("走访人类别", "kind of visitor", also=("走访人身份", "走访人层级")),
        INTERNAL,
        PRACTICE,
    ] = None
    """In what capacity the visitor came: of county, township, village or grid, or as helper."""

    visitor_org: Annotated[
        str | None,
        Label("走访人单位", "organisation of the visitor", also=("走访单位",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office of the visitor."""

    household_number: Annotated[
        str | None,
        Label("户号", "household number", also=("走访户号", "户编号")),
        RECORD_NUMBER,
        PRACTICE,
        REGISTERED,
        Reference("household", "number"),
        Field(max_length=20),
    ] = None
    """Household that was visited."""

    name: Annotated[
        str | None,
        Label("走访对象", "person visited", also=("走访对象姓名", "被走访人", "被走访人姓名", "户主姓名")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Person to whom the visit was made, the head where it was made to all of the household."""

    id_number: Annotated[
        ResidentId | None,
        Label(
            "走访对象公民身份号码",
            "identity number of the person visited",
            also=("走访对象身份证号", "被走访人身份证号"),
        ),
        RESIDENT_NUMBER,
        PRACTICE,
        Reference("resident", "id_number"),
    ] = None
    """Identity number of the person visited."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所在村代码", "division code", also=("所属村社区代码", "所属村社区")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village or community of the household."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid of the household."""

    purposes: Annotated[
        tuple[VisitPurpose, ...] | None,
        Label("走访事由", "purposes", also=("走访目的", "走访类型")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        SEVERAL,
    ] = None
    """What the visit was for; several purposes may be named."""

    findings: Annotated[
        str | None,
        Label("走访情况", "findings", also=("走访内容", "了解情况")),
        SENSITIVE_TEXT,
        PRACTICE,
        REGISTERED,
        Field(max_length=2000),
    ] = None
    """What was seen and told; may touch on health or money, hence classed as sensitive prose."""

    photo_reference: Annotated[
        str | None,
        Label("走访照片", "photographs", also=("照片编号", "走访照片编号", "现场照片")),
        PERSONAL,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """Numbers or file names of the photographs, which are kept elsewhere; several are set off by 、."""

    longitude: Annotated[
        Decimal | None,
        Label("走访经度", "longitude", also=("经度",)),
        PERSONAL,
        PRACTICE,
        Field(ge=-180, le=180),
        DECIMAL,
    ] = None
    """Degrees east of the place where the visit was recorded."""

    latitude: Annotated[
        Decimal | None,
        Label("走访纬度", "latitude", also=("纬度",)),
        PERSONAL,
        PRACTICE,
        Field(ge=-90, le=90),
        DECIMAL,
    ] = None
    """Degrees north of it."""

    next_visit_on: Annotated[
        date | None,
        Label("下次走访日期", "next visit on", also=("下次走访时间",)),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day by which the household is to be visited again."""
