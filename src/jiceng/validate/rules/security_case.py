"""Rules on 案（事）件: numbers and dates that agree, and cases closed in the time of the law."""

from jiceng.codes import SecurityCaseKind
from jiceng.expr import (
    Node,
    add_days,
    as_of,
    choose,
    clock_days,
    coalesce,
    eq,
    le,
    literal,
    parameter,
    plus,
    present,
    within,
)
from jiceng.labels import Source
from jiceng.models import SecurityCase
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(SecurityCase)
case = rules.field

_GB31000 = Source("GB/T 31000-2015")

rules.add(
    "case.solved-date",
    check=Row(when=eq(case.is_solved, literal(value=True)), must=present(case.solved_on)),
    zh="“是否破案”填了“是”，但没有填侦破日期。请补填，或改正前一栏。",
    en="solved, but without the day; enter it, or correct the statement",
    basis=_GB31000,
    marks=("solved_on", "is_solved"),
    passes={"is_solved": True, "solved_on": "2026-05-01"},
    fails={"is_solved": True},
)
rules.add(
    "case.solved-date",
    check=Row(
        when=present(case.solved_on) & present(case.occurred_on), must=le(case.occurred_on, case.solved_on)
    ),
    zh="侦破日期早于发生日期。请核对两个日期，改正写错的一处。",
    en="solved before it happened; correct the date that is wrong",
    basis=_GB31000,
    marks=("solved_on", "occurred_on"),
    given=("date.future",),
    passes={"occurred_on": "2026-05-01", "solved_on": "2026-05-01"},
    fails={"occurred_on": "2026-05-02", "solved_on": "2026-05-01"},
)
rules.add(
    "case.suspects",
    check=Row(
        when=present(case.suspect_count),
        must=le(plus(coalesce(case.caught_count, 0), coalesce(case.at_large_count, 0)), case.suspect_count),
    ),
    zh="抓捕人数与在逃人数之和大于作案人数。请核对三个数。",
    en="more caught and at large than there were suspects; check the three numbers",
    basis=_GB31000,
    marks=("suspect_count", "caught_count", "at_large_count"),
    given=("value.out-of-range",),
    passes={"suspect_count": 3, "caught_count": 2, "at_large_count": 1},
    fails={"suspect_count": 3, "caught_count": 3, "at_large_count": 1},
)

_CLOSED = coalesce(case.closed_on, as_of)
_DAY = coalesce(case.filed_on, case.accepted_on)
# The revised law counts from 立案, the one before it from 受理; the law of the day says which, and how long.
_START = choose(eq(parameter("police.case.from_filing", on=_DAY), 1), case.filed_on, case.accepted_on)


def _in_time(*, extended: bool) -> Node:
    """Closed within the clock; days that do not count are put in front of it."""
    counted = add_days(_START, coalesce(case.excluded_days, 0))
    return within(counted, _CLOSED, "police.case", extended=extended, on=_DAY)


rules.add(
    "case.police-30d",
    severity=Severity.WARNING,
    check=Row(
        when=eq(case.kind, SecurityCaseKind.PUBLIC_SECURITY) & present(_START),
        must=le(_CLOSED, coalesce(case.extended_to, _CLOSED))
        & (
            (present(case.extended_to) & _in_time(extended=True))
            | (~present(case.extended_to) & _in_time(extended=False))
        ),
    ),
    zh="治安案件已超过办案期限（自立案之日起 {days} 日，2026 年以前的案件自受理之日起；经批准延长的至延长期满，鉴定、听证的时间不算）。请核对日期和延长手续，并尽快办结。",
    en="a public-security case is closed within {days} days of filing (of acceptance before 2026), or by its approved extension; check the dates",
    basis=Source("治安管理处罚法", "第一百一十八条"),
    marks=("closed_on", "filed_on", "accepted_on", "extended_to"),
    needs=("closed_on",),
    given=("date.future", "date.order"),
    numbers={"days": clock_days("police.case")},
    passes={"kind": "1", "filed_on": "2026-05-01", "closed_on": "2026-05-31"},
    fails={"kind": "1", "filed_on": "2026-05-01", "closed_on": "2026-06-01"},
)
