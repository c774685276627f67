"""Rules on 责任任务: complete, and done in time."""

from jiceng.codes import TaskStatus
from jiceng.expr import as_of, eq, ge, le, present
from jiceng.labels import Source
from jiceng.models import ResponsibilityTask
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(ResponsibilityTask)
task = rules.field

_PRACTICE = Source("平安建设责任任务分解表填报惯例")
_DONE = eq(task.status, TaskStatus.DONE) | ge(task.progress, 100)

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
