"""Rules on 社会救助: who is entitled, how the decision came about, and what is owed to those who are refused.

They judge how an office handles an application. A family above the line is asked about with care: severely
disabled and gravely ill people may be supported alone (社会救助法, article 21).
"""

from jiceng.codes import AssistanceKind
from jiceng.expr import (
    Node,
    add_months,
    as_of,
    choose,
    clock_days,
    coalesce,
    days_between,
    eq,
    fields,
    ge,
    le,
    literal,
    lt,
    matches,
    month_of,
    one_of,
    parameter,
    plus,
    present,
    within,
    year_of,
)
from jiceng.labels import Source
from jiceng.models import Assistance, ExtremePovertySupport
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(Assistance)
grant = rules.field

_LAW = "社会救助法"
_ZHENGZHOU = Source("郑州市中原区最低生活保障审核确认政务公开（2023）")
_MONTHLY = (
    AssistanceKind.MINIMUM_LIVING,
    AssistanceKind.URBAN_MINIMUM_LIVING,
    AssistanceKind.RURAL_MINIMUM_LIVING,
)
_is_monthly = one_of(grant.kind, *_MONTHLY)
_granted = eq(coalesce(grant.is_granted, literal(value=True)), literal(value=True))
_decided_on = coalesce(grant.confirmed_on, as_of)

rules.add(
    "dibao.income-line",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(grant.kind, AssistanceKind.URBAN_MINIMUM_LIVING, AssistanceKind.RURAL_MINIMUM_LIVING)
        & _granted
        & present(grant.monthly_income)
        & ~eq(coalesce(grant.is_supported_alone, literal(value=False)), literal(value=True)),
        must=lt(
            grant.monthly_income,
            choose(
                eq(grant.kind, AssistanceKind.URBAN_MINIMUM_LIVING),
                parameter("dibao.line.urban", on=_decided_on),
                parameter("dibao.line.rural", on=_decided_on),
            ),
        ),
    ),
    zh="家庭月人均收入不低于当地当年的低保标准，也没有登记为单人保。请核对收入和救助类别；重度残疾、重病人员单独纳入的，请填“是否单人保”。",
    en="the income per head is not below the line of the place and year, and nobody is supported alone; check income and kind",
    basis=Source(_LAW, "第十八、二十一条"),
    marks=("monthly_income", "kind", "is_supported_alone"),
    needs=("is_supported_alone",),
    passes={"kind": "012", "monthly_income": 380, "confirmed_on": "2026-07-24"},
    fails={"kind": "012", "monthly_income": 600, "confirmed_on": "2026-07-24"},
)
_DISPLAY = clock_days("dibao.publicise")
rules.add(
    "dibao.publicity",
    severity=Severity.WARNING,
    check=Row(
        when=_is_monthly & _granted & present(grant.confirmed_on),
        # The last day on the board counts, the day of the decision does not.
        must=present(grant.publicised_on)
        & ge(
            coalesce(
                plus(days_between(grant.publicised_on, grant.publicity_ended_on), 1),
                days_between(grant.publicised_on, grant.confirmed_on),
            ),
            _DISPLAY,
        )
        & le(coalesce(grant.publicity_ended_on, grant.confirmed_on), grant.confirmed_on),
    ),
    zh="低保确认前应公示满 {days} 天，本件没有登记公示、公示天数不足或没等公示结束就确认了。请核对公示和确认日期；确实不足的，请补足公示。",
    en="an opinion on a subsistence allowance is on display for {days} days before the decision; check the three dates",
    basis=Source("社会救助暂行办法", "第十一条"),
    marks=("publicised_on", "publicity_ended_on", "confirmed_on"),
    given=("date.future",),
    numbers={"days": _DISPLAY},
    passes={
        "kind": "012",
        "publicised_on": "2026-07-14",
        "publicity_ended_on": "2026-07-21",
        "confirmed_on": "2026-07-24",
    },
    fails={
        "kind": "012",
        "publicised_on": "2026-07-14",
        "publicity_ended_on": "2026-07-17",
        "confirmed_on": "2026-07-24",
    },
)
_settled_on = coalesce(grant.confirmed_on, as_of)
rules.add(
    "dibao.workdays",
    severity=Severity.WARNING,
    check=Row(
        when=_is_monthly & present(grant.accepted_on) & le(grant.accepted_on, _settled_on),
        must=choose(
            eq(coalesce(grant.is_extended, literal(value=False)), literal(value=True)),
            within(grant.accepted_on, _settled_on, "dibao.total", extended=True),
            within(grant.accepted_on, _settled_on, "dibao.total"),
        ),
    ),
    zh="从受理到确认超过了 {time}（经批准延长的 {most}）。请核对两个日期；属特殊情形延长的，请填“是否延长办理期限”；尚未确认的，请尽快办结。",
    en="more than {time} lie between acceptance and decision ({most} if extended); check both dates, or decide now",
    basis=Source("最低生活保障审核确认办法（民发〔2021〕57号）"),
    marks=("confirmed_on", "accepted_on", "is_extended"),
    given=("date.future",),
    needs=("confirmed_on",),
    numbers={"time": TimeAllowed("dibao.total"), "most": TimeAllowed("dibao.total", extended=True)},
    passes={"kind": "012", "accepted_on": "2026-07-06", "confirmed_on": "2026-08-14"},
    fails={"kind": "012", "accepted_on": "2026-07-06", "confirmed_on": "2026-08-18"},
)
rules.add(
    "dibao.family-members",
    check=Row(
        when=present(grant.supported_count) & present(grant.household_size),
        must=le(grant.supported_count, grant.household_size),
    ),
    zh="保障人数多于共同生活家庭成员数。请核对两个人数，改正写错的一处。",
    en="more people are assisted than live together; correct the number that is wrong",
    basis=Source(_LAW, "第十八条"),
    marks=("supported_count", "household_size"),
    given=("value.out-of-range",),
    passes={"supported_count": 3, "household_size": 3},
    fails={"supported_count": 4, "household_size": 3},
)
_same_person = [(grant.id_number, grant.id_number)]
_extreme = eq(grant.kind, AssistanceKind.EXTREME_POVERTY) & _granted
_supported = rules.count(
    "supported", ExtremePovertySupport, [(grant.id_number, fields(ExtremePovertySupport).id_number)]
)
_support_open = rules.count("support_open", None, _same_person, _extreme & ~present(grant.closed_on))
_support_ended = rules.count("support_ended", None, _same_person, _extreme & present(grant.closed_on))
rules.add(
    "dibao.exclusive-tekun",
    severity=Severity.WARNING,
    check=Row(
        when=_is_monthly & _granted & ~present(grant.closed_on) & present(grant.id_number),
        must=_support_open.at_most(0) & (_supported.at_most(0) | _support_ended.at_least(1)),
    ),
    zh="同一人既享受低保，又在特困供养名单里。请核实现在享受哪一项，终止另一项并补填终止日期。",
    en="one person has a subsistence allowance and extreme poverty support; find out which holds, and end the other",
    basis=Source("社会救助暂行办法", "第十五条"),
    marks=("kind", "id_number", "closed_on"),
    given=("id.checksum",),
    needs=("closed_on",),
    passes={
        "assistance": [{"number": "1", "kind": "012", "id_number": "53992519491231048X"}],
        "extreme_poverty_support": [{"id_number": "539925199404184731"}],
    },
    fails={
        "assistance": [{"number": "1", "kind": "012", "id_number": "53992519491231048X"}],
        "extreme_poverty_support": [{"id_number": "53992519491231048X"}],
    },
)
_month_after = add_months(grant.confirmed_on, 1)
rules.add(
    "dibao.pay-month",
    severity=Severity.WARNING,
    check=Row(
        when=_is_monthly & _granted & present(grant.confirmed_on) & present(grant.paid_from_on),
        must=eq(year_of(grant.paid_from_on), year_of(_month_after))
        & eq(month_of(grant.paid_from_on), month_of(_month_after)),
    ),
    zh="低保金一般从确认的下一个月起发放，“发放起始日期”不在那个月。请核对确认和发放日期；当地另有规定的可以保留。",
    en="a subsistence allowance is paid from the month after the decision; check both dates",
    basis=_ZHENGZHOU,
    marks=("paid_from_on", "confirmed_on"),
    given=("date.future",),
    passes={"kind": "012", "confirmed_on": "2026-07-24", "paid_from_on": "2026-08-01"},
    fails={"kind": "012", "confirmed_on": "2026-07-24", "paid_from_on": "2026-09-01"},
)
rules.add(
    "dibao.relatives",
    severity=Severity.WARNING,
    check=Row(
        when=eq(grant.is_official_relative, literal(value=True)), must=present(grant.relative_recorded_on)
    ),
    zh="申请人是经办人员或村干部的近亲属，没有登记备案日期。请单独登记备案并补填日期，由县级入户抽查。",
    en="the applicant is a near relative of an official, and that is not on record; record it, and enter the day",
    basis=_ZHENGZHOU,
    marks=("relative_recorded_on", "is_official_relative"),
    passes={"is_official_relative": True, "relative_recorded_on": "2026-07-08"},
    fails={"is_official_relative": True},
)
rules.add(
    "temp.urgent-24h",
    severity=Severity.WARNING,
    check=Row(
        when=eq(grant.kind, AssistanceKind.URGENT) & (present(grant.found_on) | present(grant.relieved_on)),
        must=(
            ~present(grant.found_on)
            | within(grant.found_on, coalesce(grant.relieved_on, as_of), "temp_relief.urgent")
        )
        & (
            ~present(grant.relieved_on)
            | within(grant.relieved_on, coalesce(grant.completed_on, as_of), "temp_relief.paperwork")
        ),
    ),
    zh="急难型临时救助应当先行救助，再按规定补办手续，本件没有在 {help}内救助，或没有在 {papers}内补办。请核对三个日期；尚未救助或补办的，请立即办理。",
    en="in an emergency help comes first and the papers follow, within {help} and {papers}; check the three dates, or act now",
    basis=Source(_LAW, "第五十条"),
    marks=("relieved_on", "found_on", "completed_on"),
    given=("date.future",),
    needs=("relieved_on", "completed_on"),
    numbers={"help": TimeAllowed("temp_relief.urgent"), "papers": TimeAllowed("temp_relief.paperwork")},
    passes={
        "kind": "081",
        "found_on": "2026-07-06",
        "relieved_on": "2026-07-07",
        "completed_on": "2026-07-15",
    },
    fails={
        "kind": "081",
        "found_on": "2026-07-06",
        "relieved_on": "2026-07-09",
        "completed_on": "2026-07-15",
    },
)


def _binds(day: object) -> Node:
    """The duties of the 社会救助法 hold for what is done on the day."""
    return present(parameter("dibao.written_notice.min", on=day))


_heard = present(grant.was_heard) & eq(grant.was_heard, literal(value=True))
_died = matches(grant.end_reason, r"[^\|]*(死亡|去世|病故)[^\|]*")

rules.add(
    "assist.reject-written",
    check=Row(
        when=eq(grant.is_granted, literal(value=False)) & _binds(_decided_on),
        must=present(grant.refusal_reason) & present(grant.informed_on),
    ),
    zh="不予救助的，应当书面告知申请人并说明理由。请补填“不予救助理由”和“书面告知日期”；还没有告知的，请尽快告知。",
    en="a refusal is told in writing with its reason; enter both, or tell the applicant now",
    basis=Source(_LAW, "第四十五条"),
    marks=("refusal_reason", "informed_on", "is_granted"),
    passes={
        "is_granted": False,
        "confirmed_on": "2026-07-24",
        "informed_on": "2026-07-24",
        "refusal_reason": "财产超过规定",
    },
    fails={"is_granted": False, "confirmed_on": "2026-07-24", "informed_on": "2026-07-24"},
)
rules.add(
    "assist.reject-written",
    check=Row(
        when=present(grant.reduced_on) & _binds(grant.reduced_on),
        must=present(grant.reduction_reason) & present(grant.informed_on) & _heard,
    ),
    zh="调减救助前应当听取意见，调减时应当书面告知并说明理由。请补填调减理由、书面告知日期和是否听取意见；还没有做的，请补做。",
    en="before a reduction the household is heard, and then told in writing with the reason; enter them, or do so now",
    basis=Source(_LAW, "第四十八条"),
    marks=("reduction_reason", "informed_on", "was_heard", "reduced_on"),
    passes={
        "reduced_on": "2026-08-01",
        "reduction_reason": "家庭人口减少",
        "informed_on": "2026-07-28",
        "was_heard": True,
    },
    fails={
        "reduced_on": "2026-08-01",
        "reduction_reason": "家庭人口减少",
        "informed_on": "2026-07-28",
        "was_heard": False,
    },
)
rules.add(
    "assist.reject-written",
    check=Row(
        # Nobody is heard, or written to, where the assistance ended with the person's death.
        when=present(grant.closed_on) & _binds(grant.closed_on) & ~coalesce(_died, literal(value=False)),
        must=present(grant.end_reason) & present(grant.informed_on) & _heard,
    ),
    zh="终止救助前应当听取意见，终止时应当书面告知并说明理由。请补填终止原因、书面告知日期和是否听取意见；还没有做的，请补做。",
    en="before assistance ends the household is heard, and then told in writing with the reason; enter them, or do so now",
    basis=Source(_LAW, "第四十八条"),
    marks=("end_reason", "informed_on", "was_heard", "closed_on"),
    passes={
        "closed_on": "2026-08-01",
        "end_reason": "收入超过标准",
        "informed_on": "2026-07-28",
        "was_heard": True,
    },
    fails={"closed_on": "2026-08-01", "end_reason": "收入超过标准", "was_heard": True},
)
