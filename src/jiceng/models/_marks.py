"""The marks that many fields share, so that a model file reads like the form it models."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from jiceng.expr.sorts import fits
from jiceng.labels import Required, Source, Stage, Unit

__all__ = [
    "CALENDAR_DAY",
    "CASES",
    "CLOSED",
    "COUNT",
    "DAYS",
    "DECIMAL",
    "EXPORTED",
    "GB31000",
    "HOURS",
    "HOUSEHOLDS",
    "MU",
    "PEOPLE",
    "PERCENT",
    "PRACTICE",
    "REGISTERED",
    "SEPARATOR",
    "SEVERAL",
    "SQUARE_METRES",
    "TIMES",
    "YEARS_OLD",
    "YUAN",
]

GB31000 = Source("GB/T 31000-2015")
"""社会治安综合治理基础数据规范, the national data specification of the field."""

PRACTICE = Source("县级台账惯例")
"""Not in a standard: the heading stands in the ledgers that counties use."""

REGISTERED = Required(Stage.REGISTERED)
CLOSED = Required(Stage.CLOSED)
EXPORTED = Required(Stage.EXPORTED)

PEOPLE = Unit("人")
PERCENT = Unit("%")
YEARS_OLD = Unit("岁")
TIMES = Unit("次")
HOURS = Unit("学时")
SQUARE_METRES = Unit("平方米")
MU = Unit("亩")
HOUSEHOLDS = Unit("户")
YUAN = Unit("元")
DAYS = Unit("天")
CASES = Unit("件")

COUNT: Final[Any] = Field(ge=0, le=10**12)
"""How many: a whole number that is not negative and that no column of a table cuts off."""


def _storable(number: Decimal | None) -> Decimal | None:
    if number is None or fits(number):
        return number
    raise PydanticCustomError(
        "decimal_places", "a number has at most 28 digits before and ten after the point"
    )


DECIMAL: Final = AfterValidator(_storable)
"""A decimal number that a table keeps without loss, as DECIMAL(38, 10)."""

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _calendar_day(value: object) -> object:
    if value is None or isinstance(value, date) or (isinstance(value, str) and _ISO_DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date_type", "a day is a date or text such as 2026-09-30")


CALENDAR_DAY: Final = BeforeValidator(_calendar_day)
"""A day is a date or a text such as 2026-09-30. A number is not: pydantic would take it for seconds since 1970."""

SEPARATOR: Final = "|"
"""What stands between several codes in one column, as GB/T 31000-2015 has it."""


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(dict.fromkeys(part for part in value.split(SEPARATOR) if part)) or None


SEVERAL: Final = BeforeValidator(_split)
"""Several codes: a tuple of them, or their text joined by `|`."""
