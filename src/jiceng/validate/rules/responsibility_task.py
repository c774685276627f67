"""Rules on 责任任务: complete, and done in time."""

from jiceng.codes import TaskStatus
from jiceng.expr import (
    add_months,
    as_of,
    coalesce,
    eq,
    fields,
    ge,
    le,
    literal,
    minus,
    month_of,
    ne,
    plus,
    present,
    times,
    year_of,
)
from jiceng.labels import Source
from jiceng.models import QuarterlyBulletin, ResponsibilityTask, TaskProgress
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(ResponsibilityTask)
task = rules.field

_progress, _bulletin = fields(TaskProgress), fields(QuarterlyBulletin)

_PRACTICE = Source("平安建设责任任务分解表填报惯例")
_STATED, _REACHED = eq(task.status, TaskStatus.DONE), ge(task.progress, 100)
# A list keeps the status or the progress; where it keeps both, one of them says it.
_DONE = coalesce(_STATED | _REACHED, _STATED, _REACHED) | present(task.closed_on)

rules.add(
    "task.fields",
    check=Row(
        must=present(task.lead_org)
        & present(task.lead_person)
        & present(task.responsible_orgs)
        & present(task.due_on)
    ),
    zh="牵头单位、牵头人、责任单位、完成时限四项缺一不可。请补填缺少的一项。",
    en="lead organisation, lead person, responsible organisations and due day are all needed",
    basis=_PRACTICE,
    marks=("lead_person", "lead_org", "responsible_orgs", "due_on"),
    passes={
        "lead_org": "县委政法委",
        "lead_person": "张三",
        "responsible_orgs": "各乡镇",
        "due_on": "2026-11-28",
    },
    fails={"lead_org": "县委政法委", "responsible_orgs": "各乡镇", "due_on": "2026-11-28"},
)
rules.add(
    "task.due-passed",
    check=Row(
        when=present(task.due_on),
        must=le(as_of, task.due_on) | _DONE | present(task.extension_note),
    ),
    zh="已超过完成时限仍未完成，也没有延期说明。请更新进展和状态，或补填延期说明。",
    en="past its due day, not done, and no note on an extension",
    basis=_PRACTICE,
    marks=("due_on", "progress"),
    passes={"due_on": "2026-09-30", "progress": 40, "status": "02"},
    fails={"due_on": "2026-09-29", "progress": 40, "status": "02"},
)
rules.add(
    "task.lead-not-only",
    severity=Severity.WARNING,
    check=Row(
        when=present(task.responsible_orgs) & present(task.lead_org),
        must=ne(task.responsible_orgs, task.lead_org),
    ),
    zh="责任单位只填了牵头单位自己。请补填其他责任单位；确由一家负责的，可以保留。",
    en="the only responsible organisation is the lead organisation; name the others, or keep it if there are none",
    basis=_PRACTICE,
    marks=("responsible_orgs", "lead_org"),
    passes={"lead_org": "县委政法委", "responsible_orgs": "县委政法委、县公安局"},
    fails={"lead_org": "县委政法委", "responsible_orgs": "县委政法委"},
)

_RUNNING = present(task.number) & ~_DONE & eq(task.year, year_of(as_of))
_THIS_TASK = [(task.year, _progress.year), (task.number, _progress.task_number)]
_reports = rules.count("reports", TaskProgress, _THIS_TASK)
_last_report = rules.highest("last_report", TaskProgress, _progress.reported_on, _THIS_TASK)
_MONTHS_A_YEAR = 12
_MONTHS_SINCE = minus(
    plus(times(year_of(as_of), _MONTHS_A_YEAR), month_of(as_of)),
    plus(times(year_of(_last_report), _MONTHS_A_YEAR), month_of(_last_report)),
)
rules.add(
    "task.monthly",
    severity=Severity.WARNING,
    # The report on a month may come at the beginning of the next.
    check=Row(when=_RUNNING, must=_reports.at_least(1) & le(_MONTHS_SINCE, 1)),
    zh="这项任务没有上月以来的调度记录。请补报调度情况；任务已完成的请更新状态。",
    en="no monthly report on the task since last month; report, or enter that the task is done",
    basis=Source("月调度、季通报、年考核工作惯例"),
    marks=("number",),
    passes={
        "responsibility_task": [{"year": 2026, "number": 1, "progress": 40, "status": "02"}],
        "task_progress": [{"year": 2026, "task_number": 1, "reported_on": "2026-08-31"}],
    },
    fails={
        "responsibility_task": [{"year": 2026, "number": 1, "progress": 40, "status": "02"}],
        "task_progress": [{"year": 2026, "task_number": 1, "reported_on": "2026-07-31"}],
    },
)

_A_QUARTER = 3
_last_bulletin = rules.highest(
    "last_bulletin", QuarterlyBulletin, _bulletin.issued_on, [(literal(1), literal(1))]
)
rules.add(
    "task.quarterly",
    severity=Severity.WARNING,
    check=Row(
        when=_RUNNING,
        # A bulletin on a quarter comes in the quarter after it.
        must=ge(add_months(_last_bulletin, 2 * _A_QUARTER), as_of),
    ),
    zh="上个季度以来没有通报。请补报季度通报。",
    en="no bulletin since the last quarter; send it",
    basis=Source("月调度、季通报、年考核工作惯例"),
    marks=("year",),
    passes={
        "responsibility_task": [{"year": 2026, "number": 1, "progress": 40, "status": "02"}],
        "quarterly_bulletin": [{"unit_code": "539925101", "issued_on": "2026-04-10"}],
    },
    fails={
        "responsibility_task": [{"year": 2026, "number": 1, "progress": 40, "status": "02"}],
        "quarterly_bulletin": [{"unit_code": "539925101", "issued_on": "2026-01-10"}],
    },
)
