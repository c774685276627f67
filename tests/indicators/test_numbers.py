"""Exact numbers: rounding half up, writing, and what a scheme may write as a number."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from jiceng.indicators.numbers import Number, Positive, half_up, percent, said, written


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("2.675", 2, "2.68"),
        ("2.665", 2, "2.67"),
        ("-2.675", 2, "-2.68"),
        ("0.5", 0, "1"),
        ("-0.004", 2, "0.00"),
        ("1e-30", 2, "0.00"),
        ("99999999999.995", 2, "100000000000.00"),
    ],
)
def test_half_is_rounded_away_from_zero(number: str, places: int, rounded: str) -> None:
    assert str(half_up(Fraction(Decimal(number)), places)) == rounded


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.integers(0, 5))
def test_rounding_agrees_with_decimal(number: Decimal, places: int) -> None:
    assert half_up(Fraction(number), places) == number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def test_a_third_is_rounded_once_and_not_twice() -> None:
    third = Fraction(1, 3)
    assert half_up(third * 3, 12) == 1
    assert half_up(Fraction(5, 3000) * 3, 2) == Decimal("0.01")


def test_writing() -> None:
    assert (written(Fraction(10)), written(Decimal("9.8900")), written(Fraction(2, 3))) == (
        "10",
        "9.89",
        "0.6667",
    )
    assert (percent(Fraction(842, 869)), said(Fraction(3), "件"), said(Fraction(1, 2), "%")) == (
        "96.89%",
        "3件",
        "50%",
    )


@pytest.mark.parametrize(
    "value",
    [
        "1",
        True,
        None,
        1.5,
        Decimal("nan"),
        Decimal("inf"),
        Decimal("1e400"),
        Decimal("1e-13"),
        10**13,
        Decimal("1e999999999"),
    ],
    ids=str,
)
def test_what_is_no_number_of_a_scheme(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(value)


@pytest.mark.parametrize("value", [0, -1, Decimal("-0.5")])
def test_positive_is_above_zero(value: object) -> None:
    with pytest.raises(ValidationError, match="大于 0"):
        TypeAdapter(Positive).validate_python(value)


def test_a_number_is_kept_exactly_and_written_in_decimals() -> None:
    adapter = TypeAdapter(Number)
    assert adapter.validate_python(Decimal("0.98")) == Fraction(49, 50)
    assert adapter.validate_python(Fraction(1, 3)) == Fraction(1, 3)
    assert adapter.dump_python(Fraction(49, 50)) == "0.98"
    assert adapter.validate_python("0.98", context={"trace": True}) == Fraction(49, 50)
