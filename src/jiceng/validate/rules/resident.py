"""Rules on 实有人口: the household as its members describe it."""

from jiceng.codes import FamilyRelation, MaritalStatus, PopulationKind, Sex
from jiceng.dataset import HEAD_RELATIONS
from jiceng.expr import age, eq, fields, ge, le, ne, one_of, parameter, present, slice_of
from jiceng.labels import Source
from jiceng.models import RelapseMember, Resident
from jiceng.validate.gathers import TOWNSHIP
from jiceng.validate.kinds import GroupCount, Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Resident)
resident = rules.field

_EXPERT = Source("基层治理台账审核惯例")
_MALE_RELATIONS = tuple(relation for relation in FamilyRelation if relation.implied_sex == Sex.MALE)
_FEMALE_RELATIONS = tuple(relation for relation in FamilyRelation if relation.implied_sex == Sex.FEMALE)
_SPOUSE = (FamilyRelation.SPOUSE, FamilyRelation.HUSBAND, FamilyRelation.WIFE)

# Relations by blood only: those by marriage, adoption or a second marriage may be of any age.
_CHILD = tuple(
    relation
    for relation in FamilyRelation
    if relation[0] in "23"
    and relation
    not in (
        FamilyRelation.ADOPTED_OR_STEP_SON,
        FamilyRelation.SON_IN_LAW,
        FamilyRelation.OTHER_SON,
        FamilyRelation.ADOPTED_OR_STEP_DAUGHTER,
        FamilyRelation.DAUGHTER_IN_LAW,
        FamilyRelation.OTHER_DAUGHTER,
    )
)
_PARENT = (FamilyRelation.PARENT, FamilyRelation.FATHER, FamilyRelation.MOTHER)
_GRANDCHILD = (
    FamilyRelation.GRANDCHILD,
    FamilyRelation.GRANDSON_PATERNAL,
    FamilyRelation.GRANDDAUGHTER_PATERNAL,
    FamilyRelation.GRANDSON_MATERNAL,
    FamilyRelation.GRANDDAUGHTER_MATERNAL,
    FamilyRelation.GREAT_GRANDSON,
    FamilyRelation.GREAT_GRANDDAUGHTER,
)
_GRANDPARENT = (
    FamilyRelation.GRANDPARENT,
    FamilyRelation.GRANDFATHER_PATERNAL,
    FamilyRelation.GRANDMOTHER_PATERNAL,
    FamilyRelation.GRANDFATHER_MATERNAL,
    FamilyRelation.GRANDMOTHER_MATERNAL,
    FamilyRelation.GREAT_GRANDFATHER,
    FamilyRelation.GREAT_GRANDMOTHER,
)

_is_head = one_of(resident.relation_to_head, *HEAD_RELATIONS)
_is_spouse = one_of(resident.relation_to_head, *_SPOUSE)
_same_household = [
    (resident.household_number, resident.household_number),
    (TOWNSHIP, TOWNSHIP),
]
_head_sex = rules.only("head_sex", None, resident.sex, _same_household, _is_head)
_head_birth = rules.only("head_birth", None, resident.birth_date, _same_household, _is_head)
_spouses = rules.count("spouses", None, _same_household, _is_spouse & ~present(resident.died_on))

_same_number = [(resident.id_number, resident.id_number)]
_registered = eq(resident.population_kind, PopulationKind.REGISTERED)
_registered_in_township = rules.distinct(
    "registered_in_township",
    None,
    resident.household_number,
    [*_same_number, (TOWNSHIP, TOWNSHIP)],
    _registered,
)
_registered_in_townships = rules.distinct(
    "registered_in_townships", None, TOWNSHIP, _same_number, _registered
)

_same_phone = [(resident.phone, resident.phone)]
_listed = present(resident.household_number)
_phone_in_township = rules.distinct(
    "phone_in_township", None, resident.household_number, [*_same_phone, (TOWNSHIP, TOWNSHIP)]
)
_phone_in_townships = rules.distinct("phone_in_townships", None, TOWNSHIP, _same_phone, _listed)

# Where the members of a household under monitoring work away from home; a certificate of disability begins with the number.
_worker = fields(RelapseMember)
_work_place = rules.only(
    "work_place",
    RelapseMember,
    _worker.work_place,
    [(resident.id_number, slice_of(_worker.certificate_number, 0, 18))],
)
_work_places = rules.distinct("work_places", None, _work_place, [*_same_phone, *_same_household])

rules.add(
    "household.one-head",
    check=GroupCount("household_number", where=_is_head),
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
rules.add(
    "household.spouse-sex",
    severity=Severity.WARNING,
    check=Row(
        when=_is_spouse
        & one_of(resident.sex, Sex.MALE, Sex.FEMALE)
        & one_of(_head_sex, Sex.MALE, Sex.FEMALE),
        must=ne(resident.sex, _head_sex),
    ),
    zh="配偶与户主登记为同一性别。请核对两人的性别和与户主关系。",
    en="the spouse and the head are registered with the same sex; check both, and the relation",
    basis=Source("民法典", "第一千零四十七条、第一千零四十九条"),
    marks=("sex", "relation_to_head"),
    given=("household.one-head", "household.relation-sex", "id.sex-match"),
    passes=[
        {"household_number": "1", "relation_to_head": "02", "sex": "1"},
        {"household_number": "1", "relation_to_head": "10", "sex": "2"},
    ],
    fails=[
        {"household_number": "1", "relation_to_head": "02", "sex": "1"},
        {"household_number": "1", "relation_to_head": "10", "sex": "1"},
    ],
)
rules.add(
    "household.spouse-single",
    check=Row(when=_is_spouse & present(resident.household_number), must=_spouses.at_most(1)),
    zh="同一户登记了两名配偶。请检查本户每个人的“与户主关系”，只保留户主现在的配偶。",
    en="two spouses in one household; check the relation to the head of every member",
    basis=Source("民法典", "第一千零四十一条、第一千零四十二条"),
    marks=("relation_to_head",),
    given=("household.one-head",),
    passes=[
        {"household_number": "1", "relation_to_head": "02"},
        {"household_number": "1", "relation_to_head": "12"},
    ],
    fails=[
        {"household_number": "1", "relation_to_head": "02"},
        {"household_number": "1", "relation_to_head": "12"},
        {"household_number": "1", "relation_to_head": "12"},
    ],
)
rules.add(
    "household.spouse-single",
    check=Row(when=_is_head & eq(resident.marital_status, MaritalStatus.UNMARRIED), must=_spouses.at_most(0)),
    zh="户主登记为未婚，本户却登记了配偶。请核对户主的婚姻状况和家庭成员的“与户主关系”。",
    en="the head is unmarried, yet a spouse is registered; check the marital status and the relations",
    basis=Source("民法典", "第一千零四十一条、第一千零四十二条"),
    marks=("marital_status", "relation_to_head"),
    given=("household.one-head",),
    passes=[
        {"household_number": "1", "relation_to_head": "02", "marital_status": "20"},
        {"household_number": "1", "relation_to_head": "12"},
    ],
    fails=[
        {"household_number": "1", "relation_to_head": "02", "marital_status": "10"},
        {"household_number": "1", "relation_to_head": "12"},
    ],
)
_gap, _grand_gap = parameter("household.parent_gap"), parameter("household.grandparent_gap")
_head_before, _head_after = age(_head_birth, resident.birth_date), age(resident.birth_date, _head_birth)
rules.add(
    "household.generation-age",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(resident.relation_to_head, *_CHILD, *_PARENT, *_GRANDCHILD, *_GRANDPARENT),
        must=(one_of(resident.relation_to_head, *_CHILD) & ge(_head_before, _gap))
        | (one_of(resident.relation_to_head, *_PARENT) & ge(_head_after, _gap))
        | (one_of(resident.relation_to_head, *_GRANDCHILD) & ge(_head_before, _grand_gap))
        | (one_of(resident.relation_to_head, *_GRANDPARENT) & ge(_head_after, _grand_gap)),
    ),
    zh="与户主的年龄差不合常理：父母与子女一般相差 {gap} 岁以上，祖孙一般相差 {grand} 岁以上。请核对与户主关系和两人的出生日期；收养、继亲属实的可以保留。",
    en="parent and child are {gap} years apart or more, grandparent and grandchild {grand}; check the relation and both dates of birth",
    basis=_EXPERT,
    marks=("birth_date", "relation_to_head"),
    given=("household.one-head", "id.birth-match", "date.future"),
    numbers={"gap": _gap, "grand": _grand_gap},
    passes=[
        {"household_number": "1", "relation_to_head": "02", "birth_date": "1980-05-01"},
        {"household_number": "1", "relation_to_head": "20", "birth_date": "2004-05-01"},
        {"household_number": "1", "relation_to_head": "51", "birth_date": "1955-05-01"},
    ],
    fails=[
        {"household_number": "1", "relation_to_head": "02", "birth_date": "1980-05-01"},
        {"household_number": "1", "relation_to_head": "20", "birth_date": "1990-05-01"},
    ],
)
rules.add(
    "id.two-households",
    check=Row(
        when=present(resident.id_number) & present(resident.household_number) & _registered,
        must=le(_registered_in_township, 1) & le(_registered_in_townships, 1),
    ),
    zh="同一人以户籍人口登记在两个及以上的户里，而一个人只能在一个地方登记常住户口。请核实户籍在哪一户，另一处改为实际居住或删除。",
    en="one person is registered in two households or more; keep the one of the household registration",
    basis=Source("户口登记条例", "第六条"),
    marks=("id_number", "household_number"),
    given=("id.placeholder", "id.scientific-notation"),
    passes=[
        {"id_number": "53992519491231048X", "household_number": "1", "population_kind": "01"},
        {"id_number": "53992519491231048X", "household_number": "2", "population_kind": "02"},
    ],
    fails=[
        {"id_number": "53992519491231048X", "household_number": "1", "population_kind": "01"},
        {"id_number": "53992519491231048X", "household_number": "2", "population_kind": "01"},
    ],
)
rules.add(
    "phone.shared-across-households",
    severity=Severity.WARNING,
    check=Row(
        when=present(resident.phone) & _listed,
        must=le(_phone_in_township, 1) & le(_phone_in_townships, 1),
    ),
    zh="不同的户登记了同一个联系电话。请核实是否代填或填错，换成本户自己的号码；确为亲属共用的可以保留。",
    en="several households are reached under one phone; check whether it was filled in for somebody else",
    basis=Source("省级监测规则集（2023）", "5_15_022"),
    marks=("phone",),
    given=("phone.format", "id.two-households"),
    passes=[
        {"phone": "13900000012", "household_number": "1"},
        {"phone": "13900000012", "household_number": "1"},
    ],
    fails=[
        {"phone": "13900000012", "household_number": "1"},
        {"phone": "13900000012", "household_number": "2"},
    ],
)
rules.add(
    "phone.same-household-diff-place",
    severity=Severity.WARNING,
    check=Row(
        when=present(resident.phone) & _listed,
        must=~present(_work_place) | le(_work_places, 1),
    ),
    zh="同户成员在不同的地方务工，却登记了同一个联系电话。请核实每个人本人的号码和务工区域。",
    en="members of one household work in different places under one phone; check the phone and the place of each",
    basis=Source("省级监测规则集（2023）", "5_15_021"),
    marks=("phone",),
    given=("phone.format", "phone.shared-across-households"),
    passes={
        "resident": [
            {"id_number": "53992519491231048X", "phone": "13900000012", "household_number": "1"},
            {"id_number": "539925199404184731", "phone": "13900000012", "household_number": "1"},
        ],
        "relapse_member": [
            {"certificate_number": "53992519491231048X", "work_place": "某市某区"},
            {"certificate_number": "539925199404184731", "work_place": "某市某区"},
        ],
    },
    fails={
        "resident": [
            {"id_number": "53992519491231048X", "phone": "13900000012", "household_number": "1"},
            {"id_number": "539925199404184731", "phone": "13900000012", "household_number": "1"},
        ],
        "relapse_member": [
            {"certificate_number": "53992519491231048X", "work_place": "某市某区"},
            {"certificate_number": "539925199404184731", "work_place": "某市某县"},
        ],
    },
)
