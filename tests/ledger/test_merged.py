"""Cells merged downwards among the records."""

from jiceng.dataset import Merge
from jiceng.ledger.headings import Header, find_header
from jiceng.ledger.merged import Filling

IMAGE = [["姓名", "性别", "户号", "备注2"]]


def header() -> Header:
    found = find_header(IMAGE, ())
    assert found is not None
    return found


def fill_down(body: list[list[str]], merges: list[Merge], found: Header) -> dict[int, list[int]]:
    """Fill the rows as one block; as blocks of one row each they come to the same."""
    whole, parts = Filling(merges, found), Filling(merges, found)
    by_row = [list(row) for row in body]
    whole.fill(body)
    for number, row in enumerate(by_row):
        parts.fill([row], number)
    assert by_row == body
    assert parts.filled == whole.filled
    return whole.filled


def test_the_value_of_the_first_row_holds_for_the_range() -> None:
    body = [
        ["张三", "男", "001", ""],
        ["李四", "女", "", ""],
        ["王五", "男", "", ""],
        ["赵六", "男", "002", ""],
    ]
    assert fill_down(body, [Merge(1, 2, 3, 2)], header()) == {2: [1, 2]}
    assert [row[2] for row in body] == ["001", "001", "001", "002"]


def test_a_row_without_anything_of_its_own_stays_empty() -> None:
    body = [["张三", "男", "001", ""], ["", " ", "", ""], ["李四", "女", "", ""]]
    assert fill_down(body, [Merge(1, 2, 3, 2)], header()) == {2: [2]}
    assert body[1] == ["", " ", "", ""]


def test_a_range_of_rows_and_columns_above_or_beside_the_known_columns_is_no_value() -> None:
    body = [["张三", "男", "001", "x"], ["李四", "女", "", ""]]
    merges = [Merge(1, 0, 2, 1), Merge(1, 3, 2, 3), Merge(0, 2, 1, 2), Merge(1, 0, 1, 2), Merge(4, 0, 6, 0)]
    assert fill_down(body, merges, header()) == {}


def test_a_range_that_holds_nothing_fills_nothing() -> None:
    body = [["张三", "男", "", ""], ["李四", "女", "", ""]]
    assert fill_down(body, [Merge(1, 2, 5, 2)], header()) == {}


def test_of_ranges_that_overlap_each_row_takes_one_value() -> None:
    body = [["张三", "男", "001", ""], ["李四", "女", "002", ""], ["王五", "男", "", ""]]
    fill_down(body, [Merge(1, 2, 3, 2), Merge(2, 2, 3, 2)], header())
    assert [row[2] for row in body] == ["001", "002", "002"]
