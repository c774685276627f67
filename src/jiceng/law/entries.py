"""One row of the law book: a clock (a deadline set by law) or a parameter (a number set by law).

The field docstrings are the meaning of the keys in `data/clocks.toml` and `data/parameters.toml`,
and of a county's own file.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from jiceng.errors import DeclarationError

__all__ = [
    "Bound",
    "Certainty",
    "Clock",
    "ClockUnit",
    "Direction",
    "LocalParameter",
    "Parameter",
    "ParameterUnit",
    "RollOver",
]

ClockUnit = Literal["calendar-day", "working-day", "month", "year", "hour"]
ParameterUnit = Literal[
    "year", "month", "day", "person", "household", "unit", "item", "times", "multiple", "CNY",
    "mu", "km", "degree", "ratio-ge", "ratio-gt", "text",
]  # fmt: skip
RollOver = Literal["yes", "no", "unstated"]
Bound = Literal["latest", "earliest", "term"]
Direction = Literal["after", "before"]
Certainty = Literal["read", "known"]

_SLUG = r"^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$"
_REGION = re.compile(r"CN|[0-9]{2}(?:[0-9]{2}){0,2}|[0-9]{9}|[0-9]{12}")
# The trailing zeros of a whole province, prefecture, county or township would match none of its parts.
_ALL_OF_IT = re.compile(r"(?:[0-9]{2})+00|[0-9]{6,9}000")
_FRACTION = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})")
_PLACES = 12
_MOST_VALUE = 10**12
_MOST = {"hour": 36500, "calendar-day": 36500, "working-day": 36500, "month": 1200, "year": 100}

Slug = Annotated[str, Field(pattern=_SLUG)]
Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=1)]


class _Entry(BaseModel):
    """What a clock and a parameter share: name, place, time and how sure the row is."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, hide_input_in_errors=True, use_attribute_docstrings=True
    )

    slug: Slug
    """Stable name of this edition, such as `police.case.2012`."""

    edition_of: Slug | None = None
    """The slug of the family, where the edition has one of its own: `police.case`."""

    zh: Text
    """Chinese name."""

    region: str = "CN"
    """`CN`, or the division prefix (GB/T 2260, GB/T 10114) for which the row is in force."""

    region_zh: Text | None = None
    """The region in the words of the source, where it is no whole country."""

    in_force_from: date | None = None
    """First day in force; empty where the source gives none, which reads as *always so far*."""

    in_force_to: date | None = None
    """Last day in force, included; empty while in force."""

    certainty: Certainty
    """`read`: the text was read. `known`: general knowledge, to be treated as configurable."""

    note: Text | None = None
    """Reservations, in Chinese."""

    @property
    def family(self) -> str:
        """The slug that all editions share."""
        return self.edition_of or self.slug

    @field_validator("region")
    @classmethod
    def _prefix(cls, region: str) -> str:
        if not _REGION.fullmatch(region) or _ALL_OF_IT.fullmatch(region):
            raise ValueError(
                "a region is CN or a division prefix of 2, 4, 6, 9 or 12 digits without its closing zeros"
            )
        return region

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.in_force_from and self.in_force_to and self.in_force_from > self.in_force_to:
            raise ValueError("in_force_from lies after in_force_to")
        return self

    def in_force(self, day: date) -> bool:
        """Whether the row is law on `day`."""
        return (self.in_force_from or date.min) <= day <= (self.in_force_to or date.max)


class Clock(_Entry):
    """法定期限 / a deadline set by law: so much time from an event."""

    starts: Text
    """The event from which the time is counted, in Chinese."""

    unit: ClockUnit
    """What is counted. Months and years end on the day of the same number, or on the month's last."""

    limit: Count
    """How many units."""

    extension_limit: Count | None = None
    """How many units an approved extension may add in all."""

    extension_condition: Text | None = None
    """When an extension or exception is lawful, in Chinese."""

    suspensions: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    """Events whose time does not count, in Chinese, such as 鉴定 or 听证."""

    roll_over: RollOver
    """Whether a last day on a day of rest moves to the next working day, as far as the law says so."""

    direction: Direction = "after"
    """`before`: counted back from the event (开会前10日)."""

    bound: Bound = "latest"
    """`latest`: act by the day. `earliest`: a minimum; after the day, or counted back from the day, one may
    act. `term`: a state or a waiting time lasts until the day, nobody has to act."""

    applies_to: Text
    """The kind of case, in English."""

    law: Text
    """Law, regulation or notice, with the year of the edition where there are several."""

    article: Text | None = None
    """Article, paragraphs (款) in ASCII brackets: `23(2)`. Empty for papers without articles and texts not read."""

    def calendar_days(self, *, extended: bool = False) -> int:
        """The limit in calendar days, with the longest lawful extension if asked, to be added to a date.

        Raises `DeclarationError` for a clock that runs in other units: ask `jiceng.law.deadline` instead.
        """
        if self.unit != "calendar-day":
            raise DeclarationError(
                f"the clock {self.slug} does not run in calendar days; ask jiceng.law.deadline"
            )
        return self.limit + ((self.extension_limit or 0) if extended else 0)

    @model_validator(mode="after")
    def _within_a_century(self) -> Self:
        if max(self.limit, self.extension_limit or 0) > _MOST[self.unit]:
            raise ValueError("limit and extension_limit stay within a hundred years")
        return self


class Parameter(_Entry):
    """法定参数 / a number (rarely a word) set by law or policy."""

    unit: ParameterUnit
    """What the number counts; `ratio-ge` is reached at the share, `ratio-gt` only above it."""

    value: int | Decimal | Fraction | str
    """A whole number, an exact decimal, an exact fraction (written `"2/3"`), or a word (unit `text`)."""

    source: Text
    """Law and article."""

    @field_validator("value", mode="plain")
    @classmethod
    def _exact(cls, value: object, info: ValidationInfo) -> int | Decimal | Fraction | str:
        unit = info.data.get("unit", "")
        if unit == "text":
            if isinstance(value, str) and value:
                return value
            raise ValueError("a parameter of unit text needs a word in quotes")
        share = unit.startswith("ratio-")
        if share and isinstance(value, str) and (parts := _FRACTION.fullmatch(value)):
            value = Fraction(int(parts[1]), int(parts[2]))
        elif isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise ValueError(
                'a parameter is a number without quotes; a share may be a fraction such as "2/3"'
            )
        elif isinstance(value, Decimal) and not (
            value.is_finite() and int(value.as_tuple().exponent) >= -_PLACES
        ):
            raise ValueError(f"a parameter is finite and has at most {_PLACES} decimals")
        if not 0 <= value <= (1 if share else _MOST_VALUE):
            raise ValueError("a share lies between 0 and 1, another parameter between 0 and 10^12")
        return value

    @property
    def number(self) -> int | Decimal:
        """The value as a number that a field can be compared with; whole decimals come as `int`.

        Raises `DeclarationError` for a fraction (see `share`) and for a word.
        """
        if isinstance(self.value, str):
            raise DeclarationError(f"the parameter {self.slug} is a word, not a number")
        if isinstance(self.value, Fraction):
            raise DeclarationError(f"the parameter {self.slug} is a fraction; use its share")
        return int(self.value) if self.value == int(self.value) else self.value

    @property
    def share(self) -> Fraction:
        """The value of a `ratio-ge` or `ratio-gt` parameter, exact. Raises `DeclarationError` for other units."""
        if isinstance(self.value, str) or not self.unit.startswith("ratio-"):
            raise DeclarationError(f"the parameter {self.slug} is no share")
        return Fraction(self.value)


class LocalParameter(BaseModel):
    """由地方规定的参数 / a number that every place sets for itself, so that the bundled book has none.

    Rules may name it; a look-up says that it has to be loaded until a county's file gives `[[parameter]]` rows.
    """

    model_config = _Entry.model_config

    slug: Slug
    """The slug under which rules ask for it, and the `edition_of` of a county's rows."""

    zh: Text
    """Chinese name."""

    unit: ParameterUnit
    """What the number counts; a county's row has to use the same."""

    source: Text
    """Law and article that leave it to the place, and who sets it."""
