"""A corrected feedback workbook comes back: what is fixed, what is left, what is new."""

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset import FEEDBACK_MARKER, FEEDBACK_SUMMARY
from jiceng.ledger import read
from jiceng.models import Resident
from jiceng.report import Progress, progress_of, summary_lines, write_feedback
from jiceng.report.feedback.marker import FORMAT, read_marker, runs_of
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


def test_where_rows_have_moved_only_the_numbers_are_compared(sent_back: Path) -> None:
    book = openpyxl.load_workbook(sent_back)
    book["实有人口"].delete_rows(rows_with_faults(sent_back)[0])
    book.save(sent_back)
    report = again(sent_back)
    (progress,) = progress_of(report)
    assert not progress.by_row
    assert (progress.fixed, progress.new) == (1, 0) or progress.fixed + progress.remaining == 12
    assert "行数有变动" in progress.sentence


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
