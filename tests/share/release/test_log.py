"""Several tables of one subject: what one hides, no other gives away by subtraction."""

import json
from itertools import product
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jiceng.errors import DataError
from jiceng.share.release import HIDDEN, Release, ReleaseLog, release
from jiceng.share.release.intervals import Cell
from tests.share.release.test_release import frame, with_totals

SMALL_TABLES = st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2)


def texts(made: Release) -> list[list[str]]:
    return [list(row[1:]) for row in made.table.rows()]


_MOST = 20
_INNER = np.indices((_MOST,) * 4).reshape(2, 2, -1)
_ALL_TABLES = np.concatenate([_INNER, _INNER.sum(axis=1, keepdims=True)], axis=1)
_ALL_TABLES = np.concatenate([_ALL_TABLES, _ALL_TABLES.sum(axis=0, keepdims=True)], axis=0)


def possible(made: Release) -> dict[Cell, set[int]]:
    """What each count of a table of two by two may be: all tables with counts below a bound are tried."""
    alike = np.ones(_ALL_TABLES.shape[2], dtype=bool)
    for (row, column), text in np.ndenumerate(np.array(texts(made))):
        if text != HIDDEN:
            alike &= _ALL_TABLES[row, column] == int(text)
    return {cell: set(_ALL_TABLES[cell][alike].tolist()) for cell in product(range(3), range(3))}


@given(SMALL_TABLES, st.lists(SMALL_TABLES, min_size=1, max_size=2), st.just(3))
@settings(max_examples=60, deadline=None)
def test_no_small_change_is_told_closely(
    first: list[list[int]], changes: list[list[list[int]]], k: int
) -> None:
    """An attacker who subtracts tables finds no change by 1 to k - 1 people within fewer than k values."""
    tables = [first, *changes]
    made: list[Release] = []
    for counts in tables:
        made.append(release(frame(counts), label="村", k=k, earlier=made))
    known = [possible(one) for one in made]
    for later in range(1, len(tables)):
        for before in range(later):
            truth = [with_totals(tables[place]).values for place in (before, later)]
            for cell, value in truth[1].items():
                if 0 < abs(value - truth[0][cell]) < k:
                    change = {b - a for a, b in product(known[before][cell], known[later][cell])}
                    assert max(change) - min(change) >= k


@given(SMALL_TABLES, SMALL_TABLES)
@settings(max_examples=60, deadline=None)
def test_a_hidden_count_is_not_told_by_the_next_table(
    first: list[list[int]], second: list[list[int]]
) -> None:
    """Whoever takes a count for unchanged since it was hidden learns nothing: it is hidden still, or far away."""
    k = 3
    one = release(frame(first), label="村", k=k)
    two = release(frame(second), label="村", k=k, earlier=[one])
    known = possible(one)
    assume(one.left_open)
    for row, column in product(range(3), range(3)):
        shown = texts(two)[row][column]
        if texts(one)[row][column] == HIDDEN and shown != HIDDEN and len(known[row, column]) > 1:
            assert all(abs(int(shown) - value) >= k for value in known[row, column] if value < _MOST - 1)


def test_what_is_left_open_is_what_all_tables_that_look_the_same_leave() -> None:
    made = release(frame([[3, 9], [8, 7]]), label="村", k=5)
    for place, seen in possible(made).items():
        rows, columns = [*made.rows, "合计"], [*made.columns, "合计"]
        least, most = made.interval((rows[place[0]], columns[place[1]]))
        assert least == min(seen)
        assert most == max(seen) or (most is None and max(seen) >= _MOST - 1)


def test_subtracting_two_quarters_shows_nobody() -> None:
    """Published apart, the two tables would tell that three people in one village got help in this quarter."""
    before = frame([[20, 40], [30, 60]])
    after = frame([[23, 40], [30, 60]])
    alone = release(after, label="村")
    assert (alone.small, alone.others) == (0, 0)
    beside = release(after, label="村", earlier=[release(before, label="村")])
    assert texts(beside)[0][0] == HIDDEN
    assert beside.small == 4  # the count, its row, its column, and all


def test_a_change_of_k_and_none_at_all_are_published() -> None:
    one = release(frame([[20, 40], [30, 60]]), label="村")
    two = release(frame([[30, 40], [30, 50]]), label="村", earlier=[one])
    assert HIDDEN not in "".join(map(str, texts(two)))


def test_a_count_once_hidden_comes_back_when_it_is_far_away() -> None:
    one = release(frame([[3, 40, 50], [20, 30, 60], [70, 80, 90]]), label="村")
    assert one.interval(("第0村", "类0"))[0] == 0
    most = one.interval(("第0村", "类0"))[1]
    assert most is not None
    near = release(frame([[most + 9, 40, 50], [20, 30, 60], [70, 80, 90]]), label="村", earlier=[one])
    far = release(frame([[most + 10, 99, 50], [99, 99, 60], [70, 80, 90]]), label="村", earlier=[one])
    assert texts(near)[0][0] == HIDDEN
    assert texts(far)[0][0] == str(most + 10)


def test_the_greatest_k_counts() -> None:
    one = release(frame([[40, 60]]), label="村", k=20)
    two = release(frame([[55, 60]]), label="村", k=5, earlier=[one])
    assert two.k == 20
    assert texts(two)[0][0] == HIDDEN


@pytest.mark.parametrize("counts", [[[20, 30]], [[20, 30, 40], [50, 60, 70]], [[20], [30]]])
def test_a_table_of_another_shape_is_refused(counts: list[list[int]]) -> None:
    one = release(frame([[20, 40], [30, 60]]), label="村")
    with pytest.raises(ValueError, match="rows and columns of the earlier ones"):
        release(frame(counts), label="村", earlier=[one])


def test_the_order_of_rows_and_columns_does_not_matter() -> None:
    one = release(frame([[20, 40], [30, 60]]), label="村")
    turned = frame([[22, 40], [30, 60]]).reverse().select("类1", "村", "类0")
    two = release(turned, label="村", earlier=[one])
    assert two.interval(("第0村", "类1")) == (40, 40)
    assert two.interval(("第0村", "类0")) != (22, 22)


def test_the_log_is_read_as_it_was_written_and_holds_no_hidden_count(tmp_path: Path) -> None:
    path = tmp_path / "发布记录.json"
    log = ReleaseLog.load(path)
    assert log.entries == ()
    made = release(frame([[7, 412], [523, 634]]), label="村")
    other = release(frame([[20, 40]]), label="村")
    log.adding("救助人数", made).adding("残疾人数", other).save(path)
    again = ReleaseLog.load(path)
    (back,) = again.of("救助人数")
    assert back.table.equals(made.table)
    assert (back.k, back.small, back.others, back.left_open) == (10, made.small, made.others, made.left_open)
    assert again.of("别的") == []
    assert path.stat().st_mode & 0o077 == 0
    document = json.loads(path.read_text("utf-8"))
    assert document["releases"][0]["rows"][0] == ["第0村", "*", "*", "419"]
    assert "412" not in path.read_text("utf-8")
    before = path.read_bytes()
    again.save(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("jiceng-releases/1", "jiceng-releases/9"),
        lambda text: text.replace('"村"', '"镇"', 1),
        lambda text: text.replace('"*"', '"一"'),
        lambda text: text.replace('"left_open": [', '"left_open": [], "more": ['),
    ],
)
def test_a_log_that_cannot_be_read_stops_the_next_release(tmp_path: Path, damage) -> None:
    path = tmp_path / "发布记录.json"
    ReleaseLog().adding("救助人数", release(frame([[7, 412], [523, 634]]), label="村")).save(path)
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    with pytest.raises(DataError, match="恢复备份"):
        ReleaseLog.load(path)


def test_a_log_that_may_not_be_read_is_no_empty_log(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="恢复备份"):
        ReleaseLog.load(tmp_path)


@pytest.mark.parametrize(
    "table",
    [
        pl.DataFrame({"村": ["甲", "甲"], "n": [20, 30]}),
        pl.DataFrame({"村": ["甲", "合计"], "n": [20, 30]}),
        pl.DataFrame({"村": ["甲", "乙"], "合计": [20, 30]}),
    ],
)
def test_labels_that_could_be_taken_for_another_are_refused(table: pl.DataFrame) -> None:
    with pytest.raises(ValueError, match="labels of a table of counts"):
        release(table, label="村")
