"""Rules on 矛盾纠纷: dates in order, both sides named, closed cases complete, nothing registered twice."""

from jiceng.codes import CaseLevel, DisputeStage, EventScale, MediationOutcome
from jiceng.expr import (
    as_of,
    coalesce,
    days_between,
    eq,
    fields,
    ge,
    gt,
    le,
    length,
    literal,
    lt,
    one_of,
    parameter,
    present,
    starts_with,
)
from jiceng.labels import Source
from jiceng.models import Dispute, DisputeParty, MediationAgreement
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Dispute)
dispute = rules.field

_GB31000 = Source("GB/T 31000-2015")
_CLOSED = one_of(dispute.stage, DisputeStage.CLOSED, DisputeStage.ARCHIVED)
_GROUP_FROM = parameter("petition.collective.min")
_REPEATED_WITHIN = parameter("dispute.duplicate.days")

_party, _agreement = fields(DisputeParty), fields(MediationAgreement)
_parties = rules.count("parties", DisputeParty, [(dispute.number, _party.dispute_number)])
_agreements = rules.count("agreements", MediationAgreement, [(dispute.number, _agreement.dispute_number)])
# Where nobody says who the other side is, two disputes are not known to be the same.
_same = (dispute.first_party_id_number, dispute.second_party, dispute.category)
_number_before = rules.before("number_before", dispute.number, by=_same, order=(dispute.found_on,))
_found_before = rules.only("found_before", None, dispute.found_on, [(_number_before, dispute.number)])

rules.add(
    "dispute.found-before-closed",
    check=Row(
        when=present(dispute.found_on) & present(dispute.closed_on),
        must=le(dispute.found_on, dispute.closed_on),
    ),
    zh="办结日期早于排查日期。请核对两个日期，改正写错的一处。",
    en="closed before it was found; correct the date that is wrong",
    basis=Source("基层治理台账审核惯例"),
    marks=("closed_on", "found_on"),
    passes={"found_on": "2026-05-01", "closed_on": "2026-05-01"},
    fails={
        "first_party": "张三",
        "second_party": "李四",
        "found_on": "2026-05-02",
        "closed_on": "2026-05-01",
    },
)
rules.add(
    "dispute.closed-fields",
    check=Row(
        when=_CLOSED,
        must=present(dispute.method)
        & present(dispute.closed_on)
        & present(dispute.outcome)
        & present(dispute.resolution),
    ),
    zh="办理状态为办结，但化解方式、办结日期、化解结果、化解情况没有填全。请补填；尚未办结的请改正办理状态。",
    en="closed, but method, closing date, outcome or account is missing; complete them, or correct the stage",
    basis=_GB31000,
    marks=("closed_on", "method", "outcome", "resolution"),
    passes={
        "stage": "30",
        "method": "0101",
        "closed_on": "2026-05-01",
        "outcome": "10",
        "resolution": "双方约定轮流用水",
    },
    fails={
        "first_party": "张三",
        "second_party": "李四",
        "stage": "30",
        "method": "0101",
        "closed_on": "2026-05-01",
    },
)
rules.add(
    "dispute.scale-count",
    severity=Severity.WARNING,
    check=Row(
        when=present(dispute.scale) & present(dispute.involved_count),
        must=(eq(dispute.scale, EventScale.INDIVIDUAL) & lt(dispute.involved_count, _GROUP_FROM))
        | (
            one_of(dispute.scale, EventScale.GROUP, EventScale.MAJOR_GROUP)
            & ge(dispute.involved_count, _GROUP_FROM)
        ),
    ),
    zh="事件规模与涉及人数不相称：个体性事件少于 {people} 人，群体性事件 {people} 人及以上。请核对后改正其中一处。",
    en="scale and head count do not fit: an individual event has fewer than {people} people, a group event at least {people}",
    basis=_GB31000,
    marks=("scale", "involved_count"),
    numbers={"people": _GROUP_FROM},
    passes={"scale": "01", "involved_count": 2},
    fails={"first_party": "张三", "second_party": "李四", "scale": "01", "involved_count": 36},
)
rules.add(
    "dispute.deadline",
    severity=Severity.WARNING,
    check=Row(
        when=present(dispute.due_on) & one_of(dispute.stage, DisputeStage.REGISTERED, DisputeStage.RESOLVING),
        must=le(as_of, dispute.due_on),
    ),
    zh="已超过化解时限仍未办结。请抓紧化解；已办结的请更新办理状态和办结日期。",
    en="past its due day and still open; settle it, or update stage and closing date",
    basis=_GB31000,
    marks=("due_on", "stage"),
    passes={"stage": "20", "due_on": "2026-09-30"},
    fails={"first_party": "张三", "second_party": "李四", "stage": "20", "due_on": "2026-09-29"},
)
rules.add(
    "dispute.parties-min",
    check=Row(
        # Without a list of parties only what stands in the row itself counts.
        when=lt(coalesce(_parties.value, 0), 2),
        must=present(dispute.first_party) & present(dispute.second_party),
    ),
    zh="纠纷当事人少于两方。请补填缺少的一方；对方身份不明的，请写“不明”。",
    en="a dispute has two sides; name the missing one, or write 不明 where it is unknown",
    basis=_GB31000,
    marks=("second_party", "first_party"),
    passes={
        "dispute": [
            {"number": "1", "first_party": "张三", "second_party": "不明"},
            {"number": "2"},
        ],
        "dispute_party": [
            {"dispute_number": "2", "sequence": 1, "role": "01"},
            {"dispute_number": "2", "sequence": 2, "role": "02"},
        ],
    },
    fails=[{"number": "1", "first_party": "张三"}],
)
rules.add(
    "dispute.category-parent",
    check=Row(
        when=present(dispute.upper_category)
        & present(dispute.category)
        & eq(length(dispute.upper_category), 2),
        must=starts_with(dispute.category, dispute.upper_category),
    ),
    zh="二级类别不属于所填的一级类别。请核对后改正其中一处。",
    en="the lower category does not belong to the upper one; correct one of the two",
    basis=_GB31000,
    marks=("category", "upper_category"),
    passes={"upper_category": "02", "category": "0201"},
    fails={"first_party": "张三", "second_party": "李四", "upper_category": "01", "category": "0201"},
)
rules.add(
    "dispute.success-agreement",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(
            dispute.outcome,
            MediationOutcome.AGREED,
            MediationOutcome.AGREED_WRITTEN,
            MediationOutcome.AGREED_ORAL,
        ),
        must=eq(dispute.has_agreement, literal(value=True)) | ge(coalesce(_agreements.value, 0), 1),
    ),
    zh="登记为调解成功，却没有调解协议。请补登书面协议或口头协议的记录；没有达成协议的，请改正化解结果。",
    en="settled by mediation without an agreement; record the written or oral one, or correct the outcome",
    basis=Source("人民调解法", "第二十八、三十条"),
    marks=("has_agreement", "outcome"),
    passes={
        "dispute": [
            {"number": "1", "outcome": "11", "has_agreement": True},
            {"number": "2", "outcome": "10", "has_agreement": False},
        ],
        "mediation_agreement": [{"dispute_number": "2", "sequence": 1}],
    },
    fails=[
        {
            "number": "1",
            "first_party": "张三",
            "second_party": "李四",
            "outcome": "10",
            "has_agreement": False,
        }
    ],
)
rules.add(
    "dispute.lead-required",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(dispute.level, CaseLevel.EXTREMELY_SERIOUS, CaseLevel.SERIOUS)
        | one_of(dispute.scale, EventScale.GROUP, EventScale.MAJOR_GROUP),
        must=present(dispute.lead_person),
    ),
    zh="重大以上级别或群体性的纠纷没有包案领导。请确定包案领导并补填；级别或规模填错的请改正。",
    en="a serious or group dispute without a leading official; name one, or correct level or scale",
    basis=Source("县级矛盾纠纷领导包案制度"),
    marks=("lead_person", "level", "scale"),
    given=("dispute.scale-count",),
    passes={"level": "02", "lead_person": "王某"},
    fails={"first_party": "张三", "second_party": "李四", "level": "02"},
)
rules.add(
    "dispute.duplicate",
    severity=Severity.WARNING,
    check=Row(
        when=present(_found_before),
        must=gt(days_between(_found_before, dispute.found_on), _REPEATED_WITHIN),
    ),
    zh="同一当事人的同类纠纷在 {days} 日内登记过一次。请核实是否重复登记；重复的只保留一条。",
    en="the same people had a dispute of the same category registered within {days} days; keep one if it is the same",
    basis=Source("基层治理台账审核惯例"),
    marks=("first_party_id_number", "category", "found_on"),
    given=("id.checksum",),
    numbers={"days": _REPEATED_WITHIN},
    passes=[
        {
            "number": "1",
            "first_party_id_number": "53992519491231048X",
            "second_party": "李四",
            "category": "0201",
            "found_on": "2026-05-01",
        },
        {
            "number": "2",
            "first_party_id_number": "53992519491231048X",
            "second_party": "李四",
            "category": "0201",
            "found_on": "2026-06-01",
        },
    ],
    fails=[
        {
            "number": "1",
            "first_party": "张三",
            "second_party": "李四",
            "first_party_id_number": "53992519491231048X",
            "category": "0201",
            "found_on": "2026-05-01",
        },
        {
            "number": "2",
            "first_party": "张三",
            "second_party": "李四",
            "first_party_id_number": "53992519491231048X",
            "category": "0201",
            "found_on": "2026-05-31",
        },
    ],
)
