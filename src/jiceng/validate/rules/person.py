"""Rules on 人员 that hold for every list of people: identity number, name, and what fits an age."""

from jiceng.codes import CertificateType, Education, MaritalStatus, PoliticalAffiliation, Sex
from jiceng.expr import (
    age,
    coalesce,
    eq,
    ge,
    le,
    literal,
    lt,
    matches,
    one_of,
    parameter,
    parse_date,
    present,
    slice_of,
    unreadable,
)
from jiceng.labels import Source
from jiceng.models import Person
from jiceng.validate.derived.resident_ids import add_resident_id
from jiceng.validate.kinds import Row, Unique
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Person)
person = rules.field

_EXPERT = Source("基层治理台账审核惯例")
_MONITORING = "省级监测规则集（2023）"

_RESIDENT_CARD = ~present(person.certificate_type) | one_of(
    person.certificate_type,
    CertificateType.RESIDENT_ID_CARD,
    CertificateType.TEMPORARY_ID_CARD,
    CertificateType.HOUSEHOLD_REGISTER,
)
_MALE, _FEMALE = eq(person.sex, Sex.MALE), eq(person.sex, Sex.FEMALE)
_SEX_TOLD = one_of(person.sex, Sex.MALE, Sex.FEMALE)
_BIRTH = coalesce(person.birth_date, parse_date(slice_of(person.id_number, 6, 14)))
"""The day of birth: as stated, or as the identity number has it where a list states none."""
_AGE = age(_BIRTH)
_BIRTH_SOUND = ("id.birth-valid", "id.birth-match", "id.age-range", "date.future")

# 锟斤拷 is what becomes of broken characters that are saved twice; no name is written with 拷.
_WRITTEN = "[^0-9０-９?？\ufffd拷]+"

_COLLEGE_UP = tuple(level for level in Education if level[0] in "123")
_MASTER_UP = tuple(level for level in Education if level[0] == "1")
_PRIMARY = tuple(level for level in Education if level[0] == "8")

add_resident_id(rules, "id_number", applies=_RESIDENT_CARD, birth="birth_date", sex="sex")
rules.add(
    "id.unique",
    check=Unique("id_number", when=matches(person.id_number, "[0-9]{17}[0-9X]|[0-9]{15}")),
    zh="同一公民身份号码在本批台账中出现了多次。请核实是重复登记还是号码填错，只保留一条或改正号码。",
    en="the same identity number stands on several records; keep one, or correct the number",
    basis=Source("居民身份证法", "第三条"),
    marks=("id_number",),
    given=("id.placeholder", "id.scientific-notation"),
    passes=[{"id_number": "53992519491231048X"}, {"id_number": "539925199404184731"}],
    fails=[{"id_number": "53992519491231048X"}, {"id_number": "53992519491231048X"}],
)
rules.add(
    "name.blank-or-invalid",
    check=Row(must=present(person.name) & matches(person.name, _WRITTEN)),
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
        must=(_MALE & ge(_AGE, parameter("marriage.age.male")))
        | (_FEMALE & ge(_AGE, parameter("marriage.age.female"))),
    ),
    zh="未到法定婚龄（男 {male} 周岁、女 {female} 周岁）却登记为已婚。请核实婚姻状况和出生日期。",
    en="registered as married below the legal age (men {male}, women {female}); check marital status and date of birth",
    basis=Source("民法典", "第一千零四十七条"),
    marks=("marital_status", "birth_date"),
    given=(*_BIRTH_SOUND, "id.sex-match"),
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
        must=ge(_AGE, parameter("party.min_age")),
    ),
    zh="未满 {years} 周岁却登记为中共党员或预备党员。请核实政治面貌和出生日期。",
    en="registered as a party member below the age of {years}; check political affiliation and date of birth",
    basis=Source("中国共产党章程", "第一条"),
    marks=("political_affiliation", "birth_date"),
    given=_BIRTH_SOUND,
    numbers={"years": parameter("party.min_age")},
    passes={"political_affiliation": "01", "birth_date": "1990-01-01"},
    fails={"political_affiliation": "01", "birth_date": "2012-01-01"},
)
rules.add(
    "league.age",
    severity=Severity.WARNING,
    check=Row(
        when=eq(person.political_affiliation, PoliticalAffiliation.CYL_MEMBER),
        must=ge(_AGE, parameter("league.min_age")) & le(_AGE, parameter("league.max_age")),
    ),
    zh="共青团员一般为 {low} 至 {high} 周岁。请核实政治面貌和出生日期；在团内担任职务的可以保留。",
    en="a league member is {low} to {high} years old; check both, and keep it for somebody with an office in the league",
    basis=Source("中国共产主义青年团章程", "第一条"),
    marks=("political_affiliation", "birth_date"),
    given=_BIRTH_SOUND,
    numbers={"low": parameter("league.min_age"), "high": parameter("league.max_age")},
    passes={"political_affiliation": "03", "birth_date": "2006-01-01"},
    fails={"political_affiliation": "03", "birth_date": "1990-01-01"},
)
rules.add(
    "marriage.child",
    check=Row(
        when=present(person.marital_status) & lt(_AGE, parameter("marriage.child.age")),
        must=one_of(person.marital_status, MaritalStatus.UNMARRIED, MaritalStatus.NOT_STATED),
    ),
    zh="未满 {years} 周岁，婚姻状况应为“未婚”。请核实婚姻状况和出生日期。",
    en="below the age of {years} the marital status is unmarried; check it and the date of birth",
    basis=Source("民法典", "第一千零四十七条"),
    marks=("marital_status", "birth_date"),
    given=(*_BIRTH_SOUND, "marriage.age"),
    numbers={"years": parameter("marriage.child.age")},
    passes={"marital_status": "10", "birth_date": "2015-01-01"},
    fails={"marital_status": "30", "birth_date": "2015-01-01"},
)
rules.add(
    "education.age",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(person.education, *_COLLEGE_UP),
        must=ge(_AGE, parameter("education.college.min_age"))
        & (~one_of(person.education, *_MASTER_UP) | ge(_AGE, parameter("education.master.min_age"))),
    ),
    zh="学历与年龄不相称：大专及以上一般满 {college} 周岁，硕士及以上一般满 {master} 周岁。请核实学历和出生日期。",
    en="too young for this education: college from {college}, a master's degree from {master} years on; check both",
    basis=Source(_MONITORING, "5_12_017、5_17_005、5_17_006"),
    marks=("education", "birth_date"),
    given=_BIRTH_SOUND,
    numbers={
        "college": parameter("education.college.min_age"),
        "master": parameter("education.master.min_age"),
    },
    passes={"education": "31", "birth_date": "2000-01-01"},
    fails={"education": "14", "birth_date": "2008-01-01"},
)
rules.add(
    "education.low-16-22",
    severity=Severity.WARNING,
    check=Row(
        when=present(person.education)
        & ge(_AGE, parameter("education.low.min_age"))
        & le(_AGE, parameter("education.low.max_age")),
        must=~one_of(person.education, *_PRIMARY),
    ),
    zh="{low} 至 {high} 周岁，文化程度却登记为小学。请核实是否填错或多年未更新；属实的请说明原因。",
    en="{low} to {high} years old, yet no more than primary school; check whether the entry is out of date",
    basis=Source(_MONITORING, "5_17_007、5_12_019"),
    marks=("education", "birth_date"),
    given=_BIRTH_SOUND,
    numbers={"low": parameter("education.low.min_age"), "high": parameter("education.low.max_age")},
    passes={"education": "71", "birth_date": "2006-01-01"},
    fails={"education": "81", "birth_date": "2006-01-01"},
)
rules.add(
    "id.age-range",
    severity=Severity.WARNING,
    # A whole identity number has its own rule on the year of birth in it.
    check=Row(
        when=present(person.birth_date)
        & ~coalesce(matches(person.id_number, "[0-9]{17}[0-9X]"), literal(value=False)),
        must=le(age(person.birth_date), parameter("person.max_age")),
    ),
    zh="按出生日期推算，年龄超过 {years} 周岁。请核对出生日期；确有其人且在世的可以保留。",
    en="older than {years} by the date of birth; check it, and keep it if it is true",
    basis=_EXPERT,
    marks=("birth_date",),
    numbers={"years": parameter("person.max_age")},
    passes={"birth_date": "1949-12-31"},
    fails={"birth_date": "1899-12-31"},
)
rules.add(
    "id.age-range",
    severity=Severity.WARNING,
    check=Row(when=present(person.stated_age), must=le(person.stated_age, parameter("person.max_age"))),
    zh="“年龄”超过 {years} 周岁。请核对；可能是漏了小数点、多写了一位，或把出生年份填进了年龄栏。",
    en="the age stated is more than {years}; check it",
    basis=_EXPERT,
    marks=("stated_age",),
    given=("value.out-of-range",),
    numbers={"years": parameter("person.max_age")},
    passes={"stated_age": 76},
    fails={"stated_age": 130},
)
rules.add(
    "age.stale",
    severity=Severity.WARNING,
    check=Row(when=present(person.stated_age) & present(_BIRTH), must=eq(person.stated_age, _AGE)),
    zh="“年龄”与按出生日期推算到基准日的周岁不一致，多半是旧表的年龄没有更新。请按周岁更新，或核对出生日期。",
    en="the age stated differs from the years completed on the day of the check; update it, or check the date of birth",
    basis=_EXPERT,
    marks=("stated_age", "birth_date"),
    given=(*_BIRTH_SOUND, "value.out-of-range"),
    passes={"stated_age": 76, "birth_date": "1949-12-31"},
    fails={"stated_age": 75, "birth_date": "1949-12-31"},
)
