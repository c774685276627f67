"""包抓联户 — which leader or cadre answers for which township, village or household.

County leaders answer for townships, township leaders for villages, cadres for households (六到村六到户).
The record says who answers; that they came is a `Visit`.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AdministrativeLevel, ContactKind
from jiceng.identifiers import DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PERSONAL, PHONE, PUBLIC, RECORD_NUMBER

__all__ = ["ContactAssignment"]


class ContactAssignment(Record):
    """包抓联户 / contact assignment."""

    entity: ClassVar[Entity] = Entity(
        name="contact_assignment",
        label=Label("包抓联户", "contact assignment", also=("包村联户", "包联")),
        key=("division_code", "official_name", "household_number"),
        source=PRACTICE,
        membership=PERSONAL,
        example={
            "kind": "03",
            "official_name": "李四",
            "official_org": "青石镇人民政府",
            "official_position": "副镇长",
            "official_level": "05",
            "phone": "13900000012",
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "household_number": "10100001",
            "duties": "政策到户、排查到户",
            "started_on": "2026-01-01",
            "ended_on": "2026-12-31",
        },
    )

    kind: Annotated[
        ContactKind | None,
        Label("包抓类别", "kind", also=("包联类别", "包抓方式")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
    ] = None
    """Leader for a township, cadre for a village or a household, first secretary or stationed team."""

    official_name: Annotated[
        str,
        Label("包抓人", "official", also=("包抓领导", "包联领导", "包联干部", "联户干部", "包抓干部")),
        NAME,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Leader or cadre who answers."""

    official_org: Annotated[
        str | None,
        Label("包抓人单位", "organisation of the official", also=("包联单位", "派出单位")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Office of the official."""

    official_position: Annotated[
        str | None,
        Label("包抓人职务", "position of the official", also=("包联干部职务",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Position that the official holds."""

    official_level: Annotated[
        AdministrativeLevel | None, Label("包抓人层级", "level of the official"), PUBLIC, PRACTICE
    ] = None
    """Level of administration at which the official works."""

    phone: Annotated[
        Phone | None,
        Label("包抓人联系电话", "phone of the official", also=("包抓人电话", "联系电话", "联系方式")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the official."""

    division_code: Annotated[
        DivisionCode,
        Label("包抓区划代码", "division code", also=("包抓乡镇", "包抓村", "包联村")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Township or village that the official answers for, or in which the household lives."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid of the household, or grid that the official answers for."""

    household_number: Annotated[
        str | None,
        Label("联系户户号", "household number", also=("联户户号", "包联户号", "户号")),
        RECORD_NUMBER,
        PRACTICE,
        Reference("household", "number"),
        Field(min_length=1, max_length=20),
    ] = None
    """Household that the official answers for; empty where it is a whole township or village."""

    duties: Annotated[
        str | None,
        Label("包抓事项", "duties", also=("包联任务", "联户任务", "包抓任务")),
        PUBLIC,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """What is to be brought to the village and the household, set off by 、."""

    started_on: Annotated[
        date | None,
        Label("包抓开始日期", "started on", also=("包联开始日期", "包抓起始日期")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """First day of the assignment."""

    ended_on: Annotated[
        date | None,
        Label("包抓结束日期", "ended on", also=("包联结束日期", "包抓截止日期")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day of the assignment; empty while no end is set."""
