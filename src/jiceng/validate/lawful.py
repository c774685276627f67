"""The numbers of the law on the day of the check, as expressions ask for them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from jiceng.errors import DeclarationError
from jiceng.expr import Context
from jiceng.expr.nodes import ClockDays, Parameter
from jiceng.law import clock, parameter

__all__ = ["lawful_context", "number_of"]

_DAY_UNITS = {"calendar-day"}


def lawful_context(as_of: date, region: str = "CN") -> Context:
    """Return the context of a check: its day, and the law book on that day in that region."""

    def look_up(slug: str) -> int | Decimal:
        value = parameter(slug, on=as_of, region=region).value
        if isinstance(value, Fraction):
            raise DeclarationError(f"the parameter {slug} is a fraction and cannot be compared with a field")
        return int(value) if value == int(value) else Decimal(value)

    def days(slug: str, extended: bool) -> int:
        found = clock(slug, on=as_of)
        if found.unit not in _DAY_UNITS:
            raise DeclarationError(f"the clock {slug} does not run in calendar days")
        return found.limit + (found.extension_limit or 0 if extended else 0)

    return Context(as_of, look_up, days)


def number_of(node: Parameter | ClockDays, context: Context) -> int | Decimal:
    """Return the number that a sentence names."""
    if isinstance(node, Parameter):
        return context.parameter(node.slug)
    return context.clock_days(node.slug, node.extended)
