"""Calendar periods (month, quarter, half-year, year) and the working days of mainland China."""

from jiceng.periods.kinds import HalfYear, Month, Period, Quarter, Year, parse_period
from jiceng.periods.reading import PeriodError

__all__ = ["HalfYear", "Month", "Period", "PeriodError", "Quarter", "Year", "parse_period"]
