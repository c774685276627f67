"""Rules on 任务分解方案: as many tasks as the paper says."""

from jiceng.expr import eq, fields, present
from jiceng.labels import Source
from jiceng.models import ResponsibilityTask, TaskPlan
from jiceng.validate.kinds import Row, SumMatches
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(TaskPlan)
plan = rules.field
_task = fields(ResponsibilityTask)

_PRACTICE = Source("平安建设责任任务分解表填报惯例")

_OF_THE_YEAR = [(plan.year, _task.year)]
_listed = rules.count("listed", ResponsibilityTask, _OF_THE_YEAR)
rules.add(
    "task.sum-count",
    # A batch without any task of the year does not hold the list of that year.
    check=SumMatches("tasks", ResponsibilityTask, _OF_THE_YEAR, when=_listed.at_least(1)),
    zh="任务项数与分解表里的任务条数不一致。请核对方案和分解表，补上漏列的任务或改正项数。",
    en="the plan names another number of tasks than the list has; complete the list, or correct the number",
    basis=_PRACTICE,
    marks=("tasks",),
    passes={
        "task_plan": [{"year": 2026, "tasks": 2}],
        "responsibility_task": [{"year": 2026, "number": 1}, {"year": 2026, "number": 2}],
    },
    fails={
        "task_plan": [{"year": 2026, "tasks": 3}],
        "responsibility_task": [{"year": 2026, "number": 1}, {"year": 2026, "number": 2}],
    },
)
_aspects = rules.distinct("aspects", ResponsibilityTask, _task.aspect, _OF_THE_YEAR)
_without = rules.count("without_aspect", ResponsibilityTask, _OF_THE_YEAR, ~present(_task.aspect))
rules.add(
    "task.sum-count",
    check=Row(
        when=present(plan.aspects) & _listed.at_least(1) & _without.at_most(0),
        must=eq(plan.aspects, _aspects),
    ),
    zh="方面数与分解表里的方面数不一致。请核对方案和分解表，统一“方面”一栏的写法。",
    en="the plan names another number of aspects than the list has; write each aspect alike, or correct the number",
    basis=_PRACTICE,
    marks=("aspects",),
    passes={
        "task_plan": [{"year": 2026, "aspects": 1}],
        "responsibility_task": [{"year": 2026, "number": 1, "aspect": "矛盾化解"}],
    },
    fails={
        "task_plan": [{"year": 2026, "aspects": 2}],
        "responsibility_task": [{"year": 2026, "number": 1, "aspect": "矛盾化解"}],
    },
)
