"""监测户成员 — one member of a household under watch, with the vocabulary of the monitoring system.

No `Person`: the system files people under 18 digits of an identity number or the 20 or 22 of a disability
certificate in one column, and has words of its own for schooling, health and the relation to the head.
"""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import (
    CertificateType,
    RelapseEducation,
    RelapseHealth,
    RelapseInSchool,
    RelapseLabour,
    RelapseRelation,
)
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import DECIMAL, REGISTERED, SEVERAL
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PERSONAL, RECORD_NUMBER, RESIDENT_NUMBER, SENSITIVE

__all__ = ["RelapseMember"]

_EXPORT = Source("省级防返贫监测系统规则集（2023）")
_MONTHS = Unit("个月")


class RelapseMember(Record):
    """监测户成员 / relapse member."""

    entity: ClassVar[Entity] = Entity(
        name="relapse_member",
        label=Label("监测户成员", "relapse member", also=("监测对象家庭成员",)),
        key=("certificate_number",),
        source=_EXPORT,
        membership=SENSITIVE,
        example={
            "household_number": "10100001",
            "name": "张四",
            "certificate_type": "111",
            "certificate_number": "539925199404184731",
            "relation": "03",
            "schooling": "2",
            "health": "2",
            "labour": "3",
            "has_subsistence_allowance": False,
            "is_destitute": False,
            "has_resident_insurance": True,
            "has_employee_insurance": False,
            "work_place": "云岭县",
            "work_months": "4",
            "public_post": "护林员",
            "public_post_months": "6",
        },
    )

    household_number: Annotated[
        str | None,
        Label("户编号", "household number", also=("监测户编号", "户号")),
        RECORD_NUMBER,
        _EXPORT,
        REGISTERED,
        Reference("relapse_monitoring", "household_number"),
        Field(max_length=20),
    ] = None
    """Household under watch that the person belongs to."""

    name: Annotated[
        str | None,
        Label("成员姓名", "name", also=("姓名", "家庭成员姓名")),
        NAME,
        _EXPORT,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name as it stands in the household register."""

    certificate_type: Annotated[
        CertificateType | None,
        Label("证件类型", "certificate type", also=("证件种类",)),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Identity card or disability certificate."""

    certificate_number: Annotated[
        str,
        Label("证件号码", "certificate number", also=("成员证件号码", "身份证号", "公民身份号码")),
        RESIDENT_NUMBER,
        _EXPORT,
        Field(min_length=1, max_length=22),
    ]
    """Identity number of 18 characters, or disability certificate of 20 or 22, which begins with it."""

    relation: Annotated[
        RelapseRelation | None,
        Label("与户主关系", "relation to the head", also=("户主关系",)),
        PERSONAL,
        _EXPORT,
        REGISTERED,
    ] = None
    """Relation to the head of the household, in the words of the system."""

    schooling: Annotated[
        RelapseEducation | None, Label("文化程度", "schooling", also=("学历",)), PERSONAL, _EXPORT
    ] = None
    """Highest schooling of a person who has left school; empty for one who has not."""

    in_school: Annotated[
        RelapseInSchool | None,
        Label("在校生状况", "school attendance", also=("在校状况",)),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Which school and year a person attends; empty for one who has left school."""

    health: Annotated[
        tuple[RelapseHealth, ...] | None,
        Label("健康状况", "health", also=("身体状况",)),
        SENSITIVE,
        _EXPORT,
        REGISTERED,
        SEVERAL,
    ] = None
    """State of health; illness and disability may stand together."""

    labour: Annotated[
        RelapseLabour | None,
        Label("劳动技能", "ability to work", also=("劳动能力",)),
        SENSITIVE,
        _EXPORT,
        REGISTERED,
    ] = None
    """Ability to work."""

    has_subsistence_allowance: Annotated[
        bool | None,
        Label(
            "是否享受最低生活保障",
            "has a subsistence allowance",
            also=("是否享受农村居民最低生活保障", "是否享受低保政策", "是否低保"),
        ),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether the person is one of those for whom a subsistence allowance (低保) is paid."""

    is_destitute: Annotated[
        bool | None,
        Label("是否特困供养人员", "supported in extreme poverty", also=("是否特困供养", "是否特困人员")),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether the person is supported as one in extreme poverty (特困)."""

    has_resident_insurance: Annotated[
        bool | None,
        Label(
            "是否参加城乡居民基本医疗保险", "residents' medical insurance", also=("是否参加居民基本医疗保险",)
        ),
        PERSONAL,
        _EXPORT,
    ] = None
    """Whether the person has the medical insurance of residents."""

    has_employee_insurance: Annotated[
        bool | None,
        Label(
            "是否参加城镇职工基本医疗保险",
            "employees' medical insurance",
            also=("是否参加职工基本医疗保险",),
        ),
        PERSONAL,
        _EXPORT,
    ] = None
    """Whether the person has the medical insurance of employees; nobody has both."""

    work_place: Annotated[
        str | None,
        Label("务工区域", "place of work", also=("外出务工地点",)),
        PERSONAL,
        _EXPORT,
        Field(max_length=100),
    ] = None
    """Where the person works away from the farm, down to the county; empty for one who does not."""

    work_months: Annotated[
        Decimal | None,
        Label("务工月数", "months of work", also=("务工时间",)),
        PERSONAL,
        _EXPORT,
        _MONTHS,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Months of such work in the year."""

    public_post: Annotated[
        str | None,
        Label("公益性岗位", "public welfare post", also=("公益性岗位类型",)),
        PERSONAL,
        _EXPORT,
        Field(max_length=100),
    ] = None
    """Public welfare posts that the person holds, set off by 、; no code table is laid down."""

    public_post_months: Annotated[
        Decimal | None,
        Label("公益性岗位月数", "months of the post", also=("公益性岗位聘用时间",)),
        PERSONAL,
        _EXPORT,
        _MONTHS,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Months of that post in the year."""
