"""Rules on 留守人员: who counts as left behind, and that a child is looked after as the law wants it."""

from jiceng.codes import LeftBehindType, MaritalStatus, Schooling, Sex
from jiceng.expr import (
    age,
    as_of,
    clock_days,
    coalesce,
    eq,
    ge,
    le,
    literal,
    lt,
    one_of,
    parameter,
    parse_date,
    plus,
    present,
    slice_of,
    within,
)
from jiceng.labels import Source
from jiceng.models import LeftBehindPerson
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(LeftBehindPerson)
person = rules.field

_MINORS = "未成年人保护法"
_AGE = age(coalesce(person.birth_date, parse_date(slice_of(person.id_number, 6, 14))))
_BIRTH_SOUND = ("id.birth-valid", "id.birth-match", "id.age-range", "date.future")
_is_child = eq(person.left_behind_type, LeftBehindType.CHILD)
_has_carer = present(person.carer_name)
_yes, _no = literal(value=True), literal(value=False)

rules.add(
    "leftbehind.child-age",
    check=Row(when=_is_child, must=lt(_AGE, parameter("leftbehind.child.age"))),
    zh="留守儿童应未满 {years} 周岁（按基准日计算）。请核对出生日期；已满 {years} 周岁的请移出留守儿童名单。",
    en="a left-behind child is below {years} years of age on the day of the check; check the date of birth, or take it off the list",
    basis=Source("国发〔2016〕13号"),
    marks=("birth_date", "left_behind_type"),
    given=_BIRTH_SOUND,
    numbers={"years": parameter("leftbehind.child.age")},
    passes={"left_behind_type": "L3", "birth_date": "2016-05-06"},
    fails={"left_behind_type": "L3", "birth_date": "2009-05-06"},
)
rules.add(
    "leftbehind.child-guardian",
    check=Row(when=_is_child & eq(person.both_parents_away, _yes), must=_has_carer),
    zh="父母双方都外出的留守儿童，须登记委托照护人。请联系父母确定照护人，并补填姓名、号码和联系方式。",
    en="both parents are away and no carer is registered; have the parents name one",
    basis=Source(_MINORS, "第二十二条、第二十三条"),
    marks=("carer_name", "both_parents_away"),
    given=("leftbehind.child-age",),
    passes={"left_behind_type": "L3", "both_parents_away": True, "carer_name": "某某某"},
    fails={"left_behind_type": "L3", "both_parents_away": True},
)
_carer_birth = coalesce(person.carer_birth_date, parse_date(slice_of(person.carer_id_number, 6, 14)))
_carer_age = age(_carer_birth)
_is_barred = coalesce(eq(person.carer_is_barred, _yes), _no)
rules.add(
    "leftbehind.guardian-adult",
    check=Row(
        when=present(_carer_birth) | _is_barred,
        must=~_is_barred
        & (
            ge(_carer_age, parameter("adult.age"))
            | (
                ge(_carer_age, parameter("capacity.selfsupport.age"))
                & eq(person.carer_lives_on_own_work, _yes)
            )
        ),
    ),
    zh="委托照护人应是有照护能力的完全民事行为能力人：满 {adult} 周岁，或满 {working} 周岁并以自己的劳动收入为主要生活来源，且没有法律禁止的情形。请核对照护人信息；确实不符合的，请联系父母另行委托。",
    en="a carer is {adult} years of age, or {working} and living on own work, and not barred by law; check the entries, or have the parents name another",
    basis=Source(_MINORS, "第二十二条"),
    marks=("carer_birth_date", "carer_id_number", "carer_is_barred"),
    given=("id.birth-valid", "date.future"),
    numbers={"adult": parameter("adult.age"), "working": parameter("capacity.selfsupport.age")},
    passes={"carer_birth_date": "1990-01-01", "carer_is_barred": False},
    fails={"carer_birth_date": "2010-01-01", "carer_lives_on_own_work": False},
)
rules.add(
    "leftbehind.under8-alone",
    check=Row(
        when=lt(_AGE, parameter("minor.unattended_age")) & present(person.is_unattended),
        must=eq(person.is_unattended, _no),
    ),
    zh="未满 {years} 周岁的孩子处于无人看护状态，法律不允许。请立即联系父母落实看护，并按规定报告；填错的请改正。",
    en="a child below {years} is left unattended, which the law forbids; see to its care at once, or correct the entry",
    basis=Source(_MINORS, "第二十一条"),
    marks=("is_unattended", "birth_date"),
    given=_BIRTH_SOUND,
    numbers={"years": parameter("minor.unattended_age")},
    passes={"birth_date": "2020-05-06", "is_unattended": False},
    fails={"birth_date": "2020-05-06", "is_unattended": True},
)
rules.add(
    "leftbehind.under16-alone",
    check=Row(
        when=lt(_AGE, parameter("minor.live_alone_age")) & present(person.lives_alone),
        must=eq(person.lives_alone, _no),
    ),
    zh="未满 {years} 周岁的孩子脱离监护单独生活，法律不允许。请联系父母委托照护人，并按规定报告；填错的请改正。",
    en="a child below {years} lives alone, which the law forbids; have the parents name a carer, or correct the entry",
    basis=Source(_MINORS, "第二十一条"),
    marks=("lives_alone", "birth_date"),
    given=_BIRTH_SOUND,
    numbers={"years": parameter("minor.live_alone_age")},
    passes={"birth_date": "2014-05-06", "lives_alone": False},
    fails={"birth_date": "2014-05-06", "lives_alone": True},
)
rules.add(
    "leftbehind.woman",
    severity=Severity.WARNING,
    check=Row(
        when=eq(person.left_behind_type, LeftBehindType.WOMAN),
        must=eq(person.sex, Sex.FEMALE)
        & ge(_AGE, parameter("leftbehind.woman.min_age"))
        & le(_AGE, parameter("leftbehind.woman.max_age"))
        & one_of(
            person.marital_status,
            MaritalStatus.MARRIED,
            MaritalStatus.FIRST_MARRIAGE,
            MaritalStatus.REMARRIED,
            MaritalStatus.REUNITED,
        ),
    ),
    zh="留守妇女一般是 {low} 至 {high} 周岁的已婚女性。请核对性别、婚姻状况、出生日期和留守人员类型。",
    en="a left-behind woman is married and {low} to {high} years old; check sex, marital status, date of birth and kind",
    basis=Source("农村留守人员统计表样"),
    marks=("left_behind_type", "sex", "marital_status", "birth_date"),
    given=(*_BIRTH_SOUND, "id.sex-match", "marriage.age"),
    numbers={
        "low": parameter("leftbehind.woman.min_age"),
        "high": parameter("leftbehind.woman.max_age"),
    },
    passes={"left_behind_type": "L2", "sex": "2", "birth_date": "1985-01-01", "marital_status": "20"},
    fails={"left_behind_type": "L2", "sex": "2", "birth_date": "1960-01-01", "marital_status": "20"},
)
rules.add(
    "leftbehind.elder",
    severity=Severity.WARNING,
    check=Row(
        when=eq(person.left_behind_type, LeftBehindType.ELDERLY),
        must=ge(_AGE, parameter("leftbehind.elder.age")),
    ),
    zh="留守老人应年满 {years} 周岁。请核对出生日期和留守人员类型。",
    en="a left-behind old person is {years} years of age; check the date of birth and the kind",
    basis=Source("老年人权益保障法", "第二条"),
    marks=("left_behind_type", "birth_date"),
    given=_BIRTH_SOUND,
    numbers={"years": parameter("leftbehind.elder.age")},
    passes={"left_behind_type": "L1", "birth_date": "1949-12-31"},
    fails={"left_behind_type": "L1", "birth_date": "1980-12-31"},
)
_start, _years = parameter("school.start_age"), parameter("school.compulsory_years")
rules.add(
    "leftbehind.dropout",
    check=Row(
        when=eq(person.schooling, Schooling.DROPPED_OUT) & ge(_AGE, _start) & lt(_AGE, plus(_start, _years)),
        must=present(person.return_to_school),
    ),
    zh="义务教育适龄儿童（{start} 周岁起 {years} 年）失学辍学，却没有登记劝返。请会同学校劝返复学，并补填劝返情况。",
    en="out of school at the age of compulsory schooling ({years} years from {start} on) without any effort on record; bring the child back, and enter it",
    basis=Source("义务教育法", "第十一条、第十三条"),
    marks=("return_to_school", "schooling"),
    given=_BIRTH_SOUND,
    numbers={"start": _start, "years": _years},
    passes={"schooling": "08", "birth_date": "2014-05-06", "return_to_school": "9 月 1 日已返校"},
    fails={"schooling": "08", "birth_date": "2014-05-06"},
)
rules.add(
    "leftbehind.contact-weekly",
    severity=Severity.WARNING,
    # The day of the last talk is only asked where no interval is stated: a list is older than the day of the check.
    check=Row(
        when=_has_carer & (present(person.contact_interval) | present(person.last_contact_on)),
        must=coalesce(
            le(person.contact_interval, clock_days("minor.contact")),
            within(person.last_contact_on, as_of, "minor.contact"),
        ),
    ),
    zh="委托照护期间，父母应至少每 {days} 天与孩子联系交流一次。请提醒父母，并更新联系间隔和最近联系日期。",
    en="the parents of a child in the care of another talk with it every {days} days; remind them, and update the entry",
    basis=Source(_MINORS, "第二十三条"),
    marks=("contact_interval", "last_contact_on"),
    given=("date.future", "value.out-of-range"),
    numbers={"days": clock_days("minor.contact")},
    passes={"carer_name": "某某某", "contact_interval": 7},
    fails={"carer_name": "某某某", "contact_interval": 30},
)
_is_at_no_school = coalesce(
    one_of(
        person.schooling,
        Schooling.NOT_YET_AT_SCHOOL,
        Schooling.DROPPED_OUT,
        Schooling.WORKING,
        Schooling.NEITHER,
    ),
    _no,
)
rules.add(
    "leftbehind.care-notice",
    severity=Severity.WARNING,
    check=Row(
        when=_has_carer,
        must=coalesce(person.has_told_village, _no)
        & (coalesce(person.has_told_school, _no) | _is_at_no_school),
    ),
    zh="委托照护情况应由父母书面告知学校（幼儿园）和村（居）委会。请提醒父母补办告知，并补填是否已告知。",
    en="the parents tell the school and the village committee in writing who looks after the child; remind them, and enter it",
    basis=Source(_MINORS, "第二十三条"),
    marks=("has_told_village", "has_told_school"),
    needs=("has_told_village", "has_told_school"),
    passes={"carer_name": "某某某", "has_told_village": True, "has_told_school": True},
    fails={"carer_name": "某某某", "has_told_village": True, "has_told_school": False},
)
