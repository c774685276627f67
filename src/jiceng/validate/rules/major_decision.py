"""Rules on “三重一大”事项: people are heard, law and risk are examined, and the steps come in their order."""

from functools import reduce
from itertools import combinations
from operator import and_

from jiceng.codes import ConsultationForm, DecisionForm, LegalityOpinion, StabilityRiskPhase
from jiceng.expr import (
    Node,
    add_days,
    clock_days,
    coalesce,
    days_between,
    eq,
    fields,
    ge,
    gt,
    literal,
    one_of,
    parameter,
    plus,
    present,
    within,
)
from jiceng.labels import Source
from jiceng.models import Consultation, MajorDecision, StabilityRiskAssessment
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(MajorDecision)
decision = rules.field

_PROCEDURE = "重大行政决策程序暂行条例"
_YES, _NO = literal(value=True), literal(value=False)
_CONSULT = clock_days("decision.consult")
_LEGALITY = parameter("decision.legality.days")

_assessment, _consultation = fields(StabilityRiskAssessment), fields(Consultation)
_of_assessment = [(decision.number, _assessment.decision_number)]
_assessments = rules.count("assessments", StabilityRiskAssessment, _of_assessment)
_first_assessed = rules.lowest(
    "first_assessed", StabilityRiskAssessment, _assessment.assessed_on, _of_assessment
)
_phases = [
    rules.count(
        f"assessments_{phase.value}", StabilityRiskAssessment, _of_assessment, eq(_assessment.phase, phase)
    )
    for phase in StabilityRiskPhase
]
_first_consulted = rules.lowest(
    "first_consulted",
    Consultation,
    _consultation.held_on,
    [(decision.number, _consultation.decision_number)],
    one_of(
        _consultation.form,
        ConsultationForm.DISCUSSION,
        ConsultationForm.HEARING,
        ConsultationForm.PUBLIC_COMMENT,
        ConsultationForm.SURVEY,
        ConsultationForm.DELIBERATION,
        ConsultationForm.GROUP_MEETING,
    ),
)

_concerns_people = eq(coalesce(decision.concerns_stability, _NO), _YES) | eq(
    coalesce(decision.concerns_safety, _NO), _YES
)
_steps = (_first_consulted, decision.party_studied_on, decision.decided_on, decision.implemented_on)


def _in_order(earlier: object, later: object) -> Node:
    """The first day is not after the second; blanks are in order."""
    return ~(present(earlier) & present(later) & gt(earlier, later))


rules.add(
    "risk.required",
    check=Row(
        when=_concerns_people & present(decision.implemented_on),
        must=_assessments.at_least(1) & _in_order(_first_assessed, decision.implemented_on),
    ),
    zh="事项涉及社会稳定或公共安全，没有开展风险评估就已实施。请补登评估；没有评估的，请先评估再实施。",
    en="it concerns stability or safety and was carried out before any risk was assessed; enter the assessment, or assess first",
    basis=Source(_PROCEDURE, "第二十二条"),
    marks=("implemented_on", "concerns_stability", "concerns_safety"),
    passes={
        "major_decision": [{"number": "1", "concerns_safety": True, "implemented_on": "2026-05-01"}],
        "stability_risk_assessment": [{"number": "1", "decision_number": "1", "assessed_on": "2026-05-01"}],
    },
    fails={
        "major_decision": [{"number": "1", "concerns_stability": True, "implemented_on": "2026-05-01"}],
        "stability_risk_assessment": [{"number": "1", "decision_number": "1", "assessed_on": "2026-05-02"}],
    },
)
rules.add(
    "risk.three-phases",
    severity=Severity.WARNING,
    check=Row(
        # Before it is finished, the last phase is not due; without any assessment another rule speaks.
        when=_concerns_people & present(decision.closed_on) & _assessments.at_least(1),
        must=reduce(and_, [count.at_least(1) for count in _phases]),
    ),
    zh="事项已办结，但事前、事中、事后评估没有做全。请补登缺少的一次评估。",
    en="finished without an assessment before, during and after; enter the one that is missing",
    basis=Source("社会稳定风险评估全过程评估要求（事前、事中、事后）"),
    marks=("closed_on", "number"),
    passes={
        "major_decision": [{"number": "1", "concerns_safety": True, "closed_on": "2026-05-01"}],
        "stability_risk_assessment": [
            {"number": "1", "decision_number": "1", "phase": "1"},
            {"number": "2", "decision_number": "1", "phase": "2"},
            {"number": "3", "decision_number": "1", "phase": "3"},
        ],
    },
    fails={
        "major_decision": [{"number": "1", "concerns_safety": True, "closed_on": "2026-05-01"}],
        "stability_risk_assessment": [
            {"number": "1", "decision_number": "1", "phase": "1"},
            {"number": "2", "decision_number": "1", "phase": "3"},
        ],
    },
)
rules.add(
    "decision.consult-30d",
    severity=Severity.WARNING,
    check=Row(
        when=present(decision.opinions_from) & present(decision.opinions_to),
        # Both the first and the last day are open to opinions.
        must=present(decision.opinions_shortened)
        | ge(plus(days_between(decision.opinions_from, decision.opinions_to), 1), _CONSULT),
    ),
    zh="公开征求意见少于 {days} 日，又没有缩短期限的说明。请核对起止日期，或补填说明。",
    en="the public was asked for less than {days} days and no reason is given; check the dates, or give it",
    basis=Source(_PROCEDURE, "第十五条"),
    marks=("opinions_to", "opinions_from", "opinions_shortened"),
    numbers={"days": _CONSULT},
    passes={"opinions_from": "2026-04-01", "opinions_to": "2026-04-30"},
    fails={"opinions_from": "2026-04-01", "opinions_to": "2026-04-29"},
)
rules.add(
    "decision.legality",
    severity=Severity.WARNING,
    check=Row(
        when=present(decision.legality_working_days)
        | (present(decision.legality_sent_on) & present(decision.legality_checked_on)),
        must=(present(decision.legality_working_days) & ge(decision.legality_working_days, _LEGALITY))
        | (
            ~present(decision.legality_working_days)
            # Not even the day after the opinion lies within the minimum: it was reached.
            & ~within(
                decision.legality_sent_on, add_days(decision.legality_checked_on, 1), "decision.legality"
            )
        ),
    ),
    zh="合法性审查的时间一般不少于 {days} 个工作日，本件不足。请核对送审和审查日期；确需缩短的，请在备注中说明。",
    en="the legal reviewer had less than {days} working days; check the dates, or explain in the note",
    basis=Source(_PROCEDURE, "第二十六条"),
    marks=("legality_checked_on", "legality_sent_on", "legality_working_days"),
    numbers={"days": _LEGALITY},
    passes={"legality_sent_on": "2026-03-02", "legality_checked_on": "2026-03-11"},
    fails={"legality_sent_on": "2026-03-02", "legality_checked_on": "2026-03-10"},
)
rules.add(
    "decision.legality-required",
    check=Row(
        when=present(decision.decided_on)
        & (
            present(decision.administrative_kind)
            | one_of(decision.decision_form, DecisionForm.EXECUTIVE_MEETING, DecisionForm.FULL_MEETING)
        ),
        must=(
            present(decision.legality_result)
            & one_of(decision.legality_result, LegalityOpinion.LEGAL, LegalityOpinion.LEGAL_WITH_CHANGES)
            & _in_order(decision.legality_checked_on, decision.decided_on)
        )
        | (eq(coalesce(decision.is_reform, _NO), _YES) & present(decision.legal_risk)),
    ),
    zh="决策草案未经合法性审查或审查不合法就提交讨论。请补填审查结论；探索性改革事项请写明法律风险，其余请退回修改。",
    en="the draft was decided without a legal review that found it lawful; enter the opinion, or the legal risk of a reform",
    basis=Source(_PROCEDURE, "第二十五条"),
    marks=("legality_result", "legality_checked_on", "decided_on"),
    needs=("legality_result",),
    passes={
        "administrative_kind": "4",
        "decided_on": "2026-03-12",
        "legality_checked_on": "2026-03-11",
        "legality_result": "02",
    },
    fails={"administrative_kind": "4", "decided_on": "2026-03-12", "legality_result": "03"},
)
rules.add(
    "decision.order",
    check=Row(
        when=one_of(
            decision.decision_form,
            DecisionForm.VILLAGERS_MEETING,
            DecisionForm.VILLAGERS_REPRESENTATIVES,
            DecisionForm.RESIDENTS_MEETING,
            DecisionForm.RESIDENTS_REPRESENTATIVES,
            DecisionForm.PARTY_COMMITTEE,
        ),
        must=reduce(and_, [_in_order(earlier, later) for earlier, later in combinations(_steps, 2)]),
    ),
    zh="次序颠倒：应先民主协商，再由党组织研究，然后会议决定，最后实施。请核对各步日期；确未按次序的，请补办程序。",
    en="the steps are out of order: people are consulted, the party organisation studies, the meeting decides, then it is done",
    basis=Source("村民委员会组织法（2025修正）", "第二十八、三十三条"),
    marks=("party_studied_on", "decided_on", "implemented_on"),
    passes={
        "major_decision": [
            {
                "number": "1",
                "decision_form": "02",
                "party_studied_on": "2026-03-03",
                "decided_on": "2026-03-05",
                "implemented_on": "2026-03-20",
            }
        ],
        "consultation": [{"decision_number": "1", "sequence": 1, "form": "06", "held_on": "2026-03-02"}],
    },
    fails={
        "major_decision": [
            {
                "number": "1",
                "decision_form": "02",
                "party_studied_on": "2026-03-03",
                "decided_on": "2026-03-05",
                "implemented_on": "2026-03-20",
            }
        ],
        "consultation": [{"decision_number": "1", "sequence": 1, "form": "06", "held_on": "2026-03-04"}],
    },
)
