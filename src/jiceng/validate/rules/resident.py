"""Rules on 实有人口: the household as its members describe it."""

from jiceng.codes import FamilyRelation, Sex
from jiceng.dataset import HEAD_RELATIONS
from jiceng.expr import eq, one_of
from jiceng.labels import Source
from jiceng.models import Resident
from jiceng.validate.kinds import GroupCount, Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(Resident)
resident = rules.field

_MALE_RELATIONS = tuple(relation for relation in FamilyRelation if relation.implied_sex == Sex.MALE)
_FEMALE_RELATIONS = tuple(relation for relation in FamilyRelation if relation.implied_sex == Sex.FEMALE)

rules.add(
    "household.one-head",
    check=GroupCount("household_number", where=one_of(resident.relation_to_head, *HEAD_RELATIONS)),
    zh="同一户号下应有且只有一名户主。请检查本户每个人的“与户主关系”：缺户主的补上，多出的改正。",
    en="a household has exactly one head; check the relation to the head of every member",
    basis=Source("GB/T 31000-2015"),
    marks=("relation_to_head",),
    passes=[
        {"household_number": "1", "relation_to_head": "02"},
        {"household_number": "1", "relation_to_head": "10"},
    ],
    fails=[
        {"household_number": "1", "relation_to_head": "10"},
        {"household_number": "1", "relation_to_head": "20"},
    ],
)
rules.add(
    "household.relation-sex",
    check=Row(
        when=one_of(resident.relation_to_head, *_MALE_RELATIONS, *_FEMALE_RELATIONS)
        & one_of(resident.sex, Sex.MALE, Sex.FEMALE),
        must=(one_of(resident.relation_to_head, *_MALE_RELATIONS) & eq(resident.sex, Sex.MALE))
        | (one_of(resident.relation_to_head, *_FEMALE_RELATIONS) & eq(resident.sex, Sex.FEMALE)),
    ),
    zh="与户主关系所说的性别与“性别”一栏不一致（如“子”应为男、“女”应为女）。请核对后改正其中一处。",
    en="the relation implies the other sex (a son is male, a daughter female); correct one of the two",
    basis=Source("GB/T 4761-2008"),
    marks=("relation_to_head", "sex"),
    given=("id.sex-match",),
    passes={"relation_to_head": "20", "sex": "1"},
    fails={"relation_to_head": "20", "sex": "2"},
)
