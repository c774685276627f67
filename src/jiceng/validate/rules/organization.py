"""Rules on 组织: what sort of body it is by its credit code, and the party and mass organisations inside."""

from functools import reduce
from operator import or_

from jiceng.codes import (
    EconomicType,
    Holding,
    OrganizationKind,
    OrganizationStatus,
    SocialOrganizationType,
    TwoNewKind,
)
from jiceng.expr import Node, coalesce, eq, ge, gt, le, literal, ne, one_of, parameter, present, slice_of
from jiceng.expr.verbs import lift
from jiceng.labels import Source
from jiceng.models import Organization
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Organization)
organization = rules.field

_BODIES = (
    (
        "has_party",
        organization.has_party,
        "party_members",
        organization.party_members,
        "党组织",
        "党员数量",
        "party organisation",
    ),
    (
        "has_union",
        organization.has_union,
        "union_members",
        organization.union_members,
        "工会",
        "工会会员数量",
        "trade union",
    ),
    (
        "has_league",
        organization.has_league,
        "league_members",
        organization.league_members,
        "共青团组织",
        "团员数量",
        "youth league",
    ),
    (
        "has_women",
        organization.has_women,
        "women",
        organization.women,
        "妇联组织",
        "妇女数量",
        "women's organisation",
    ),
)


def _counted(flag: str) -> Node:
    """Return that party members are counted as full ones: then there may be no organisation yet, and no contradiction."""
    full = organization.full_party_members
    return present(full) & gt(full, 0) if flag == "has_party" else literal(value=False)


for _has, _flag, _count, _number, _body_zh, _number_zh, _body_en in _BODIES:
    rules.add(
        "two-new.has-count",
        check=Row(
            when=present(_flag),
            must=(lift(_flag) & present(_number) & gt(_number, 0))
            | (eq(_flag, literal(value=False)) & (~(present(_number) & gt(_number, 0)) | _counted(_has))),
        ),
        zh=f"是否有{_body_zh}与{_number_zh}对不上：填“是”时人数应大于 0，填“否”时人数应为 0 或空。请核对后改正其中一处。",
        en=f"having a {_body_en} and the number of its members contradict each other; correct one of the two",
        basis=Source("GB/T 31000-2015"),
        marks=(_count, _has),
        needs=(_count,),
        passes={_has: True, _count: 5},
        fails={_has: True, _count: 0},
    )
for _count, _members, _number_zh in (
    ("union_members", organization.union_members, "工会会员数量"),
    ("party_members", organization.party_members, "党员数量"),
):
    rules.add(
        "union.members-le-staff",
        severity=Severity.WARNING,
        check=Row(
            when=present(_members) & present(organization.staff), must=le(_members, organization.staff)
        ),
        zh=f"{_number_zh}大于员工数。请核对两个数；含退休人员或联合组织的，可以保留。",
        en="more members than staff; check both numbers, and keep them if retired or joint members are counted",
        basis=Source("基层治理台账审核惯例"),
        marks=(_count, "staff"),
        passes={_count: 10, "staff": 20},
        fails={_count: 30, "staff": 20},
    )

_PREFIX = slice_of(organization.credit_code, 0, 2)
_PREFIXES = {kind: kind.credit_code_classes for kind in OrganizationKind if kind.credit_code_classes}
"""The first two characters of the credit codes of a kind of body, for those kinds that have some of their own."""

rules.add(
    "uscc.kind-match",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(organization.kind, *_PREFIXES),
        must=reduce(
            or_,
            [
                eq(organization.kind, kind) & one_of(_PREFIX, *prefixes)
                for kind, prefixes in _PREFIXES.items()
            ],
        ),
    ),
    zh="组织类别与统一社会信用代码前两位不符（如企业为 91，个体工商户为 92，社会团体为 51）。请对照登记证书，改正写错的一处。",
    en="the kind does not fit the first two characters of the credit code (91 enterprise, 51 social group, …)",
    basis=Source("GB 32100-2015"),
    marks=("kind", "credit_code"),
    given=("uscc.checksum",),
    passes={"credit_code": "515399250NLUDK523F", "kind": "06"},
    fails={"credit_code": "515399250NLUDK523F", "kind": "03"},
)
_SOCIAL = {
    SocialOrganizationType.SOCIAL_GROUP: OrganizationKind.SOCIAL_GROUP,
    SocialOrganizationType.PRIVATE_NON_ENTERPRISE: OrganizationKind.PRIVATE_NON_ENTERPRISE,
    SocialOrganizationType.FOUNDATION: OrganizationKind.FOUNDATION,
}
rules.add(
    "uscc.kind-match",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(organization.social_organization_type, *_SOCIAL),
        must=reduce(
            or_,
            [
                eq(organization.social_organization_type, sort) & one_of(_PREFIX, *_PREFIXES[kind])
                for sort, kind in _SOCIAL.items()
            ],
        ),
    ),
    zh="社会组织类型与统一社会信用代码前两位不符（社会团体 51，民办非企业单位 52，基金会 53）。请对照登记证书，改正写错的一处。",
    en="the type of social organisation does not fit the first two characters of the credit code (51, 52, 53)",
    basis=Source("GB 32100-2015"),
    marks=("social_organization_type", "credit_code"),
    given=("uscc.checksum", "uscc.kind-match"),
    passes={"credit_code": "515399250NLUDK523F", "social_organization_type": "01"},
    fails={"credit_code": "515399250NLUDK523F", "social_organization_type": "02"},
)

# Law offices and other partnerships stand under 其他; some counties count them as new social organisations.
_NEW_ECONOMIC = (
    OrganizationKind.ENTERPRISE,
    OrganizationKind.INDIVIDUAL_BUSINESS,
    OrganizationKind.FARMERS_COOPERATIVE,
    OrganizationKind.OTHER,
)
_NEW_SOCIAL = (
    OrganizationKind.SOCIAL_GROUP,
    OrganizationKind.PRIVATE_NON_ENTERPRISE,
    OrganizationKind.FOUNDATION,
    OrganizationKind.OTHER,
)
_OF_THE_STATE = (
    EconomicType.STATE_OWNED,
    EconomicType.STATE_JOINT_OPERATION,
    EconomicType.STATE_SOLE_CAPITAL,
)
_TWO_NEW = Source("两新组织党建工作口径（非公有制企业、个体工商户、农民专业合作社、社会组织）")
rules.add(
    "two-new.consistency",
    check=Row(
        when=eq(organization.is_two_new, literal(value=True)) & present(organization.kind),
        must=one_of(organization.kind, *_NEW_ECONOMIC, *_NEW_SOCIAL)
        & ~(
            eq(organization.kind, OrganizationKind.ENTERPRISE)
            & (
                coalesce(eq(organization.holding, Holding.STATE), literal(value=False))
                | coalesce(one_of(organization.economic_type, *_OF_THE_STATE), literal(value=False))
            )
        ),
    ),
    zh="登记为两新组织，组织类别却不是非公有制企业、个体工商户、农民专业合作社或社会组织。请核对组织类别、经济类型和控股情况，或改“是否两新组织”。",
    en="a new economic or social organisation is a private enterprise, a business, a cooperative or a social organisation",
    basis=_TWO_NEW,
    marks=("is_two_new", "kind"),
    passes={"is_two_new": True, "kind": "06"},
    fails={"is_two_new": True, "kind": "01"},
)
rules.add(
    "two-new.consistency",
    check=Row(
        when=present(organization.two_new_kind) & present(organization.kind),
        must=(
            eq(organization.two_new_kind, TwoNewKind.NEW_ECONOMIC) & one_of(organization.kind, *_NEW_ECONOMIC)
        )
        | (eq(organization.two_new_kind, TwoNewKind.NEW_SOCIAL) & one_of(organization.kind, *_NEW_SOCIAL)),
    ),
    zh="两新组织类别与组织类别不符：企业、个体工商户、合作社是新经济组织，社会团体、民办非企业单位、基金会是新社会组织。请改正写错的一处。",
    en="the kind of new organisation does not fit the kind of body; correct the one that is wrong",
    basis=_TWO_NEW,
    marks=("two_new_kind", "kind"),
    given=("two-new.consistency",),
    passes={"two_new_kind": "2", "kind": "06"},
    fails={"two_new_kind": "1", "kind": "06"},
)
rules.add(
    "two-new.party-condition",
    severity=Severity.WARNING,
    check=Row(
        when=ge(organization.full_party_members, parameter("party.org.min_members"))
        & present(organization.has_party)
        & coalesce(ne(organization.status, OrganizationStatus.DEREGISTERED), literal(value=True))
        & coalesce(ne(organization.status, OrganizationStatus.REVOKED), literal(value=True)),
        must=lift(organization.has_party),
    ),
    zh="正式党员满 {people} 名，却没有建立党组织。请核对党员数；属实的请按党章规定建立党组织，已联合组建的请改“是否有党组织”。",
    en="{people} full members or more and no party organisation; check the number, or set one up",
    basis=Source("中国共产党章程", "第三十条"),
    marks=("has_party", "full_party_members"),
    given=("two-new.has-count", "value.out-of-range"),
    numbers={"people": parameter("party.org.min_members")},
    passes={"full_party_members": 3, "party_members": 4, "has_party": True},
    fails={"full_party_members": 3, "party_members": 4, "has_party": False},
)
