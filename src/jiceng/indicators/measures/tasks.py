"""Measures of the yearly plan of tasks (责任任务).

A task belongs to every unit that its ledger names as responsible; 各乡镇 names them all. Such a task is
shared: its progress is known for all of them together and not for each.
"""

from jiceng.codes import TaskStatus
from jiceng.expr import Node, eq, ge, lt, present
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import ResponsibilityTask

__all__ = ["task_completion_rate", "task_overdue"]


@measure(ResponsibilityTask, title="责任任务按期完成率", unit="%", better="higher")
def task_completion_rate(task: ResponsibilityTask, window: Window) -> Selection:
    """已完成数 ÷ 到期数.

    Denominator: tasks of the year due up to the last day of the period. Numerator: those that are done.
    """
    return Selection(_of_the_year(task, window) & window.reached(task.due_on), _done(task), share=True)


@measure(ResponsibilityTask, title="责任任务超期未完成项数", unit="项", better="lower")
def task_overdue(task: ResponsibilityTask, window: Window) -> Selection:
    """期末超过完成时限仍未完成的项数.

    Count: tasks of the year that are due before the last day of the period and not done.
    """
    late = present(task.due_on) & lt(task.due_on, window.last)
    return Selection(_of_the_year(task, window) & late, ~_done(task))


def _of_the_year(task: ResponsibilityTask, window: Window) -> Node:
    return eq(task.year, window.last.year)


def _done(task: ResponsibilityTask) -> Node:
    by_status = present(task.status) & eq(task.status, TaskStatus.DONE)
    return by_status | (present(task.progress) & ge(task.progress, 100))
