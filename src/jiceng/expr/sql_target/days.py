"""Days: every step is guarded by its bounds first, so that no dialect meets a day outside the years 1 to 9999."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from jiceng.expr.nodes import Scalar
from jiceng.expr.sorts import Sort
from jiceng.expr.sql_target.constants import constant, missing
from jiceng.expr.sql_target.dialects import Dialect, days_from, ends, finds
from jiceng.expr.working_days import WorkingDays

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = [
    "age",
    "constant_days_after",
    "constant_months_after",
    "days_after",
    "months_after",
    "parsed_date",
    "part_of",
    "working_days_from",
]

_LONG_MONTH: Final = "(0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])"
_SHORT_MONTH: Final = "(0[469]|11)(0[1-9]|[12][0-9]|30)"
_FEBRUARY: Final = "02(0[1-9]|1[0-9]|2[0-8])"
_CENTURY: Final = "(18|19|20|21)"
_LEAP_YEAR: Final = f"({_CENTURY}(0[48]|[2468][048]|[13579][26])|2000)"
_COMPACT_DATE: Final = f"({_CENTURY}[0-9]{{2}}({_LONG_MONTH}|{_SHORT_MONTH}|{_FEBRUARY})|{_LEAP_YEAR}0229)"


def parsed_date(text: "exp.Expr", dialect: Dialect) -> "exp.Expr":
    """Return eight digits as a day. The pattern takes nothing but days that there are: no dialect has to refuse one."""
    from sqlglot import exp

    begin, end = ends(dialect)
    day = exp.StrToDate(this=text, format=exp.Literal.string("%Y%m%d"))
    return exp.case().when(finds(text, begin + _COMPACT_DATE + end, dialect), day, copy=False)


def part_of(day: "exp.Expr", part: str) -> "exp.Expr":
    """Return the year, month or day of the month as a whole number."""
    from sqlglot import exp

    return exp.cast(exp.Extract(this=exp.var(part.upper()), expression=day), "bigint", copy=False)


def age(birth: "exp.Expr", on: "exp.Expr") -> "exp.Expr":
    """Return completed years."""
    from sqlglot import exp

    def in_year(day: "exp.Expr") -> "exp.Expr":
        return exp.Add(
            this=exp.Mul(this=part_of(day, "month"), expression=constant(100)), expression=part_of(day, "day")
        )

    before_birthday = exp.LT(this=in_year(on), expression=in_year(birth))
    years = exp.Sub(this=part_of(on, "year"), expression=part_of(birth, "year"))
    return exp.Sub(
        this=years, expression=exp.case().when(before_birthday, constant(1), copy=False).else_(constant(0))
    )


def days_after(day: "exp.Expr", days: "exp.Expr", dialect: Dialect) -> "exp.Expr":
    """Return the day so many days later."""
    least = days_from(day, constant(date.min), dialect)
    most = days_from(day, constant(date.max), dialect)
    return _moved_if_possible(day, days, "DAY", least, most)


def months_after(day: "exp.Expr", months: "exp.Expr") -> "exp.Expr":
    """Return the day so many months later; all dialects take the last of the month where it is shorter."""
    from sqlglot import exp

    number = exp.Add(
        this=exp.Mul(this=part_of(day, "year"), expression=constant(12)), expression=part_of(day, "month")
    )
    least, most = (
        exp.Sub(this=constant(_month_number(edge)), expression=exp.Paren(this=number))
        for edge in (date.min, date.max)
    )
    return _moved_if_possible(day, months, "MONTH", least, most)


def _moved_if_possible(
    day: "exp.Expr", steps: "exp.Expr", unit: str, least: "exp.Expr", most: "exp.Expr"
) -> "exp.Expr":
    from sqlglot import exp

    in_bounds = exp.Between(this=steps, low=least, high=most)
    whole = exp.EQ(this=exp.Floor(this=steps), expression=steps)
    # The cast stands outside, so that a constant beyond its bounds never meets it; see `numbers`.
    possible = exp.and_(in_bounds, whole, copy=False)
    return _moved(day, exp.cast(exp.case().when(possible, steps, copy=False), "int"), unit)


def constant_days_after(day: "exp.Expr", days: Scalar) -> "exp.Expr":
    """Return the day so many days later, for a constant number: its bounds are two days known beforehand."""
    span = (date.max - date.min).days
    steps = _whole(days, span)
    if steps is None:
        return missing(Sort.DAY)
    first, last = date.min + timedelta(days=max(0, -steps)), date.max - timedelta(days=max(0, steps))
    return _moved_between(day, steps, "DAY", first, last)


def constant_months_after(day: "exp.Expr", months: Scalar) -> "exp.Expr":
    """Return the day so many months later, for a constant number."""
    steps = _whole(months, _month_number(date.max) - _month_number(date.min))
    if steps is None:
        return missing(Sort.DAY)
    first = date.min + relativedelta(months=max(0, -steps))
    last = date.max - relativedelta(months=max(0, steps))
    return _moved_between(day, steps, "MONTH", first, last + relativedelta(day=31))


def _whole(number: Scalar, most: int) -> int | None:
    """Return a number of steps, `None` for one that leads from no day to any day."""
    value = Decimal(str(number))
    return int(value) if abs(value) <= most and value == int(value) else None


def _moved_between(day: "exp.Expr", steps: int, unit: str, first: date, last: date) -> "exp.Expr":
    from sqlglot import exp

    bound: exp.Expr = exp.LTE(this=day, expression=constant(last))
    if steps < 0:
        bound = exp.GTE(this=day, expression=constant(first))
    return exp.case().when(bound, _moved(day, constant(steps), unit), copy=False)


def _moved(day: "exp.Expr", steps: "exp.Expr", unit: str) -> "exp.Expr":
    from sqlglot import exp

    return exp.cast(exp.DateAdd(this=day, expression=steps, unit=exp.var(unit)), "date", copy=False)


def _month_number(day: date) -> int:
    return 12 * day.year + day.month


def working_days_from(
    start: "exp.Expr", end: "exp.Expr", calendar: WorkingDays, dialect: Dialect
) -> "exp.Expr":
    """Return the working days after `start` up to and with `end`."""
    from sqlglot import exp

    before, after = (_working_days_up_to(day, calendar, dialect) for day in (start, end))
    return exp.Sub(this=after, expression=before)


def _working_days_up_to(day: "exp.Expr", calendar: WorkingDays, dialect: Dialect) -> "exp.Expr":
    """Return the working days from the beginning of the calendar up to a day.

    Each year is one text with three digits for each day: how many working days of the year are over with it.
    The last year comes first, for most days that are asked about are recent.
    """
    from sqlglot import exp

    after = exp.GT(this=day, expression=constant(calendar.last))
    counted = exp.case().when(after, missing(Sort.NUMBER), copy=False)
    for year in range(calendar.last.year, calendar.first.year - 1, -1):
        first, last = max(calendar.first, date(year, 1, 1)), min(calendar.last, date(year, 12, 31))
        earlier = bisect_left(calendar.ordinals, first.toordinal())
        counts = constant("".join(f"{count - earlier:03}" for count in _counts(calendar, first, last)))
        place = exp.Mul(this=days_from(constant(first), day, dialect), expression=constant(3))
        start = exp.cast(exp.Add(this=place, expression=constant(1)), "int", copy=False)
        in_year = exp.cast(exp.Substring(this=counts, start=start, length=constant(3)), "int", copy=False)
        since = exp.GTE(this=day, expression=constant(first))
        counted = counted.when(since, exp.Add(this=in_year, expression=constant(earlier)), copy=False)
    return counted


def _counts(calendar: WorkingDays, first: date, last: date) -> Iterator[int]:
    """Yield the working days up to each day from `first` to `last`."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield bisect_right(calendar.ordinals, ordinal)
