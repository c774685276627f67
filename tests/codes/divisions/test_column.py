"""The column says what the single look-up says."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_series_equal

from jiceng.codes.divisions import Divisions, standing_column
from jiceng.codes.divisions.layers import counties, townships

CODES = st.one_of(
    st.none(),
    st.sampled_from([*counties(), *list(townships())[::100]]),
    st.from_regex(r"[0-9]{6}([0-9]{3}){0,2}", fullmatch=True),
    st.text(max_size=14),
)


@settings(deadline=None)
@given(st.lists(CODES, max_size=30), st.none() | st.dates(date(1980, 1, 1), date(2027, 1, 1)))
def test_as_one_by_one(codes: list[str | None], on: date | None) -> None:
    column = pl.Series("id", codes, dtype=pl.String)
    expected = [None if code is None else Divisions.standing(code, on=on).standing.value for code in codes]
    assert_series_equal(standing_column(column, on=on), pl.Series("id", expected, dtype=pl.String))


def test_every_county_code_of_the_register() -> None:
    codes = list(counties()) * 20
    column = standing_column(pl.Series("code", codes, dtype=pl.Categorical))
    assert column.to_list() == [Divisions.standing(code).standing.value for code in counties()] * 20


def test_own_places_count() -> None:
    merged, _ = Divisions.with_register([("539925", "云岭县", None)])
    assert standing_column(pl.Series(["539925", "539926"]), merged).to_list() == ["current", "unassigned"]
