"""The arithmetic that all engines do exactly: sums, differences and products of numbers of a stated size.

Beyond that size one engine rounds, another overflows and a third raises, so the result is unknown there:

- each number is less than ten million million (`OPERAND_LIMIT`) from 0;
- each factor of a product has at most five decimal places (`FACTOR_PLACES`), so that the product has at most ten.

Money in 元 of a whole country and people of a whole country stay inside. There is no division: multiply
the other side instead.

>>> calculate("times", Decimal("0.35"), 3), calculate("plus", 10**13, 1)
(Decimal('1.05'), None)
"""

from decimal import Context, Decimal
from typing import Final, assert_never

from jiceng.expr.nodes import Arithmetic
from jiceng.expr.sorts import MOST_PLACES, fits

__all__ = ["FACTOR_PLACES", "OPERAND_LIMIT", "calculate"]

OPERAND_LIMIT: Final = 10**13
FACTOR_PLACES: Final = MOST_PLACES // 2

_LAST_PLACE: Final = Decimal(1).scaleb(-FACTOR_PLACES)
_EXACT: Final = Context(prec=38)  # whatever precision the caller works with


def calculate(op: Arithmetic, left: int | Decimal, right: int | Decimal) -> Decimal | None:
    """Return the exact result, `None` where a number is of another size than all engines take."""
    if not _is_small(left) or not _is_small(right):
        return None
    match op:
        case "plus":
            return _EXACT.add(left, right)
        case "minus":
            return _EXACT.subtract(left, right)
        case "times":
            return _EXACT.multiply(left, right) if _is_factor(left) and _is_factor(right) else None
        case _:
            assert_never(op)


def _is_small(number: int | Decimal) -> bool:
    return -OPERAND_LIMIT < number < OPERAND_LIMIT and fits(number)


def _is_factor(number: int | Decimal) -> bool:
    return isinstance(number, int) or number == _EXACT.quantize(number, _LAST_PLACE)
