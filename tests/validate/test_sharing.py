"""Parts that several rules ask, computed once for equal values that follow each other: the same columns."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.expr import Context, eq, matches, parse_date, slice_of, unreadable
from jiceng.expr.nodes import CheckDigitHolds, Field, Matches, Present
from jiceng.expr.sorts import Sort
from jiceng.validate.sharing import SharedParts

NUMBER = Field("id_number", kept=False, sort=Sort.TEXT)
GRID = Field("grid_code", kept=True, sort=Sort.TEXT)
CONTEXT = Context(date(2026, 9, 30), {}.__getitem__, lambda *_: 0)
NUMBERS = st.sampled_from(["53992519491231048X", "539925194912310481", "？", "", None])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NUMBERS, st.integers(1, 700)), min_size=1, max_size=20))
def test_runs_of_equal_values_get_what_each_row_would_get(runs: list[tuple[str | None, int]]) -> None:
    shared = SharedParts()
    for node in (
        matches(NUMBER, "[0-9]{17}[0-9X]") & CheckDigitHolds(NUMBER, "gb11643"),
        eq(parse_date(slice_of(NUMBER, 6, 14)), date(1949, 12, 31)),
        matches(GRID, "[0-9]{14,15}") | unreadable(GRID),
    ):
        shared.taken_from(node)
    numbers = [number for number, times in runs for _ in range(times)]
    grids = [str(10**13 + place) if place % 3 else None for place in range(len(numbers))]
    frame = pl.DataFrame(
        {"id_number": numbers, "grid_code": grids}, schema={"id_number": pl.String, "grid_code": pl.String}
    )
    each = shared.beside(frame.lazy(), CONTEXT).collect()
    once = shared.beside_piece(frame, CONTEXT).collect()
    assert once.select(each.columns).equals(each)
    assert len(each.columns) == 2 + 4


def test_a_part_that_asks_for_a_kept_text_depends_on_two_columns() -> None:
    shared = SharedParts()
    shared.taken_from(Matches(NUMBER, "[0-9]+") & Present(GRID))
    frame = pl.DataFrame({"id_number": ["1"] * 2000})
    assert shared.beside_piece(frame, CONTEXT).collect().get_column("~part0").all()
