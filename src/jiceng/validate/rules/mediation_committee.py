"""Rules on 人民调解委员会: how many members, women among them, and for how long they were chosen.

Articles 8 and 9 bind the committees of villages, communities and enterprises; those of townships and sectors only
follow them (article 34), so that their size is not called wrong here.
"""

from jiceng.codes import MediationCommitteeKind, MediationCommitteePost, Sex
from jiceng.expr import as_of, coalesce, eq, fields, ge, le, one_of, parameter, present, within
from jiceng.labels import Source
from jiceng.models import MediationCommittee, MediationCommitteeMember
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(MediationCommittee)
committee = rules.field

_LAW = "人民调解法"
_LEAST, _MOST = parameter("mediation.committee.min"), parameter("mediation.committee.max")
_WOMEN = parameter("mediation.committee.women.min")

_member = fields(MediationCommitteeMember)
_of_committee = [
    (committee.division_code, _member.division_code),
    (committee.name, _member.committee_name),
]
_serving = ~present(_member.left_on) & one_of(
    _member.post,
    MediationCommitteePost.DIRECTOR,
    MediationCommitteePost.DEPUTY_DIRECTOR,
    MediationCommitteePost.MEMBER,
)
_members = rules.count("members", MediationCommitteeMember, _of_committee, _serving)
_women = rules.count("women", MediationCommitteeMember, _of_committee, _serving & eq(_member.sex, Sex.FEMALE))

# A list of members that names nobody of the committee tells nothing of its size.
_listed = _members.at_least(1)
_standing = ~present(committee.dissolved_on)
_bound = _standing & one_of(
    committee.kind,
    MediationCommitteeKind.VILLAGE,
    MediationCommitteeKind.RESIDENTS,
    MediationCommitteeKind.ENTERPRISE,
)

rules.add(
    "mediation.committee-size",
    check=Row(
        when=_bound & (present(committee.member_count) | _listed),
        must=(
            present(committee.member_count)
            & ge(committee.member_count, _LEAST)
            & le(committee.member_count, _MOST)
        )
        | (~present(committee.member_count) & _members.at_least(_LEAST) & _members.at_most(_MOST)),
    ),
    zh="人民调解委员会由委员 {least} 至 {most} 人组成，本委员会人数不符。请核对委员人数和名单；确有不足或超出的，请依法调整。",
    en="a mediation committee has {least} to {most} members; check number and list, or bring it in line with the law",
    basis=Source(_LAW, "第八条"),
    marks=("member_count", "kind"),
    numbers={"least": _LEAST, "most": _MOST},
    passes=[{"division_code": "539925101201", "name": "甲", "kind": "01", "member_count": 9}],
    fails=[{"division_code": "539925101201", "name": "甲", "kind": "01", "member_count": 2}],
)
rules.add(
    "mediation.committee-women",
    check=Row(
        when=_bound & (present(committee.women_count) | _listed),
        must=(present(committee.women_count) & ge(committee.women_count, _WOMEN))
        | (~present(committee.women_count) & _women.at_least(_WOMEN)),
    ),
    zh="人民调解委员会应有妇女成员，至少 {people} 人。请核对妇女委员人数和名单；确实没有的，请依法增补。",
    en="a mediation committee has {people} woman among its members at least; check number and list, or elect one",
    basis=Source(_LAW, "第八条"),
    marks=("women_count", "kind"),
    numbers={"people": _WOMEN},
    passes={
        "mediation_committee": [{"division_code": "539925101201", "name": "甲", "kind": "01"}],
        "mediation_committee_member": [
            {"division_code": "539925101201", "committee_name": "甲", "post": "03", "sex": "2"}
        ],
    },
    fails={
        "mediation_committee": [{"division_code": "539925101201", "name": "甲", "kind": "01"}],
        "mediation_committee_member": [
            {
                "division_code": "539925101201",
                "committee_name": "甲",
                "name": "张三",
                "post": "03",
                "sex": "1",
            },
            {
                "division_code": "539925101201",
                "committee_name": "甲",
                "name": "李四",
                "post": "02",
                "sex": "1",
            },
            {
                "division_code": "539925101201",
                "committee_name": "甲",
                "name": "王五",
                "post": "01",
                "sex": "1",
            },
        ],
    },
)
rules.add(
    "mediation.committee-term",
    severity=Severity.WARNING,
    check=Row(
        when=_standing & present(committee.elected_on),
        must=within(committee.elected_on, as_of, "mediation.committee.term")
        & le(as_of, coalesce(committee.term_ends_on, as_of)),
    ),
    zh="调委会委员任期满 {time}，没有登记换届或续任。请及时推选并更新推选日期和任期；已换届的请补填。",
    en="the term of {time} is over and no new one is on record; elect, and update the dates",
    basis=Source(_LAW, "第九条"),
    marks=("elected_on", "term_ends_on"),
    numbers={"time": TimeAllowed("mediation.committee.term")},
    passes=[{"division_code": "539925101201", "name": "甲", "elected_on": "2023-09-30"}],
    fails=[{"division_code": "539925101201", "name": "甲", "elected_on": "2023-09-29"}],
)
