"""Calendar periods (month, quarter, half-year, year) and the working days of mainland China."""

from jiceng.periods.kinds import HalfYear, Month, Period, Quarter, Year, parse_period
from jiceng.periods.notices import HolidayNotice, RestSpan
from jiceng.periods.reading import PeriodError
from jiceng.periods.work_calendar import UnknownYearError, WorkCalendar

__all__ = [
    "HalfYear",
    "HolidayNotice",
    "Month",
    "Period",
    "PeriodError",
    "Quarter",
    "RestSpan",
    "UnknownYearError",
    "WorkCalendar",
    "Year",
    "parse_period",
]
