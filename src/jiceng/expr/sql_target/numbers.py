"""Arithmetic within the bounds of `jiceng.expr.arithmetic`; what lies outside is NULL, and nothing overflows.

A bound is looked at inside the cast that needs it: PostgreSQL works out a cast of a constant when it plans the
query, even in a branch that is never taken.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Final, assert_never

from jiceng.expr.arithmetic import FACTOR_PLACES, OPERAND_LIMIT
from jiceng.expr.nodes import Arithmetic
from jiceng.expr.sorts import MOST_PLACES
from jiceng.expr.sql_target.constants import constant, decimal

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["calculation"]

_WHOLE_DIGITS: Final = len(str(OPERAND_LIMIT)) - 1
_MOST: Final = OPERAND_LIMIT - Decimal(1).scaleb(-MOST_PLACES)


def calculation(op: Arithmetic, left: "exp.Expr", right: "exp.Expr") -> "exp.Expr":
    """Return sum, difference or product.

    The casts are as narrow as the bounds allow, so that Spark need not round to make room for the result. Of two
    factors one is a digit wider: DuckDB multiplies in 64 bits when neither is, Spark rounds when both are.
    """
    from sqlglot import exp

    match op:
        case "plus":
            return exp.Add(this=_term(left), expression=_term(right))
        case "minus":
            return exp.Sub(this=_term(left), expression=_term(right))
        case "times":
            return exp.Mul(this=_factor(left, _WHOLE_DIGITS + 1), expression=_factor(right, _WHOLE_DIGITS))
        case _:
            assert_never(op)


def _term(number: "exp.Expr") -> "exp.Expr":
    from sqlglot import exp

    return decimal(exp.case().when(_is_small(number), number, copy=False), _WHOLE_DIGITS + MOST_PLACES)


def _factor(number: "exp.Expr", whole_digits: int) -> "exp.Expr":
    from sqlglot import exp

    few_places = exp.EQ(this=exp.Round(this=number, decimals=constant(FACTOR_PLACES)), expression=number)
    exact = exp.case().when(few_places, number, copy=False)
    allowed = exp.case().when(_is_small(number), exact, copy=False)
    return decimal(allowed, whole_digits + FACTOR_PLACES, FACTOR_PLACES)


def _is_small(number: "exp.Expr") -> "exp.Expr":
    from sqlglot import exp

    return exp.Between(this=number, low=constant(-_MOST), high=constant(_MOST))
