"""Rules on 组织: the credit code, and the party and mass organisations inside."""

from jiceng.expr import eq, gt, le, literal, present
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
for _has, _flag, _count, _number, _body_zh, _number_zh, _body_en in _BODIES:
    rules.add(
        "two-new.has-count",
        check=Row(
            when=present(_flag),
            must=(lift(_flag) & present(_number) & gt(_number, 0))
            | (eq(_flag, literal(value=False)) & ~(present(_number) & gt(_number, 0))),
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
