"""The rule on school and age, for every list of people that says which school somebody attends."""

from collections.abc import Sequence
from functools import cache, reduce
from operator import or_

from jiceng.codes import RelapseInSchool, Schooling
from jiceng.expr import Node, age, coalesce, ge, le, literal, one_of, parameter
from jiceng.labels import Source
from jiceng.models import Person, Record, terms
from jiceng.validate.kinds import Row
from jiceng.validate.rule import Rule, RuleSet, Severity

__all__ = ["rules_on"]

_JUNIOR = (Schooling.JUNIOR_SECONDARY,)
_SENIOR = (Schooling.SENIOR_SECONDARY, Schooling.SECONDARY_VOCATIONAL)
# The grade is an open table: as a code or in words.
_JUNIOR_GRADES = (RelapseInSchool.GRADE_7, RelapseInSchool.GRADE_8, RelapseInSchool.GRADE_9)
_SENIOR_GRADES = (
    RelapseInSchool.SENIOR_HIGH_1,
    RelapseInSchool.SENIOR_HIGH_2,
    RelapseInSchool.SENIOR_HIGH_3,
    RelapseInSchool.VOCATIONAL_1,
    RelapseInSchool.VOCATIONAL_2,
    RelapseInSchool.VOCATIONAL_3,
)
_NUMBERS = {
    "junior_from": parameter("school.junior.min_age"),
    "junior_to": parameter("school.junior.max_age"),
    "senior_from": parameter("school.senior.min_age"),
    "senior_to": parameter("school.senior.max_age"),
}


@cache
def rules_on(model: type[Record]) -> Sequence[Rule]:
    """Return the rule on an entity, if it says which school somebody attends."""
    if not issubclass(model, Person) or "schooling" not in terms(model):
        return ()
    own = RuleSet(model)
    _add(own)
    return own.rules


def _add(own: RuleSet[Person]) -> None:
    known = terms(own.model)

    def attends(stages: tuple[Schooling, ...], grades: tuple[RelapseInSchool, ...]) -> Node:
        told = [one_of(getattr(own.field, "schooling"), *stages)]  # noqa: B009 -- declared below Person
        if "in_school" in known:
            words = (*grades, *(grade.zh for grade in grades))
            told.append(one_of(getattr(own.field, "in_school"), *words))  # noqa: B009
        return reduce(or_, (coalesce(node, literal(value=False)) for node in told))

    junior, senior = attends(_JUNIOR, _JUNIOR_GRADES), attends(_SENIOR, _SENIOR_GRADES)
    years = age(own.field.birth_date)
    own.add(
        "school.grade-age",
        severity=Severity.WARNING,
        check=Row(
            when=junior | senior,
            must=(~junior | (ge(years, _NUMBERS["junior_from"]) & le(years, _NUMBERS["junior_to"])))
            & (~senior | (ge(years, _NUMBERS["senior_from"]) & le(years, _NUMBERS["senior_to"]))),
        ),
        zh="在校年级与年龄不相称：初中一般 {junior_from} 至 {junior_to} 周岁，高中、中职一般 {senior_from} 至 {senior_to} 周岁。请核对就学情况和出生日期。",
        en="too young or too old for this school: junior secondary {junior_from} to {junior_to}, senior secondary {senior_from} to {senior_to} years; check both",
        basis=Source("省级监测规则集（2023）", "5_17_003、5_17_004"),
        marks=("schooling", "birth_date"),
        given=("id.birth-match", "id.age-range", "date.future"),
        numbers=_NUMBERS,
        passes={"schooling": "04", "birth_date": "2013-01-01"},
        fails={"schooling": "04", "birth_date": "2000-01-01"},
    )
