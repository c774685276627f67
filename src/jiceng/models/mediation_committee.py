"""人民调解委员会 — one people's mediation committee: of whom it consists and for how long."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import MediationCommitteeKind
from jiceng.identifiers import DivisionCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PHONE, PUBLIC

__all__ = ["MediationCommittee"]


class MediationCommittee(Record):
    """人民调解委员会 / mediation committee."""

    entity: ClassVar[Entity] = Entity(
        name="mediation_committee",
        label=Label("人民调解委员会", "mediation committee", also=("人民调解组织", "调委会名册")),
        key=("division_code", "name"),
        source=Source("人民调解法"),
        example={
            "division_code": "539925101201",
            "name": "北坪村人民调解委员会",
            "kind": "01",
            "host_org": "北坪村村民委员会",
            "head_name": "某某某",
            "head_phone": "13900000012",
            "member_count": 5,
            "women_count": 2,
            "minority_count": 1,
            "mediator_count": 7,
            "established_on": "2013-03-01",
            "elected_on": "2026-01-20",
            "term_ends_on": "2029-01-19",
            "address": "北坪村综治中心一楼",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("调委会所属区划", "division code", also=("所属区划", "区划代码", "行政区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Division that the committee serves."""

    name: Annotated[
        str,
        Label("调委会名称", "name", also=("人民调解委员会名称", "调解委员会名称")),
        PUBLIC,
        Source("人民调解法", "第八条"),
        Field(min_length=1, max_length=100),
    ]
    """Name of the committee."""

    kind: Annotated[
        MediationCommitteeKind | None,
        Label("调委会类型", "kind", also=("调委会类别", "调解组织类型")),
        PUBLIC,
        Source("人民调解法", "第八、三十四条"),
        REGISTERED,
    ] = None
    """Village, residents', township, enterprise or sector committee."""

    host_org: Annotated[
        str | None,
        Label("设立单位", "set up by"),
        PUBLIC,
        Source("人民调解法", "第八条"),
        Field(max_length=100),
    ] = None
    """Villagers' or residents' committee, enterprise, township or association that set it up."""

    head_name: Annotated[
        str | None,
        Label("调委会主任", "head", also=("调委会主任姓名",)),
        NAME,
        Source("人民调解法", "第八条"),
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Director of the committee."""

    head_phone: Annotated[
        Phone | None,
        Label("调委会主任联系方式", "phone of the head", also=("调委会主任联系电话", "联系电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the director."""

    member_count: Annotated[
        int | None,
        Label("调委会委员人数", "members", also=("委员人数", "委员总数")),
        PUBLIC,
        Source("人民调解法", "第八条"),
        PEOPLE,
        REGISTERED,
        COUNT,
    ] = None
    """Number of members, three to nine."""

    women_count: Annotated[
        int | None,
        Label("女性委员人数", "women", also=("妇女委员人数", "女委员人数")),
        PUBLIC,
        Source("人民调解法", "第八条"),
        PEOPLE,
        REGISTERED,
        COUNT,
    ] = None
    """How many of the members are women; at least one."""

    minority_count: Annotated[
        int | None,
        Label("少数民族委员人数", "members of smaller ethnic groups", also=("人数较少民族委员人数",)),
        PUBLIC,
        Source("人民调解法", "第八条"),
        PEOPLE,
        COUNT,
    ] = None
    """How many are of an ethnic group that is the smaller one there."""

    mediator_count: Annotated[
        int | None,
        Label("调解员人数", "mediators", also=("人民调解员人数", "调解员总数")),
        PUBLIC,
        Source("人民调解法", "第十三条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of mediators, the members and those whom the committee engaged."""

    established_on: Annotated[
        date | None,
        Label("调委会成立日期", "established on", also=("成立日期", "成立时间")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was set up."""

    elected_on: Annotated[
        date | None,
        Label("调委会换届日期", "elected on", also=("换届日期", "推选日期")),
        PUBLIC,
        Source("人民调解法", "第九条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the present members were elected or recommended."""

    term_ends_on: Annotated[
        date | None,
        Label("调委会届满日期", "term ends on", also=("届满日期", "任期届满日期")),
        PUBLIC,
        Source("人民调解法", "第九条"),
        CALENDAR_DAY,
    ] = None
    """Last day of the term of three years."""

    address: Annotated[
        str | None,
        Label("调委会地址", "address", also=("办公地址",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Where it works."""

    dissolved_on: Annotated[
        date | None, Label("调委会撤销日期", "dissolved on"), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Day on which it was dissolved; empty while it is there."""
