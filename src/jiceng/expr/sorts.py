"""The four sorts of value that an expression can give, and the numbers that every engine can hold.

A verb takes values of one sort only, which is checked when the rule is declared. So no engine is ever
asked to compare a day with a number, which some of them refuse and others answer.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

__all__ = ["HOLDS", "MOST_PLACES", "Sort", "fits", "sort_of_type", "sort_of_value"]

MOST_PLACES: Final = 10
"""Decimal places that a number may have: a table keeps numbers as DECIMAL(38, 10)."""

_MOST_WHOLE_DIGITS: Final = 38 - MOST_PLACES


class Sort(StrEnum):
    """What kind of value an expression gives."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TRUTH = "truth value"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


HOLDS: Final[Mapping[Sort, Callable[[object], bool]]] = {
    Sort.TEXT: _is_text,
    Sort.NUMBER: _is_number,
    Sort.DAY: _is_day,
    Sort.TRUTH: _is_truth,
}
"""For each sort, whether a Python value is of it. A moment is not a day, a binary float is not a number."""

_TYPES: Final[tuple[tuple[type, Sort], ...]] = (  # the first that fits: a bool is an int
    (str, Sort.TEXT),
    (bool, Sort.TRUTH),
    (int, Sort.NUMBER),
    (Decimal, Sort.NUMBER),
    (date, Sort.DAY),
)


def sort_of_type(kind: type) -> Sort | None:
    """Return the sort of a field of this type, `None` for a type that expressions do not know."""
    return next((sort for base, sort in _TYPES if issubclass(kind, base)), None)


def sort_of_value(value: object) -> Sort | None:
    """Return the sort of a value, `None` for one that expressions do not know.

    >>> sort_of_value(True), sort_of_value(1.5)
    (<Sort.TRUTH: 'truth value'>, None)
    """
    return next((sort for sort, holds in HOLDS.items() if holds(value)), None)


def fits(number: int | Decimal) -> bool:
    """Tell whether every engine holds the number exactly: 64 bits, or 28 digits and ten decimal places.

    >>> fits(2**63), fits(Decimal("0.1")), fits(Decimal("1E-11"))
    (False, True, False)
    """
    if isinstance(number, int):
        return -(2**63) <= number < 2**63
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):  # NaN or infinity
        return False
    trailing_zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return exponent + trailing_zeros >= -MOST_PLACES and number.adjusted() < _MOST_WHOLE_DIGITS
