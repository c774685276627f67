"""The sorts of value and the numbers that every engine holds."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.expr.sorts import Sort, fits, sort_of_type, sort_of_value


class Colour(StrEnum):
    RED = "1"


@pytest.mark.parametrize(
    ("value", "sort"),
    [
        ("", Sort.TEXT),
        (Colour.RED, Sort.TEXT),
        (0, Sort.NUMBER),
        (Decimal("0.5"), Sort.NUMBER),
        (True, Sort.TRUTH),
        (date(2026, 9, 30), Sort.DAY),
        (datetime(2026, 9, 30, tzinfo=UTC), None),
        (0.5, None),
        (Decimal("NaN"), None),
        (Decimal("sNaN"), None),
        (Decimal("Infinity"), None),
        (b"", None),
        (None, None),
    ],
)
def test_the_sort_of_a_value(value: object, sort: Sort | None) -> None:
    assert sort_of_value(value) is sort


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        (str, Sort.TEXT),
        (Colour, Sort.TEXT),
        (int, Sort.NUMBER),
        (Decimal, Sort.NUMBER),
        (bool, Sort.TRUTH),
        (date, Sort.DAY),
        (float, None),
        (object, None),
    ],
)
def test_the_sort_of_a_type(kind: type, sort: Sort | None) -> None:
    assert sort_of_type(kind) is sort


@given(st.integers(-(2**70), 2**70))
def test_whole_numbers_of_64_bits_fit(number: int) -> None:
    assert fits(number) == (-(2**63) <= number < 2**63)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=10, min_value=-(10**28) + 1, max_value=10**28 - 1
    )
)
def test_decimals_that_fit_are_held_without_loss(number: Decimal) -> None:
    assert fits(number)
    assert pl.Series([number], dtype=pl.Decimal(38, 10)).item() == number


@pytest.mark.parametrize(
    ("number", "fitting"),
    [
        ("0E+50", False),
        ("1.50000000000000", True),
        ("1E-10", True),
        ("0.0", True),
        ("1E-11", False),
        ("1E+27", True),
        ("1E+28", False),
        ("NaN", False),
    ],
)
def test_the_edges_of_decimals(number: str, fitting: bool) -> None:
    assert fits(Decimal(number)) is fitting
