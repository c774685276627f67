"""Rules on 调解: in time, neutral, not against the will of a party, and with the guardians of minors."""

from jiceng.codes import MediationChannel, MediationOutcome
from jiceng.expr import (
    age,
    as_of,
    coalesce,
    eq,
    fields,
    le,
    literal,
    lt,
    ne,
    one_of,
    parameter,
    present,
    within,
)
from jiceng.labels import Source
from jiceng.models import Dispute, DisputeParty, Mediation, MediationAgreement
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(Mediation)
mediation = rules.field

_POLICE = "公安机关办理行政案件程序规定"
_NO, _YES = literal(value=False), literal(value=True)
_MOST_TIMES = parameter("police.mediate.max_times")

_agreed = one_of(
    mediation.outcome,
    MediationOutcome.AGREED,
    MediationOutcome.AGREED_WRITTEN,
    MediationOutcome.AGREED_ORAL,
)
_over = coalesce(mediation.closed_on, as_of)
_by_police = eq(mediation.is_police, _YES)

_agreement, _dispute, _party = fields(MediationAgreement), fields(Dispute), fields(DisputeParty)
_agreements = rules.count(
    "agreements",
    MediationAgreement,
    [(mediation.dispute_number, _agreement.dispute_number), (mediation.sequence, _agreement.sequence)],
)

# A mediator who is named alone is compared with the parties as they are written; several are one text.
_as_party = rules.count(
    "as_party",
    DisputeParty,
    [(mediation.dispute_number, _party.dispute_number), (mediation.mediators, _party.name)],
)
_as_first = rules.count(
    "as_first",
    Dispute,
    [(mediation.dispute_number, _dispute.number), (mediation.mediators, _dispute.first_party)],
)
_as_second = rules.count(
    "as_second",
    Dispute,
    [(mediation.dispute_number, _dispute.number), (mediation.mediators, _dispute.second_party)],
)

_same_dispute = [(mediation.dispute_number, mediation.dispute_number)]
_attempts = rules.count("police_attempts", None, _same_dispute, _by_police)
_last = rules.highest("last_by_police", None, mediation.sequence, _same_dispute, _by_police)
_first = rules.lowest("first_by_police", None, mediation.sequence, _same_dispute, _by_police)
_first_closed = rules.lowest("first_closed_by_police", None, mediation.closed_on, _same_dispute, _by_police)

# The youngest party, and the youngest of those who may not do without a guardian at any age under eighteen.
_to_party = [(mediation.dispute_number, _party.dispute_number)]
_youngest = rules.highest("youngest", DisputeParty, _party.birth_date, _to_party)
_youngest_guarded = rules.highest(
    "youngest_guarded",
    DisputeParty,
    _party.birth_date,
    _to_party,
    eq(coalesce(_party.is_self_supporting, _NO), _NO) | eq(coalesce(_party.declines_guardian, _NO), _NO),
)
_with_minor = lt(age(_youngest, mediation.started_on), parameter("capacity.selfsupport.age")) | (
    present(_youngest_guarded) & lt(age(_youngest_guarded, mediation.started_on), parameter("adult.age"))
)

rules.add(
    "dispute.success-agreement",
    severity=Severity.WARNING,
    check=Row(when=_agreed, must=_agreements.at_least(1)),
    zh="登记为调解成功，却没有对应的调解协议。请补登书面协议或口头协议的记录；没有达成协议的，请改正调解结果。",
    en="settled without an agreement in the list; record the written or oral one, or correct the outcome",
    basis=Source("人民调解法", "第二十八、三十条"),
    marks=("outcome", "sequence"),
    passes={
        "mediation": [{"dispute_number": "1", "sequence": 1, "outcome": "11"}],
        "mediation_agreement": [{"dispute_number": "1", "sequence": 1}],
    },
    fails={
        "mediation": [{"dispute_number": "1", "sequence": 2, "outcome": "11"}],
        "mediation_agreement": [{"dispute_number": "1", "sequence": 1}],
    },
)
rules.add(
    "mediation.one-month",
    severity=Severity.WARNING,
    check=Row(
        when=eq(mediation.channel, MediationChannel.PEOPLE)
        & eq(coalesce(mediation.is_labour, _NO), _NO)
        & present(mediation.started_on),
        must=within(mediation.started_on, _over, "mediation.people.close"),
    ),
    zh="人民调解超过 {time}仍未结束。请抓紧调解，或终止调解并告知当事人其他途径；已结束的请补填日期。",
    en="people's mediation has lasted longer than {time}; conclude it, or enter the day on which it ended",
    basis=Source("人民调解工作若干规定（司法部令第75号）", "第三十三条"),
    marks=("closed_on", "started_on"),
    needs=("closed_on",),
    numbers={"time": TimeAllowed("mediation.people.close")},
    passes={"channel": "01", "started_on": "2026-01-31", "closed_on": "2026-02-28"},
    fails={"channel": "01", "started_on": "2026-01-31", "closed_on": "2026-03-01"},
)
rules.add(
    "mediation.labour-15d",
    severity=Severity.WARNING,
    check=Row(
        when=eq(mediation.is_labour, _YES) & present(mediation.started_on),
        must=within(mediation.started_on, _over, "labour.mediate") | (present(mediation.outcome) & _agreed),
    ),
    zh="劳动争议调解满 {time}仍未达成协议。请告知当事人可以依法申请仲裁，并补填调解结果。",
    en="no agreement in a labour dispute within {time} of mediation; tell the parties that they may go to arbitration",
    basis=Source("劳动争议调解仲裁法", "第十四条"),
    marks=("closed_on", "started_on", "outcome"),
    needs=("closed_on", "outcome"),
    numbers={"time": TimeAllowed("labour.mediate")},
    passes={"is_labour": True, "started_on": "2026-03-01", "closed_on": "2026-03-16", "outcome": "20"},
    fails={"is_labour": True, "started_on": "2026-03-01", "closed_on": "2026-03-17", "outcome": "20"},
)
rules.add(
    "mediation.neutral",
    severity=Severity.WARNING,
    check=Row(
        when=present(mediation.mediators) | present(mediation.is_mediator_related),
        must=eq(coalesce(mediation.is_mediator_related, _NO), _NO)
        & eq(coalesce(_as_party.value, 0), 0)
        & eq(coalesce(_as_first.value, 0), 0)
        & eq(coalesce(_as_second.value, 0), 0),
    ),
    zh="调解员与当事人同名，或登记为当事人的近亲属。请核实；确有利害关系的，请征求当事人意见后更换调解员。",
    en="the mediator bears the name of a party or is stated to be a near relative; verify, and let the parties choose another",
    basis=Source("人民调解法", "第十九条"),
    marks=("mediators", "is_mediator_related"),
    passes={
        "mediation": [{"dispute_number": "1", "sequence": 1, "mediators": "王某"}],
        "dispute_party": [{"dispute_number": "1", "sequence": 1, "name": "张某"}],
    },
    fails={
        "mediation": [{"dispute_number": "1", "sequence": 1, "mediators": "张某"}],
        "dispute_party": [{"dispute_number": "1", "sequence": 1, "name": "张某"}],
    },
)
rules.add(
    "mediation.police-second",
    severity=Severity.WARNING,
    check=Row(
        when=_by_police,
        must=le(coalesce(mediation.police_attempts, 0), _MOST_TIMES)
        & (ne(mediation.sequence, _last) | _attempts.at_most(_MOST_TIMES))
        & (
            le(mediation.sequence, _first)
            | ~present(_first_closed)
            | within(_first_closed, _over, "police.mediate_2nd")
        ),
    ),
    zh="治安调解一般一次，最多 {times} 次，再次调解应在前次调解后 {time}内完成。请核对次数和日期，期满请依法处理。",
    en="the police mediate {times} times at most, the second time within {time} of the first",
    basis=Source(_POLICE, "第一百八十三条"),
    marks=("closed_on", "police_attempts", "sequence"),
    needs=("closed_on",),
    numbers={"times": _MOST_TIMES, "time": TimeAllowed("police.mediate_2nd")},
    passes=[
        {"dispute_number": "1", "sequence": 1, "is_police": True, "closed_on": "2026-03-02"},
        {"dispute_number": "1", "sequence": 2, "is_police": True, "closed_on": "2026-03-11"},
    ],
    fails=[
        {"dispute_number": "1", "sequence": 1, "is_police": True, "closed_on": "2026-03-02"},
        {"dispute_number": "1", "sequence": 2, "is_police": True, "closed_on": "2026-03-12"},
    ],
)
rules.add(
    "mediation.police-minor",
    check=Row(
        when=_by_police & _with_minor,
        must=eq(mediation.is_guardian_notified, _YES) | eq(mediation.is_guardian_present, _YES),
    ),
    zh="治安调解的当事人未成年，却登记为没有通知父母或其他监护人到场。请依法通知监护人后再行调解，并补正登记。",
    en="a party to the mediation of the police is a minor whose guardian was not told to come; tell the guardian first",
    basis=Source(_POLICE, "第一百八十一条"),
    marks=("is_guardian_notified", "is_guardian_present", "started_on"),
    passes={
        "mediation": [
            {
                "dispute_number": "1",
                "sequence": 1,
                "is_police": True,
                "started_on": "2026-03-02",
                "is_guardian_notified": False,
                "is_guardian_present": False,
            }
        ],
        "dispute_party": [
            {
                "dispute_number": "1",
                "sequence": 1,
                "birth_date": "2009-05-01",
                "is_self_supporting": True,
                "declines_guardian": True,
            }
        ],
    },
    fails={
        "mediation": [
            {
                "dispute_number": "1",
                "sequence": 1,
                "is_police": True,
                "started_on": "2026-03-02",
                "is_guardian_notified": False,
                "is_guardian_present": False,
            }
        ],
        "dispute_party": [{"dispute_number": "1", "sequence": 1, "birth_date": "2009-05-01"}],
    },
)
rules.add(
    "mediation.refused",
    check=Row(
        when=eq(mediation.is_refused, _YES) & present(mediation.started_on),
        must=present(mediation.closed_on) & (~present(mediation.outcome) | ~_agreed),
    ),
    zh="当事人一方明确拒绝调解，却仍登记为正在调解或调解成功。请终止调解并告知其他途径；登记有误的请改正。",
    en="a party clearly refused, yet the mediation goes on or succeeded; end it, or correct the record",
    basis=Source("人民调解法", "第十七条"),
    marks=("is_refused", "closed_on", "outcome"),
    passes={"is_refused": True, "started_on": "2026-03-02", "closed_on": "2026-03-02", "outcome": "21"},
    fails={"is_refused": True, "started_on": "2026-03-02", "closed_on": "2026-03-09", "outcome": "11"},
)
