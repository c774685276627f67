"""The law book as expressions see it: bound to a day and a region."""

from datetime import date

from jiceng.expr import Context
from jiceng.law.book import clock, parameter

__all__ = ["lawful_context"]


def lawful_context(as_of: date, region: str = "CN") -> Context:
    """Return the context of an evaluation: its day, and the numbers in force on it in that region.

    A clock counts from its start without rolling over; `deadline` is the fuller answer. The look-ups raise
    `DeclarationError` for a parameter that is no number and for a clock that does not run in days, and
    `NotInForceError` or `UnknownSlugError` where there is none.
    """
    return Context(
        as_of,
        lambda slug: parameter(slug, on=as_of, region=region).number,
        lambda slug, extended: clock(slug, on=as_of, region=region).calendar_days(extended=extended),
    )
