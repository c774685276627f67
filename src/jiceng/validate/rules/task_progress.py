"""Rules on 月调度: progress only goes forward, and not beyond the whole."""

from jiceng.labels import Source
from jiceng.models import TaskProgress
from jiceng.validate.kinds import Sequence
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(TaskProgress)
progress = rules.field

_PRACTICE = Source("平安建设责任任务分解表填报惯例")

rules.add(
    "task.progress-monotone",
    severity=Severity.WARNING,
    check=Sequence(("year", "task_number"), ("period",), "progress"),
    zh="累计进展比上一期少。请核对本期和上一期的进展；确有调减的，请在工作情况里说明。",
    en="less progress than in the period before; check both, or explain what was taken back",
    basis=_PRACTICE,
    marks=("progress", "period"),
    passes=[
        {"year": 2026, "task_number": 1, "period": "2026-08", "progress": 40},
        {"year": 2026, "task_number": 1, "period": "2026-09", "progress": 40},
    ],
    fails=[
        {"year": 2026, "task_number": 1, "period": "2026-08", "progress": 40},
        {"year": 2026, "task_number": 1, "period": "2026-09", "progress": 39},
    ],
)
