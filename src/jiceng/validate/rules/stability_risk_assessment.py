"""Rules on 社会稳定风险评估: what was found to be beyond control is not decided as it stands."""

from jiceng.codes import StabilityRiskLevel, StabilityRiskPhase
from jiceng.expr import coalesce, eq, fields, literal, present
from jiceng.labels import Source
from jiceng.models import MajorDecision, StabilityRiskAssessment
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(StabilityRiskAssessment)
assessment = rules.field

_decision = fields(MajorDecision)
_carried_on = rules.highest(
    "carried_on",
    MajorDecision,
    coalesce(_decision.implemented_on, _decision.decided_on),
    [(assessment.decision_number, _decision.number)],
)

# Where the conclusion does not say whether the risk can be controlled, a high risk counts as one that cannot.
_beyond_control = (
    present(assessment.is_controllable) & eq(assessment.is_controllable, literal(value=False))
) | (~present(assessment.is_controllable) & eq(assessment.level, StabilityRiskLevel.HIGH))

rules.add(
    "risk.high-not-implemented",
    check=Row(
        when=_beyond_control
        & eq(coalesce(assessment.phase, StabilityRiskPhase.BEFORE), StabilityRiskPhase.BEFORE)
        & present(_carried_on),
        must=present(assessment.adjustment),
    ),
    zh="评估结论为高风险（不可控），没有填写使风险可控的调整措施，事项却已决策实施。请补填调整措施；没有采取的，请暂缓实施。",
    en="the risk was found to be beyond control, and the decision went on without an adjustment; enter it, or suspend",
    basis=Source("重大行政决策程序暂行条例", "第二十四条"),
    marks=("adjustment", "level", "is_controllable"),
    passes={
        "stability_risk_assessment": [
            {"number": "1", "decision_number": "1", "level": "1", "adjustment": "分两期实施"}
        ],
        "major_decision": [{"number": "1", "implemented_on": "2026-05-01"}],
    },
    fails={
        "stability_risk_assessment": [{"number": "1", "decision_number": "1", "level": "1"}],
        "major_decision": [{"number": "1", "implemented_on": "2026-05-01"}],
    },
)
