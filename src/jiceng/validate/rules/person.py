"""Rules on 人员 that hold for every list of people: identity number, name, age."""

from jiceng.codes import CertificateType, MaritalStatus, PoliticalAffiliation, Sex
from jiceng.expr import (
    age,
    as_of,
    check_digit,
    eq,
    ge,
    le,
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
from jiceng.validate.kinds import Row, Unique
from jiceng.validate.rule import RuleSet, Severity
from jiceng.validate.rules.phone import phone_format

__all__ = ["rules"]

rules = RuleSet(Person)
person = rules.field

_GB11643 = Source("GB 11643-1999")
_EXPERT = Source("基层治理台账审核惯例")

_RESIDENT_CARD = ~present(person.certificate_type) | one_of(
    person.certificate_type,
    CertificateType.RESIDENT_ID_CARD,
    CertificateType.TEMPORARY_ID_CARD,
    CertificateType.HOUSEHOLD_REGISTER,
)
_EIGHTEEN = matches(person.id_number, "[0-9]{17}[0-9X]")
_FIFTEEN = matches(person.id_number, "[0-9]{15}")
_AS_FLOAT = matches(person.id_number, r"[0-9](\.[0-9]+)?[Ee][+]?[0-9]{1,2}")
_ZEROED = matches(person.id_number, "[0-9]{15}000") & ~check_digit(person.id_number, "gb11643")
_BIRTH_IN_ID = parse_date(slice_of(person.id_number, 6, 14))
_MALE, _FEMALE = eq(person.sex, Sex.MALE), eq(person.sex, Sex.FEMALE)
_SEX_TOLD = one_of(person.sex, Sex.MALE, Sex.FEMALE)

rules.add(
    "id.scientific-notation",
    check=Row(when=present(person.id_number) & _RESIDENT_CARD, must=~(_AS_FLOAT | _ZEROED)),
    zh="公民身份号码被表格软件存成了数值，末几位已丢失，无法还原。请把该列设为“文本”格式后，按证件重新录入。",
    en="the identity number was stored as a number and has lost its last digits; format the column as text and enter it again",
    basis=_GB11643,
    marks=("id_number",),
    passes={"id_number": "53992519491231048X"},
    fails={"id_number": "5.39925E+17"},
)
rules.add(
    "id.length-charset",
    check=Row(when=present(person.id_number) & _RESIDENT_CARD, must=_EIGHTEEN | _FIFTEEN),
    zh="公民身份号码应为 18 位：前 17 位是数字，末位是数字或大写 X。请对照证件，补齐缺位或改正多余的字符。",
    en="an identity number has 18 characters: 17 digits, then a digit or X; compare it with the card",
    basis=_GB11643,
    marks=("id_number",),
    given=("id.scientific-notation",),
    passes={"id_number": "53992519491231048X"},
    fails={"id_number": "5399251949123100"},
)
rules.add(
    "id.checksum",
    check=Row(when=_EIGHTEEN, must=check_digit(person.id_number, "gb11643")),
    zh="公民身份号码的末位校验码与前 17 位对不上，多半有一位写错或两位颠倒。请对照证件逐位核对。",
    en="the check digit does not fit the other 17 digits: one is mistyped, or two are swapped; compare it with the card",
    basis=_GB11643,
    marks=("id_number",),
    given=("id.scientific-notation", "id.length-charset"),
    passes={"id_number": "53992519491231048X"},
    fails={"id_number": "539925194912310481"},
)
rules.add(
    "id.birth-valid",
    check=Row(when=_EIGHTEEN, must=present(_BIRTH_IN_ID) & le(_BIRTH_IN_ID, as_of)),
    zh="公民身份号码第 7 至 14 位不是有效的出生日期，或晚于基准日。请对照证件核对。",
    en="digits 7 to 14 of the identity number are no day of birth up to the day of the check",
    basis=_GB11643,
    marks=("id_number",),
    given=("id.scientific-notation", "id.length-charset", "id.checksum"),
    passes={"id_number": "53992519491231048X"},
    fails={"id_number": "539925194913310019"},
)
rules.add(
    "id.birth-match",
    check=Row(when=_EIGHTEEN & present(person.birth_date), must=eq(_BIRTH_IN_ID, person.birth_date)),
    zh="出生日期与公民身份号码第 7 至 14 位不一致。请对照证件，改正其中写错的一处。",
    en="the date of birth differs from digits 7 to 14 of the identity number; correct the one that is wrong",
    basis=Source("GB/T 31000-2015"),
    marks=("birth_date", "id_number"),
    given=("id.scientific-notation", "id.length-charset", "id.checksum", "id.birth-valid"),
    passes={"id_number": "53992519491231048X", "birth_date": "1949-12-31"},
    fails={"id_number": "53992519491231048X", "birth_date": "1949-12-30"},
)
rules.add(
    "id.sex-match",
    check=Row(
        when=_EIGHTEEN & _SEX_TOLD,
        must=(_MALE & one_of(slice_of(person.id_number, 16, 17), *"13579"))
        | (_FEMALE & one_of(slice_of(person.id_number, 16, 17), *"02468")),
    ),
    zh="性别与公民身份号码第 17 位不一致（单数为男，双数为女）。请对照证件，改正其中写错的一处。",
    en="the sex differs from digit 17 of the identity number (odd: male, even: female); correct the one that is wrong",
    basis=_GB11643,
    marks=("sex", "id_number"),
    given=("id.scientific-notation", "id.length-charset", "id.checksum"),
    passes={"id_number": "53992519491231048X", "sex": "2"},
    fails={"id_number": "53992519491231048X", "sex": "1"},
)
rules.add(
    "id.fifteen-digit",
    severity=Severity.WARNING,
    check=Row(when=present(person.id_number), must=~_FIFTEEN),
    zh="这是 15 位的旧公民身份号码。请按新证件改录 18 位号码。",
    en="this is an old identity number of 15 digits; enter the one of 18 digits",
    basis=_GB11643,
    marks=("id_number",),
    given=("id.scientific-notation", "id.length-charset"),
    passes={"id_number": "53992519491231048X"},
    fails={"id_number": "539925491231002"},
)
rules.add(
    "id.unique",
    check=Unique("id_number", when=_EIGHTEEN | _FIFTEEN),
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
phone_format(rules, person.phone)
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
