"""务工监测 — where one member of a household under watch worked in one month, and for how much."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import IndustrySection
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import DAY_OR_MONTH, DECIMAL, MONTH, PRACTICE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PERSONAL, PUBLIC, RESIDENT_NUMBER, SENSITIVE

__all__ = ["RelapseWork"]

_EXPORT = Source("省级防返贫监测系统规则集（2023）")


class RelapseWork(Record):
    """务工监测 / relapse work."""

    entity: ClassVar[Entity] = Entity(
        name="relapse_work",
        label=Label("务工监测", "relapse work", also=("务工月监测",)),
        key=("certificate_number", "period"),
        source=_EXPORT,
        membership=SENSITIVE,
        example={
            "certificate_number": "539925199404184731",
            "name": "张四",
            "period": "2026-09-01",
            "is_working": True,
            "work_place": "云岭县",
            "employer": "云岭茶厂",
            "industry": "C",
            "started_on": "2026-03-02",
            "ended_on": "2026-09-30",
            "monthly_income": "3600",
            "channel": "政府组织",
            "is_point_to_point": False,
            "public_post": "护林员",
            "public_post_on": "2026-01-01",
        },
    )

    certificate_number: Annotated[
        str,
        Label("务工人员证件号码", "certificate number", also=("证件号码", "身份证号")),
        RESIDENT_NUMBER,
        _EXPORT,
        Reference("relapse_member", "certificate_number"),
        Field(min_length=1, max_length=22),
    ]
    """The member, by the number under which the system files it."""

    name: Annotated[
        str | None,
        Label("务工人员姓名", "name", also=("姓名",)),
        NAME,
        _EXPORT,
        Field(max_length=50),
    ] = None
    """Name of the member."""

    period: Annotated[date, Label("务工监测月份", "month", also=("监测月份", "月份")), PUBLIC, _EXPORT, MONTH]
    """Month that is looked at, as its first day."""

    is_working: Annotated[
        bool | None, Label("是否已务工", "working", also=("是否务工",)), PERSONAL, _EXPORT, REGISTERED
    ] = None
    """Whether the person had work in the month."""

    work_place: Annotated[
        str | None,
        Label("务工所在地", "place of work", also=("务工地点", "务工区县", "工作地点")),
        SENSITIVE,
        _EXPORT,
        Field(max_length=100),
    ] = None
    """Where, down to the county."""

    employer: Annotated[
        str | None,
        Label("务工企业名称", "employer", also=("务工企业", "务工单位", "工作单位")),
        PERSONAL,
        _EXPORT,
        Field(max_length=100),
    ] = None
    """Enterprise or person for whom the member works."""

    trade: Annotated[
        str | None, Label("工种", "trade", also=("务工工种",)), PERSONAL, PRACTICE, Field(max_length=50)
    ] = None
    """What the member does there, as the village's list says it."""

    industry: Annotated[
        IndustrySection | None, Label("所属行业", "industry", also=("务工行业",)), PERSONAL, _EXPORT
    ] = None
    """Section of GB/T 4754 that the employer belongs to."""

    started_on: Annotated[
        date | None,
        Label("务工开始时间", "started on", also=("开始务工时间", "务工开始日期", "开始时间", "开始日期")),
        PERSONAL,
        _EXPORT,
        DAY_OR_MONTH,
    ] = None
    """First day of this work; not before the end of the last one."""

    ended_on: Annotated[
        date | None,
        Label("务工结束时间", "ended on", also=("结束务工时间", "务工结束日期", "结束时间", "结束日期")),
        PERSONAL,
        _EXPORT,
        DAY_OR_MONTH,
    ] = None
    """Last day of this work; empty while it goes on."""

    monthly_income: Annotated[
        Decimal | None,
        Label("务工月收入", "monthly income", also=("月收入",)),
        SENSITIVE,
        _EXPORT,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Wage of the month, in yuan."""

    channel: Annotated[str | None, Label("就业渠道", "channel"), PERSONAL, _EXPORT, Field(max_length=50)] = (
        None
    )
    """How the work was found; no code table is laid down."""

    is_point_to_point: Annotated[
        bool | None,
        Label("是否点对点输送", "taken there by the county"),
        PERSONAL,
        _EXPORT,
    ] = None
    """Whether the county took the person to the place of work."""

    public_post: Annotated[
        str | None,
        Label("公益性岗位", "public welfare post", also=("公益性岗位类型",)),
        PERSONAL,
        _EXPORT,
        Field(max_length=100),
    ] = None
    """Public welfare posts held in the month, set off by 、; no code table is laid down."""

    public_post_on: Annotated[
        date | None,
        Label("公益性岗位聘用日期", "engaged on", also=("公益性岗位聘用时间",)),
        PERSONAL,
        _EXPORT,
        DAY_OR_MONTH,
    ] = None
    """Day from which the person holds the post."""
