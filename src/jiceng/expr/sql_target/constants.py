"""Constants and the types of columns."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jiceng.expr.nodes import Scalar
from jiceng.expr.sorts import MOST_PLACES, Sort

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["constant", "decimal", "missing"]

_TYPES: Final[Mapping[Sort, str]] = {
    Sort.TEXT: "text",
    Sort.NUMBER: "bigint",
    Sort.DAY: "date",
    Sort.TRUTH: "boolean",
}
_SMALL: Final = 2**31  # a literal below is a whole number everywhere


def constant(value: Scalar) -> "exp.Expr":
    """Return a constant of the type that columns of its sort have."""
    from sqlglot import exp

    match value:
        case bool():
            return exp.true() if value else exp.false()
        case str():
            return exp.Literal.string(value)
        case date():
            return exp.cast(exp.Literal.string(value.isoformat()), "date")
        case Decimal():
            return decimal(_number(f"{value:f}"))
        case _:
            number = _number(str(value))
            return number if abs(value) < _SMALL else exp.cast(number, "bigint")


def _number(digits: str) -> "exp.Expr":
    from sqlglot import exp

    literal = exp.Literal.number(digits.removeprefix("-"))
    return exp.Paren(this=exp.Neg(this=literal)) if digits.startswith("-") else literal


def decimal(number: "exp.Expr", digits: int = 38, places: int = MOST_PLACES) -> "exp.Expr":
    """Return the number as DECIMAL of so many digits, so many of them behind the point."""
    from sqlglot import exp

    # Not `exp.cast`, which leaves a decimal as it is, whatever its digits.
    return exp.Cast(this=number, to=exp.DataType.build(f"decimal({digits}, {places})"))


def missing(sort: Sort) -> "exp.Expr":
    """Return a missing value of a sort."""
    from sqlglot import exp

    return exp.cast(exp.null(), _TYPES[sort])
