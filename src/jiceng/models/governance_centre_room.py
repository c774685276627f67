"""综治中心功能室 — one room or area of a governance centre."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CentreRoom
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, DECIMAL, PRACTICE, REGISTERED, SQUARE_METRES
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["GovernanceCentreRoom"]

_CENTRE = Source("GB/T 33200-2016")


class GovernanceCentreRoom(Record):
    """综治中心功能室 / governance centre room."""

    entity: ClassVar[Entity] = Entity(
        name="governance_centre_room",
        label=Label("综治中心功能室", "governance centre room", also=("功能室", "功能区")),
        key=("division_code", "centre_name", "name"),
        source=_CENTRE,
        example={
            "division_code": "539925101",
            "centre_name": "云岭县柳河镇综治中心",
            "kind": "02",
            "name": "矛盾纠纷调处室",
            "area": "36",
            "seats": 2,
            "equipment": "调解桌椅、录音录像设备",
            "opened_on": "2024-11-20",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label(
            "综治中心区划代码", "division code of the centre", also=("综治中心所属区划", "所属综治中心区划")
        ),
        PUBLIC,
        _CENTRE,
        Reference("division", "code"),
    ]
    """Division that the centre serves."""

    centre_name: Annotated[
        str,
        Label("所属综治中心", "centre", also=("综治中心名称",)),
        PUBLIC,
        _CENTRE,
        Reference("governance_centre", "name", along=("division_code",)),
        Field(min_length=1, max_length=100),
    ]
    """Name of the centre."""

    kind: Annotated[
        CentreRoom | None,
        Label("功能室类型", "kind", also=("功能室类别", "功能区类型")),
        PUBLIC,
        _CENTRE,
        REGISTERED,
    ] = None
    """What the room is for."""

    name: Annotated[
        str,
        Label("功能室名称", "name", also=("功能区名称",)),
        PUBLIC,
        _CENTRE,
        Field(min_length=1, max_length=100),
    ]
    """Name on the door."""

    area: Annotated[
        Decimal | None,
        Label("功能室面积", "area", also=("功能区面积",)),
        PUBLIC,
        _CENTRE,
        SQUARE_METRES,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Floor area in square metres."""

    seats: Annotated[
        int | None,
        Label("窗口数", "windows", also=("接待窗口数", "工位数")),
        PUBLIC,
        _CENTRE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of windows or desks in it."""

    equipment: Annotated[
        str | None,
        Label("设备配备", "equipment", also=("设备", "设施设备")),
        PUBLIC,
        _CENTRE,
        Field(max_length=1024),
    ] = None
    """What it is fitted out with."""

    opened_on: Annotated[
        date | None, Label("功能室启用日期", "opened on", also=("启用日期",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Day from which it is in use."""
