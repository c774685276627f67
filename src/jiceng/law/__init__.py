"""Law as dated data: statutory clocks and parameters by day and region, and deadlines computed from them."""

from jiceng.law.book import LawBook, clock, parameter
from jiceng.law.context import lawful_context
from jiceng.law.counting import Suspension
from jiceng.law.deadline import Deadline, deadline, overdue
from jiceng.law.entries import Clock, LocalParameter, Parameter
from jiceng.law.errors import DeadlineError, NotInForceError, UnknownSlugError

__all__ = [
    "Clock",
    "Deadline",
    "DeadlineError",
    "LawBook",
    "LocalParameter",
    "NotInForceError",
    "Parameter",
    "Suspension",
    "UnknownSlugError",
    "clock",
    "deadline",
    "lawful_context",
    "overdue",
    "parameter",
]
