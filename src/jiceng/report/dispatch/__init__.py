"""月调度: every month, red, yellow and green against what is wanted by now, and the list of what is overdue."""

from jiceng.report.dispatch.dispatch import MonthlyDispatch, monthly_dispatch
from jiceng.report.dispatch.lights import Light
from jiceng.report.dispatch.overdue import OverdueCase
from jiceng.report.dispatch.plan import DispatchPlan, Lines, PlanError, Target, TaskPace
from jiceng.report.dispatch.standing import Standing
from jiceng.report.dispatch.tasks import TaskLight
from jiceng.report.dispatch.terminal import dispatch_table, print_dispatch

__all__ = [
    "DispatchPlan",
    "Light",
    "Lines",
    "MonthlyDispatch",
    "OverdueCase",
    "PlanError",
    "Standing",
    "Target",
    "TaskLight",
    "TaskPace",
    "dispatch_table",
    "monthly_dispatch",
    "print_dispatch",
]
