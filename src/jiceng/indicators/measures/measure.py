"""What a measure is: which rows are looked at, which of them count, in which unit, and which side is good.

A measure is a function from a window of time to a `Selection`: two expressions on the rows of one entity, or
of several that share their fields. It knows no weights and no frames, so the same declaration runs wherever
expressions run.
"""

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr import Node, eq, fields, ge, le, literal, present, reads
from jiceng.indicators.forms import Better
from jiceng.models import IndicatorValue, Record
from jiceng.periods import Period

__all__ = ["MEASURES", "Has", "Measure", "Selection", "Window", "measure", "reported_measure", "yes"]

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

    def holding(self, started: object, ended: object) -> Node:
        """Something that began by the last day and had not ended by then, as far as is filled in."""
        return (~present(started) | le(started, literal(self.last))) & (
            ~present(ended) | ge(ended, literal(self.last))
        )


def yes(flag: object) -> Node:
    """A yes is filled in."""
    return present(flag) & eq(flag, literal(value=True))


@attrs.frozen
class Has:
    """A row counts only when a row of another entity names it: `there` there equals `here` here, and `where` holds.

    With `absent` it counts only when none does.
    """

    model: type[Record]
    here: str
    there: str
    where: Node
    absent: bool = False


@attrs.frozen
class Selection:
    """The rows looked at (`of`) and those of them that count (`where`); `None` lets all count.

    A share is counted ÷ looked at; otherwise the number of counted rows is the value, or with `amount` the sum
    of that field over them. `has` asks for a row of another entity besides.
    """

    of: Node
    where: Node | None = None
    share: bool = False
    amount: str | None = None
    has: Has | None = None


@attrs.frozen
class Measure:
    """A value per unit and period, computed from rows; a `reported` one is a number that a department reports.

    With `per` the number is divided by that column of the register of units, and multiplied by `times`.
    """

    name: str
    title: str
    unit: str
    better: Better
    models: tuple[type[Record], ...]
    select: Callable[[Window], Selection] | None = attrs.field(eq=False)
    doc: str = attrs.field(repr=False)
    per: str | None = None
    times: int = 1

    @property
    def model(self) -> type[Record]:
        """The entity whose rows are read, the first of several."""
        return self.models[0]

    @property
    def reported(self) -> bool:
        """Whether no ledger has it, so that it is looked up in the reported values."""
        return self.select is None

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the fields that the measure reads, in alphabetical order."""
        if self.select is None:
            return ("denominator", "numerator", "value")
        probe = self.select(Window(date(2000, 1, 1), date(2000, 12, 31)))
        nodes = [probe.of] if probe.where is None else [probe.of, probe.where]
        linked = [probe.has.here] if probe.has is not None else []
        return tuple(sorted({name for node in nodes for name in reads(node)} | set(linked)))


_registry: dict[str, Measure] = {}

MEASURES: Mapping[str, Measure] = MappingProxyType(_registry)
"""Every measure by name. `jiceng.indicators.measures` fills it on import."""


def measure(
    model: type[_Model],
    *,
    title: str,
    unit: str,
    better: Better,
    also: tuple[type[Record], ...] = (),
    per: str | None = None,
    times: int = 1,
) -> Callable[[Callable[[_Model, Window], Selection]], Measure]:
    """Declare the decorated function as the measure of its name.

    The function gets handles for the fields of `model` and the window; entities in `also` have the same fields
    and are counted together with it. Its docstring states numerator and denominator. Raises `DeclarationError`
    for a name declared twice or a missing docstring.
    """

    def declare(function: Callable[[_Model, Window], Selection]) -> Measure:
        name = function.__name__
        doc = inspect.getdoc(function)
        if not doc:
            raise DeclarationError(f"the measure {name} states no numerator and denominator")
        handles = fields(model)
        models: tuple[type[Record], ...] = (model, *also)
        return _registered(
            Measure(
                name, title, unit, better, models, lambda window: function(handles, window), doc, per, times
            )
        )

    return declare


def reported_measure(
    name: str, doc: str, *, title: str, unit: str, better: Better, per: str | None = None, times: int = 1
) -> Measure:
    """Declare a measure that no ledger holds: it is looked up in the reported values of the indicator that uses it.

    Raises `DeclarationError` for a name declared twice.
    """
    return _registered(Measure(name, title, unit, better, (IndicatorValue,), None, doc, per, times))


def _registered(declared: Measure) -> Measure:
    if declared.name in _registry:
        raise DeclarationError(f"two measures are named {declared.name}")
    _registry[declared.name] = declared
    return declared
