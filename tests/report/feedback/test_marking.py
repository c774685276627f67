"""How faults are marked on a sheet: colours, comments, the column 错误信息, the summary."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jiceng.dataset import FEEDBACK_SUMMARY, Refusal, SheetSource
from jiceng.report.feedback import write_feedback
from jiceng.report.feedback.faults import returned_sheets
from jiceng.report.feedback.workbook import feedback_workbook, sheet_names
from jiceng.validate import Report
from tests.report.feedback.batches import ERROR, INFO, WARNING, batch, report_on, sheet

RED, AMBER, BLUE = "FFF8C9B8", "FFFFE6A8", "FFCFE3F5"
ROWS = [("YL1", "甲与乙", None), ("YL2", None, None), ("YL3", "丙与丁", 7)]


def _book(report: Report) -> openpyxl.Workbook:
    data = batch(*report.sources)
    ((file, sheets),) = returned_sheets(report).items()
    return openpyxl.load_workbook(io.BytesIO(feedback_workbook(file, sheets, data, report)))


def _fill(worksheet: Worksheet, address: str) -> str:
    return str(worksheet[address].fill.fgColor.rgb)


def test_the_worst_fault_of_a_cell_colours_it_and_all_of_them_are_told() -> None:
    worksheet = _book(report_on([sheet(ROWS)], [(0, 3, WARNING), (0, 3, ERROR)]))["纠纷"]
    assert (_fill(worksheet, "A3"), _fill(worksheet, "B3")) == (AMBER, RED)
    assert worksheet["A3"].comment.text == "提示：编号不合常规。"
    assert worksheet["B3"].comment.text == "错误：事件名称不能为空。\n提示：编号不合常规。"
    assert worksheet["D3"].value == (
        "错误［事件名称］事件名称不能为空。\n提示［编号、事件名称］编号不合常规。〔原第3行〕"
    )
    assert _fill(worksheet, "D3") == RED
    assert worksheet["D1"].value == "错误信息"


def test_rows_without_a_fault_stay_plain() -> None:
    worksheet = _book(report_on([sheet(ROWS)], [(0, 3, ERROR)]))["纠纷"]
    assert _fill(worksheet, "A2") == _fill(worksheet, "B4") == "00000000"
    assert worksheet["D2"].value is None
    assert [cell.comment for row in worksheet.iter_rows(max_row=2) for cell in row if cell.comment] == []


def test_a_fault_in_a_column_that_the_sheet_lacks_is_told_in_the_row() -> None:
    worksheet = _book(report_on([sheet(ROWS)], [(0, 4, INFO)]))["纠纷"]
    assert worksheet["D4"].value == "说明［事件规模］请补填规模。〔原第4行〕"
    assert _fill(worksheet, "D4") == BLUE
    assert not [cell for row in worksheet.iter_rows() for cell in row if cell.comment]


def test_a_fault_of_a_derived_household_colours_no_column_of_the_residents() -> None:
    report = report_on(
        [sheet(ROWS, entity="resident", columns={"姓名": "name"}, positions={"name": 1})], [(0, 2, ERROR)]
    )
    household = report_on(
        report.sources,
        [(0, 2, type(ERROR)("household.x", ERROR.severity, "户有误。", ("number",)))],
        entity="household",
    )
    worksheet = _book(household)["纠纷"]
    assert worksheet["D2"].value == "错误［户号］户有误。〔原第2行〕"
    assert not [cell for row in worksheet.iter_rows() for cell in row if cell.comment]


def test_the_same_sentence_is_told_once_in_a_row() -> None:
    worksheet = _book(report_on([sheet(ROWS)], [(0, 2, ERROR), (0, 2, ERROR)]))["纠纷"]
    assert worksheet["D2"].value.count("不能为空") == 1


def test_a_register_of_two_entities_is_one_sheet_with_the_faults_of_both() -> None:
    image = (("编号", "事件名称"), ("1", "甲"), ("2", "乙"))
    both = [sheet((), image=image), sheet((), image=image)]
    book = _book(report_on(both, [(0, 2, ERROR), (1, 3, WARNING)]))
    worksheet = book["纠纷"]
    assert (_fill(worksheet, "B2"), _fill(worksheet, "B3")) == (RED, AMBER)
    assert len(book.sheetnames) == 3
    assert ["纠纷", "矛盾纠纷、矛盾纠纷", 0, 1, 1, 0, 2] in [
        [cell for cell in row if cell is not None]
        for row in book[FEEDBACK_SUMMARY].iter_rows(values_only=True)
    ]


def test_a_sheet_without_records_keeps_its_headings() -> None:
    worksheet = _book(report_on([sheet([])]))["纠纷"]
    assert [cell.value for cell in worksheet[1]] == ["编号", "事件名称", "备注2", "错误信息"]
    assert worksheet.sheet_properties.tabColor is None


def test_the_cells_above_the_headings_keep_their_type() -> None:
    image = (("标题", None, None), (2026, "年", None), ("编号", "事件名称", "备注2"), ("YL1", "甲", None))
    worksheet = _book(report_on([sheet((), image=image, header_rows=(3,))]))["纠纷"]
    assert (worksheet["A2"].value, worksheet["A2"].data_type) == (2026, "n")
    assert worksheet["A1"].value == "标题"


def _summary(report: Report, refusals: list[Refusal] | None = None) -> str:
    cells = _book(report)[FEEDBACK_SUMMARY].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in cells for cell in row if cell is not None)


def test_the_summary_says_whether_something_must_be_corrected() -> None:
    assert "结论：没有发现问题。" in _summary(report_on([sheet(ROWS)]))
    mild = _summary(report_on([sheet(ROWS)], [(0, 2, WARNING), (0, 3, INFO)]))
    assert "结论：共发现提示 1 处、说明 1 处。没有必须改正的错误。" in mild


def test_the_summary_names_sheets_that_were_not_read_and_columns_that_were_not_checked() -> None:
    refusals = [
        Refusal("台账.xlsx", "附表", "sheet.no-known-headings", "没有认得出的表头。"),
        Refusal("别的.xlsx", "", "file.damaged", "已损坏。"),
    ]
    told = _summary(report_on([sheet(ROWS)], refusals=refusals))
    assert "附表\n没有认得出的表头。" in told
    assert "已损坏" not in told
    assert "纠纷\n备注2" in told
    assert "没有对应标准字段" not in _summary(report_on([sheet(ROWS, unmapped=())]))


@pytest.mark.parametrize(
    ("submitted", "returned"),
    [
        (["汇总", "_jiceng", "纠纷"], ["汇总 (2)", "_jiceng (2)", "纠纷"]),
        (["", "'a'", "History"], ["矛盾纠纷", "a", "矛盾纠纷 (2)"]),
        (["a/b[c]", "x" * 40, "\x07\u202e"], ["a_b_c_", "x" * 31, "矛盾纠纷"]),
        (["''", "A", "a "], ["矛盾纠纷", "A", "a (2)"]),
    ],
)
def test_sheets_keep_a_clean_name_apart_from_ours(submitted: list[str], returned: list[str]) -> None:
    sources: list[SheetSource] = [sheet(ROWS, sheet=name) for name in submitted]
    (sheets,) = returned_sheets(report_on(sources)).values()
    assert sheet_names(sheets) == returned


def test_hostile_sheet_names_make_a_workbook_all_the_same(tmp_path: Path) -> None:
    sources = [sheet(ROWS, sheet=name) for name in ("'", "=1", "汇总", "a:b", "History", "\x00")]
    (path,) = write_feedback(batch(*sources), report_on(sources), tmp_path)
    assert len(openpyxl.load_workbook(path).sheetnames) == len(sources) + 2
