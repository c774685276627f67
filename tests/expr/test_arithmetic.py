"""Exact arithmetic within stated bounds, and nothing beyond them."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.expr.arithmetic import FACTOR_PLACES, OPERAND_LIMIT, calculate
from jiceng.expr.nodes import Arithmetic
from jiceng.expr.sorts import fits

MOST = OPERAND_LIMIT - Decimal("1E-10")
numbers = st.integers(-OPERAND_LIMIT + 1, OPERAND_LIMIT - 1) | st.decimals(-MOST, MOST, places=10)
factors = st.integers(-OPERAND_LIMIT + 1, OPERAND_LIMIT - 1) | st.decimals(
    1 - OPERAND_LIMIT, OPERAND_LIMIT - 1, places=FACTOR_PLACES
)


@given(numbers, numbers)
def test_sums_and_differences_are_those_of_fractions(a: int | Decimal, b: int | Decimal) -> None:
    total, difference = calculate("plus", a, b), calculate("minus", a, b)
    assert total is not None
    assert difference is not None
    assert (Fraction(total), Fraction(difference)) == (Fraction(a) + Fraction(b), Fraction(a) - Fraction(b))
    assert fits(total)
    assert fits(difference)


@given(factors, factors)
def test_products_are_those_of_fractions_whatever_the_precision_of_the_user(
    a: int | Decimal, b: int | Decimal
) -> None:
    with localcontext(prec=3):
        product = calculate("times", a, b)
    assert product is not None
    assert Fraction(product) == Fraction(a) * Fraction(b)
    assert fits(product)


@pytest.mark.parametrize("op", ["plus", "minus", "times"])
@pytest.mark.parametrize(
    "number",
    [OPERAND_LIMIT, -OPERAND_LIMIT, 2**63, Decimal(10) ** 13, Decimal("1E-11"), Decimal("1E+300")],
    ids=str,
)
def test_beyond_the_bounds_nothing_is_told(op: Arithmetic, number: int | Decimal) -> None:
    assert calculate(op, number, 0) is None
    assert calculate(op, 0, number) is None


def test_a_factor_has_five_decimal_places_at_most() -> None:
    assert calculate("times", Decimal("0.12345"), Decimal("0.1234500")) == Decimal("0.0152399025")
    assert calculate("times", Decimal("0.123456"), 1) is None
    assert calculate("times", 1, Decimal("0.123456")) is None
    assert calculate("plus", Decimal("0.123456"), 1) == Decimal("1.123456")
