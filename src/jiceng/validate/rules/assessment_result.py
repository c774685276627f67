"""Rules on 考核结果: full marks that add up, bonuses, vetoes and quotas as the paper has them."""

from jiceng.codes import AssessmentGrade
from jiceng.expr import coalesce, eq, fields, ge, le, literal, present, times
from jiceng.labels import Source
from jiceng.models import AssessmentResult, AssessmentScore
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(AssessmentResult)
result = rules.field
_score = fields(AssessmentScore)

_PRACTICE = Source("考核办法（评分细则）通例")
_YES = literal(value=True)
_ITEMS = [
    (result.scheme, _score.scheme),
    (result.period, _score.period),
    (result.unit_code, _score.unit_code),
]
_IS_BONUS = eq(coalesce(_score.is_bonus, literal(value=False)), _YES)
_UNIT = {"scheme": "a", "period": "2026", "unit_code": "539925101"}

_full = rules.total("full", AssessmentScore, _score.full_points, _ITEMS, where=~_IS_BONUS)
rules.add(
    "score.weight-sum",
    severity=Severity.WARNING,
    check=Row(when=present(result.declared_full) & present(_full), must=eq(result.declared_full, _full)),
    zh="各项分值之和不等于方案总分。请核对分值；含附加分的，请把附加分标为加分项。",
    en="the full points of the items do not add up to the full marks; check them, and mark what is a bonus",
    basis=_PRACTICE,
    marks=("declared_full",),
    passes={
        "assessment_result": [_UNIT | {"declared_full": 100}],
        "assessment_score": [
            _UNIT | {"item": "甲", "full_points": 60},
            _UNIT | {"item": "乙", "full_points": 40},
        ],
    },
    fails={
        "assessment_result": [_UNIT | {"declared_full": 100}],
        "assessment_score": [
            _UNIT | {"item": "甲", "full_points": 60},
            _UNIT | {"item": "乙", "full_points": 50},
        ],
    },
)
_bonus = rules.total("bonus", AssessmentScore, _score.points, _ITEMS, where=_IS_BONUS)
rules.add(
    "score.bonus-cap",
    check=Row(when=present(result.bonus_cap) & present(_bonus), must=le(_bonus, result.bonus_cap)),
    zh="加分合计超过加分上限。请按上限计分，并核对考核总得分。",
    en="the bonus points exceed their limit; cut them to it, and check the total",
    basis=_PRACTICE,
    marks=("bonus_cap", "total"),
    passes={
        "assessment_result": [_UNIT | {"bonus_cap": 5}],
        "assessment_score": [_UNIT | {"item": "甲", "points": 5, "is_bonus": True}],
    },
    fails={
        "assessment_result": [_UNIT | {"bonus_cap": 5}],
        "assessment_score": [_UNIT | {"item": "甲", "points": 6, "is_bonus": True}],
    },
)
rules.add(
    "score.veto",
    check=Row(
        when=eq(result.is_vetoed, _YES) & present(result.grade),
        must=eq(result.grade, AssessmentGrade.UNQUALIFIED),
    ),
    zh="触发了一票否决，却评为合格及以上。请按考核办法改正等次，或核对是否触发否决。",
    en="a veto was triggered, yet the grade is a pass; correct the grade, or check the veto",
    basis=_PRACTICE,
    marks=("grade", "is_vetoed"),
    passes={"is_vetoed": True, "grade": "4"},
    fails={"is_vetoed": True, "grade": "3"},
)
_GROUP = [
    (result.scheme, result.scheme),
    (result.period, result.period),
    (coalesce(result.stratum, ""), coalesce(result.stratum, "")),
]
_units = rules.count("units", None, _GROUP)
_excellent = rules.count("excellent", None, _GROUP, where=eq(result.grade, AssessmentGrade.EXCELLENT))
rules.add(
    "score.grade-quota",
    check=Row(
        # One unit by itself is its own file, not the group; less than one percent is a share not written in percent.
        when=eq(result.grade, AssessmentGrade.EXCELLENT) & ge(result.excellent_share, 1) & _units.at_least(2),
        must=le(times(_excellent.least, 100), times(_units.value, result.excellent_share)),
    ),
    zh="评为优秀的单位超过规定比例。请按名次核减优秀单位。",
    en="more units are graded excellent than the quota allows; take the grade from the last of them",
    basis=_PRACTICE,
    marks=("grade", "excellent_share"),
    given=("score.veto",),
    passes=[
        _UNIT | {"grade": "1", "excellent_share": 50},
        _UNIT | {"unit_code": "539925102", "grade": "2", "excellent_share": 50},
    ],
    fails=[
        _UNIT | {"grade": "1", "excellent_share": 50},
        _UNIT | {"unit_code": "539925102", "grade": "1", "excellent_share": 50},
    ],
)
