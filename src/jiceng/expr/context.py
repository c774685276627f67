"""What an expression needs to know besides the row: the day, and the numbers of the law on that day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr.nodes import ClockDays, Parameter
from jiceng.expr.sorts import fits

__all__ = ["Context", "can_be_unreadable", "kept_text"]


@attrs.frozen
class Context:
    """The day of the check and the look-ups into the law book, already bound to day and region."""

    as_of: date
    parameter: Callable[[str], int | Decimal]
    clock_days: Callable[[str, bool], int]

    def number(self, node: Parameter | ClockDays) -> int | Decimal:
        """Return the number that the node names. Raises `DeclarationError` for one that not every engine holds."""
        if isinstance(node, Parameter):
            number = self.parameter(node.slug)
        else:
            number = self.clock_days(node.slug, node.extended)
        if not fits(number):
            raise DeclarationError(
                f"the number {node.slug} has more digits or decimal places than a table holds"
            )
        return number


def kept_text(field: str) -> str:
    """Return the name of the column that keeps the text of `field` where it could not be read."""
    return f"{field}:text"


def can_be_unreadable(kind: type) -> bool:
    """Tell whether a field of this type may hold something unreadable: all but text and identifiers.

    A wrong identifier stays in its column as it is, so that a rule can say which part is wrong.
    """
    return not issubclass(kind, str) or issubclass(kind, Enum)
