"""What is noticed of cells, columns and sheets travels with the dataset, with its place and without its value."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from jiceng.dataset.notes import Note, NoteKind
from jiceng.ledger import read
from jiceng.ledger.gate import Marks
from jiceng.models import Resident, ResponsibilityTask
from tests.ledger.gate.builders import workbook

HEADINGS = ("姓名", "公民身份号码", "出生日期", "户号", "联系电话", "与户主关系")
FIELDS = ("name", "id_number", "birth_date", "household_number", "phone", "relation_to_head")


def text(reference: str, content: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{content}</t></is></c>'


def row(number: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def roll(path: Path, *rows: str, after: str = "", head: str = "") -> Path:
    """A workbook whose first row has the headings, the cells below written as they are given."""
    top = row(1, *(text(f"{'ABCDEF'[place]}1", heading) for place, heading in enumerate(HEADINGS)))
    return workbook(path, head + top + "".join(rows), after=after)


def notes(path: Path, *kinds: NoteKind) -> list[Note]:
    (source,) = read(path).sources
    return [note for note in source.notes if not kinds or note.kind in kinds]


@pytest.mark.parametrize("spelling", ["", "<!-- parsed -->"])
@pytest.mark.parametrize("formula", ["", "<f>1/0</f>", '<f t="shared" si="0"/>'])
@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!"])
def test_an_error_is_not_nothing(tmp_path: Path, spelling: str, formula: str, error: str) -> None:
    path = roll(
        tmp_path / "a.xlsx",
        row(2, text("A2", "张三"), f'<c r="B2" s="0" t="e">{formula}<v>{error}</v></c>'),
        row(3, text("A3", "李四"), f'<c r="C3" t="e">{formula}<v>{error}</v></c>', text("D3", "1")),
        head=spelling,
    )
    found = notes(path)
    assert found == [
        Note(NoteKind.CELL_ERROR, (2,), 1, "id_number", error),
        Note(NoteKind.CELL_ERROR, (3,), 2, "birth_date", error),
    ]
    assert [list(note.addresses()) for note in found] == [["B2"], ["C3"]]
    people = read(path).frame(Resident)
    assert people["id_number"].to_list() == [error, None]
    assert people["birth_date:text"].to_list() == [None, error]


def test_an_error_that_no_list_has_is_an_error_too() -> None:
    marks = Marks()
    marks.add_error("#NEW! 539925", 1, 2)
    assert [(text, list(marks.cells(text))) for text in marks.error_texts()] == [("#UNKNOWN!", [(1, 2)])]


@pytest.mark.parametrize("spelling", ["", "<!-- parsed -->"])
@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ('<c r="B2"><f>A1</f></c>', NoteKind.FORMULA_EMPTY),
        ('<c r="B2"><f>A1</f><v></v></c>', NoteKind.FORMULA_EMPTY),
        ('<c r="B2"><f>A1</f><v/></c>', NoteKind.FORMULA_EMPTY),
        ('<c r="B2"><f t="shared" si="0"/></c>', NoteKind.FORMULA_EMPTY),
        ('<c r="B2" t="str"><f>A1</f></c>', NoteKind.FORMULA_EMPTY),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', NoteKind.FORMULA),
        ('<c r="B2" t="str"><f>A1&amp;"&lt;"</f><v>x</v></c>', NoteKind.FORMULA),
        ('<c r="B2"><f t="shared" ref="B2:B9" si="0">A1</f><v>1</v></c>', NoteKind.FORMULA),
    ],
)
def test_a_formula_is_told_and_one_without_a_result_is_not_empty(
    tmp_path: Path, spelling: str, cell: str, kind: NoteKind
) -> None:
    path = roll(tmp_path / "a.xlsx", row(2, text("A2", "张三"), cell, text("D2", "1")), head=spelling)
    assert notes(path, NoteKind.FORMULA, NoteKind.FORMULA_EMPTY) == [Note(kind, (2,), 1, "id_number")]


def dated(path: Path, *serials: float, is_1904: bool = False) -> Path:
    """A roll of people born on these days, the numbers formatted as days."""
    with xlsxwriter.Workbook(str(path), {"date_1904": is_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for place, serial in enumerate(serials, start=1):
            sheet.write_string(place, 0, "张三")
            sheet.write_number(place, 2, serial, day)
            sheet.write_number(place, 3, 60)  # a number, and no day
    return path


def test_day_60_is_no_day_and_its_neighbours_are(tmp_path: Path) -> None:
    path = dated(tmp_path / "a.xlsx", 59, 60, 61, 60.5, 1)
    assert notes(path, NoteKind.DAY_60) == [Note(NoteKind.DAY_60, (3, 5), 2, "birth_date")]
    people = read(path).frame(Resident)
    assert people["birth_date"].to_list() == [
        date(1900, 2, 28),
        None,
        date(1900, 3, 1),
        None,
        date(1900, 1, 1),
    ]
    assert people["birth_date:text"].to_list() == [None, "1900-02-29", None, "1900-02-29", None]


def test_days_of_1904_are_read_whether_they_are_formatted_or_not(tmp_path: Path) -> None:
    path = dated(tmp_path / "a.xlsx", 60, 36617, is_1904=True)
    assert read(path).frame(Resident)["birth_date"].to_list() == [date(1904, 3, 1), date(2004, 4, 2)]
    assert notes(path, NoteKind.YEAR_1904, NoteKind.DAY_60) == [Note(NoteKind.YEAR_1904)]
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx"), {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        for place, line in enumerate([HEADINGS, ("张三", "", 36617), ("李四", "", "2004-04-02")]):
            sheet.write_row(place, 0, line)
    days = read(tmp_path / "b.xlsx").frame(Resident)["birth_date"].to_list()
    assert days == [date(2004, 4, 2), date(2004, 4, 2)]


def test_numbers_in_columns_of_identifiers(tmp_path: Path) -> None:
    path = roll(
        tmp_path / "a.xlsx",
        row(
            2,
            text("A2", "张三"),
            '<c r="B2"><v>539925199404184731</v></c>',
            '<c r="E2"><v>13900000012</v></c>',
        ),
        row(3, text("A3", "李四"), text("B3", "539925199404184731"), text("E3", "13900000012")),
        row(4, text("A4", "王五"), text("B4", "5.39925E+17"), '<c r="D4"><v>7</v></c>'),
        row(5, text("A5", "赵六"), '<c r="B5"><v>539925940418473</v></c>'),
    )
    assert notes(path) == [
        Note(NoteKind.DIGITS_LOST, (2, 4), 1, "id_number"),
        Note(NoteKind.NUMBER_STORED, (5,), 1, "id_number"),
        Note(NoteKind.NUMBER_STORED, (2,), 4, "phone"),
    ]


def test_a_csv_file_has_errors_and_lost_digits_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,公民身份号码,出生日期\n张三,5.39925E+17,#N/A\n李四,,#N/A 见附件\n", "utf-8")
    assert notes(path) == [
        Note(NoteKind.CELL_ERROR, (2,), 2, "birth_date", "#N/A"),
        Note(NoteKind.DIGITS_LOST, (2,), 1, "id_number"),
    ]


@pytest.mark.parametrize(
    ("cell", "phone", "several"),
    [
        ("13900000012/13900000013", "13900000012", True),
        ("13900000012 13900000013", "13900000012", True),
        ("0876-2123456、13900000013", "0876-2123456", True),
        ("139 0000 0012", "13900000012", False),
        ("13900000012/无", "13900000012/无", False),
        ("13900000012（李四）", None, False),
    ],
)
def test_two_phones_in_one_cell(tmp_path: Path, cell: str, phone: str | None, several: bool) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"姓名,公民身份号码,联系电话\n张三,53992519491231048X,{cell}\n", "utf-8")
    assert bool(notes(path, NoteKind.SEVERAL_PHONES)) is several
    if phone is not None:
        assert read(path).frame(Resident)["phone"].to_list() == [phone]


def test_what_is_hidden_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("空")
        sheet = book.add_worksheet("人口")
        sheet.hide()
        for place, line in enumerate([(*HEADINGS, "备注2"), ("张三", "", "", "1"), ("李四", "", "", "1")]):
            sheet.write_row(place, 0, line)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(7, None, None, {"hidden": True})  # holds nothing
        sheet.set_column(2, 3, None, None, {"hidden": True})
        sheet.set_column(6, 6, None, None, {"hidden": True})
    assert read(path).frame(Resident).height == 2
    assert notes(path) == [
        Note(NoteKind.ROW_HIDDEN, (3,)),
        Note(NoteKind.COLUMN_HIDDEN, (), 2, "birth_date"),
        Note(NoteKind.COLUMN_HIDDEN, (), 3, "household_number"),
        Note(NoteKind.COLUMN_HIDDEN, (), 6, None),
        Note(NoteKind.SHEET_HIDDEN),
    ]


def test_marks_in_another_spelling_are_seen_too(tmp_path: Path) -> None:
    path = roll(
        tmp_path / "a.xlsx",
        row(2, text("A2", "张三"), text("D2", "1"), attributes=" hidden='true'"),
        head="<!-- parsed -->",
    )
    assert notes(path) == [Note(NoteKind.ROW_HIDDEN, (2,))]


def test_a_merged_body_is_filled_with_a_note(tmp_path: Path) -> None:
    path = roll(
        tmp_path / "a.xlsx",
        *(
            row(n, text(f"A{n}", "张三"), text(f"D{n}", "1") if n == 2 else f'<c r="D{n}"/>')
            for n in (2, 3, 4)
        ),
        after='<mergeCells count="1"><mergeCell ref="D2:D4"/></mergeCells>',
    )
    assert notes(path) == [Note(NoteKind.FILLED_DOWN, (3, 4), 3, "household_number")]


def tasks(path: Path, heading: str, cells: Iterable[str]) -> Path:
    lines = [
        f"年度,任务名称,{heading}",
        *(f"2026,某任务{place},{cell}" for place, cell in enumerate(cells, start=1)),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("cells", "read_as", "kind", "rows"),
    [
        (["0.969", "0.5", "1", "0"], ["96.9", "50", "100", "0"], NoteKind.PERCENT_SCALED, ()),
        (["0.969", "80%"], ["96.9", "80"], NoteKind.PERCENT_SCALED, ()),
        (["96.9", "50", "0"], ["96.9", "50", "0"], None, ()),
        (["96.9%", "0.5%"], ["96.9", "0.5"], None, ()),
        (["96.9", "0.5"], ["96.9", "0.5"], NoteKind.PERCENT_UNCLEAR, (3,)),
        (["1", "0", "1"], ["1", "0", "1"], NoteKind.PERCENT_UNCLEAR, (2, 4)),
    ],
)
def test_percentages_are_decided_by_the_column(
    tmp_path: Path, cells: list[str], read_as: list[str], kind: NoteKind | None, rows: tuple[int, ...]
) -> None:
    path = tasks(tmp_path / "责任任务.csv", "完成进度", cells)
    data = read(path)
    assert data.frame(ResponsibilityTask)["progress"].to_list() == [Decimal(number) for number in read_as]
    found = notes(path, NoteKind.PERCENT_SCALED, NoteKind.PERCENT_UNCLEAR)
    assert found == ([] if kind is None else [Note(kind, rows, 2, "progress")])


def test_a_heading_that_is_nearly_one_is_told_with_the_field(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "姓名,公民身份证件的号码,出生日其,联系人丙\n张三,1,1990-01-01,x\n李四,2,1990-01-01,y\n", "utf-8"
    )
    path.write_text(
        "姓名,性别,民族,公民身份证件的号码,出生日其,联系人丙\n张三,男,汉,1,1990-01-01,x\n", "utf-8"
    )
    assert notes(path) == [
        Note(NoteKind.HEADING_NEAR, (), 3, "id_number"),
        Note(NoteKind.HEADING_NEAR, (), 4, "birth_date"),
    ]
    assert read(path).frame(Resident)["birth_date"].to_list() == [None]  # told, not taken


def test_an_old_workbook_shows_the_same() -> None:
    """The workbook of the other tests, saved in the old form by a spreadsheet program."""
    source = Path("tests/data/hostile/xls/shown.xls")
    (sheet,) = read(source).sources
    assert sheet.notes == (
        Note(NoteKind.CELL_ERROR, (2,), 1, "id_number", "#DIV/0!"),
        Note(NoteKind.CELL_ERROR, (3,), 1, "id_number", "#N/A"),
        Note(NoteKind.FORMULA, (4,), 3, "household_number"),
        Note(NoteKind.DAY_60, (3,), 2, "birth_date"),
        Note(NoteKind.DIGITS_LOST, (4,), 1, "id_number"),
        Note(NoteKind.ROW_HIDDEN, (4,)),
        Note(NoteKind.COLUMN_HIDDEN, (), 4, "phone"),
        Note(NoteKind.SHEET_HIDDEN),
    )


def test_a_parquet_file_has_numbers_for_identifiers_and_units_too(tmp_path: Path) -> None:
    pl.DataFrame(
        {
            "姓名": ["张三", "李四", "王五"],
            "公民身份号码": [539925199404184731.0, 7.0, None],
            "联系电话": [13900000012, None, None],
            "户 号": ["1", "2", "3"],
        }
    ).write_parquet(tmp_path / "人口.parquet")
    assert notes(tmp_path / "人口.parquet") == [
        Note(NoteKind.DIGITS_LOST, (1,), 1, "id_number"),
        Note(NoteKind.NUMBER_STORED, (2,), 1, "id_number"),
    ]
    pl.DataFrame({"年度": [2026, 2026], "任务名称": ["甲", "乙"], "完成进度": [0.969, 1.0]}).write_parquet(
        tmp_path / "责任任务.parquet"
    )
    progress = read(tmp_path / "责任任务.parquet").frame(ResponsibilityTask)["progress"]
    assert progress.to_list() == [Decimal("96.9"), Decimal(100)]


def test_a_parquet_file_with_two_columns_of_one_heading(tmp_path: Path) -> None:
    pl.DataFrame({"姓名": ["张三"], "户号": ["1"], "性别": ["男"], "姓 名": ["李四"]}).write_parquet(
        tmp_path / "a.parquet"
    )
    assert [refusal.code for refusal in read(tmp_path).refusals] == ["sheet.heading-twice"]
