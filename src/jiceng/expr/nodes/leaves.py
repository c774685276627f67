"""Nodes without operands: what stands in a record, and constants."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, TypeAlias

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr.nodes.expr import Expr
from jiceng.expr.sorts import Sort, fits, sort_of_value

__all__ = [
    "AsOf",
    "Field",
    "Literal",
    "Scalar",
    "Unknown",
    "Unreadable",
]

Scalar: TypeAlias = bool | int | str | date | Decimal


@attrs.frozen
class Field(Expr):
    """The value of a field; `None` when it is missing or cannot be read.

    `kept` says that the table keeps the text of unreadable values of this field; text itself is never
    unreadable. A field of no stated sort can be asked whether it is there and readable, nothing else.
    """

    name: str
    kept: bool = True
    sort: Sort | None = None

    @property
    def title(self) -> str:
        """The name of the field."""
        return self.name


@attrs.frozen
class Unreadable(Expr):
    """True when the field holds something that cannot be read as its type, false otherwise."""

    sort: ClassVar[Sort] = Sort.TRUTH
    name: str


@attrs.frozen
class Literal(Expr):
    """A constant: text, a truth value, a day, or a number that every engine holds exactly."""

    value: Scalar

    def __attrs_post_init__(self) -> None:
        value: object = self.value
        if sort_of_value(value) is None:
            raise DeclarationError(f"a {type(value).__name__} cannot stand in an expression")
        if isinstance(value, int | Decimal) and not fits(value):
            raise DeclarationError(
                "a number in an expression fits 64 bits, or 28 digits and ten decimal places"
            )
        if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
            raise DeclarationError("half a surrogate pair is no text")
        if isinstance(value, str) and "\0" in value:
            raise DeclarationError("databases hold no text with a character NUL")

    @property
    def sort(self) -> Sort | None:
        """The sort of the constant; never `None`, which is refused."""
        return sort_of_value(self.value)


@attrs.frozen
class Unknown(Expr):
    """A value that cannot be told: what the law says on a day on which there is none."""

    sort: Sort


@attrs.frozen
class AsOf(Expr):
    """The day for which the check is made; never today by itself."""

    sort: ClassVar[Sort] = Sort.DAY
