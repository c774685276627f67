"""Rules on 网格事件: handled in time, checked before it is closed, reported once."""

from jiceng.codes import EventState
from jiceng.expr import as_of, coalesce, days_between, gt, le, one_of, parameter, present, slice_of
from jiceng.labels import Source
from jiceng.models import GridEvent
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(GridEvent)
event = rules.field

_PRACTICE = Source("网格事件处置流程惯例")
_OVER = one_of(
    event.state, EventState.NOT_ACCEPTED, EventState.CLOSED, EventState.EVALUATED, EventState.ARCHIVED
)

rules.add(
    "event.overdue",
    severity=Severity.WARNING,
    check=Row(
        when=present(event.due_on) & present(event.state) & ~_OVER & ~present(event.closed_on),
        must=le(as_of, event.due_on),
    ),
    zh="已超过处置时限仍未办结。请抓紧处置；已办结的请更新事件状态和办结日期。",
    en="past its due day and still open; handle it, or update state and closing date",
    basis=_PRACTICE,
    marks=("due_on", "state"),
    passes={"state": "50", "due_on": "2026-09-30"},
    fails={"state": "50", "due_on": "2026-09-29"},
)
rules.add(
    "event.close-without-check",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(event.state, EventState.CLOSED, EventState.EVALUATED, EventState.ARCHIVED),
        must=present(event.verified_on),
    ),
    zh="事件已办结，但没有核查记录。请补填核查日期；尚未核查的请先核查处置结果。",
    en="closed without a check of the result; enter the day of the check, or make it",
    basis=_PRACTICE,
    marks=("verified_on", "state"),
    passes={"state": "80", "verified_on": "2026-05-01"},
    fails={"state": "80"},
)

# 村口 is another place in another township.
_SAME = (coalesce(slice_of(event.division_code, 0, 9), ""), event.place, event.category)
_earlier = rules.before("earlier", event.reported_on, by=_SAME, order=(event.reported_on, event.number))
rules.add(
    "event.dup-report",
    severity=Severity.WARNING,
    check=Row(
        when=present(_earlier),
        must=gt(days_between(_earlier, event.reported_on), parameter("event.repeat.days")),
    ),
    zh="同一地点、同一类别的事件在 {days} 日内重复上报。请核实是否同一事件，是的请合并，只保留一条。",
    en="the same kind of event at the same place was reported within {days} days; merge them if they are one",
    basis=Source("基层治理台账审核惯例"),
    marks=("reported_on", "place", "category"),
    given=("date.future",),
    numbers={"days": parameter("event.repeat.days")},
    passes=[
        {"number": "1", "place": "村口", "category": "01", "reported_on": "2026-05-01"},
        {"number": "2", "place": "村口", "category": "01", "reported_on": "2026-05-03"},
    ],
    fails=[
        {"number": "1", "place": "村口", "category": "01", "reported_on": "2026-05-01"},
        {"number": "2", "place": "村口", "category": "01", "reported_on": "2026-05-02"},
    ],
)
