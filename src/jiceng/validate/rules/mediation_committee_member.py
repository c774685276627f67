"""Rules on 调委会成员: of age, and chosen again when the term is over."""

from jiceng.expr import age, as_of, coalesce, fields, ge, le, parameter, present, within
from jiceng.labels import Source
from jiceng.models import MediationCommittee, MediationCommitteeMember
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(MediationCommitteeMember)
member = rules.field

_LAW = "人民调解法"
_ADULT = parameter("mediation.mediator.age")

_committee = fields(MediationCommittee)
_elected = rules.only(
    "elected",
    MediationCommittee,
    _committee.elected_on,
    [(member.division_code, _committee.division_code), (member.committee_name, _committee.name)],
)

rules.add(
    "mediation.mediator-adult",
    check=Row(when=present(member.birth_date), must=ge(age(member.birth_date, member.appointed_on), _ADULT)),
    zh="人民调解员任职时未满 {years} 周岁。请核对出生日期和任职日期；确未成年的，请依法更换人选。",
    en="a mediator is appointed from the age of {years}; check date of birth and of appointment, or appoint another",
    basis=Source(_LAW, "第十四条"),
    marks=("appointed_on", "birth_date"),
    given=("id.birth-match",),
    numbers={"years": _ADULT},
    passes={"birth_date": "2008-03-02", "appointed_on": "2026-03-02"},
    fails={"name": "张三", "birth_date": "2008-03-02", "appointed_on": "2026-03-01"},
)
rules.add(
    "mediation.committee-term",
    severity=Severity.WARNING,
    check=Row(
        # Where the committee gives the day of its own election, the committee is told, not each member.
        when=~present(member.left_on) & ~present(_elected),
        must=within(member.appointed_on, as_of, "mediation.committee.term")
        & le(as_of, coalesce(member.term_ends_on, as_of)),
    ),
    zh="调委会委员任期满 {time}，没有登记续任或离任。请及时推选并更新任职日期；已离任的请补填离任日期。",
    en="the term of {time} is over; enter the new term, or the day on which the member left",
    basis=Source(_LAW, "第九条"),
    marks=("appointed_on", "term_ends_on", "left_on"),
    numbers={"time": TimeAllowed("mediation.committee.term")},
    passes=[{"division_code": "539925101201", "committee_name": "甲", "appointed_on": "2023-09-30"}],
    fails=[
        {
            "name": "张三",
            "division_code": "539925101201",
            "committee_name": "甲",
            "appointed_on": "2023-09-29",
        }
    ],
)
