"""A corrected feedback workbook comes back: what is fixed, what is left, what is new."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset import FEEDBACK_COLUMN, FEEDBACK_MARKER, FEEDBACK_SUMMARY, Cell
from jiceng.ledger import read
from jiceng.models import Resident
from jiceng.report import Progress, progress_of, summary_lines, write_feedback
from jiceng.report.feedback.marker import FORMAT, read_marker, runs_of
from jiceng.report.feedback.origins import mark_of_row, rows_as_sent
from jiceng.share.template import FIRST_RECORD, write_template
from jiceng.synth import AS_OF, county, plant_faults
from jiceng.validate import Report, check


@pytest.fixture
def sent_back(tmp_path: Path) -> Path:
    """A list of residents with twelve faults, checked and sent back."""
    data, _ = plant_faults(county(residents=120, seed=5), share=0.1, seed=5)
    write_template([Resident], tmp_path / "in" / "人口.xlsx", rows={"resident": data.frame(Resident)})
    submitted = read(tmp_path / "in")
    (path,) = write_feedback(submitted, check(submitted, as_of=AS_OF), tmp_path / "反馈")
    return path


def again(path: Path) -> Report:
    return check(read(path), as_of=AS_OF)


def rows_with_faults(path: Path) -> list[int]:
    sheet = openpyxl.load_workbook(path)["实有人口"]
    return [row for row in range(FIRST_RECORD, sheet.max_row + 1) if sheet.cell(row, sheet.max_column).value]


def corrected(path: Path, rows: list[int]) -> None:
    """Put into some rows what the county has there without faults, as somebody does who looks at the card."""
    right = path.with_name("对.xlsx")
    write_template([Resident], right, rows={"resident": county(residents=120, seed=5).frame(Resident)})
    book, cards = openpyxl.load_workbook(path), openpyxl.load_workbook(right)["实有人口"]
    sheet = book["实有人口"]
    for row in rows:
        for column in range(1, cards.max_column + 1):
            sheet.cell(row, column).value = cards.cell(row, column).value
    right.unlink()
    book.save(path)


def test_an_untouched_workbook_has_all_findings_left(sent_back: Path) -> None:
    assert progress_of(again(sent_back)) == [Progress("人口.xlsx", 0, 12, 0, by_row=True)]


def test_corrected_rows_are_counted(sent_back: Path) -> None:
    corrected(sent_back, rows_with_faults(sent_back)[:5])
    assert progress_of(again(sent_back)) == [Progress("人口.xlsx", 5, 7, 0, by_row=True)]


def test_what_was_made_worse_is_new(sent_back: Path) -> None:
    wrong = rows_with_faults(sent_back)
    right = next(row for row in range(FIRST_RECORD, FIRST_RECORD + 120) if row not in wrong)
    book = openpyxl.load_workbook(sent_back)
    book["实有人口"].cell(right, 1, "??")
    book.save(sent_back)
    report = again(sent_back)
    (progress,) = progress_of(report)
    assert (progress.new, progress.by_row) == (1, True)
    assert progress.sentence in "".join(summary_lines(report))
    assert "新出现 1 处" in progress.sentence


def _records(book: openpyxl.Workbook) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book["实有人口"].iter_rows(min_row=FIRST_RECORD)]


def _put(book: openpyxl.Workbook, records: list[list[object]]) -> None:
    sheet = book["实有人口"]
    sheet.delete_rows(FIRST_RECORD, sheet.max_row)
    for row, cells in enumerate(records, start=FIRST_RECORD):
        for column, cell in enumerate(cells, start=1):
            sheet.cell(row, column).value = cell


def _sorted(book: openpyxl.Workbook) -> None:
    _put(book, sorted(_records(book), key=lambda row: str(row[0])))


def _with_a_column(book: openpyxl.Workbook) -> None:
    book["实有人口"].insert_cols(2)
    book["实有人口"].cell(FIRST_RECORD - 1, 2).value = "自己的备注"


def _renamed(book: openpyxl.Workbook) -> None:
    book["实有人口"].title = "九月"


def _with_an_empty_row_above(book: openpyxl.Workbook) -> None:
    _put(book, [[], *_records(book)])


def _turned_over_and_cut(book: openpyxl.Workbook) -> None:
    """As many rows as before, none where it was: the last one gone, another empty."""
    _put(book, [[], *reversed(_records(book))])


@pytest.mark.parametrize(
    "change",
    [_sorted, _with_a_column, _renamed, _with_an_empty_row_above, _turned_over_and_cut],
)
def test_a_row_is_known_again_wherever_it_stands(
    sent_back: Path, change: Callable[[openpyxl.Workbook], None]
) -> None:
    corrected(sent_back, rows_with_faults(sent_back)[:5])
    book = openpyxl.load_workbook(sent_back)
    change(book)
    book.save(sent_back)
    renamed = sent_back.rename(sent_back.with_name("改了名.xlsx"))
    assert progress_of(again(renamed)) == [Progress("改了名.xlsx", 5, 7, 0, by_row=True)]


def test_a_row_that_was_taken_out_is_fixed_and_a_copy_is_new(tmp_path: Path) -> None:
    people = [("李四", "13900000012"), ("李五", "1"), ("李六", "2"), ("李七", "13900000013"), ("李八", "3")]
    lines = [f"{name},男,539925199404184731,{phone}" for name, phone in people]
    (tmp_path / "人口.csv").write_text("姓名,性别,公民身份号码,联系方式\n" + "\n".join(lines), "utf-8")
    data = read(tmp_path / "人口.csv")
    (path,) = write_feedback(data, check(data, as_of=AS_OF, rules=["phone.format"]), tmp_path / "反馈")
    book = openpyxl.load_workbook(path)
    sheet = book["实有人口"]
    first, *_, last = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=3))
    assert (first[0], last[0]) == ("李五", "李八")
    sheet.append(last)
    sheet.delete_rows(3)
    book.save(path)
    report = check(read(path), as_of=AS_OF, rules=["phone.format"])
    assert progress_of(report) == [Progress("人口.xlsx", 1, 2, 1, by_row=True)]


def test_without_the_column_of_findings_the_numbers_of_moved_rows_are_compared(sent_back: Path) -> None:
    corrected(sent_back, rows_with_faults(sent_back)[:5])
    book = openpyxl.load_workbook(sent_back)
    _turned_over_and_cut(book)
    book["实有人口"].delete_cols(book["实有人口"].max_column)
    book["实有人口"].delete_rows(FIRST_RECORD)
    book["实有人口"].delete_rows(FIRST_RECORD)
    book.save(sent_back)
    (progress,) = progress_of(again(sent_back))
    assert not progress.by_row
    assert progress.fixed + progress.remaining == 12
    assert progress.remaining == 7
    assert "行数有变动" in progress.sentence


@given(
    st.lists(st.integers(1, 40), unique=True, max_size=12),
    st.permutations(range(1, 41)),
    st.sets(st.integers(1, 40)),
)
def test_marks_tell_where_rows_have_gone(told: list[int], order: list[int], kept: set[int]) -> None:
    rows = [row for row in order if row in kept]
    heading: tuple[Cell, ...] = ("姓名", FEEDBACK_COLUMN)
    image = [(), heading, *(("某某", f"错误…{mark_of_row(row)}" if row in told else None) for row in rows)]
    assert rows_as_sent(image) == {place: row for place, row in enumerate(rows, start=3) if row in told}


def test_the_next_feedback_tells_the_progress_too(sent_back: Path, tmp_path: Path) -> None:
    corrected(sent_back, rows_with_faults(sent_back)[:5])
    data = read(sent_back)
    (path,) = write_feedback(data, check(data, as_of=AS_OF), tmp_path / "再次")
    texts = [
        cell.value for row in openpyxl.load_workbook(path)[FEEDBACK_SUMMARY] for cell in row if cell.value
    ]
    assert "与上次反馈相比，已改正 5 处，还有 7 处，新出现 0 处。" in texts
    assert progress_of(again(path)) == [Progress("人口.xlsx", 0, 7, 0, by_row=True)]


def test_a_rule_that_was_not_run_says_nothing(sent_back: Path) -> None:
    report = check(read(sent_back), as_of=AS_OF, rules=["id.checksum"])
    (progress,) = progress_of(report)
    assert (progress.fixed, progress.new) == (0, 0)
    assert progress.remaining == report.counts["id.checksum"].failed > 0


def test_a_ledger_that_is_no_feedback_has_no_progress(tmp_path: Path) -> None:
    path = write_template([Resident], tmp_path / "a.xlsx", rows=county(residents=20).frames)
    (tmp_path / "b.csv").write_text("姓名,性别,公民身份号码\n某某,男,539925199404184731\n", "utf-8")
    assert progress_of(again(path)) == []
    assert progress_of(again(tmp_path / "b.csv")) == []


def test_a_file_that_has_gone_since_is_passed_over(sent_back: Path) -> None:
    report = again(sent_back)
    content = sent_back.read_bytes()
    sent_back.write_bytes(content[: len(content) // 2])
    assert progress_of(report) == []
    sent_back.unlink()
    assert progress_of(report) == []


def test_the_hidden_sheet_holds_no_value(sent_back: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sent_back.read_bytes()))
    marker = book[FEEDBACK_MARKER]
    assert marker.sheet_state == "veryHidden"
    texts = {str(cell.value) for row in marker for cell in row if cell.value is not None}
    plain = {
        str(cell.value)
        for row in book["实有人口"].iter_rows(min_row=FIRST_RECORD)
        for cell in row
        if cell.value
    }
    assert not {text for text in texts & plain if not text.isdecimal()}


@given(st.sets(st.integers(1, 1_048_576)))
def test_runs_of_rows_are_read_as_they_were_written(rows: set[int]) -> None:
    cells = [("format", FORMAT), *(("found", "表", "a.b", "c", text) for text in runs_of(sorted(rows)))]
    found = read_marker(cells)
    assert found is not None
    runs = found.rows["表", "a.b", "c"] if found.rows else ()
    assert {row for first, last in runs for row in range(first, last + 1)} == rows


CELLS = st.lists(st.lists(st.text(max_size=8) | st.integers() | st.none(), max_size=6), max_size=8)


@given(CELLS, st.booleans())
def test_a_strangers_marker_does_no_harm(cells: list[list[str | int | None]], begins: bool) -> None:
    found = read_marker([("format", FORMAT), *cells] if begins else cells)
    assert found is None or begins


@pytest.mark.parametrize("runs", ["1-99999999", "3-1", "-1", "a", ",,", "1e9", "9" * 400])
def test_odd_runs_are_bounded(runs: str) -> None:
    found = read_marker([("format", FORMAT), ("found", "表", "a.b", "c", runs), ("records", "表", "many")])
    assert found is not None
    assert sum(last - first + 1 for first, last in found.rows["表", "a.b", "c"]) <= 1
    assert found.records == {}
