"""一站式服务平台 — where a village settles civil affairs, insurance and public order at one counter."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import ServiceKind
from jiceng.identifiers import DivisionCode, Phone
from jiceng.labels import Label, Reference, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CASES, COUNT, PRACTICE, REGISTERED, SEVERAL
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PHONE, PUBLIC

__all__ = ["ServicePlatform"]


class ServicePlatform(Record):
    """一站式服务平台 / service platform."""

    entity: ClassVar[Entity] = Entity(
        name="service_platform",
        label=Label(
            "一站式服务平台", "service platform", also=("“一站式”服务平台", "便民服务站", "党群服务中心")
        ),
        key=("division_code",),
        source=PRACTICE,
        example={
            "division_code": "539925101201",
            "name": "北坪村一站式服务平台",
            "services": "1|2|3|4|5",
            "windows": 3,
            "rooms": 4,
            "room_names": "调解室、警务室、图书室、卫生室",
            "opened_on": "2025-06-01",
            "agent_name": "某某",
            "agent_phone": "13900000034",
            "yearly_cases": 860,
            "address": "柳河镇北坪村 1 组",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("村（社区）代码", "division code", also=("村代码", "所属村", "所属区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Village or community that it serves."""

    name: Annotated[
        str | None,
        Label("平台名称", "name", also=("服务平台名称", "服务站名称")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Name in full."""

    services: Annotated[
        tuple[ServiceKind, ...] | None,
        Label("服务事项", "services", also=("服务内容", "入驻服务")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        SEVERAL,
    ] = None
    """Services that it offers; all five belong to it."""

    windows: Annotated[
        int | None, Label("服务窗口数", "windows", also=("窗口数量",)), PUBLIC, PRACTICE, Unit("个"), COUNT
    ] = None
    """Number of windows or desks."""

    rooms: Annotated[
        int | None, Label("功能室数", "rooms", also=("功能室数量",)), PUBLIC, PRACTICE, Unit("间"), COUNT
    ] = None
    """Number of rooms that come up to the standard."""

    room_names: Annotated[
        str | None,
        Label("功能室设置", "rooms by name", also=("功能室", "功能室名称")),
        PUBLIC,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """Those rooms by the names on their doors: no standard numbers them for a village."""

    opened_on: Annotated[
        date | None,
        Label("平台启用日期", "opened on", also=("建成日期", "启用日期")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day from which it is in use."""

    agent_name: Annotated[
        str | None,
        Label("代办员姓名", "name of the agent", also=("代办员",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who takes papers to the township for villagers."""

    agent_phone: Annotated[
        Phone | None, Label("代办员联系方式", "phone of the agent", also=("代办员联系电话",)), PHONE, PRACTICE
    ] = None
    """Phone of the agent."""

    yearly_cases: Annotated[
        int | None, Label("年办件量", "cases per year", also=("年办件数",)), PUBLIC, PRACTICE, CASES, COUNT
    ] = None
    """Number of matters handled in the last full year."""

    address: Annotated[
        str | None,
        Label("平台地址", "address", also=("服务平台地址",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Address in full."""
