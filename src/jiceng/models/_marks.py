"""The marks that many fields share, so that a model file reads like the form it models."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final, cast

import attrs
from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jiceng.expr.sorts import fits
from jiceng.labels import Required, Source, Stage, Unit

__all__ = [
    "A_COLUMN_EACH",
    "CALENDAR_DAY",
    "CASES",
    "CLOSED",
    "COUNT",
    "DAYS",
    "DAY_OR_MONTH",
    "DECIMAL",
    "EXPORTED",
    "GB31000",
    "HOURS",
    "HOUSEHOLDS",
    "MONTH",
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
    "CalendarDay",
    "ColumnEach",
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


@attrs.frozen
class CalendarDay:
    """How a date is given: as a day, and where it `takes_months` as a month, which is kept as its first day.

    A field that `is_month` keeps no other day. Days are checked without a call of Python: most records hold some.
    """

    takes_months: bool = False
    is_month: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let nothing but days and their texts come to the check of pydantic."""
        taken: list[CoreSchema | tuple[CoreSchema, str]] = [
            core_schema.is_instance_schema(date),
            core_schema.str_schema(strict=True, pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            core_schema.none_schema(),
        ]
        day = core_schema.union_schema(taken, mode="left_to_right", custom_error_type="date_type")
        steps = [day, handler(source)]
        if self.takes_months:
            steps.insert(0, core_schema.no_info_plain_validator_function(_first_day))
        if self.is_month:
            steps.append(core_schema.no_info_plain_validator_function(_of_month))
        return core_schema.chain_schema(steps)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say of a day what pydantic says of one."""
        steps = cast("dict[str, Any]", schema)["steps"]  # it is the chain made above
        return handler(next(step for step in steps[1:] if step["type"] in ("nullable", "date")))


@attrs.frozen
class ColumnEach:
    """The kind of the mark `A_COLUMN_EACH`."""


def _first_day(value: object) -> object:
    return f"{value}-01" if isinstance(value, str) and _MONTH.fullmatch(value) else value


def _of_month(value: date | None) -> date | None:
    return None if value is None else value.replace(day=1)


_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")

CALENDAR_DAY: Final = CalendarDay()
"""A day is a date or a text such as 2026-09-30. A number is not: pydantic would take it for seconds since 1970."""

DAY_OR_MONTH: Final = CalendarDay(takes_months=True)
"""A day, or a month such as 2026-09 where no more is known; systems of the field write it 202609."""

MONTH: Final = CalendarDay(takes_months=True, is_month=True)
"""A month, kept as its first day."""

A_COLUMN_EACH: Final = ColumnEach()
"""Several codes that ledgers also carry in a column for each code."""

SEPARATOR: Final = "|"
"""What stands between several codes in one column, as GB/T 31000-2015 has it."""


def _split(value: object) -> object:
    if isinstance(value, tuple | list) and not value:
        return None
    if not isinstance(value, str):
        return value
    return tuple(dict.fromkeys(part for part in value.split(SEPARATOR) if part)) or None


SEVERAL: Final = BeforeValidator(_split)
"""Several codes: a tuple of them, or their text joined by `|`."""
