"""综治中心 — where the departments of a county, township or village receive people and settle their affairs together."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AdministrativeLevel, AgencyType
from jiceng.identifiers import DivisionCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    COUNT,
    DECIMAL,
    GB31000,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    SQUARE_METRES,
)
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PHONE, PUBLIC

__all__ = ["GovernanceCentre"]

_CENTRE = Source("GB/T 33200-2016")


class GovernanceCentre(Record):
    """综治中心 / governance centre."""

    entity: ClassVar[Entity] = Entity(
        name="governance_centre",
        label=Label("综治中心", "governance centre", also=("社会治安综合治理中心", "矛盾纠纷调处化解中心")),
        key=("division_code", "name"),
        source=_CENTRE,
        example={
            "division_code": "539925101",
            "code": "539925101001",
            "name": "云岭县柳河镇综治中心",
            "agency_type": "03",
            "level": "05",
            "opened_on": "2024-11-20",
            "head_name": "某某某",
            "head_phone": "13900000012",
            "phone": "13900000034",
            "member_units": "派出所、司法所、人民法庭",
            "resident_units": "司法所、派出所",
            "rotating_units": "人民法庭、检察室",
            "summoned_units": "自然资源所、林业站",
            "staff": 9,
            "area": "320",
            "address": "云岭县柳河镇老街 1 号",
            "longitude": "101.123456",
            "latitude": "25.654321",
            "has_video_link": True,
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("综治中心所属区划", "division code", also=("所属区划代码", "区划代码", "所在地")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """County, township or village that it serves."""

    name: Annotated[
        str,
        Label("综治中心名称", "name", also=("中心名称",)),
        PUBLIC,
        GB31000,
        Field(min_length=1, max_length=100),
    ]
    """Name in full."""

    code: Annotated[
        str | None,
        Label("综治中心编码", "code", also=("综治中心编号", "综治中心代码", "机构编码")),
        PUBLIC,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Code by which the systems of a county know it; no standard lays down its form."""

    agency_type: Annotated[
        AgencyType | None, Label("综治机构类型", "type of agency", also=("机构类型",)), PUBLIC, GB31000
    ] = None
    """Committee, office or centre, as the table of agencies of GB/T 31000-2015 tells them apart."""

    level: Annotated[
        AdministrativeLevel | None,
        Label("综治中心层级", "level", also=("层级", "中心层级")),
        PUBLIC,
        GB31000,
        REGISTERED,
    ] = None
    """Level of administration; that of the division."""

    opened_on: Annotated[
        date | None,
        Label("挂牌日期", "opened on", also=("挂牌成立日期", "挂牌时间")),
        PUBLIC,
        _CENTRE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was opened under this name."""

    head_name: Annotated[
        str | None,
        Label("综治中心负责人姓名", "name of the head", also=("负责人姓名", "中心主任")),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the head."""

    head_phone: Annotated[
        Phone | None,
        Label("综治中心负责人联系方式", "phone of the head", also=("负责人联系方式", "负责人联系电话")),
        PHONE,
        GB31000,
        REGISTERED,
    ] = None
    """Phone of the head."""

    phone: Annotated[
        Phone | None,
        Label("综治中心联系方式", "phone", also=("联系方式", "联系电话", "值班电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the centre."""

    member_units: Annotated[
        str | None,
        Label("组成单位", "member units", also=("成员单位",)),
        PUBLIC,
        GB31000,
        Field(max_length=400),
    ] = None
    """Departments that make up the centre, set off by 、."""

    resident_units: Annotated[
        str | None,
        Label("常驻单位", "resident units", also=("常驻部门",)),
        PUBLIC,
        _CENTRE,
        Field(max_length=500),
    ] = None
    """Departments that sit in it every working day, set off by 、."""

    rotating_units: Annotated[
        str | None,
        Label("轮驻单位", "rotating units", also=("轮驻部门",)),
        PUBLIC,
        _CENTRE,
        Field(max_length=500),
    ] = None
    """Departments that sit in it by turns, set off by 、."""

    summoned_units: Annotated[
        str | None,
        Label("随驻单位", "units on call", also=("随叫随驻单位", "随驻部门")),
        PUBLIC,
        _CENTRE,
        Field(max_length=500),
    ] = None
    """Departments that come when they are called, set off by 、."""

    staff: Annotated[
        int | None,
        Label("工作人员数", "staff", also=("工作人员人数", "中心工作人员数")),
        PUBLIC,
        _CENTRE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people who work in it."""

    area: Annotated[
        Decimal | None,
        Label("场所面积", "area", also=("中心面积",)),
        PUBLIC,
        _CENTRE,
        SQUARE_METRES,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Floor area in square metres."""

    address: Annotated[
        str | None, Label("所在地详址", "address", also=("中心地址",)), PUBLIC, GB31000, Field(max_length=200)
    ] = None
    """Address in full."""

    longitude: Annotated[
        Decimal | None, Label("经度", "longitude"), PUBLIC, GB31000, Field(ge=-180, le=180), DECIMAL
    ] = None
    """Degrees east; whether it lies in the county is the business of a rule."""

    latitude: Annotated[
        Decimal | None, Label("纬度", "latitude"), PUBLIC, GB31000, Field(ge=-90, le=90), DECIMAL
    ] = None
    """Degrees north."""

    has_video_link: Annotated[
        bool | None, Label("视频是否联网", "video linked", also=("视频联网", "是否视频联网")), PUBLIC, _CENTRE
    ] = None
    """Whether it is joined to the video system of the level above."""

    closed_on: Annotated[
        date | None, Label("停用日期", "closed on", also=("撤销日期",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Day on which it was given up; empty while it is in use."""
