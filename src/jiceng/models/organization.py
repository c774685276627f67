"""组织 — an enterprise, social organisation or other body, and the party and mass organisations in it."""

from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import OrganizationKind
from jiceng.identifiers import CreditCode, Phone
from jiceng.labels import Label, Source
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, GB31000, PEOPLE, PRACTICE
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PHONE, PUBLIC

__all__ = ["Organization"]


class Organization(Record):
    """组织 / organisation."""

    entity: ClassVar[Entity] = Entity(
        name="organization",
        label=Label("组织", "organisation", also=("两新组织", "单位")),
        key=("credit_code",),
        source=GB31000,
    )

    credit_code: Annotated[
        CreditCode,
        Label("统一社会信用代码", "unified social credit code", also=("信用代码",)),
        PUBLIC,
        Source("GB 32100-2015"),
    ]
    """Eighteen characters; the last is a check character."""

    name: Annotated[
        str,
        Label("名称", "name", also=("单位名称", "组织名称", "企业名称")),
        PUBLIC,
        GB31000,
        Field(max_length=100),
    ]
    """Registered name."""

    kind: Annotated[
        OrganizationKind | None, Label("组织类别", "kind", also=("类别", "组织类型")), PUBLIC, PRACTICE
    ] = None
    """What sort of body it is."""

    is_two_new: Annotated[
        bool | None, Label("是否两新组织", "new economic or social organisation"), PUBLIC, PRACTICE
    ] = None
    """Whether it counts as a new economic or a new social organisation (两新组织)."""

    staff: Annotated[
        int | None,
        Label("员工数", "staff", also=("员工人数", "从业人数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of employees."""

    has_party: Annotated[
        bool | None, Label("是否有中共党组织", "has a party organisation"), PUBLIC, GB31000
    ] = None
    """Whether a party organisation is set up in it."""

    party_members: Annotated[
        int | None,
        Label("中共党员数量", "party members", also=("党员数", "党员人数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of party members."""

    has_union: Annotated[bool | None, Label("是否有工会", "has a trade union"), PUBLIC, GB31000] = None
    """Whether a trade union is set up in it."""

    union_members: Annotated[
        int | None,
        Label("工会会员数量", "trade union members", also=("工会会员数",)),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of trade union members."""

    has_league: Annotated[
        bool | None, Label("是否有共青团组织", "has a youth league organisation"), PUBLIC, GB31000
    ] = None
    """Whether a youth league organisation is set up in it."""

    league_members: Annotated[
        int | None,
        Label("共青团团员数量", "youth league members", also=("团员数",)),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of youth league members."""

    has_women: Annotated[
        bool | None, Label("是否有妇联组织", "has a women's organisation"), PUBLIC, GB31000
    ] = None
    """Whether a women's organisation is set up in it."""

    women: Annotated[int | None, Label("妇女数量", "women"), INTERNAL, GB31000, PEOPLE, COUNT] = None
    """Number of women in the women's organisation."""

    phone: Annotated[Phone | None, Label("联系方式", "phone", also=("联系电话",)), PHONE, GB31000] = None
    """Phone of the contact person."""
