"""Exact numbers and how a score sheet writes them.

Arithmetic is done in fractions, so that nothing is rounded before the stage the scheme names; what
leaves the engine is `Decimal`, rounded half up (四舍五入) as a spreadsheet does.

>>> half_up(Fraction("2.675"), 2)
Decimal('2.68')
>>> written(Fraction("9.8900")), percent(Fraction("0.969")), written(Fraction(1, 3))
('9.89', '96.9%', '0.3333')
"""

import re
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, ValidationInfo

__all__ = [
    "CARRIED_PLACES",
    "DAY",
    "Day",
    "NotNegative",
    "Number",
    "Positive",
    "half_up",
    "percent",
    "said",
    "written",
]

CARRIED_PLACES = 12
"""Decimals shown of points that the scheme rounds at a later stage."""

DAY = "日期"
"""Unit of a value that is a day: its number is the ordinal of the date, 0 when the thing is not done."""

_EXACT = Context(prec=400)  # far beyond any number of a scheme: a shift of the point never rounds
_LARGEST = 10**12
_PLACES = 12
_FROM_TRACE = {"trace": True}
_WRITTEN_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def half_up(number: Fraction, places: int) -> Decimal:
    """Round half away from zero to so many decimals."""
    above, below = number.numerator, number.denominator
    size = (2 * abs(above) * 10**places + below) // (2 * below)
    return _EXACT.scaleb(Decimal(-size if above < 0 else size), -places)


def written(number: Fraction | Decimal, places: int = 4) -> str:
    """Return a number as a sheet writes it: at most so many decimals, no trailing zeros."""
    if isinstance(number, Fraction) and number.denominator == 1:
        return str(number.numerator)
    text = f"{half_up(Fraction(number), places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(number: Fraction) -> str:
    """Return a ratio in percent, with at most two decimals."""
    return f"{written(number * 100, 2)}%"


def said(number: Fraction, unit: str) -> str:
    """Return a number with its unit: a ratio (unit `%`) in percent, a day (unit `DAY`) as a date.

    >>> said(Fraction(739812), DAY), said(Fraction(0), DAY)
    ('2026-07-15', '未完成')
    """
    if unit == DAY:
        return (
            date.fromordinal(min(int(number), date.max.toordinal())).isoformat() if number >= 1 else "未完成"
        )
    return percent(number) if unit == "%" else f"{written(number)}{unit}"


def _declared(value: object, info: ValidationInfo) -> Fraction:
    if isinstance(value, str) and info.context == _FROM_TRACE:
        return Fraction(value)
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("要写成数字，不加引号")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("不能是 nan 或 inf")
    if _too_fine(value) or abs(Fraction(value)) > _LARGEST:
        raise ValueError("数字过大或小数位过多：绝对值不超过一万亿，小数不超过 12 位")
    return Fraction(value)


def _written_day(value: object) -> object:
    """Refuse numbers, which would be read as seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and _WRITTEN_DAY.fullmatch(value)):
        return value
    raise ValueError("要写成日期，如 2026-01-01，不加引号")


def _too_fine(value: int | Decimal) -> bool:
    """Tell by the exponent alone, before a number of a million digits is written out."""
    if isinstance(value, int):
        return False
    exponent = value.as_tuple().exponent
    return not isinstance(exponent, int) or exponent < -_PLACES or value.adjusted() > _PLACES


def _positive(value: Fraction) -> Fraction:
    if value <= 0:
        raise ValueError("要大于 0")
    return value


def _not_negative(value: Fraction) -> Fraction:
    if value < 0:
        raise ValueError("不能小于 0")
    return value


Day: TypeAlias = Annotated[date, BeforeValidator(_written_day)]
"""A date of a scheme."""

_Plain = PlainSerializer(lambda number: written(number, _PLACES), return_type=str)

Number: TypeAlias = Annotated[Fraction, BeforeValidator(_declared), _Plain]
"""A number of a scheme: written in decimals, finite, at most a trillion."""

Positive: TypeAlias = Annotated[Number, AfterValidator(_positive)]
"""A number of a scheme above zero."""

NotNegative: TypeAlias = Annotated[Number, AfterValidator(_not_negative)]
"""A number of a scheme that is zero or more."""
