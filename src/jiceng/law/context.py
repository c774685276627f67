"""The law book as expressions see it: bound to a day and a region, with the working days and the lists of codes."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from jiceng.errors import DeclarationError
from jiceng.expr import ClockLimit, Context, WorkingDays
from jiceng.law.book import LawBook
from jiceng.law.entries import Clock
from jiceng.periods import WorkCalendar

__all__ = ["TABLES", "lawful_context"]


def lawful_context(
    as_of: date, region: str = "CN", *, book: LawBook | None = None, calendar: WorkCalendar | None = None
) -> Context:
    """Return the context of an evaluation: its day, and the law of that region on it and on every other day.

    A clock counts from its start without rolling over; `deadline` is the fuller answer. The look-ups raise
    `DeclarationError` for a parameter that is no number, for a clock whose days are asked but that does not run
    in days, and for an unknown table; `NotInForceError` or `UnknownSlugError` where there is no such law.
    `book` and `calendar` are the bundled ones unless others are given.
    """
    law = LawBook.bundled() if book is None else book
    days = WorkCalendar.bundled() if calendar is None else calendar

    def clock_history(slug: str) -> list[tuple[date, ClockLimit | None]]:
        history = law.clock_history(slug, region=region)
        return [(since, None if clock is None else _limit(clock)) for since, clock in history]

    def parameter_history(slug: str) -> list[tuple[date, int | Decimal | None]]:
        history = law.parameter_history(slug, region=region)
        return [(since, None if found is None else found.number) for since, found in history]

    return Context(
        as_of,
        lambda slug: law.parameter(slug, on=as_of, region=region).number,
        lambda slug, extended: law.clock(slug, on=as_of, region=region).calendar_days(extended=extended),
        clock=lambda slug: _limit(law.clock(slug, on=as_of, region=region)),
        clock_history=clock_history,
        parameter_history=parameter_history,
        working_days=lambda: _working_days(days),
        table=_table,
    )


def _limit(clock: Clock) -> ClockLimit:
    return ClockLimit(clock.unit, clock.limit, clock.extension_limit or 0, back=clock.direction == "before")


@lru_cache(maxsize=4)
def _working_days(calendar: WorkCalendar) -> WorkingDays:
    """Return the working days of the years up to the calendar's last one that follow each other."""
    years = calendar.years
    first = last = years[-1]
    while first - 1 in years:
        first -= 1
    worked = [day for year in range(first, last + 1) for day in calendar.working_days(year)]
    return WorkingDays(date(first, 1, 1), date(last, 12, 31), worked)


@cache
def _county_codes() -> frozenset[str]:
    """Return the six digits of every province, prefecture and county there is or was since 1980.

    The codes of their headings (市辖区) and of zones that are counted like a county (开发区) stand in numbers too.
    """
    from jiceng.codes.divisions import Divisions
    from jiceng.codes.divisions.layers import counties

    zones = {f"{code[:4]}7{zone}" for code in counties() for zone in range(1, 10)}
    return frozenset(code for code in zones.union(counties()) if Divisions.standing(code).is_known)


TABLES: Final[Mapping[str, Callable[[], frozenset[str]]]] = MappingProxyType(
    {"division.county": _county_codes}
)
"""The lists that `in_table` knows, each computed when it is first asked, and once."""


def _table(slug: str) -> frozenset[str]:
    if slug not in TABLES:
        raise DeclarationError(f"there is no table {slug!r}; there are {', '.join(TABLES)}")
    return TABLES[slug]()
