"""Rules on 走访发现的问题: solved by the day that was set."""

from jiceng.expr import as_of, eq, le, literal, present
from jiceng.labels import Source
from jiceng.models import VisitProblem
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(VisitProblem)
problem = rules.field

rules.add(
    "visit.problem-closed",
    severity=Severity.WARNING,
    check=Row(
        when=present(problem.due_on),
        must=le(as_of, problem.due_on)
        | eq(problem.is_resolved, literal(value=True))
        | present(problem.closed_on),
    ),
    zh="走访发现的问题已过解决时限仍未解决。请尽快解决；已解决的请补填解决日期。",
    en="a problem found on a visit is past its day and not solved; solve it, or enter the day",
    basis=Source("县级台账惯例"),
    marks=("due_on", "is_resolved", "closed_on"),
    needs=("is_resolved",),
    passes={"due_on": "2026-09-30", "is_resolved": False},
    fails={"due_on": "2026-09-29", "is_resolved": False},
)
