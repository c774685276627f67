"""Rules on 特困供养: the three conditions, the age of a child, and the level of care that self-care comes to."""

from functools import reduce

from jiceng.codes import CareLevel, RelapseHealth
from jiceng.expr import (
    Node,
    age,
    as_of,
    choose,
    coalesce,
    eq,
    fields,
    ge,
    gt,
    includes,
    literal,
    lt,
    parameter,
    plus,
    present,
    slice_of,
)
from jiceng.labels import Source
from jiceng.models import Assistance, ExtremePovertySupport, RelapseMember, RelapseWork
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(ExtremePovertySupport)
supported = rules.field

_LAW = "社会救助法"
_MONITORING = "省级防返贫监测系统规则集（2023）"
_granted_on = rules.only(
    "granted_on",
    Assistance,
    fields(Assistance).confirmed_on,
    [(supported.assistance_number, fields(Assistance).number)],
)

rules.add(
    "tekun.three-without",
    check=Row(
        must=eq(supported.lacks_labour, literal(value=True))
        & eq(supported.lacks_income, literal(value=True))
        & eq(supported.lacks_supporter, literal(value=True)),
    ),
    zh="特困供养要求同时无劳动能力、无生活来源、无法定义务人或义务人无履行能力，本件登记有一项不满足。请核实三项条件：填错的改正，确不符合的按程序转为其他救助。",
    en="extreme poverty support asks for all three conditions; verify them, and correct the record or move the person to other assistance",
    basis=Source(_LAW, "第十六条"),
    marks=("lacks_labour", "lacks_income", "lacks_supporter"),
    passes={"lacks_labour": True, "lacks_income": True, "lacks_supporter": True},
    fails={"lacks_labour": True, "lacks_income": False, "lacks_supporter": True},
)
_decided_on = coalesce(_granted_on, as_of)
_child = parameter("tekun.child.age")
_child_then = coalesce(
    parameter("tekun.child.age.old", on=_decided_on), parameter("tekun.child.age", on=_decided_on)
)
rules.add(
    "tekun.child-age",
    severity=Severity.WARNING,
    check=Row(
        # Whoever was a minor on the day of the decision was taken in as one.
        when=present(supported.birth_date)
        & lt(age(supported.birth_date, _decided_on), parameter("adult.age")),
        must=eq(supported.is_studying, literal(value=True))
        | (lt(age(supported.birth_date, _decided_on), _child_then) & lt(age(supported.birth_date), _child)),
    ),
    zh="按未成年人认定的特困人员，年龄不在认定当时的口径内，或已满 {years} 周岁且不在校就读。请核对出生日期、认定日期和是否在校就学；已不符合的请复核，因残疾等其他情形认定的可以保留。",
    en="taken in as a child, but beyond the age of that day, or {years} by now and out of school; check both dates and schooling, and review the support",
    basis=Source(_LAW, "第十六条"),
    marks=("birth_date", "is_studying"),
    given=("id.birth-match", "date.future"),
    needs=("is_studying",),
    numbers={"years": _child},
    passes={
        "extreme_poverty_support": [
            {"assistance_number": "1", "birth_date": "2009-05-01", "is_studying": False},
            {"assistance_number": "2", "birth_date": "2008-05-01", "is_studying": True},
        ],
        "assistance": [
            {"number": "1", "confirmed_on": "2026-07-01"},
            {"number": "2", "confirmed_on": "2020-07-01"},
        ],
    },
    fails={
        "extreme_poverty_support": [
            {"assistance_number": "1", "birth_date": "2009-05-01", "is_studying": False}
        ],
        "assistance": [{"number": "1", "confirmed_on": "2026-06-30"}],
    },
)


def _fails(ability: object) -> Node:
    return choose(eq(ability, literal(value=True)), literal(0), literal(1))


_failed: Node = reduce(
    plus,
    map(
        _fails,
        (
            supported.can_eat,
            supported.can_dress,
            supported.can_rise,
            supported.can_toilet,
            supported.can_walk,
            supported.can_bathe,
        ),
    ),
)
_TOTAL_LOSS = parameter("tekun.selfcare.total_loss")
rules.add(
    "tekun.selfcare-level",
    check=Row(
        when=present(supported.care_level),
        must=eq(
            supported.care_level,
            choose(
                ge(_failed, _TOTAL_LOSS),
                literal(CareLevel.FULL_LOSS.value),
                choose(
                    gt(_failed, 0), literal(CareLevel.PARTIAL_LOSS.value), literal(CareLevel.SELF_CARE.value)
                ),
            ),
        ),
    ),
    zh="护理等级与六项自理能力不一致：六项全能的为具备，有不能的为部分丧失，不能的达到 {items} 项为完全丧失。请对照评估表核对六项和护理等级。",
    en="the level of care does not follow from the six abilities ({items} that fail mean a full loss); compare them with the assessment",
    basis=Source("豫民〔2021〕7号"),
    marks=("care_level", "can_eat", "can_dress", "can_rise", "can_toilet", "can_walk", "can_bathe"),
    numbers={"items": _TOTAL_LOSS},
    passes={
        "can_eat": True,
        "can_dress": True,
        "can_rise": True,
        "can_toilet": False,
        "can_walk": False,
        "can_bathe": False,
        "care_level": "2",
    },
    fails={
        "can_eat": True,
        "can_dress": True,
        "can_rise": False,
        "can_toilet": False,
        "can_walk": False,
        "can_bathe": False,
        "care_level": "2",
    },
)
# The monitoring system files people under their identity number or the disability certificate that begins with it.
_member, _work = fields(RelapseMember), fields(RelapseWork)
_as_member = [(supported.id_number, slice_of(_member.certificate_number, 0, 18))]
_as_worker = [(supported.id_number, slice_of(_work.certificate_number, 0, 18))]
_away = rules.count(
    "away", RelapseMember, _as_member, present(_member.work_place) | gt(coalesce(_member.work_months, 0), 0)
)
_last_worked = rules.highest(
    "last_worked", RelapseWork, _work.period, _as_worker, eq(_work.is_working, literal(value=True))
)
rules.add(
    "tekun.worker",
    severity=Severity.WARNING,
    check=Row(
        when=present(supported.id_number),
        must=_away.at_most(0)
        & ~(present(_last_worked) & ge(_last_worked, coalesce(_granted_on, _last_worked))),
    ),
    zh="防返贫监测登记此人外出务工，与特困供养“无劳动能力”不符。请核实务工情况：填错的改正监测表，属实的复核特困资格。",
    en="registered as working away, which does not fit one who cannot work; correct the monitoring list, or review the support",
    basis=Source(_MONITORING, "5_01_004"),
    marks=("id_number", "lacks_labour"),
    given=("id.checksum",),
    passes={
        "extreme_poverty_support": [{"id_number": "53992519491231048X"}],
        "relapse_member": [{"certificate_number": "53992519491231048X"}],
    },
    fails={
        "extreme_poverty_support": [{"id_number": "53992519491231048X"}],
        "relapse_member": [{"certificate_number": "53992519491231048X41", "work_place": "云岭县"}],
    },
)
_of_age, _elder = parameter("adult.age"), parameter("tekun.elder.age")
_healthy = rules.count(
    "healthy",
    RelapseMember,
    _as_member,
    includes(_member.health, RelapseHealth.HEALTHY)
    & ~includes(_member.health, RelapseHealth.CHRONIC, RelapseHealth.SERIOUS_ILLNESS, RelapseHealth.DISABLED)
    & ~present(_member.in_school),
)
rules.add(
    "tekun.healthy-18-60",
    severity=Severity.WARNING,
    check=Row(
        when=ge(age(supported.birth_date), _of_age) & lt(age(supported.birth_date), _elder),
        must=_healthy.at_most(0),
    ),
    zh="满 {least} 周岁不满 {most} 周岁，防返贫监测登记为健康且不在校，却享受特困供养。请核实健康状况和在校情况，改正填错的一处；确属健康的请复核特困资格。",
    en="aged {least} to {most}, healthy and out of school by the monitoring list, yet supported; correct one of the two, or review the support",
    basis=Source(_MONITORING, "5_15_018、5_15_019"),
    marks=("id_number", "birth_date"),
    given=("id.checksum", "id.birth-match"),
    numbers={"least": _of_age, "most": _elder},
    passes={
        "extreme_poverty_support": [{"id_number": "539925199404184731", "birth_date": "1994-04-18"}],
        "relapse_member": [{"certificate_number": "539925199404184731", "health": "2"}],
    },
    fails={
        "extreme_poverty_support": [{"id_number": "539925199404184731", "birth_date": "1994-04-18"}],
        "relapse_member": [{"certificate_number": "539925199404184731", "health": "1"}],
    },
)
