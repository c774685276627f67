"""Exact numbers and how a score sheet writes them.

Scores are `Decimal` and round half up (四舍五入), as a spreadsheet does.

>>> from decimal import Decimal
>>> half_up(Decimal("2.675"), 2)
Decimal('2.68')
>>> written(Decimal("9.8900")), percent(Decimal("0.969"))
('9.89', '96.9%')
"""

from decimal import ROUND_HALF_UP, Context, Decimal

__all__ = ["EXACT", "half_up", "percent", "quotient", "written"]

EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
"""Wide enough that no product of a scheme is rounded before the stage the scheme names."""


def half_up(number: Decimal, places: int) -> Decimal:
    """Round half away from zero to so many decimals."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)


def quotient(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Divide to fifty digits. Raises `ZeroDivisionError` on a zero denominator."""
    if denominator == 0:
        raise ZeroDivisionError("a rate needs a denominator")
    return EXACT.divide(numerator, denominator)


def written(number: Decimal, places: int = 4) -> str:
    """Return a number as a sheet writes it: at most so many decimals, no trailing zeros."""
    text = f"{half_up(number, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(number: Decimal) -> str:
    """Return a ratio in percent, with at most two decimals."""
    return f"{written(number * 100, 2)}%"
