"""党组织 — one primary organisation of the party: its committee, its term and whether it is 软弱涣散."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import PartyOrganizationKind
from jiceng.identifiers import CreditCode, DivisionCode, Phone
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PHONE, PUBLIC

__all__ = ["PartyOrganization"]

_ORDINANCE = Source("中国共产党农村基层组织工作条例")


class PartyOrganization(Record):
    """党组织 / party organisation."""

    entity: ClassVar[Entity] = Entity(
        name="party_organization",
        label=Label("党组织", "party organisation", also=("基层党组织",)),
        key=("division_code", "name"),
        source=_ORDINANCE,
        example={
            "division_code": "539925101201",
            "name": "中共柳河镇北坪村支部委员会",
            "kind": "03",
            "parent_name": "中共柳河镇委员会",
            "established_on": "1987-07-01",
            "party_members": 34,
            "full_party_members": 32,
            "committee_count": 5,
            "secretary_name": "某某某",
            "secretary_phone": "13900000012",
            "is_combined": True,
            "elected_on": "2026-01-16",
            "term_years": 5,
            "term_ends_on": "2031-01-15",
            "is_weak": False,
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """County, township or village to which it belongs."""

    name: Annotated[
        str,
        Label("党组织名称", "name", also=("党组织全称", "支部名称")),
        PUBLIC,
        _ORDINANCE,
        Field(min_length=1, max_length=100),
    ]
    """Name in full, such as 中共柳河镇北坪村支部委员会."""

    kind: Annotated[
        PartyOrganizationKind | None,
        Label("党组织类别", "kind", also=("党组织类型",)),
        PUBLIC,
        _ORDINANCE,
        REGISTERED,
    ] = None
    """Committee, general branch, branch or joint branch."""

    parent_name: Annotated[
        str | None,
        Label("上级党组织", "parent organisation", also=("上级党组织名称",)),
        PUBLIC,
        _ORDINANCE,
        Reference("party_organization", "name"),
        Field(min_length=1, max_length=100),
    ] = None
    """Party organisation one level up."""

    host_credit_code: Annotated[
        CreditCode | None,
        Label("所在单位统一社会信用代码", "credit code of the host", also=("所在单位信用代码",)),
        PUBLIC,
        Source("GB 32100-2015"),
        Reference("organization", "credit_code"),
    ] = None
    """Enterprise or other body in which it is set up; empty for that of a village."""

    established_on: Annotated[
        date | None,
        Label("党组织成立日期", "established on", also=("成立日期", "成立时间")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was set up."""

    party_members: Annotated[
        int | None,
        Label("党员人数", "party members", also=("党员数", "党员总数")),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of party members, probationary ones among them."""

    full_party_members: Annotated[
        int | None,
        Label("正式党员数", "full party members", also=("正式党员人数",)),
        INTERNAL,
        Source("中国共产党章程", "第三十条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of full party members; three of them set up an organisation."""

    committee_count: Annotated[
        int | None,
        Label("支部委员人数", "committee members", also=("党组织委员人数", "支委人数")),
        PUBLIC,
        _ORDINANCE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of members of its committee."""

    secretary_name: Annotated[
        str | None,
        Label("党组织书记", "secretary", also=("党组织书记姓名", "书记姓名", "支部书记")),
        NAME,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the secretary."""

    secretary_phone: Annotated[
        Phone | None,
        Label("党组织书记联系方式", "phone of the secretary", also=("书记联系电话", "书记电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the secretary."""

    is_combined: Annotated[
        bool | None,
        Label("是否“一肩挑”", "secretary heads the committee", also=("一肩挑", "书记主任是否一肩挑")),
        PUBLIC,
        _ORDINANCE,
    ] = None
    """Whether the secretary also heads the villagers' or residents' committee."""

    elected_on: Annotated[
        date | None,
        Label("换届日期", "elected on", also=("本届选举日期", "换届时间")),
        PUBLIC,
        _ORDINANCE,
        CALENDAR_DAY,
    ] = None
    """Day on which the present committee was elected."""

    term_years: Annotated[
        int | None,
        Label("任期", "term", also=("任期年限",)),
        PUBLIC,
        _ORDINANCE,
        Unit("年"),
        Field(ge=1, le=10),
    ] = None
    """Length of a term in years."""

    term_ends_on: Annotated[
        date | None,
        Label("届满日期", "term ends on", also=("任期届满日期",)),
        PUBLIC,
        _ORDINANCE,
        CALENDAR_DAY,
    ] = None
    """Last day of the present term."""

    is_weak: Annotated[
        bool | None, Label("是否软弱涣散", "weak and lax", also=("是否软弱涣散党组织",)), INTERNAL, PRACTICE
    ] = None
    """Whether it is on the list of weak and lax organisations at present; the listing itself stands in `PartyRectification`."""
