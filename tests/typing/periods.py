"""Not run: what type checkers must see of periods, working days and the law."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, assert_type

from jiceng.law import Clock, Deadline, LawBook, Parameter, Suspension, clock, deadline, overdue, parameter
from jiceng.periods import HalfYear, Month, Period, Quarter, WorkCalendar, Year, parse_period

day = date(2026, 9, 30)

assert_type(parse_period("2026Q3"), Period)
assert_type(Period.parse("2026Q3"), Period)
assert_type(Quarter.parse("2026Q3"), Quarter)
assert_type(Month.of(day), Month)
assert_type(HalfYear.of(day).previous(), HalfYear)
assert_type(Year(2026).same_last_year(), Year)
assert_type(Quarter(2026, 3).months(), tuple[Month, ...])
assert_type(Quarter(2026, 3).parts(), tuple[Period, ...])
assert_type(Quarter(2026, 3) < Quarter(2026, 4), bool)

calendar = WorkCalendar.load("2027.toml", over=WorkCalendar.bundled())
assert_type(calendar, WorkCalendar)
assert_type(calendar.add_working_days(day, 5), date)
assert_type(calendar.working_days_between(day, day), int)
assert_type(calendar.certainty(2026), Literal["read", "known", "guess"])

assert_type(clock("petition.close", on=day), Clock)
assert_type(clock("petition.close", on=day).extension_limit, int | None)
assert_type(
    clock("petition.close", on=day).unit, Literal["calendar-day", "working-day", "month", "year", "hour"]
)
assert_type(parameter("adult.age", on=day, region="52"), Parameter)
assert_type(parameter("adult.age", on=day).value, int | Decimal | Fraction | str)
assert_type(parameter("adult.age", on=day).number, int | Decimal)
assert_type(parameter("village.reps.quorum", on=day).share, Fraction)

end = deadline(
    "petition.close", day, suspensions=[Suspension(day, day, "听证")], book=LawBook.load("law.toml")
)
assert_type(end, Deadline)
assert_type(end.day, date)
assert_type(end.explain(), str)
assert_type(overdue("petition.close", day, as_of=day), bool)
