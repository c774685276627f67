"""组织 — an enterprise, social organisation or other body, and the party and mass organisations in it."""

from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import ConcernLevel, HiddenDanger, TwoNewKind
from jiceng.identifiers import Phone
from jiceng.labels import Label, Source
from jiceng.models._marks import COUNT, GB31000, PEOPLE, PRACTICE
from jiceng.models._terms import Entity
from jiceng.models.organization_registration import OrganizationRegistration
from jiceng.privacy import INTERNAL, NAME, PHONE, PUBLIC

__all__ = ["Organization"]


class Organization(OrganizationRegistration):
    """组织 / organisation."""

    entity: ClassVar[Entity] = Entity(
        name="organization",
        label=Label("组织", "organisation", also=("两新组织", "单位")),
        key=("credit_code",),
        source=GB31000,
        example={
            "credit_code": "515399250NLUDK523F",
            "name": "云岭县某某协会",
            "kind": "06",
            "social_organization_type": "01",
            "registered_on": "2019-05-20",
            "division_code": "539925101",
            "address": "云岭县柳河镇老街 1 号",
            "legal_representative": "某某某",
            "legal_representative_certificate_type": "111",
            "legal_representative_certificate_number": "53992519491231048X",
            "status": "01",
            "is_two_new": True,
            "two_new_kind": "2",
            "staff": 12,
            "meets_party_condition": True,
            "has_party": True,
            "party_members": 4,
            "full_party_members": 3,
            "has_union": True,
            "union_members": 10,
            "has_league": False,
            "league_members": 0,
            "has_women": True,
            "women": 6,
            "contact": "某某",
            "phone": "13900000012",
            "is_hazardous": False,
            "hidden_danger": "00",
            "concern": "00",
        },
    )

    is_two_new: Annotated[
        bool | None,
        Label("是否两新组织", "new economic or social organisation", also=("是否为两新组织",)),
        PUBLIC,
        PRACTICE,
    ] = None
    """Whether it counts as a new economic or a new social organisation (两新组织)."""

    two_new_kind: Annotated[
        TwoNewKind | None,
        Label("两新组织类别", "kind of new organisation", also=("两新类别",)),
        PUBLIC,
        PRACTICE,
    ] = None
    """New economic or new social organisation; empty for a body that is neither."""

    staff: Annotated[
        int | None,
        Label("员工数", "staff", also=("员工人数", "从业人数", "职工人数", "从业人员数", "职工数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of employees."""

    meets_party_condition: Annotated[
        bool | None,
        Label(
            "是否具备建立中共党组织条件",
            "meets the condition for a party organisation",
            also=("是否具备建立党组织条件", "是否具备建党组织条件"),
        ),
        PUBLIC,
        GB31000,
    ] = None
    """Whether a party organisation can be set up: three full members or more."""

    has_party: Annotated[
        bool | None,
        Label("是否有中共党组织", "has a party organisation", also=("是否有党组织", "是否建立党组织")),
        PUBLIC,
        GB31000,
    ] = None
    """Whether a party organisation is set up in it."""

    party_members: Annotated[
        int | None,
        Label("中共党员数量", "party members", also=("党员数", "党员人数", "党员数量")),
        INTERNAL,
        GB31000,
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

    has_union: Annotated[
        bool | None, Label("是否有工会", "has a trade union", also=("是否建立工会",)), PUBLIC, GB31000
    ] = None
    """Whether a trade union is set up in it."""

    union_members: Annotated[
        int | None,
        Label("工会会员数量", "trade union members", also=("工会会员数", "工会会员人数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of trade union members."""

    has_league: Annotated[
        bool | None,
        Label("是否有共青团组织", "has a youth league organisation", also=("是否有团组织", "是否建立团组织")),
        PUBLIC,
        GB31000,
    ] = None
    """Whether a youth league organisation is set up in it."""

    league_members: Annotated[
        int | None,
        Label("共青团团员数量", "youth league members", also=("团员数", "团员人数", "团员数量")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of youth league members."""

    has_women: Annotated[
        bool | None,
        Label("是否有妇联组织", "has a women's organisation", also=("是否建立妇联组织",)),
        PUBLIC,
        GB31000,
    ] = None
    """Whether a women's organisation is set up in it."""

    women: Annotated[int | None, Label("妇女数量", "women"), INTERNAL, GB31000, PEOPLE, COUNT] = None
    """Number of women in the women's organisation."""

    contact: Annotated[
        str | None,
        Label("联系人", "contact person", also=("联系人姓名",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Name of the contact person."""

    phone: Annotated[
        Phone | None,
        Label("联系方式", "phone", also=("联系电话", "电话", "电话号码", "手机号码", "手机号", "联系手机")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the contact person."""

    security_head: Annotated[
        str | None,
        Label("治保负责人姓名", "head of security", also=("治保负责人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who answers for security in it."""

    security_head_phone: Annotated[
        Phone | None,
        Label("治保负责人联系方式", "phone of the head of security", also=("治保负责人联系电话",)),
        PHONE,
        GB31000,
    ] = None
    """Phone of the head of security."""

    is_hazardous: Annotated[
        bool | None, Label("是否危化企业", "hazardous chemicals", also=("是否危化品企业",)), INTERNAL, GB31000
    ] = None
    """Whether it makes, stores, sells or carries hazardous chemicals."""

    checks_before_sealing: Annotated[
        bool | None,
        Label("是否100%先验视后封箱", "checks before sealing", also=("100%先验视后封箱", "是否先验视后封箱")),
        INTERNAL,
        GB31000,
    ] = None
    """Of a courier: whether every parcel is looked at before it is sealed."""

    registers_senders: Annotated[
        bool | None,
        Label("是否100%寄递实名制", "registers senders", also=("100%寄递实名制", "是否寄递实名制")),
        INTERNAL,
        GB31000,
    ] = None
    """Of a courier: whether every sender is known by name."""

    screens_parcels: Annotated[
        bool | None,
        Label("是否100%X光机安检", "screens parcels", also=("100%X光机安检", "是否X光机安检")),
        INTERNAL,
        GB31000,
    ] = None
    """Of a courier: whether every parcel passes an X-ray machine."""

    hidden_danger: Annotated[
        HiddenDanger | None, Label("安全隐患类型", "hidden danger", also=("隐患类型",)), INTERNAL, GB31000
    ] = None
    """Danger found in it; 00 where there is none."""

    concern: Annotated[ConcernLevel | None, Label("关注程度", "level of attention"), INTERNAL, GB31000] = None
    """How closely it is watched."""
