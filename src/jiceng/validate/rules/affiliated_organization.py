"""Rules on 党群组织: an organisation that stands has members."""

from jiceng.expr import gt, present
from jiceng.labels import Source
from jiceng.models import AffiliatedOrganization
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(AffiliatedOrganization)
body = rules.field

rules.add(
    "two-new.has-count",
    check=Row(
        when=~present(body.dissolved_on),
        must=present(body.member_count) & gt(body.member_count, 0),
    ),
    zh="登记了党群组织，成员人数却是 0 或空。请补填人数；已撤销的请补填撤销日期。",
    en="an organisation without members; enter their number, or the day on which it was dissolved",
    basis=Source("GB/T 31000-2015"),
    marks=("member_count",),
    given=("value.out-of-range",),
    passes={"kind": "1", "member_count": 4},
    fails={"kind": "1", "member_count": 0},
)
