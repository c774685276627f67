"""The numbers of the law on the last day of the period, as the expressions of measures ask for them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from jiceng.errors import DeclarationError
from jiceng.expr import Context
from jiceng.law import clock, parameter

__all__ = ["context_on"]


def context_on(as_of: date) -> Context:
    """Return the context in which measures are computed: the day, and the law book on that day."""

    def number(slug: str) -> int | Decimal:
        value = parameter(slug, on=as_of).value
        if isinstance(value, Fraction):
            raise DeclarationError(f"the parameter {slug} is a fraction and cannot be compared with a field")
        return int(value) if value == int(value) else Decimal(value)

    def days(slug: str, extended: bool) -> int:
        found = clock(slug, on=as_of)
        if found.unit != "calendar-day":
            raise DeclarationError(f"the clock {slug} does not run in calendar days")
        return found.limit + (found.extension_limit or 0 if extended else 0)

    return Context(as_of, number, days)
