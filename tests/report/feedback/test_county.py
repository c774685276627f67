"""The example county's feedback, read back by two readers that are not ours."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
import python_calamine as calamine

from jiceng.dataset import FEEDBACK_COLUMN, FEEDBACK_MARKER, FEEDBACK_SUMMARY, ROW, SOURCE, Dataset
from jiceng.ledger import read
from jiceng.report.feedback import FORMAT
from jiceng.report.severities import LOOKS
from jiceng.validate import Report, check

Books = Mapping[str, openpyxl.Workbook]


@pytest.fixture(scope="module")
def books(feedback: list[Path]) -> Books:
    """The workbooks by the name of their file, as openpyxl reads them."""
    return {path.stem: openpyxl.load_workbook(path) for path in feedback}


def _own_sheets(book: openpyxl.Workbook) -> list[str]:
    return [name for name in book.sheetnames if name not in (FEEDBACK_SUMMARY, FEEDBACK_MARKER)]


def test_each_file_has_its_workbook_with_its_sheets_in_order(county: Dataset, books: Books) -> None:
    sheets: dict[str, list[str]] = {}
    for source in county.sources:
        sheets.setdefault(Path(source.file).stem, []).append(source.sheet)
    assert set(books) == set(sheets)
    for stem, book in books.items():
        names = _own_sheets(book)
        submitted = list(dict.fromkeys(sheets[stem]))
        assert [name for name in names if name in submitted] == [name for name in submitted if name]
        assert len(names) == len(submitted)


def test_columns_and_cells_stay_as_they_were(county: Dataset, feedback: list[Path]) -> None:
    paths = {path.stem: path for path in feedback}
    for source in county.sources:
        with calamine.load_workbook(paths[Path(source.file).stem]) as book:
            names = [name for name in book.sheet_names if name == source.sheet] or book.sheet_names[:1]
            back = book.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
        assert len(back) == len(source.image)
        for submitted, returned in zip(source.image, back, strict=True):
            assert ["" if cell is None else cell for cell in submitted] == returned[: len(submitted)]


def test_every_failing_row_is_told_and_every_marked_cell_says_why(
    county_report: Report, books: Books
) -> None:
    for position, source in enumerate(county_report.sources):
        book = books[Path(source.file).stem]
        sheet = book[source.sheet] if source.sheet else book.worksheets[0]
        last = max(
            column
            for column in range(1, sheet.max_column + 1)
            if sheet.cell(source.header_rows[-1], column).value
        )
        assert sheet.cell(source.header_rows[-1], last).value == FEEDBACK_COLUMN
        failing: dict[int, dict[int, str]] = {}
        places = county_report.failures.select(SOURCE, ROW, "position", "field")
        for place, row, rule, pointed_at in places.iter_rows():
            if place == position:
                failing.setdefault(row, {})[rule] = pointed_at
        for row, rules in failing.items():
            message = sheet.cell(row, last).value
            for rule, pointed_at in ((county_report.rules[number], field) for number, field in rules.items()):
                assert rule.sentence in message
                assert LOOKS[rule.severity].word in message
                for field in rule.fields:
                    if field in source.positions:
                        place = source.positions[field]
                        is_filled = source.image[row - 1][place] is not None
                        if field in rule.demanded - {pointed_at} and is_filled:
                            continue  # what is filled in is not what is missing
                        cell = sheet.cell(row, source.positions[field] + 1)
                        assert rule.sentence in cell.comment.text
                        assert cell.fill.fgColor.rgb in {"FF" + look.fill[1:] for look in LOOKS.values()}
        sharing = [
            other
            for other in county_report.sources
            if (other.file, other.sheet) == (source.file, source.sheet)
        ]
        if len(sharing) == 1:  # a register of villages and grids is one sheet with two sources
            below = range(source.header_rows[-1] + 1, sheet.max_row + 1)
            assert {row for row in below if sheet.cell(row, last).value} == set(failing)


def test_no_cell_is_a_formula_and_numbers_of_people_are_text(county: Dataset, books: Books) -> None:
    for book in books.values():
        for sheet in book.worksheets:
            assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    residents = next(source for source in county.sources if source.entity == "resident" and source.sheet)
    sheet = books[Path(residents.file).stem][residents.sheet]
    column = residents.positions["id_number"] + 1
    cells = [sheet.cell(row, column) for row in range(residents.header_rows[-1] + 1, sheet.max_row)]
    assert {cell.number_format for cell in cells if cell.value is not None} == {"@"}
    assert sheet.column_dimensions[cells[0].column_letter].number_format == "@"  # for those still to be typed


def test_a_reader_finds_the_headings_frozen_and_can_filter(county: Dataset, books: Books) -> None:
    residents = next(source for source in county.sources if source.sheet == "Sheet1")
    sheet = books[Path(residents.file).stem]["Sheet1"]
    assert sheet.freeze_panes == f"A{residents.header_rows[-1] + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{residents.header_rows[-1]}:")
    merged = {str(span) for span in sheet.merged_cells.ranges}
    assert {"A1:O1", "A3:A4", "B3:K3", "L3:M3", "N3:O3"} == merged  # as the submitted form has them


def test_the_hidden_sheet_tells_what_the_file_is(books: Books) -> None:
    for book in books.values():
        marker = book[FEEDBACK_MARKER]
        assert marker.sheet_state == "veryHidden"
        rows = [[cell for cell in row if cell is not None] for row in marker.iter_rows(values_only=True)]
        assert rows[0] == ["format", FORMAT]
        assert ["as_of", "2026-09-30"] in rows
        assert [row[1] for row in rows if row[0] == "sheet"] == _own_sheets(book)


def test_the_summary_counts_by_sheet_rule_and_village_and_tells_what_to_do(books: Books) -> None:
    book = books["白杨乡人口台账（9月）"]
    cells = [
        [cell for cell in row if cell is not None]
        for row in book[FEEDBACK_SUMMARY].iter_rows(values_only=True)
    ]
    assert ["Sheet1", "实有人口", 161, 32, 3, 0, 30] in cells
    assert any(row[:1] == ["错误"] and row[2:] == [4, "household.one-head"] for row in cells)
    assert any(row[:1] == ["错误"] and row[2:] == [2, "id.checksum"] for row in cells)
    assert any(row[:1] == ["提示"] and row[2:] == [1, "education.low-16-22"] for row in cells)
    villages = cells[cells.index(["村（社区）", "错误", "提示", "说明"]) + 1 :]
    assert villages == [["北山村", 6, 1, 0], ["东湾村", 14, 1, 0], ["下塘村", 12, 1, 0]]
    assert any("再报送" in str(row[0]) for row in cells if row)
    assert ["结论：共发现错误 32 处、提示 3 处。请改正后再报送。"] in cells


def test_a_returned_workbook_is_read_as_the_ledger_it_is(
    county: Dataset, county_report: Report, feedback: list[Path]
) -> None:
    again = read(feedback[0].parent)
    assert not again.refusals
    assert {name: frame.height for name, frame in again.frames.items()} == {
        name: frame.height for name, frame in county.frames.items()
    }
    second = check(again, as_of="2026-09-30")
    assert {code: count.failed for code, count in second.counts.items()} == {
        code: count.failed for code, count in county_report.counts.items()
    }


def test_a_workbook_holds_its_own_people_only(county: Dataset, books: Books) -> None:
    residents = [source for source in county.sources if source.entity == "resident"]
    numbers = {
        source.file: {row[source.positions["id_number"]] for row in source.image[source.header_rows[-1] :]}
        for source in residents
    }
    for source in residents:
        book = books[Path(source.file).stem]
        held = {
            cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row
        }
        foreign = set().union(*(others for file, others in numbers.items() if file != source.file))
        assert not {cell for cell in held & foreign - numbers[source.file] if isinstance(cell, str)}


def test_nothing_that_we_add_holds_a_value(books: Books, canaries: frozenset[str]) -> None:
    assert len(canaries) > 500
    for stem, book in books.items():
        added = [stem, *book.sheetnames]
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                added += [cell.comment.text for cell in row if cell.comment]
                if sheet.title in (FEEDBACK_SUMMARY, FEEDBACK_MARKER):
                    added += [str(cell.value) for cell in row if cell.value is not None]
                elif isinstance(row[-1].value, str):
                    added.append(row[-1].value)  # 错误信息, the last column of our sheets
        text = "\n".join(added)
        assert not {canary for canary in canaries if canary in text}
