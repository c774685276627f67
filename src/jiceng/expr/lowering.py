"""Law nodes rewritten into the nodes that every target knows, with the numbers of the law as constants.

So the law is looked up in one place, and Python, Polars and SQL run the same expression.

>>> from datetime import date
>>> from jiceng.expr.context import ClockLimit
>>> from jiceng.expr.verbs import as_of, within
>>> context = Context(date(2026, 9, 30), {}.__getitem__, lambda *_: 0, lambda slug: ClockLimit("month", 3))
>>> lower(within(as_of, date(2026, 12, 30), "some.clock"), context) == le(date(2026, 12, 30), add_months(as_of, 3))
True
"""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import dropwhile
from typing import TypeVar, assert_never

from jiceng.errors import DeclarationError
from jiceng.expr import nodes
from jiceng.expr.context import ClockLimit, Context, History
from jiceng.expr.nodes import Node, with_children
from jiceng.expr.sorts import Sort, fits
from jiceng.expr.verbs import add_days, add_months, choose, days_between, ge, le, lt, working_days_between

__all__ = ["lower"]

_Value = TypeVar("_Value")
_HOURS_A_DAY = 24
_MONTHS_A_YEAR = 12


def lower(node: Node, context: Context) -> Node:
    """Return the expression without law nodes: parameters and clocks have become constants and plain verbs.

    Raises `DeclarationError` for a number that not every engine holds and for a clock that does not run in
    calendar days where its days are asked, and whatever the look-ups of the context raise.
    """
    match node:
        case nodes.Parameter(slug, on):
            number = partial(_number, slug)
            if on is None:
                return number(context.parameter(slug))
            return _by_day(context.parameter_history(slug), lower(on, context), Sort.NUMBER, number)
        case nodes.ClockDays(slug, extended, on):
            if on is None:
                return _number(slug, context.clock_days(slug, extended))
            days = partial(_days, slug, extended=extended)
            return _by_day(context.clock_history(slug), lower(on, context), Sort.NUMBER, days)
        case nodes.Within(start, end, slug, extended, on):
            holds = partial(_within, lower(start, context), lower(end, context), extended=extended)
            if on is None:
                return holds(context.clock(slug))
            return _by_day(context.clock_history(slug), lower(on, context), Sort.TRUTH, holds)
        case _:
            return with_children(node, lambda child: lower(child, context))


def _number(slug: str, number: int | Decimal) -> Node:
    if not fits(number):
        raise DeclarationError(f"the number {slug} has more digits or decimal places than a table holds")
    return nodes.Literal(number)


def _days(slug: str, clock: ClockLimit, *, extended: bool) -> Node:
    if clock.unit != "calendar-day":
        raise DeclarationError(f"the clock {slug} does not run in calendar days; ask within")
    return _number(slug, clock.total(extended=extended))


def _by_day(history: History[_Value], on: Node, sort: Sort, made: Callable[[_Value], Node]) -> Node:
    """Return what is law on the day: a chain of choices, the latest law first; unknown where there is none."""
    chosen: Node = nodes.Unknown(sort)
    for since, value in dropwhile(lambda dated: dated[1] is None, history):
        chosen = choose(ge(on, since), nodes.Unknown(sort) if value is None else made(value), chosen)
    return chosen


def _within(start: Node, end: Node, clock: ClockLimit, *, extended: bool) -> Node:
    total = clock.total(extended=extended)
    if clock.unit == "hour":
        total = -(-total // _HOURS_A_DAY)
    elif clock.unit == "year":
        total *= _MONTHS_A_YEAR
    signed = -total if clock.back else total
    match clock.unit:
        case "calendar-day" | "hour":
            return le(days_between(start, end), signed)
        case "month" | "year":
            return le(end, add_months(start, signed))
        case "working-day":
            return _within_working_days(start, end, total, back=clock.back)
        case _:
            assert_never(clock.unit)


def _within_working_days(start: Node, end: Node, total: int, *, back: bool) -> Node:
    # Counted to the day before `end`: a day of rest behind the last working day is too late as well.
    day_before_end = add_days(end, -1)
    if back:
        return le(working_days_between(add_days(start, -1), day_before_end), -total)
    return lt(working_days_between(start, day_before_end), total)
