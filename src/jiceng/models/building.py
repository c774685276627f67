"""楼栋 — one building of an estate, and the steward (楼栋长) who knows everybody in it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import Education, Ethnicity, PoliticalAffiliation, Sex
from jiceng.identifiers import DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    COUNT,
    DECIMAL,
    EXPORTED,
    GB31000,
    HOUSEHOLDS,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    SQUARE_METRES,
)
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PHONE, PUBLIC

__all__ = ["Building"]


class Building(Record):
    """楼栋 / building."""

    entity: ClassVar[Entity] = Entity(
        name="building",
        label=Label("楼栋", "building", also=("楼栋长",)),
        key=("estate", "name"),
        source=GB31000,
        membership=PERSONAL,
        example={
            "estate": "柳河家园",
            "name": "3号楼",
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "floor_area": "4860.00",
            "floors": 6,
            "entrances": 3,
            "household_count": 36,
            "population": 112,
            "steward_name": "某某某",
            "steward_sex": "2",
            "steward_phone": "13900000012",
            "address": "柳河镇河滨路8号",
        },
    )

    estate: Annotated[
        str | None,
        Label("小区（单位）名称", "estate", also=("小区名称", "小区")),
        PUBLIC,
        GB31000,
        REGISTERED,
        Field(min_length=1, max_length=100),
    ] = None
    """Estate, yard or unit to which the building belongs."""

    name: Annotated[
        str,
        Label("楼栋名称", "building name", also=("楼栋号", "楼号")),
        PUBLIC,
        GB31000,
        Field(min_length=1, max_length=100),
    ]
    """Name or number of the building in the estate."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所在地", "division code", also=("所属社区", "所属村社区", "所属村（社区）", "所在地代码")),
        PUBLIC,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village or community in which the building stands."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属区域网格", "grid", also=("所属网格", "网格编码", "所在网格")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid to which the building belongs."""

    address: Annotated[
        str | None,
        Label("所在地详址", "address", also=("楼栋地址",)),
        PUBLIC,
        GB31000,
        EXPORTED,
        Field(max_length=200),
    ] = None
    """Address of the building."""

    floor_area: Annotated[
        Decimal | None, Label("建筑面积", "floor area"), PUBLIC, GB31000, SQUARE_METRES, Field(ge=0), DECIMAL
    ] = None
    """Floor area of the building in square metres."""

    floors: Annotated[
        int | None,
        Label("层数", "floors", also=("楼层数", "楼栋总层数")),
        PUBLIC,
        GB31000,
        Field(ge=0, le=999),
    ] = None
    """Floors above ground."""

    entrances: Annotated[
        int | None, Label("单元数", "entrances", also=("楼栋单元总数",)), PUBLIC, GB31000, Field(ge=0, le=999)
    ] = None
    """Entrances (单元) of the building."""

    household_count: Annotated[
        int | None, Label("楼栋户数", "households"), INTERNAL, GB31000, HOUSEHOLDS, COUNT
    ] = None
    """Households that live in the building."""

    population: Annotated[int | None, Label("楼栋人数", "people"), INTERNAL, GB31000, PEOPLE, COUNT] = None
    """People who live in the building."""

    steward_name: Annotated[
        str | None,
        Label("楼栋长姓名", "name of the steward", also=("楼栋长", "楼长")),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the steward."""

    steward_sex: Annotated[
        Sex | None, Label("楼栋长性别", "sex of the steward", also=("性别",)), PERSONAL, GB31000
    ] = None
    """Sex of the steward."""

    steward_ethnicity: Annotated[
        Ethnicity | None,
        Label("楼栋长民族", "ethnic group of the steward", also=("民族",)),
        PERSONAL,
        GB31000,
    ] = None
    """Ethnic group of the steward."""

    steward_political_affiliation: Annotated[
        PoliticalAffiliation | None,
        Label("楼栋长政治面貌", "political affiliation of the steward", also=("政治面貌",)),
        PERSONAL,
        GB31000,
    ] = None
    """Party or league membership of the steward."""

    steward_birth_date: Annotated[
        date | None,
        Label("楼栋长出生日期", "date of birth of the steward", also=("出生日期",)),
        PERSONAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day of birth of the steward."""

    steward_education: Annotated[
        Education | None, Label("楼栋长学历", "education of the steward", also=("学历",)), PERSONAL, GB31000
    ] = None
    """Highest education of the steward."""

    steward_phone: Annotated[
        Phone | None,
        Label("楼栋长手机号码", "phone of the steward", also=("手机号码", "楼栋长联系方式", "楼栋长电话")),
        PHONE,
        GB31000,
        REGISTERED,
    ] = None
    """Mobile number of the steward."""

    steward_landline: Annotated[
        Phone | None, Label("楼栋长固定电话", "landline of the steward", also=("固定电话",)), PHONE, GB31000
    ] = None
    """Landline of the steward."""

    longitude: Annotated[Decimal | None, Label("经度", "longitude"), PUBLIC, GB31000, DECIMAL] = None
    """Degrees east of the middle of the building."""

    latitude: Annotated[Decimal | None, Label("纬度", "latitude"), PUBLIC, GB31000, DECIMAL] = None
    """Degrees north of the middle of the building."""

    centre: Annotated[
        str | None,
        Label("中心点", "centre", also=("所在楼栋中心点",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=60),
    ] = None
    """Middle of the building as the map gives it: longitude and latitude in one text."""
