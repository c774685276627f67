"""Month, quarter, half-year and year: values that sort, hash and print the way reports name them."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import ClassVar, Final, Self

from attrs import Attribute, field, frozen
from dateutil.relativedelta import relativedelta

from jiceng.errors import DeclarationError
from jiceng.periods.reading import Kind, PeriodError, read_period

__all__ = ["HalfYear", "Month", "Period", "Quarter", "Year", "parse_period"]

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_ORDINALS: Final = ("一", "二", "三", "四")


def _within(low: int, high: int, what: str) -> Callable[[object, "Attribute[int]", int], None]:
    def check(_instance: object, _attribute: "Attribute[int]", value: int) -> None:
        # bool is an int, and a year that is True is a mistake of the caller.
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise PeriodError("period.out-of-range", f"{what}应是{low}至{high}之间的整数。")

    return check


class Period(ABC):
    """A calendar period. Closed: `Month`, `Quarter`, `HalfYear`, `Year`.

    `str()` gives the exchange form (`2026Q3`), `.zh` the form for people (`2026年第三季度`).
    Only periods of the same kind can be compared with `<`; comparing two kinds raises
    `DeclarationError`, because no order of a quarter and its first month is right for every use.
    `==` between kinds is simply false.
    """

    kind: ClassVar[Kind]
    kind_zh: ClassVar[str]
    length: ClassVar[int]
    """Length in months."""

    year: int
    """Calendar year, 1900-2199."""

    @property
    @abstractmethod
    def number(self) -> int:
        """Place within the year, from 1; a year itself is 1."""

    @property
    @abstractmethod
    def zh(self) -> str:
        """The Chinese name, such as `2026年第三季度`."""

    @classmethod
    @abstractmethod
    def _of(cls, year: int, number: int) -> Self: ...

    @abstractmethod
    def parts(self) -> tuple["Period", ...]:
        """The next smaller periods in order: year and half-year in quarters, quarter in months.

        A month has none: `()`.
        """

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period that `text` names; on a subclass only that kind is accepted.

        Raises `PeriodError` for an unknown form or for another kind of period.
        """
        period = parse_period(text)
        if not isinstance(period, cls):
            raise PeriodError("period.wrong-kind", f"此处应填{cls.kind_zh}，填写的是{period.kind_zh}。")
        return period

    @classmethod
    def of(cls, day: date) -> Self:
        """The period of this kind in which `day` lies."""
        if cls is Period:
            raise DeclarationError(
                "Period.of needs a kind: call Month.of, Quarter.of, HalfYear.of or Year.of"
            )
        if not isinstance(day, date):
            raise DeclarationError("a period is found for a datetime.date")
        return cls._of(day.year, (day.month - 1) // cls.length + 1)

    @property
    def first_day(self) -> date:
        """The first calendar day."""
        return date(self.year, (self.number - 1) * self.length + 1, 1)

    @property
    def last_day(self) -> date:
        """The last calendar day, included in the period."""
        return self.first_day + relativedelta(months=self.length) - timedelta(days=1)

    @property
    def days(self) -> int:
        """Number of calendar days."""
        return (self.last_day - self.first_day).days + 1

    def shift(self, periods: int) -> Self:
        """The period so many places later (earlier when negative). Raises `PeriodError` outside 1900-2199."""
        if not isinstance(periods, int) or isinstance(periods, bool):
            raise DeclarationError("a period is shifted by a whole number of periods")
        per_year = 12 // self.length
        year, place = divmod(self.year * per_year + self.number - 1 + periods, per_year)
        return self._of(year, place + 1)

    def previous(self) -> Self:
        """The period just before (环比). Raises `PeriodError` before 1900."""
        return self.shift(-1)

    def next(self) -> Self:
        """The period just after. Raises `PeriodError` after 2199."""
        return self.shift(1)

    def same_last_year(self) -> Self:
        """The same period one year earlier (同比). Raises `PeriodError` before 1900."""
        return self._of(self.year - 1, self.number)

    def months(self) -> tuple["Month", ...]:
        """All months of the period, in order."""
        start = (self.number - 1) * self.length + 1
        return tuple(Month(self.year, start + step) for step in range(self.length))

    def contains(self, other: "date | Period") -> bool:
        """Whether a day, or every day of another period, lies in this period. A time of day is ignored."""
        if isinstance(other, Period):
            return self.first_day <= other.first_day and other.last_day <= self.last_day
        if not isinstance(other, date):
            raise DeclarationError("a period contains a datetime.date or another period")
        day = other.date() if isinstance(other, datetime) else other
        return self.first_day <= day <= self.last_day

    def _key(self, other: object) -> tuple[tuple[int, int], tuple[int, int]]:
        if not isinstance(other, Period) or other.kind != self.kind:
            raise DeclarationError(
                f"a {self.kind} can only be ordered against another {self.kind}; "
                "compare first_day or last_day to order different kinds"
            )
        return (self.year, self.number), (other.year, other.number)

    def __lt__(self, other: object) -> bool:
        mine, theirs = self._key(other)
        return mine < theirs

    def __le__(self, other: object) -> bool:
        mine, theirs = self._key(other)
        return mine <= theirs

    def __gt__(self, other: object) -> bool:
        mine, theirs = self._key(other)
        return mine > theirs

    def __ge__(self, other: object) -> bool:
        mine, theirs = self._key(other)
        return mine >= theirs


@frozen(order=False, str=False)
class Month(Period):
    """A calendar month: `Month(2026, 9)`, `2026-09`, 2026年9月."""

    kind: ClassVar[Kind] = "month"
    kind_zh: ClassVar[str] = "月份"
    length: ClassVar[int] = 1

    year: int = field(validator=_within(_FIRST_YEAR, _LAST_YEAR, "年份"))
    month: int = field(validator=_within(1, 12, "月份"))

    @property
    def number(self) -> int:
        return self.month

    @property
    def zh(self) -> str:
        return f"{self.year}年{self.month}月"

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"

    def parts(self) -> tuple[Period, ...]:
        return ()

    @classmethod
    def _of(cls, year: int, number: int) -> Self:
        return cls(year, number)


@frozen(order=False, str=False)
class Quarter(Period):
    """A quarter of the calendar year: `Quarter(2026, 3)`, `2026Q3`, 2026年第三季度."""

    kind: ClassVar[Kind] = "quarter"
    kind_zh: ClassVar[str] = "季度"
    length: ClassVar[int] = 3

    year: int = field(validator=_within(_FIRST_YEAR, _LAST_YEAR, "年份"))
    quarter: int = field(validator=_within(1, 4, "季度"))

    @property
    def number(self) -> int:
        return self.quarter

    @property
    def zh(self) -> str:
        return f"{self.year}年第{_ORDINALS[self.quarter - 1]}季度"

    def __str__(self) -> str:
        return f"{self.year}Q{self.quarter}"

    def parts(self) -> tuple[Period, ...]:
        return self.months()

    @classmethod
    def _of(cls, year: int, number: int) -> Self:
        return cls(year, number)


@frozen(order=False, str=False)
class HalfYear(Period):
    """The first or second half of a year: `HalfYear(2026, 1)`, `2026H1`, 2026年上半年."""

    kind: ClassVar[Kind] = "half-year"
    kind_zh: ClassVar[str] = "半年"
    length: ClassVar[int] = 6

    year: int = field(validator=_within(_FIRST_YEAR, _LAST_YEAR, "年份"))
    half: int = field(validator=_within(1, 2, "半年"))

    @property
    def number(self) -> int:
        return self.half

    @property
    def zh(self) -> str:
        return f"{self.year}年{'上下'[self.half - 1]}半年"

    def __str__(self) -> str:
        return f"{self.year}H{self.half}"

    def parts(self) -> tuple[Period, ...]:
        return (Quarter(self.year, self.half * 2 - 1), Quarter(self.year, self.half * 2))

    @classmethod
    def _of(cls, year: int, number: int) -> Self:
        return cls(year, number)


@frozen(order=False, str=False)
class Year(Period):
    """A calendar year: `Year(2026)`, `2026`, 2026年."""

    kind: ClassVar[Kind] = "year"
    kind_zh: ClassVar[str] = "年度"
    length: ClassVar[int] = 12

    year: int = field(validator=_within(_FIRST_YEAR, _LAST_YEAR, "年份"))

    @property
    def number(self) -> int:
        return 1

    @property
    def zh(self) -> str:
        return f"{self.year}年"

    def __str__(self) -> str:
        return f"{self.year}"

    def parts(self) -> tuple[Period, ...]:
        return tuple(Quarter(self.year, number) for number in range(1, 5))

    @classmethod
    def _of(cls, year: int, number: int) -> Self:  # noqa: ARG003 - a year has no number
        return cls(year)


_KINDS: Final[dict[Kind, type[Period]]] = {cls.kind: cls for cls in (Month, Quarter, HalfYear, Year)}


def parse_period(text: str) -> Period:
    """The month, quarter, half-year or year that `text` names, in one of the closed list of forms.

    Accepted, with full-width characters and spaces normalised: `2026`, `2026年(度)`, `2026H1`,
    `2026年上半年`, `2026Q3`, `2026年(第)三季度`, `2026年3季度`, `2026-09`, `2026/9`, `202609`,
    `2026年9月(份)`, `2026年九月`. Raises `PeriodError`, whose sentence does not repeat the text.
    """
    kind, year, number = read_period(text)
    return _KINDS[kind]._of(year, number)  # one module: the registry and its classes
