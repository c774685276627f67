"""Reading the State Council's holiday notices from a file (TOML), the bundled one or a county's own.

One table a year, written as the notice says it:

    [[year]]
    year = 2027
    notice = "国办发明电〔2026〕9号"
    certainty = "read"
    rest = [{ name = "元旦", first = 2027-01-01, last = 2027-01-03 }]
    work = [2027-01-04]
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from jiceng.errors import DeclarationError

__all__ = ["Certainty", "HolidayNotice", "RestSpan", "read_notices"]

Certainty = Literal["read", "known", "guess"]

_CONFIG = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)
_LONGEST_SPAN = 31
_SATURDAY = 5


class RestSpan(BaseModel):
    """A holiday: its first and last day, both included, weekends within it too."""

    model_config = _CONFIG

    name: Annotated[str, Field(min_length=1)]
    """Chinese name of the holiday."""

    first: date
    last: date

    @model_validator(mode="after")
    def _short_and_in_order(self) -> Self:
        if not 0 <= (self.last - self.first).days < _LONGEST_SPAN:
            raise ValueError(f"last must be first or a day up to {_LONGEST_SPAN - 1} days later")
        return self

    def days(self) -> Iterator[date]:
        """Every day of the holiday."""
        return (self.first + timedelta(days=step) for step in range((self.last - self.first).days + 1))


class HolidayNotice(BaseModel):
    """放假安排 / the days off and the worked weekend days of one calendar year."""

    model_config = _CONFIG

    year: Annotated[int, Field(ge=1949, le=2199)]
    """Calendar year; its arrangement may begin in the December before."""

    notice: Annotated[str, Field(min_length=1)]
    """Number of the notice, or what stands for it where `certainty` is `guess`."""

    certainty: Certainty
    """`read`: compared with the notice. `known`: from a second hand. `guess`: planned, no notice yet."""

    rest: Annotated[tuple[RestSpan, ...], Field(strict=False)]
    """The holidays."""

    work: Annotated[tuple[date, ...], Field(strict=False)] = ()
    """Saturdays and Sundays that are worked (调休)."""

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        off = {day for span in self.rest for day in span.days()}
        if off & set(self.work):
            raise ValueError("a day stands both under rest and under work")
        if any(day.weekday() < _SATURDAY for day in self.work):
            raise ValueError("work lists a day that is no Saturday or Sunday")
        earliest, latest = date(self.year - 1, 12, 1), date(self.year, 12, 31)
        if any(not earliest <= day <= latest for day in (*off, *self.work)):
            raise ValueError("a day lies outside the year and the December before it")
        return self


class _NoticeFile(BaseModel):
    model_config = _CONFIG

    year: Annotated[tuple[HolidayNotice, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _each_year_once(self) -> Self:
        if len({notice.year for notice in self.year}) < len(self.year):
            raise ValueError("a year stands twice")
        return self


def read_notices(path: str | Path) -> tuple[HolidayNotice, ...]:
    """Return the notices of one file.

    Raises `DeclarationError` that lists every problem of the file, without repeating its text.
    """
    if not isinstance(path, str | Path) or "\0" in str(path):
        raise DeclarationError("working days: pass the path of a file")
    try:
        text = Path(path).read_text(encoding="utf-8")
    except UnicodeError:  # of the text, or of a path that no file can have
        raise DeclarationError("working days: the file is not UTF-8") from None
    except OSError as error:
        raise DeclarationError(f"working days: the file cannot be opened ({error.strerror})") from None
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError):
        # Beside its own error tomllib lets through those of numbers too long and of nesting too deep.
        raise DeclarationError("working days: the file is not TOML") from None
    try:
        document = _NoticeFile.model_validate(raw)
    except ValidationError as error:
        problems = (f"{_place(item['loc'])}: {item['msg']}" for item in error.errors(include_input=False))
        raise DeclarationError("working days: " + "; ".join(problems)) from None
    return document.year


def _place(location: tuple[int | str, ...]) -> str:
    """Return where in the file: `year 2 work 1`, tables counted from 1."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in location) or "file"
