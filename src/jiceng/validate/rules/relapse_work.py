"""Rules on 务工监测: who may work, for how much, where, and in which order."""

from jiceng.expr import (
    add_months,
    age,
    eq,
    ge,
    le,
    literal,
    lt,
    matches,
    parameter,
    parse_date,
    present,
    slice_of,
)
from jiceng.labels import Source
from jiceng.models import RelapseWork
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(RelapseWork)
work = rules.field

_SYSTEM = "省级防返贫监测系统规则集（2023）"
_works = eq(work.is_working, literal(value=True))
_born_on = parse_date(slice_of(work.certificate_number, 6, 14))
# Somebody who comes of age within the month may have begun to work in it.
_age_then = age(_born_on, add_months(work.period, 1))
_LEAST_AGE = parameter("work.min_age")

rules.add(
    "relapse.work-under16",
    check=Row(when=_works | present(work.public_post), must=ge(_age_then, _LEAST_AGE)),
    zh="不满 {years} 周岁却登记了务工或公益性岗位。请核对证件号码和务工情况；确有其事的，请立即停止用工并报告。",
    en="registered at work or in a public welfare post below the age of {years}; check number and work, or have it stopped",
    basis=Source("未成年人保护法第六十一条；劳动法第十五条；义务教育法第十四条"),
    marks=("is_working", "public_post", "certificate_number"),
    numbers={"years": _LEAST_AGE},
    passes={"certificate_number": "539925199404184731", "period": "2026-09-01", "is_working": True},
    fails={"certificate_number": "539925201204184731", "period": "2026-09-01", "is_working": True},
)
_MOST_AGE = parameter("relapse.public_post.max_age")
rules.add(
    "relapse.public-post-age",
    severity=Severity.WARNING,
    check=Row(
        when=present(work.public_post),
        # Three posts have two marks between them.
        must=lt(_age_then, _MOST_AGE)
        & ge(_age_then, _LEAST_AGE)
        & ~matches(work.public_post, r"[^\|]*、[^\|]*、[^\|]*"),
    ),
    zh="公益性岗位人员已满 {most} 周岁或不满 {least} 周岁，或一人登记了三种以上岗位。请核对证件号码和岗位；不再适合的请调整。",
    en="in a public welfare post at {most} or more or below {least}, or in three posts and more; check number and posts",
    basis=Source(_SYSTEM, "5_01_006、3_01_010"),
    marks=("public_post", "certificate_number"),
    given=("relapse.work-under16",),
    numbers={"most": _MOST_AGE, "least": _LEAST_AGE},
    passes={"certificate_number": "539925199404184731", "period": "2026-09-01", "public_post": "护林员"},
    fails={"certificate_number": "53992519491231048X", "period": "2026-09-01", "public_post": "护林员"},
)
_LEAST_WAGE, _MOST_WAGE = parameter("relapse.wage.min"), parameter("relapse.wage.max")
rules.add(
    "relapse.work-income",
    severity=Severity.WARNING,
    check=Row(
        when=present(work.monthly_income),
        must=ge(work.monthly_income, _LEAST_WAGE) & le(work.monthly_income, _MOST_WAGE),
    ),
    zh="务工月收入低于 {least} 元或高于 {most} 元。请核对单位（元，不是万元）和月份；属实的可以保留。",
    en="a wage of the month below {least} or above {most} yuan; check the unit and the month, and keep it if it is true",
    basis=Source(_SYSTEM, "5_16_001、5_16_002"),
    marks=("monthly_income",),
    given=("value.out-of-range",),
    numbers={"least": _LEAST_WAGE, "most": _MOST_WAGE},
    passes={"monthly_income": 3600},
    fails={"monthly_income": 36},
)
rules.add(
    "relapse.work-place",
    severity=Severity.WARNING,
    check=Row(
        when=_works | present(work.work_place),
        # 治区 ends a region of the first level, and four cities are regions of the first level themselves.
        must=present(work.work_place)
        & matches(work.work_place, r"[^\|]*([县旗市]|[^治]区)[^\|]*")
        & ~matches(work.work_place, "(中国)?(北京|上海|天津|重庆)市?"),
    ),
    zh="务工所在地没有填到县（市、区、旗）。请按“省市县”补填到县级。",
    en="the place of work is not told down to the county; complete it",
    basis=Source(_SYSTEM, "4_12_001"),
    marks=("work_place",),
    passes={"is_working": True, "work_place": "云岭县"},
    fails={"is_working": True, "work_place": "广东省"},
)
_ended_before = rules.before(
    "ended_before", work.ended_on, by=(work.certificate_number,), order=(work.period,)
)
_started_before = rules.before(
    "started_before", work.started_on, by=(work.certificate_number,), order=(work.period,)
)
rules.add(
    "relapse.work-interval",
    check=Row(
        when=present(work.started_on) & present(_ended_before),
        # The same work stands in the list of every month in which it went on.
        must=ge(work.started_on, _ended_before)
        | (present(_started_before) & eq(work.started_on, _started_before)),
    ),
    zh="本次务工开始时间早于上一次务工的结束时间。请核对同一人前后两条记录的开始和结束时间，改正写错的一处。",
    en="this work starts before the one before it has ended; compare both records of the person",
    basis=Source(_SYSTEM, "5_12_001"),
    marks=("started_on", "period"),
    given=("date.order",),
    passes=[
        {
            "certificate_number": "539925199404184731",
            "period": "2026-05-01",
            "started_on": "2026-03-02",
            "ended_on": "2026-05-31",
        },
        {"certificate_number": "539925199404184731", "period": "2026-06-01", "started_on": "2026-06-08"},
    ],
    fails=[
        {
            "certificate_number": "539925199404184731",
            "period": "2026-05-01",
            "started_on": "2026-03-02",
            "ended_on": "2026-05-31",
        },
        {"certificate_number": "539925199404184731", "period": "2026-06-01", "started_on": "2026-05-08"},
    ],
)
rules.add(
    "relapse.post-time",
    check=Row(
        when=present(work.public_post) | present(work.public_post_on),
        must=present(work.public_post) & present(work.public_post_on),
    ),
    zh="公益性岗位和聘用日期应当同时填写，本行只填了一项。请补填另一项；没有岗位的请都留空。",
    en="a public welfare post and its day go together; enter the other, or leave both empty",
    basis=Source(_SYSTEM, "3_01_005、3_01_006"),
    marks=("public_post", "public_post_on"),
    passes={"public_post": "护林员", "public_post_on": "2026-01-01"},
    fails={"public_post": "护林员"},
)
