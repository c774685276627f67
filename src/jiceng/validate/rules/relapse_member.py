"""Rules on 监测户成员: certificate, ability to work, schooling and insurance of a member fit one another.

A certificate number begins with the identity number, whose seventh to fourteenth characters are the day of birth.
"""

from jiceng.codes import CertificateType, RelapseHealth, RelapseInSchool, RelapseLabour
from jiceng.expr import (
    age,
    coalesce,
    eq,
    ge,
    gt,
    includes,
    length,
    literal,
    lt,
    matches,
    ne,
    one_of,
    parameter,
    parse_date,
    present,
    slice_of,
)
from jiceng.labels import Source
from jiceng.models import RelapseMember
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(RelapseMember)
member = rules.field

_SYSTEM = "省级防返贫监测系统规则集（2023）"
_BORN = "539925201204184731"
_ADULT, _ELDER = "539925199404184731", "53992519491231048X"

_age = age(parse_date(slice_of(member.certificate_number, 6, 14)))
_least_age, _most_age = parameter("work.min_age"), parameter("leftbehind.elder.age")
_disabled = includes(member.health, RelapseHealth.DISABLED)
_healthy = includes(member.health, RelapseHealth.HEALTHY) & ~includes(
    member.health, RelapseHealth.CHRONIC, RelapseHealth.SERIOUS_ILLNESS, RelapseHealth.DISABLED
)
_works = present(member.work_place) | gt(coalesce(member.work_months, 0), 0)
_IDENTITY = 18

rules.add(
    "relapse.disabled-cert",
    check=Row(
        when=coalesce(_disabled, literal(value=False)) | gt(length(member.certificate_number), _IDENTITY),
        must=matches(member.certificate_number, "[0-9]{17}[0-9X][1-7][1-4](B[0-9])?")
        & ~(
            coalesce(_disabled, literal(value=False))
            & present(member.certificate_type)
            & ne(member.certificate_type, CertificateType.DISABILITY_CARD)
        ),
    ),
    zh="健康状况为残疾的应登记残疾人证：18 位身份证号后第 19 位为残疾类别 1 至 7、第 20 位为等级 1 至 4。请对照残疾人证核对证件类型和号码；没有残疾的请改正健康状况。",
    en="a disabled member is filed under the disability certificate, whose 19th character is 1 to 7 and 20th 1 to 4; compare it with the certificate",
    basis=Source(_SYSTEM, "4_01_002、4_12_003"),
    marks=("certificate_number", "certificate_type", "health"),
    passes={"health": "4", "certificate_type": "217", "certificate_number": f"{_ELDER}41"},
    fails={"health": "4", "certificate_type": "217", "certificate_number": f"{_ELDER}85"},
)
rules.add(
    "relapse.severe-disabled-labour",
    severity=Severity.WARNING,
    check=Row(
        when=matches(member.certificate_number, "[0-9]{17}[0-9X]4[12](B[0-9])?") & present(member.labour),
        must=ne(member.labour, RelapseLabour.ORDINARY),
    ),
    zh="一、二级肢体残疾登记为普通劳动力。请核实劳动技能和残疾人证号；确能从事普通劳动的可以保留。",
    en="a limb disability of the first or second grade, yet an ordinary worker; verify both, and keep it if it is true",
    basis=Source(_SYSTEM, "4_01_007、4_01_008"),
    marks=("labour", "certificate_number"),
    passes={"certificate_number": f"{_ADULT}41", "labour": "3"},
    fails={"certificate_number": f"{_ADULT}41", "labour": "1"},
)
rules.add(
    "relapse.labour-age",
    check=Row(when=present(member.labour) & lt(_age, _least_age), must=eq(member.labour, RelapseLabour.NONE)),
    zh="不满 {years} 周岁的成员，劳动技能应为“无劳动力”。请核对证件号码和劳动技能，改正写错的一处。",
    en="a member below the age of {years} is none who can work; correct the number or the ability to work",
    basis=Source("劳动法", "第十五条"),
    marks=("labour", "certificate_number"),
    numbers={"years": _least_age},
    passes={"certificate_number": _BORN, "labour": "5"},
    fails={"certificate_number": _BORN, "labour": "1"},
)
rules.add(
    "relapse.healthy-labour",
    severity=Severity.WARNING,
    check=Row(
        when=_healthy
        & ~present(member.in_school)
        & present(member.labour)
        & ge(_age, _least_age)
        & lt(_age, _most_age),
        must=one_of(member.labour, RelapseLabour.ORDINARY, RelapseLabour.SKILLED),
    ),
    zh="满 {least} 周岁不满 {most} 周岁、健康、不在校的成员，劳动技能登记为无或半劳动力。请核实健康状况、在校状况和劳动技能；属实的可以保留。",
    en="aged {least} to {most}, healthy and out of school, yet unable to work or only in part; verify the three, and keep them if true",
    basis=Source(_SYSTEM, "5_12_008"),
    marks=("labour", "health", "in_school", "certificate_number"),
    numbers={"least": _least_age, "most": _most_age},
    passes={"certificate_number": _ADULT, "health": "1", "labour": "1"},
    fails={"certificate_number": _ADULT, "health": "1", "labour": "5"},
)
rules.add(
    "relapse.work-under16",
    check=Row(when=_works | present(member.public_post), must=ge(_age, _least_age)),
    zh="不满 {years} 周岁却登记了务工或公益性岗位。请核对证件号码和务工情况；确有其事的，请立即停止用工并报告。",
    en="registered at work or in a public welfare post below the age of {years}; check number and work, or have it stopped",
    basis=Source("未成年人保护法第六十一条；劳动法第十五条；义务教育法第十四条"),
    marks=("work_place", "work_months", "public_post", "certificate_number"),
    numbers={"years": _least_age},
    passes={"certificate_number": _ADULT, "work_place": "云岭县"},
    fails={"certificate_number": _BORN, "work_place": "云岭县"},
)
_post_age = parameter("relapse.public_post.max_age")
rules.add(
    "relapse.public-post-age",
    severity=Severity.WARNING,
    check=Row(
        when=present(member.public_post),
        # Three posts have two marks between them.
        must=lt(_age, _post_age)
        & ge(_age, _least_age)
        & ~matches(member.public_post, r"[^\|]*、[^\|]*、[^\|]*"),
    ),
    zh="公益性岗位人员已满 {most} 周岁或不满 {least} 周岁，或一人登记了三种以上岗位。请核对证件号码和岗位；不再适合的请调整。",
    en="in a public welfare post at {most} or more or below {least}, or in three posts and more; check number and posts",
    basis=Source(_SYSTEM, "5_01_006、3_01_010"),
    marks=("public_post", "certificate_number"),
    given=("relapse.work-under16",),
    numbers={"most": _post_age, "least": _least_age},
    passes={"certificate_number": _ADULT, "public_post": "护林员、保洁员"},
    fails={"certificate_number": _ADULT, "public_post": "护林员、保洁员、护路员"},
)
rules.add(
    "relapse.work-place",
    severity=Severity.WARNING,
    check=Row(
        when=_works,
        # 治区 ends a region of the first level, and four cities are regions of the first level themselves.
        must=present(member.work_place)
        & matches(member.work_place, r"[^\|]*([县旗市]|[^治]区)[^\|]*")
        & ~matches(member.work_place, "(中国)?(北京|上海|天津|重庆)市?"),
    ),
    zh="务工区域没有填到县（市、区、旗）。请按“省市县”补填到县级。",
    en="the place of work is not told down to the county; complete it",
    basis=Source(_SYSTEM, "4_12_001"),
    marks=("work_place", "work_months"),
    passes={"work_place": "云岭县", "work_months": 4},
    fails={"work_place": "内蒙古自治区", "work_months": 4},
)
_UP_TO_UPPER_SECONDARY = tuple(school for school in RelapseInSchool if school[0] in "012")
rules.add(
    "relapse.student-work",
    severity=Severity.WARNING,
    check=Row(when=one_of(member.in_school, *_UP_TO_UPPER_SECONDARY), must=~_works),
    zh="学前至高中阶段的在校生登记了外出务工。请核对在校状况和务工区域、务工月数，改正写错的一处；假期短工属实的可以保留。",
    en="at school up to the upper secondary level, yet working away; correct one of the two, and keep it if it is true",
    basis=Source(_SYSTEM, "4_01_006、4_12_002"),
    marks=("in_school", "work_place", "work_months"),
    given=("relapse.work-under16",),
    passes={"certificate_number": _ADULT, "in_school": "51", "work_place": "云岭县"},
    fails={"certificate_number": _ADULT, "in_school": "13", "work_place": "云岭县"},
)
rules.add(
    "relapse.education-both",
    check=Row(when=present(member.schooling), must=~present(member.in_school)),
    zh="文化程度和在校生状况只能填一项：在校的填在校生状况，不在校的填文化程度。请按实际情况保留一项，另一项留空。",
    en="the schooling of one who has left school and the school attended exclude each other; leave one of them empty",
    basis=Source(_SYSTEM, "3_01_003、3_12_004"),
    marks=("schooling", "in_school"),
    passes={"schooling": "2"},
    fails={"schooling": "2", "in_school": "03"},
)
rules.add(
    "relapse.education-both",
    check=Row(must=present(member.schooling) | present(member.in_school)),
    zh="文化程度和在校生状况都没有填。请补填一项：在校的填在校生状况，不在校的填文化程度。",
    en="neither the schooling of one who has left school nor the school attended; fill in the one that holds",
    basis=Source(_SYSTEM, "3_01_002"),
    marks=("in_school", "schooling"),
    needs=("schooling", "in_school"),
    passes={"in_school": "03"},
    fails={},
)
_school_age = parameter("school.start_age.delayed")
rules.add(
    "relapse.preschool-age",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(member.in_school, RelapseInSchool.PRESCHOOL_AGE, RelapseInSchool.PRESCHOOL) & _healthy,
        must=lt(_age, _school_age),
    ),
    zh="已满 {years} 周岁的健康儿童仍登记为学龄前或学前教育。请核对证件号码和在校生状况；尚未入学的，请及时劝学。",
    en="a healthy child of {years} or more below school; check number and attendance, or see to it that the child goes to school",
    basis=Source("义务教育法", "第十一条"),
    marks=("in_school", "certificate_number"),
    numbers={"years": _school_age},
    passes={"certificate_number": "539925202004184731", "in_school": "02", "health": "1"},
    fails={"certificate_number": _BORN, "in_school": "02", "health": "1"},
)
_residents = eq(coalesce(member.has_resident_insurance, literal(value=False)), literal(value=True))
_employees = eq(coalesce(member.has_employee_insurance, literal(value=False)), literal(value=True))
rules.add(
    "relapse.insurance-both",
    check=Row(must=(_residents & ~_employees) | (_employees & ~_residents)),
    zh="居民医保和职工医保应当参加且只参加一项，本行两项都参加、都没参加或都没填。请核实参保情况后改正；确未参保的，请动员参保。",
    en="a member has the medical insurance of residents or of employees, one of the two; verify, and correct or enrol",
    basis=Source(_SYSTEM, "2_01_008、2_01_009、2_12_012、2_12_015"),
    marks=("has_resident_insurance", "has_employee_insurance"),
    given=("value.unreadable",),
    needs=("has_resident_insurance", "has_employee_insurance"),
    passes={"has_resident_insurance": True, "has_employee_insurance": False},
    fails={"has_resident_insurance": True, "has_employee_insurance": True},
)
rules.add(
    "relapse.post-time",
    check=Row(
        # Nobody without a post is wrong to say that it lasted no month.
        when=present(member.public_post) | gt(coalesce(member.public_post_months, 0), 0),
        must=present(member.public_post) & present(member.public_post_months),
    ),
    zh="公益性岗位和月数应当同时填写，本行只填了一项。请补填另一项；没有岗位的请都留空。",
    en="a public welfare post and its months go together; enter the other, or leave both empty",
    basis=Source(_SYSTEM, "3_01_005、3_01_006"),
    marks=("public_post", "public_post_months"),
    passes={"public_post": "护林员", "public_post_months": 6},
    fails={"public_post": "护林员"},
)
_destitute = eq(member.is_destitute, literal(value=True))
rules.add(
    "tekun.worker",
    severity=Severity.WARNING,
    check=Row(when=_destitute, must=~_works),
    zh="登记为特困供养人员，又登记了外出务工，与“无劳动能力”不符。请核实后改正填错的一处；确在务工的请复核特困资格。",
    en="supported in extreme poverty, yet registered as working away; correct one of the two, or review the support",
    basis=Source(_SYSTEM, "5_01_004"),
    marks=("is_destitute", "work_place", "work_months"),
    given=("relapse.work-under16",),
    passes={"certificate_number": _ELDER, "is_destitute": True},
    fails={"certificate_number": _ELDER, "is_destitute": True, "work_place": "云岭县"},
)
_of_age, _elder_age = parameter("adult.age"), parameter("tekun.elder.age")
rules.add(
    "tekun.healthy-18-60",
    severity=Severity.WARNING,
    check=Row(
        when=_destitute & ge(_age, _of_age) & lt(_age, _elder_age),
        must=~(_healthy & ~present(member.in_school)),
    ),
    zh="满 {least} 周岁不满 {most} 周岁、健康且不在校，却登记为特困供养人员。请核实健康状况和在校状况，改正填错的一处；确属健康的请复核特困资格。",
    en="aged {least} to {most}, healthy and out of school, yet supported in extreme poverty; correct one of them, or review the support",
    basis=Source(_SYSTEM, "5_15_018、5_15_019"),
    marks=("is_destitute", "health", "in_school", "certificate_number"),
    needs=("in_school",),
    numbers={"least": _of_age, "most": _elder_age},
    passes={"certificate_number": _ADULT, "is_destitute": True, "health": "4"},
    fails={"certificate_number": _ADULT, "is_destitute": True, "health": "1"},
)
