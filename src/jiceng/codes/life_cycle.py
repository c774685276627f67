"""The life cycles that code tables of states declare: which step may follow which.

>>> from jiceng.codes import EventState
>>> is_legal_step(EventState.REPORTED, EventState.ACCEPTED)
True
>>> is_legal_step(EventState.REPORTED, EventState.CLOSED)
False
"""

import attrs

from jiceng.codes.catalogue import enum_of
from jiceng.codes.code_enum import CodeEnum
from jiceng.codes.code_table import CodeTable
from jiceng.errors import UnknownCodeError
from jiceng.labels import Label

__all__ = ["Transition", "is_legal_step", "transitions"]


@attrs.frozen
class Transition:
    """One legal step of a life cycle. `before` is `None` where the life cycle begins."""

    before: CodeEnum | None
    after: CodeEnum
    condition: Label


def transitions(of: object) -> tuple[Transition, ...]:
    """Return the legal steps of a table of states, such as `"event-state"`, in the order of the table.

    Raises `UnknownCodeError` if there is no such table or it declares no life cycle.
    """
    kind = enum_of(of)
    if not kind.table.steps:
        raise UnknownCodeError("this code table declares no life cycle")
    return tuple(
        Transition(kind(step.before) if step.before else None, kind(step.after), step.condition)
        for step in kind.table.steps
    )


def is_legal_step(before: CodeEnum | None, after: CodeEnum) -> bool:
    """Tell whether a record may go from one state to the other; `None` stands for a new record.

    Staying in a state is no step. Raises `UnknownCodeError` if it is not the state of a table
    that declares a life cycle.
    """
    table = getattr(after, "table", None)
    steps = transitions(of=table.id if isinstance(table, CodeTable) else None)
    return any(step.before is before and step.after is after for step in steps)
