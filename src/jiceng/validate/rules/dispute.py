"""Rules on 矛盾纠纷: dates in order, both sides named, closed cases complete."""

from jiceng.codes import DisputeStage, EventScale
from jiceng.expr import as_of, eq, ge, le, lt, one_of, parameter, present
from jiceng.labels import Source
from jiceng.models import Dispute
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Dispute)
dispute = rules.field

_GB31000 = Source("GB/T 31000-2015")
_CLOSED = one_of(dispute.stage, DisputeStage.CLOSED, DisputeStage.ARCHIVED)
_GROUP_FROM = parameter("petition.collective.min")

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
    fails={"found_on": "2026-05-02", "closed_on": "2026-05-01"},
)
rules.add(
    "dispute.closed-fields",
    check=Row(
        when=_CLOSED, must=present(dispute.method) & present(dispute.closed_on) & present(dispute.outcome)
    ),
    zh="办理状态为办结，但化解方式、办结日期、化解结果没有填全。请补填；尚未办结的请改正办理状态。",
    en="closed, but method, closing date or outcome is missing; complete them, or correct the stage",
    basis=_GB31000,
    marks=("closed_on", "method", "outcome"),
    passes={"stage": "30", "method": "0101", "closed_on": "2026-05-01", "outcome": "10"},
    fails={"stage": "30", "method": "0101", "closed_on": "2026-05-01"},
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
    fails={"scale": "01", "involved_count": 36},
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
    fails={"stage": "20", "due_on": "2026-09-29"},
)
rules.add(
    "dispute.parties-min",
    check=Row(must=present(dispute.first_party) & present(dispute.second_party)),
    zh="纠纷当事人少于两方。请补填缺少的一方；对方身份不明的，请写“不明”。",
    en="a dispute has two sides; name the missing one, or write 不明 where it is unknown",
    basis=_GB31000,
    marks=("second_party", "first_party"),
    passes={"first_party": "张三", "second_party": "不明"},
    fails={"first_party": "张三"},
)
