"""群防群治组织 — a patrol, a security company or a team of volunteers that helps to keep public order."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AdministrativeLevel, MassPreventionKind
from jiceng.identifiers import DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, GB31000, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PHONE, PUBLIC

__all__ = ["MassPreventionOrganization"]


class MassPreventionOrganization(Record):
    """群防群治组织 / mass prevention organisation."""

    entity: ClassVar[Entity] = Entity(
        name="mass_prevention_organization",
        label=Label("群防群治组织", "mass prevention organisation", also=("群防群治队伍", "巡防队伍")),
        key=("division_code", "name"),
        source=GB31000,
        example={
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "name": "北坪村义务巡防队",
            "kind": "02",
            "level": "06",
            "guiding_org": "柳河派出所",
            "member_count": 15,
            "functions": "夜间巡逻、矛盾纠纷信息上报",
            "head_name": "某某",
            "head_phone": "13900000034",
            "established_on": "2025-01-10",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """County, township or village that it serves."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid that it serves, where it serves one only."""

    name: Annotated[
        str,
        Label("群防群治组织名称", "name", also=("组织名称", "队伍名称")),
        PUBLIC,
        GB31000,
        Field(min_length=1, max_length=100),
    ]
    """Name in full."""

    kind: Annotated[
        MassPreventionKind | None,
        Label("群防群治组织类型", "kind", also=("组织类型", "队伍类型")),
        PUBLIC,
        GB31000,
        REGISTERED,
    ] = None
    """What sort of team it is."""

    level: Annotated[
        AdministrativeLevel | None, Label("组织层级", "level", also=("群防群治组织层级",)), PUBLIC, GB31000
    ] = None
    """Level of administration that it belongs to."""

    guiding_org: Annotated[
        str | None,
        Label("业务指导部门", "guiding department", also=("指导部门",)),
        PUBLIC,
        GB31000,
        Field(max_length=100),
    ] = None
    """Department that guides its work."""

    member_count: Annotated[
        int | None,
        Label("人员数量", "members", also=("队员人数", "队伍人数")),
        PUBLIC,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people in it."""

    functions: Annotated[
        str | None,
        Label("主要职能", "functions", also=("工作职责", "主要职责")),
        PUBLIC,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What it does."""

    head_name: Annotated[
        str | None,
        Label("负责人姓名", "name of the head", also=("负责人", "队长姓名")),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Name of the head."""

    head_phone: Annotated[
        Phone | None,
        Label("负责人联系方式", "phone of the head", also=("负责人联系电话", "联系方式")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the head."""

    established_on: Annotated[
        date | None,
        Label("组建日期", "established on", also=("成立日期", "成立时间")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was set up."""

    dissolved_on: Annotated[
        date | None, Label("解散日期", "dissolved on", also=("撤销日期",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Day on which it was dissolved; empty while it exists."""
