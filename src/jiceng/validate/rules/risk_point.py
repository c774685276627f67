"""Rules on 风险点: each has a measure against it, and a plan for the case that it comes true."""

from jiceng.expr import fields, present
from jiceng.labels import Source
from jiceng.models import RiskPoint, StabilityRiskAssessment
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(RiskPoint)
point = rules.field

_BASIS = Source("重大行政决策程序暂行条例", "第二十三条")

_assessment = fields(StabilityRiskAssessment)
_plans = rules.count(
    "plans",
    StabilityRiskAssessment,
    [(point.assessment_number, _assessment.number)],
    present(_assessment.contingency_plan),
)

rules.add(
    "risk.each-point-measure",
    check=Row(must=present(point.measure)),
    zh="风险点没有填写防范措施。请逐个风险点补填措施和责任单位。",
    en="a point of risk without a measure against it; enter one for each point",
    basis=_BASIS,
    marks=("measure",),
    passes={"measure": "提前公示补偿标准"},
    fails={},
)
rules.add(
    "risk.each-point-measure",
    check=Row(
        # One plan of the whole assessment covers its points.
        when=present(point.measure),
        must=present(point.contingency_plan) | _plans.at_least(1),
    ),
    zh="风险点没有处置预案，评估报告也没有总的预案。请补填处置预案。",
    en="neither the point of risk nor the assessment has a contingency plan; enter one",
    basis=_BASIS,
    marks=("contingency_plan",),
    needs=("contingency_plan",),
    passes={
        "risk_point": [{"assessment_number": "1", "sequence": 1, "measure": "提前公示补偿标准"}],
        "stability_risk_assessment": [{"number": "1", "contingency_plan": "由信访局牵头接访"}],
    },
    fails={
        "risk_point": [{"assessment_number": "1", "sequence": 1, "measure": "提前公示补偿标准"}],
        "stability_risk_assessment": [{"number": "1"}],
    },
)
