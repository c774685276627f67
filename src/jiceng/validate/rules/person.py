"""Rules on 人员 that hold for every list of people: identity number, name, age."""

from jiceng.codes import CertificateType, MaritalStatus, PoliticalAffiliation, Sex
from jiceng.expr import (
    age,
    eq,
    ge,
    matches,
    one_of,
    parameter,
    present,
    unreadable,
)
from jiceng.labels import Source
from jiceng.models import Person
from jiceng.validate.derived.resident_ids import add_resident_id
from jiceng.validate.kinds import Row, Unique
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(Person)
person = rules.field

_EXPERT = Source("基层治理台账审核惯例")

_RESIDENT_CARD = ~present(person.certificate_type) | one_of(
    person.certificate_type,
    CertificateType.RESIDENT_ID_CARD,
    CertificateType.TEMPORARY_ID_CARD,
    CertificateType.HOUSEHOLD_REGISTER,
)
_MALE, _FEMALE = eq(person.sex, Sex.MALE), eq(person.sex, Sex.FEMALE)
_SEX_TOLD = one_of(person.sex, Sex.MALE, Sex.FEMALE)

add_resident_id(rules, "id_number", applies=_RESIDENT_CARD, birth="birth_date", sex="sex")
rules.add(
    "id.unique",
    check=Unique("id_number", when=matches(person.id_number, "[0-9]{17}[0-9X]|[0-9]{15}")),
    zh="同一公民身份号码在本批台账中出现了多次。请核实是重复登记还是号码填错，只保留一条或改正号码。",
    en="the same identity number stands on several records; keep one, or correct the number",
    basis=Source("居民身份证法", "第三条"),
    marks=("id_number",),
    passes=[{"id_number": "53992519491231048X"}, {"id_number": "539925199404184731"}],
    fails=[{"id_number": "53992519491231048X"}, {"id_number": "53992519491231048X"}],
)
rules.add(
    "name.blank-or-invalid",
    check=Row(must=present(person.name) & matches(person.name, "[^0-9０-９?？\ufffd]+")),
    zh="姓名为空，或含有数字、问号、乱码。请按证件填写姓名；生僻字无法录入时请换用支持的输入法。",
    en="the name is missing or holds digits, question marks or broken characters; enter it as on the card",
    basis=_EXPERT,
    marks=("name",),
    passes={"name": "张三"},
    fails={"name": "??"},
)
rules.add(
    "sex.code-table",
    check=Row(when=present(person.sex), must=~unreadable(person.sex)),
    zh="性别不在代码表中。请填“男”或“女”（GB/T 2261.1）。",
    en="the sex is not in the code table of GB/T 2261.1",
    basis=Source("GB/T 2261.1-2003"),
    marks=("sex",),
    passes={"sex": "1"},
    fails={"sex:text": "甲"},
)
rules.add(
    "ethnicity.code",
    check=Row(when=present(person.ethnicity), must=~unreadable(person.ethnicity)),
    zh="民族不在国家标准的民族名称里。请按户口簿填写 56 个民族的规范名称，或 01 至 56、97、98 的代码。",
    en="the ethnic group is not in the table of GB/T 3304; enter one of its names or codes",
    basis=Source("GB/T 3304-1991"),
    marks=("ethnicity",),
    passes={"ethnicity": "01"},
    fails={"ethnicity:text": "客家族"},
)
rules.add(
    "marriage.age",
    check=Row(
        when=_SEX_TOLD
        & one_of(
            person.marital_status,
            MaritalStatus.MARRIED,
            MaritalStatus.FIRST_MARRIAGE,
            MaritalStatus.REMARRIED,
            MaritalStatus.REUNITED,
        ),
        must=(_MALE & ge(age(person.birth_date), parameter("marriage.age.male")))
        | (_FEMALE & ge(age(person.birth_date), parameter("marriage.age.female"))),
    ),
    zh="未到法定婚龄（男 {male} 周岁、女 {female} 周岁）却登记为已婚。请核实婚姻状况和出生日期。",
    en="registered as married below the legal age (men {male}, women {female}); check marital status and date of birth",
    basis=Source("民法典", "第一千零四十七条"),
    marks=("marital_status", "birth_date"),
    given=("id.birth-match", "id.sex-match"),
    numbers={"male": parameter("marriage.age.male"), "female": parameter("marriage.age.female")},
    passes={"sex": "1", "marital_status": "20", "birth_date": "1990-01-01"},
    fails={"sex": "1", "marital_status": "20", "birth_date": "2010-01-01"},
)
rules.add(
    "party.age",
    check=Row(
        when=one_of(
            person.political_affiliation,
            PoliticalAffiliation.CPC_MEMBER,
            PoliticalAffiliation.CPC_PROBATIONARY_MEMBER,
        ),
        must=ge(age(person.birth_date), parameter("party.min_age")),
    ),
    zh="未满 {years} 周岁却登记为中共党员或预备党员。请核实政治面貌和出生日期。",
    en="registered as a party member below the age of {years}; check political affiliation and date of birth",
    basis=Source("中国共产党章程", "第一条"),
    marks=("political_affiliation", "birth_date"),
    given=("id.birth-match",),
    numbers={"years": parameter("party.min_age")},
    passes={"political_affiliation": "01", "birth_date": "1990-01-01"},
    fails={"political_affiliation": "01", "birth_date": "2012-01-01"},
)
