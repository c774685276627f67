"""Tables for the public: small counts hidden for good, held against every table that would look the same."""

from itertools import product

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.share.release import HIDDEN, release
from jiceng.share.release.intervals import Cell, Counts, interval

TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 30) | st.integers(0, 6), min_size=columns, max_size=columns),
        min_size=1,
        max_size=5,
    )
)


def frame(counts: list[list[int]]) -> pl.DataFrame:
    columns = {f"类{place}": list(column) for place, column in enumerate(zip(*counts, strict=True))}
    return pl.DataFrame({"村": [f"第{row}村" for row in range(len(counts))], **columns})


def with_totals(counts: list[list[int]]) -> Counts:
    rows, columns = len(counts), len(counts[0])
    values: dict[Cell, int] = {(r, c): counts[r][c] for r in range(rows) for c in range(columns)}
    values |= {(r, columns): sum(counts[r]) for r in range(rows)}
    values |= {(rows, c): sum(values[r, c] for r in range(rows)) for c in range(columns + 1)}
    return Counts(rows, columns, values)


def by_trying(known: Counts, hidden: set[Cell], cell: Cell) -> tuple[int, int]:
    """The least and greatest value of a hidden cell over all tables with the same published cells."""
    inner = sorted(hidden)
    most = [min(known.values[row, known.columns], known.values[known.rows, column]) for row, column in inner]
    seen = []
    for guess in product(*(range(top + 1) for top in most)):
        values = dict(known.values) | dict(zip(inner, guess, strict=True))
        rows = [sum(values[r, c] for c in range(known.columns)) for r in range(known.rows)]
        columns = [sum(values[r, c] for r in range(known.rows)) for c in range(known.columns)]
        if rows == [known.values[r, known.columns] for r in range(known.rows)] and columns == [
            known.values[known.rows, c] for c in range(known.columns)
        ]:
            seen.append(values[cell])
    return min(seen), max(seen)


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=2),
    st.sets(st.tuples(st.integers(0, 1), st.integers(0, 2)), min_size=1, max_size=4),
)
@settings(max_examples=25, deadline=None)
def test_intervals_are_those_of_all_tables_that_look_the_same(
    counts: list[list[int]], hidden: set[Cell]
) -> None:
    known = with_totals(counts)
    for cell in hidden:
        assert interval(known, hidden, cell, 100) == by_trying(known, hidden, cell)


def test_what_only_several_sums_together_give_away_is_seen() -> None:
    """Two squares of hidden cells and one between them: no row or column tells it, all of them together do."""
    known = with_totals([[3, 4, 50, 50], [6, 2, 7, 50], [50, 50, 5, 8], [50, 50, 9, 1]])
    squares = {(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3)}
    assert interval(known, squares | {(1, 2)}, (1, 2), 100) == (7, 7)
    assert interval(known, squares | {(1, 2)}, (0, 0), 100) == (1, 7)


def test_a_hidden_total_is_told_by_its_parts() -> None:
    known = with_totals([[3, 40], [5, 60]])
    assert interval(known, {(0, 2)}, (0, 2), 100) == (43, 43)
    assert interval(known, {(0, 2), (0, 0), (2, 0), (2, 2)}, (0, 0), 100) == (0, 103)


@given(TABLES, st.integers(2, 12))
@settings(max_examples=60, deadline=None)
def test_no_small_count_is_told_closely(counts: list[list[int]], k: int) -> None:
    made = release(frame(counts), label="村", k=k)
    known = with_totals(counts)
    texts = [row[1:] for row in made.table.rows()]
    hidden = {(r, c) for r, row in enumerate(texts) for c, text in enumerate(row) if text == HIDDEN}
    assert len(hidden) == made.small + made.others
    for cell, value in known.values.items():
        if cell not in hidden:
            assert texts[cell[0]][cell[1]] == str(value)
            assert value == 0 or value >= k
        elif value < k:
            least, most = interval(known, hidden, cell, k)
            assert least <= value <= most
            assert most - least >= k


def test_without_small_counts_nothing_is_hidden() -> None:
    made = release(frame([[10, 0], [25, 11]]), label="村")
    assert (made.small, made.others) == (0, 0)
    assert made.table.rows() == [
        ("第0村", "10", "0", "10"),
        ("第1村", "25", "11", "36"),
        ("合计", "35", "11", "46"),
    ]


def test_one_small_count_takes_three_others_with_it() -> None:
    made = release(frame([[3, 40, 50], [20, 30, 60], [70, 80, 90]]), label="村")
    assert (made.small, made.others) == (1, 3)
    assert made.table.rows() == [
        ("第0村", "*", "*", "50", "93"),
        ("第1村", "*", "*", "60", "110"),
        ("第2村", "70", "80", "90", "240"),
        ("合计", "93", "150", "200", "443"),
    ]


def test_a_single_column_hides_totals_too() -> None:
    made = release(frame([[3], [40], [50]]), label="村")
    assert made.table["类0"].to_list()[0] == HIDDEN
    assert HIDDEN in made.table["类0"].to_list()[1:]


@pytest.mark.parametrize(
    ("table", "k"),
    [
        (pl.DataFrame({"村": ["a"], "n": [1.5]}), 10),
        (pl.DataFrame({"村": ["a"], "n": [-1]}), 10),
        (pl.DataFrame({"村": ["a"], "n": [None]}, schema={"村": pl.String, "n": pl.Int64}), 10),
        (pl.DataFrame({"村": ["a"]}), 10),
        (pl.DataFrame({"n": [1]}), 10),
        (pl.DataFrame({"村": [], "n": []}, schema={"村": pl.String, "n": pl.Int64}), 10),
        (pl.DataFrame({"村": ["a"], "n": [1]}), 1),
    ],
)
def test_what_is_no_table_of_counts_is_refused(table: pl.DataFrame, k: int) -> None:
    with pytest.raises(ValueError, match=r"count|table|k is"):
        release(table, label="村", k=k)
