"""Rules on the steps of a 网格事件: each is one that the life cycle knows, and begins where the last one ended."""

from functools import reduce
from operator import or_

from jiceng.codes import transitions
from jiceng.expr import Node, eq, present
from jiceng.labels import Source
from jiceng.models import GridEventTransition
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(GridEventTransition)
step = rules.field

_PRACTICE = Source("网格事件处置流程惯例")
_LEGAL: Node = reduce(
    or_,
    [
        (~present(step.before) if known.before is None else eq(step.before, known.before))
        & eq(step.after, known.after)
        for known in transitions("event-state")
    ],
)
_last = rules.before("last", step.after, by=(step.event_number,), order=(step.sequence,))

rules.add(
    "event.transition",
    check=Row(when=present(step.after), must=_LEGAL),
    zh="事件状态不能这样流转（如未受理即派遣、未核查即办结）。请核对流转前后的状态，补上漏记的步骤。",
    en="an event does not go from the one state to the other; check both, and enter the steps left out",
    basis=_PRACTICE,
    marks=("after", "before"),
    passes={"before": "10", "after": "20"},
    fails={"before": "10", "after": "80"},
)
rules.add(
    "event.transition",
    check=Row(when=present(_last) & present(step.before), must=eq(_last, step.before)),
    zh="这一步的流转前状态与上一步的流转后状态不同。请核对流转次序，补上漏记的步骤。",
    en="the step begins in another state than the one before it ended in; check the order of the steps",
    basis=_PRACTICE,
    marks=("before", "sequence"),
    given=("event.transition",),
    passes=[
        {"event_number": "1", "sequence": 1, "before": "10", "after": "20"},
        {"event_number": "1", "sequence": 2, "before": "20", "after": "30"},
    ],
    fails=[
        {"event_number": "1", "sequence": 1, "before": "10", "after": "20"},
        {"event_number": "1", "sequence": 2, "before": "40", "after": "50"},
    ],
)
