"""Rules on 重点青少年: their age, a guardian for the young, and statements that agree."""

from jiceng.expr import age, eq, ge, le, literal, lt, parameter, present
from jiceng.labels import Source
from jiceng.models import KeyYouth
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(KeyYouth)
youth = rules.field

_GB31000 = Source("GB/T 31000-2015")
_AGE_KNOWN = ("id.birth-match", "id.birth-valid", "date.future")

rules.add(
    "youth.age",
    severity=Severity.WARNING,
    check=Row(
        when=present(youth.birth_date),
        must=ge(age(youth.birth_date), parameter("youth.age.min"))
        & le(age(youth.birth_date), parameter("youth.age.max")),
    ),
    zh="重点青少年的年龄应在 {least} 至 {most} 周岁之间。请核对出生日期；已超龄的请按规定出册。",
    en="a young person on the list is between {least} and {most} years old; check the date of birth",
    basis=Source("县级口径", "重点青少年年龄范围"),
    marks=("birth_date",),
    given=_AGE_KNOWN,
    numbers={"least": parameter("youth.age.min"), "most": parameter("youth.age.max")},
    passes={"birth_date": "2010-01-01"},
    fails={"birth_date": "1990-01-01"},
)
rules.add(
    "youth.minor-guardian",
    check=Row(
        when=lt(age(youth.birth_date), parameter("adult.age")),
        must=present(youth.guardian_name),
    ),
    zh="未满 {years} 周岁的重点青少年没有填写监护人。请补填监护人姓名和联系方式。",
    en="somebody under {years} has no guardian named; enter one",
    basis=_GB31000,
    marks=("guardian_name", "birth_date"),
    given=_AGE_KNOWN,
    numbers={"years": parameter("adult.age")},
    passes={"birth_date": "2010-01-01", "guardian_name": "张三"},
    fails={"birth_date": "2010-01-01"},
)
rules.add(
    "youth.offence-detail",
    check=Row(when=eq(youth.has_offence, literal(value=True)), must=present(youth.offence)),
    zh="“是否违法犯罪”填了“是”，但没有填违法犯罪情况。请补填，或改正前一栏。",
    en="an offence is stated without saying which; enter it, or correct the statement",
    basis=_GB31000,
    marks=("offence", "has_offence"),
    passes={"has_offence": True, "offence": "盗窃"},
    fails={"has_offence": True},
)
