"""Rules on 严重精神障碍患者: a guardian, follow-up in time, and statements that agree."""

from jiceng.codes import DangerLevel, HospitalReason, MentalDangerLevel, Treatment
from jiceng.expr import (
    Node,
    as_of,
    clock_days,
    coalesce,
    eq,
    gt,
    includes,
    literal,
    one_of,
    present,
    within,
)
from jiceng.labels import Source
from jiceng.models import MentalDisorderPerson
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(MentalDisorderPerson)
patient = rules.field

_GB31000 = Source("GB/T 31000-2015")
_FOLLOW_UP = Source("国家基本公共卫生服务规范", "严重精神障碍患者管理服务规范")
_UNSTABLE_FROM = 3
_UNSTABLE: Node = one_of(
    patient.danger_level, *(level for level in DangerLevel if int(level.level.value) >= _UNSTABLE_FROM)
) | one_of(
    patient.assessed_danger, *(level for level in MentalDangerLevel if int(level.value) >= _UNSTABLE_FROM)
)
_AT_HOME = ~eq(patient.treatment, Treatment.INPATIENT)

rules.add(
    "psych.guardian",
    severity=Severity.WARNING,
    check=Row(must=present(patient.guardian_name)),
    zh="没有填写监护人。请核实监护人姓名和联系方式后补填；依法没有监护人的，请在帮扶情况里说明由谁照看。",
    en="no guardian is named; find out who it is, or say who looks after the patient",
    basis=Source("精神卫生法", "第九条、第四十九条"),
    marks=("guardian_name",),
    passes={"guardian_name": "张三"},
    fails={"name": "李四"},
)
rules.add(
    "psych.level3-visit",
    severity=Severity.WARNING,
    check=Row(
        when=_UNSTABLE & _AT_HOME & present(patient.followed_up_on),
        must=within(patient.followed_up_on, as_of, "psych.visit.unstable"),
    ),
    zh="危险性评估 3 级及以上、未住院的患者应在 {days} 日内随访，距最近随访已超期。请尽快随访并更新最近随访日期。",
    en="a patient at risk level 3 or above who is not in hospital is followed up within {days} days; visit now, or enter the visit",
    basis=_FOLLOW_UP,
    marks=("followed_up_on", "danger_level"),
    given=("date.future",),
    numbers={"days": clock_days("psych.visit.unstable")},
    passes={"danger_level": "04", "treatment": "02", "followed_up_on": "2026-09-16"},
    fails={"danger_level": "04", "treatment": "02", "followed_up_on": "2026-09-15"},
)
rules.add(
    "psych.level3-visit",
    severity=Severity.WARNING,
    check=Row(
        when=eq(patient.is_stable, literal(value=True)) & _AT_HOME & present(patient.followed_up_on),
        must=within(patient.followed_up_on, as_of, "psych.visit.stable"),
    ),
    zh="病情稳定的患者至少每 {time}随访一次，距最近随访已超期。请尽快随访并更新最近随访日期。",
    en="a stable patient is followed up at least every {time}; visit now, or enter the visit",
    basis=_FOLLOW_UP,
    marks=("followed_up_on", "is_stable"),
    given=("date.future", "psych.level3-visit"),
    numbers={"time": TimeAllowed("psych.visit.stable")},
    passes={"danger_level": "01", "is_stable": True, "treatment": "02", "followed_up_on": "2026-06-30"},
    fails={"danger_level": "01", "is_stable": True, "treatment": "02", "followed_up_on": "2026-06-29"},
)
_TROUBLE_TOLD = gt(coalesce(patient.trouble_count, 0), 0) | present(patient.last_trouble_on)
rules.add(
    "psych.trouble-count",
    check=Row(
        when=present(patient.has_caused_trouble),
        must=(
            eq(patient.has_caused_trouble, literal(value=True))
            & ~(present(patient.trouble_count) & eq(patient.trouble_count, 0))
        )
        | (eq(patient.has_caused_trouble, literal(value=False)) & ~_TROUBLE_TOLD),
    ),
    zh="有无肇事肇祸史与次数、日期对不上：有的次数应大于 0，没有的次数应为 0 或空、日期应为空。请核对后改正其中一处。",
    en="the history of causing trouble contradicts its count or its day; correct one of them",
    basis=_GB31000,
    marks=("trouble_count", "has_caused_trouble", "last_trouble_on"),
    passes={"has_caused_trouble": True, "trouble_count": 1},
    fails={"has_caused_trouble": False, "trouble_count": 1},
)
_SAME_LEVEL: Node = literal(value=False)
for _level in DangerLevel:
    _SAME_LEVEL = _SAME_LEVEL | (eq(patient.danger_level, _level) & eq(patient.assessed_danger, _level.level))
rules.add(
    "psych.code-level",
    check=Row(when=present(patient.danger_level) & present(patient.assessed_danger), must=_SAME_LEVEL),
    zh="危险性评估等级代码与级别错位（代码 01 表示 0 级，02 表示 1 级，依次类推）。请按评估结果改正其中一处。",
    en="the code of the danger level and the level differ (code 01 is level 0, 02 is level 1 …); correct one of them",
    basis=_GB31000,
    marks=("danger_level", "assessed_danger"),
    passes={"danger_level": "04", "assessed_danger": "3"},
    fails={"danger_level": "03", "assessed_danger": "3"},
)
rules.add(
    "psych.treatment",
    severity=Severity.WARNING,
    check=Row(
        when=includes(patient.hospital_reasons, HospitalReason.HARMED_OTHERS),
        must=~eq(patient.treatment, Treatment.NEVER_TREATED),
    ),
    zh="已发生危害他人安全的行为，治疗情况却是未接受过治疗。请核对治疗情况；确未治疗的，请督促送诊。",
    en="the patient has harmed others but is said never to have been treated; check it, and see to treatment",
    basis=Source("精神卫生法", "第三十条"),
    marks=("treatment", "hospital_reasons"),
    passes={"hospital_reasons": "01", "treatment": "01"},
    fails={"hospital_reasons": "01", "treatment": "04"},
)
