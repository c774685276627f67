"""党群组织 — a party, trade union, youth league or women's organisation set up in an enterprise or another body."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import SubOrganization
from jiceng.identifiers import CreditCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PHONE, PUBLIC

__all__ = ["AffiliatedOrganization"]


class AffiliatedOrganization(Record):
    """党群组织 / affiliated organisation."""

    entity: ClassVar[Entity] = Entity(
        name="affiliated_organization",
        label=Label("党群组织", "affiliated organisation", also=("内设党群组织", "四类组织")),
        key=("host_credit_code", "kind"),
        source=PRACTICE,
        example={
            "host_credit_code": "515399250NLUDK523F",
            "host_name": "云岭县某某协会",
            "kind": "1",
            "name": "中共云岭县某某协会支部委员会",
            "established_on": "2021-07-01",
            "approving_org": "中共云岭县委社会工作部",
            "is_joint": False,
            "member_count": 4,
            "head_name": "某某某",
            "head_phone": "13900000012",
            "elected_on": "2024-07-01",
        },
    )

    host_credit_code: Annotated[
        CreditCode,
        Label(
            "所在单位统一社会信用代码",
            "credit code of the host",
            also=("所在单位信用代码", "依托单位信用代码"),
        ),
        PUBLIC,
        Source("GB 32100-2015"),
        Reference("organization", "credit_code"),
    ]
    """Body in which it is set up; for a joint one, the first of them."""

    host_name: Annotated[
        str | None,
        Label("所在单位名称", "name of the host", also=("依托单位", "所在单位")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Name of that body."""

    kind: Annotated[SubOrganization, Label("党群组织类别", "kind", also=("党群组织类型",)), PUBLIC, PRACTICE]
    """Party, trade union, youth league or women's organisation."""

    name: Annotated[
        str | None, Label("党群组织名称", "name"), PUBLIC, PRACTICE, REGISTERED, Field(max_length=100)
    ] = None
    """Name in full."""

    established_on: Annotated[
        date | None,
        Label("党群组织成立日期", "established on", also=("批准成立日期", "成立日期", "成立时间")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was set up."""

    approving_org: Annotated[
        str | None,
        Label("批准单位", "approving organisation", also=("批复单位",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Superior organisation that approved it."""

    is_joint: Annotated[
        bool | None, Label("是否联合建立", "set up jointly", also=("是否联合组建",)), PUBLIC, PRACTICE
    ] = None
    """Whether several bodies have set it up together."""

    member_count: Annotated[
        int | None,
        Label("成员人数", "members", also=("会员人数", "成员数")),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of members."""

    head_name: Annotated[
        str | None,
        Label("党群组织负责人", "name of the head", also=("负责人姓名", "负责人")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Secretary or chair."""

    head_phone: Annotated[
        Phone | None,
        Label("党群组织负责人联系方式", "phone of the head", also=("负责人联系方式", "负责人联系电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the head."""

    elected_on: Annotated[
        date | None, Label("换届日期", "elected on", also=("本届选举日期",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Day on which the present committee was elected."""

    dissolved_on: Annotated[
        date | None,
        Label("撤销日期", "dissolved on", also=("党群组织撤销日期",)),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was dissolved; empty while it exists."""
