"""房屋 — one building or flat, its owner and its letting: 以房管人.

Columns follow the table of rented houses in GB/T 31000-2015, which lists one tenant with the house; where there
are more, each has a row in `Tenancy`.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CertificateType, HiddenDanger, RentalUse
from jiceng.identifiers import DivisionCode, GridCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    COUNT,
    DECIMAL,
    EXPORTED,
    GB31000,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    SQUARE_METRES,
)
from jiceng.models._terms import Entity
from jiceng.privacy import (
    ADDRESS,
    INTERNAL,
    NAME,
    PERSONAL,
    PERSONAL_TEXT,
    PHONE,
    PUBLIC,
    RECORD_NUMBER,
    RESIDENT_NUMBER,
)

__all__ = ["House"]

_ROOMS = Unit("间")


class House(Record):
    """房屋 / house."""

    entity: ClassVar[Entity] = Entity(
        name="house",
        label=Label("房屋", "house", also=("出租房屋", "房屋信息")),
        key=("code",),
        source=GB31000,
        membership=PERSONAL,
        example={
            "code": "FW5399251010001",
            "name": "柳河镇老街 12 号",
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "address": "云岭县柳河镇老街 12 号",
            "floor_area": "126.50",
            "rooms": 6,
            "owner_certificate_type": "111",
            "owner_certificate_number": "53992519491231048X",
            "owner_name": "某某某",
            "owner_phone": "13900000012",
            "owner_address": "云岭县柳河镇北坪村 3 组 8 号",
            "is_rented": True,
            "rental_use": "02",
            "tenant_id_number": "539925199404184731",
            "tenant_name": "某某",
            "tenant_phone": "13900000034",
            "tenant_count": 2,
            "has_pledge": True,
            "pledged_on": "2026-03-02",
            "hidden_danger": "02",
            "danger_found_on": "2026-03-02",
            "rectification": "已更换老化线路",
            "rectified_on": "2026-03-20",
            "longitude": "101.123456",
            "latitude": "25.654321",
        },
    )

    code: Annotated[
        str,
        Label("房屋编号", "house code", also=("房屋编码",)),
        RECORD_NUMBER,
        GB31000,
        Field(min_length=1, max_length=50),
    ]
    """Number of the house in the register of the township or the police."""

    name: Annotated[str | None, Label("房屋名称", "name"), PERSONAL, GB31000, Field(max_length=100)] = None
    """Name of the house, or of the estate and the building."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划", "所在地")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village or community in which the house stands."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which the house stands."""

    address: Annotated[
        str | None,
        Label("房屋地址", "address", also=("房屋详址", "标准地址")),
        ADDRESS,
        GB31000,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Standard address down to the door."""

    building_use: Annotated[
        str | None,
        Label("建筑用途", "building use", also=("房屋用途",)),
        PERSONAL,
        GB31000,
        Field(max_length=20),
    ] = None
    """What the house is used for: a code of two characters of the open table 建筑用途, or its words."""

    floor_area: Annotated[
        Decimal | None,
        Label("建筑面积", "floor area", also=("房屋面积",)),
        PERSONAL,
        GB31000,
        SQUARE_METRES,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Floor area in square metres, to two decimals."""

    rooms: Annotated[int | None, Label("房间数", "rooms"), PERSONAL, PRACTICE, _ROOMS, COUNT] = None
    """Number of rooms, or of rooms to let."""

    owner_certificate_type: Annotated[
        CertificateType | None,
        Label("房主证件类型", "certificate type of the owner", also=("房主证件代码", "证件代码")),
        PERSONAL,
        Source("GA/T 517-2004"),
        EXPORTED,
    ] = None
    """Kind of the document whose number is given; a list without it means the resident identity card."""

    owner_certificate_number: Annotated[
        str | None,
        Label(
            "房主证件号码",
            "certificate number of the owner",
            also=("证件号码", "房主公民身份号码", "房主身份证号"),
        ),
        RESIDENT_NUMBER,
        GB31000,
        REGISTERED,
        Field(max_length=30),
    ] = None
    """Number of the document of the owner, a resident identity number or another."""

    owner_name: Annotated[
        str | None,
        Label("房主姓名", "name of the owner", also=("房主", "产权人", "户主或房主姓名")),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the owner, a person or an organisation."""

    owner_phone: Annotated[
        Phone | None,
        Label("房主联系方式", "phone of the owner", also=("房主联系电话", "房主电话")),
        PHONE,
        GB31000,
        REGISTERED,
    ] = None
    """Phone of the owner."""

    owner_address: Annotated[
        str | None,
        Label("房主现居详址", "address of the owner", also=("房主现住址",)),
        ADDRESS,
        GB31000,
        Field(max_length=200),
    ] = None
    """Where the owner lives."""

    is_rented: Annotated[
        bool | None, Label("是否出租", "rented", also=("是否出租房屋",)), PERSONAL, PRACTICE, REGISTERED
    ] = None
    """Whether the house or a part of it is let."""

    rental_use: Annotated[
        RentalUse | None, Label("出租用途", "use of the rented premises"), PERSONAL, GB31000
    ] = None
    """What it is let for; empty where it is not let."""

    tenant_id_number: Annotated[
        ResidentId | None,
        Label("承租人公民身份号码", "identity number of the tenant", also=("承租人身份证号",)),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Identity number of the tenant listed with the house."""

    tenant_name: Annotated[
        str | None,
        Label("承租人姓名", "name of the tenant", also=("承租人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Name of the tenant listed with the house."""

    tenant_phone: Annotated[
        Phone | None,
        Label("承租人联系方式", "phone of the tenant", also=("承租人联系电话", "承租人电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the tenant listed with the house."""

    tenant_count: Annotated[
        int | None, Label("承租人数", "tenants", also=("租住人数",)), PERSONAL, PRACTICE, PEOPLE, COUNT
    ] = None
    """Number of people who live in the house as tenants."""

    lease_term: Annotated[
        str | None,
        Label("租期", "term of the lease", also=("租赁期限",)),
        PERSONAL,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """For how long the house is let, in the words of the list; the days are those of a tenancy."""

    has_pledge: Annotated[
        bool | None,
        Label("是否签订责任书", "pledge signed", also=("责任书签订", "是否签订治安责任书")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether the owner has signed the pledge on public security."""

    pledged_on: Annotated[
        date | None, Label("责任书签订日期", "pledge signed on"), INTERNAL, PRACTICE, CALENDAR_DAY
    ] = None
    """Day on which the pledge was signed."""

    hidden_danger: Annotated[
        HiddenDanger | None,
        Label("隐患类型", "hidden danger", also=("房屋隐患类型",)),
        INTERNAL,
        GB31000,
        REGISTERED,
    ] = None
    """Danger found in the house; 00 where there is none."""

    danger_found_on: Annotated[
        date | None,
        Label("隐患发现日期", "danger found on", also=("隐患排查日期",)),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the danger was found."""

    rectification: Annotated[
        str | None,
        Label("隐患整改情况", "rectification", also=("整改情况",)),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=1024),
    ] = None
    """What was done about the danger."""

    rectified_on: Annotated[
        date | None,
        Label("隐患整改日期", "rectified on", also=("整改完成日期",)),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the danger was removed; empty while it is there."""

    longitude: Annotated[Decimal | None, Label("经度", "longitude"), PERSONAL, GB31000, DECIMAL] = None
    """Degrees east; a value outside the county is the business of a rule, for swapped coordinates are common."""

    latitude: Annotated[Decimal | None, Label("纬度", "latitude"), PERSONAL, GB31000, DECIMAL] = None
    """Degrees north."""
