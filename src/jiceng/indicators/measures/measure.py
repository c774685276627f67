"""What a measure is: which rows are looked at, which of them count, in which unit, and which side is good.

A measure is a function from a window of time to a `Selection`: two expressions on the rows of one entity.
It knows no weights and no frames, so the same declaration runs wherever expressions run.
"""

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr import Node, fields, ge, le, literal, present, reads
from jiceng.indicators.forms import Better
from jiceng.models import Record
from jiceng.periods import Period

__all__ = ["MEASURES", "Measure", "Selection", "Window", "measure"]

_Model = TypeVar("_Model", bound=Record)


@attrs.frozen
class Window:
    """The days of the period that is scored, both included. The last day is the day of the assessment."""

    first: date
    last: date

    @classmethod
    def of(cls, period: Period) -> "Window":
        """Return the days of a period."""
        return cls(period.first_day, period.last_day)

    def holds(self, day: object) -> Node:
        """The day lies in the window; cannot tell where the day is missing or unreadable."""
        return ge(day, literal(self.first)) & le(day, literal(self.last))

    def dated(self, day: object) -> Node:
        """The day lies in the window; false where nothing is filled in, cannot tell where it is unreadable."""
        return present(day) & self.holds(day)

    def reached(self, day: object) -> Node:
        """Something is filled in, and the day is not after the window."""
        return present(day) & le(day, literal(self.last))


@attrs.frozen
class Selection:
    """The rows looked at (`of`) and those of them that count (`where`); `None` lets all count.

    A share is counted ÷ looked at; otherwise the number of counted rows is the value.
    """

    of: Node
    where: Node | None = None
    share: bool = False


@attrs.frozen
class Measure:
    """A value that is computed from the rows of one entity, per unit and period."""

    name: str
    title: str
    unit: str
    better: Better
    model: type[Record]
    select: Callable[[Window], Selection] = attrs.field(eq=False)
    doc: str = attrs.field(repr=False)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the fields that the measure reads, in alphabetical order."""
        probe = self.select(Window(date(2000, 1, 1), date(2000, 12, 31)))
        nodes = [probe.of] if probe.where is None else [probe.of, probe.where]
        return tuple(sorted({name for node in nodes for name in reads(node)}))


_registry: dict[str, Measure] = {}

MEASURES: Mapping[str, Measure] = MappingProxyType(_registry)
"""Every measure by name. `jiceng.indicators.measures` fills it on import."""


def measure(
    model: type[_Model], *, title: str, unit: str, better: Better
) -> Callable[[Callable[[_Model, Window], Selection]], Measure]:
    """Declare the decorated function as the measure of its name.

    The function gets handles for the fields of `model` and the window. Its docstring states numerator and
    denominator. Raises `DeclarationError` for a name declared twice or a missing docstring.
    """

    def declare(function: Callable[[_Model, Window], Selection]) -> Measure:
        name = function.__name__
        doc = inspect.getdoc(function)
        if name in _registry:
            raise DeclarationError(f"two measures are named {name}")
        if not doc:
            raise DeclarationError(f"the measure {name} states no numerator and denominator")
        handles = fields(model)
        declared = Measure(name, title, unit, better, model, lambda window: function(handles, window), doc)
        _registry[name] = declared
        return declared

    return declare
