"""Cells that are kept as text are the same cells, in whatever way they are asked for."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset import Cell
from jiceng.ledger.gate.flaws import FlawError
from jiceng.ledger.gate.marks import Mark, Marks
from jiceng.ledger.gate.packed import PackedCells, packed
from jiceng.ledger.gate.reader import ROWS_OF_A_LINE

CELLS = st.one_of(
    st.none(),
    st.text(st.characters(), min_size=1, max_size=5),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(date(1900, 1, 1)),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
ROWS = st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=8).map(tuple)


@given(ROWS)
def test_there_and_back(rows: tuple[tuple[Cell, ...], ...]) -> None:
    cells = packed(rows)
    assert tuple(cells) == rows
    assert cells == rows
    assert rows == cells
    assert len(cells) == len(rows)
    assert cells[:] == rows
    assert packed(cells) is cells
    for row, kept in zip(rows, cells, strict=True):
        assert list(map(type, row)) == list(map(type, kept))


def test_rows_over_several_blocks() -> None:
    rows = tuple((number, str(number)) for number in range(2 * ROWS_OF_A_LINE + 7))
    cells = packed(rows)
    assert len(cells) == len(rows)
    assert cells[-1] == rows[-1]
    assert cells[ROWS_OF_A_LINE] == rows[ROWS_OF_A_LINE]
    assert cells[ROWS_OF_A_LINE - 1 : ROWS_OF_A_LINE + 1] == rows[ROWS_OF_A_LINE - 1 : ROWS_OF_A_LINE + 1]
    assert cells != rows[:-1]
    assert cells != [*rows]
    for beyond in (len(rows), -len(rows) - 1):
        with pytest.raises(IndexError):
            cells[beyond]
    assert [row[0] for row in cells.cut(1)] == [row[0] for row in rows]
    assert "6" not in repr(cells[0:0]), "no cell is shown"
    assert repr(cells) == "<2007 rows>"


def test_errors_and_day_60_are_shown_where_they_stand() -> None:
    marks = Marks()
    marks.add_error("#REF!", ROWS_OF_A_LINE, 1)
    marks.add_error("#N/A", 0, 0)
    marks.add_error("#N/A", 0, 9)  # beyond what the reader gave
    for row in (1, 2, 3):
        marks.add(Mark.DAY_60, row, 0)
    day = date(1900, 2, 28)
    rows: list[list[Cell]] = [[None], [day], [datetime.combine(day, time())], [60.0]]
    rows += [["x", "y"]] * (ROWS_OF_A_LINE - 3)
    cells = packed(rows).showing(marks, is_1904=False)
    assert [cells[row][0] for row in range(4)] == ["#N/A", "1900-02-29", "1900-02-29", 60.0]
    assert cells[ROWS_OF_A_LINE] == ("x", "#REF!")
    assert packed(rows).showing(marks, is_1904=True)[1][0] == day
    assert packed(rows).showing(Marks(), is_1904=False)[0] == (None,)


@pytest.mark.parametrize("line", [b"", b"[" * 100_000, b"[]", b'{"cells":[]}', b'{"rows":7}'])
def test_a_line_that_is_none(line: bytes) -> None:
    with pytest.raises(FlawError, match="damaged"):
        list(PackedCells([line]))


def test_kinds_of_cells() -> None:
    cells: list[Cell] = [
        date(2026, 1, 1),
        datetime.combine(date(2026, 1, 1), time(2)),
        time(3),
        timedelta(days=-1, seconds=5),
    ]
    assert packed([cells])[0] == tuple(cells)
