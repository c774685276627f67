"""Rules on 考核得分: inside the bounds of the paper, and resting on something."""

from jiceng.expr import coalesce, eq, ge, le, literal, lt, present
from jiceng.labels import Source
from jiceng.models import AssessmentScore
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(AssessmentScore)
score = rules.field

_PRACTICE = Source("考核办法（评分细则）通例")
_IS_BONUS = eq(coalesce(score.is_bonus, literal(value=False)), literal(value=True))

rules.add(
    "score.item-range",
    check=Row(
        when=present(score.points) & ~_IS_BONUS,
        must=ge(score.points, coalesce(score.lower_bound, 0))
        & le(score.points, coalesce(score.upper_bound, score.full_points)),
    ),
    zh="得分超出上下限（没有写明的，下限为 0，上限为分值）。请核对得分；办法允许倒扣或超分的，请填写上下限。",
    en="the points lie outside their bounds; correct them, or enter the bounds where the paper allows it",
    basis=_PRACTICE,
    marks=("points", "full_points"),
    passes={"points": 10, "full_points": 10},
    fails={"points": 11, "full_points": 10},
)
rules.add(
    "score.na-denominator",
    severity=Severity.WARNING,
    check=Row(when=eq(score.denominator, 0), must=present(score.missing_policy)),
    zh="分母为 0，没有写明如何处理（得满分还是缺项折算）。请按考核办法补填缺项处理。",
    en="the denominator is 0 and it is not said what follows from that; enter how a missing item is treated",
    basis=_PRACTICE,
    marks=("missing_policy", "denominator"),
    passes={"denominator": 0, "missing_policy": "满分"},
    fails={"denominator": 0},
)
rules.add(
    "score.evidence",
    severity=Severity.WARNING,
    check=Row(
        when=(_IS_BONUS & ~eq(score.points, 0)) | lt(score.points, score.full_points),
        must=present(score.evidence),
    ),
    zh="有扣分或加分，但没有佐证材料。请补填依据。",
    en="points were taken or added without evidence; enter what they rest on",
    basis=_PRACTICE,
    marks=("evidence", "points"),
    passes={"points": 9, "full_points": 10, "evidence": "督查通报"},
    fails={"points": 9, "full_points": 10},
)
