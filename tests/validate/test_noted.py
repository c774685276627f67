"""What the reader noticed of cells becomes findings, once, and never with a value."""

from pathlib import Path

import pytest
from openpyxl import Workbook

import jiceng as jc
from jiceng.validate import Severity


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "实有人口"
    for row in (
        ["姓名", "公民身份号码", "性别", "民族", "出生日期"],
        ["张三", "539925199404184731", "男", "汉族", "1994-04-18"],
        ["李四", 539925194912310480, "女", "汉族", "1949-12-31"],
        ["#REF!", "53992519491231048X", "女", "汉族", "1949-12-31"],
    ):
        sheet.append(row)
    sheet["A4"].data_type = "e"
    book.save(tmp_path / "人口.xlsx")
    return tmp_path


def test_a_broken_cell_is_one_finding(folder: Path) -> None:
    report = jc.check(jc.read(folder), as_of="2026-09-30")
    errors = report.findings.filter(severity="error").select("rule", "row", "column", "field").rows()
    assert errors == [
        ("id.scientific-notation", 3, "公民身份号码", "id_number"),
        ("cell.error", 4, "姓名", "name"),
    ]
    assert report.counts["cell.error"].failed == 1
    assert report.counts["cell.error"].severity is Severity.ERROR
    assert report.counts["name.blank-or-invalid"].failed == 0
    assert "539925194912310" not in report.to_json()


def test_findings_on_cells_are_selected_graded_and_switched_off_like_others(folder: Path) -> None:
    data = jc.read(folder)
    assert jc.check(data, as_of="2026-09-30", rules=["cell.*"]).findings["rule"].to_list() == ["cell.error"]
    profile = jc.validate.Profile(
        format=1,
        id="x",
        title="口径",
        version="1",
        off=("cell.*",),
        severity={"id.scientific-*": Severity.INFO},
    )
    report = jc.check(data, as_of="2026-09-30", profile=profile)
    assert "cell.error" not in report.counts
    assert report.findings.filter(rule="id.scientific-notation")["severity"].to_list() == ["info"]


def test_codes_and_names_in_one_column(tmp_path: Path) -> None:
    rows = ["姓名,性别", *(f"某{number},男" for number in range(3)), "某某,2"]
    (tmp_path / "人口.csv").write_text("\n".join(rows), "utf-8")
    report = jc.check(jc.read(tmp_path), as_of="2026-09-30")
    (finding,) = report.findings.filter(rule="code.label-mixed").rows(named=True)
    assert (finding["severity"], finding["row"], finding["field"]) == ("warning", 5, "sex")


def test_the_account_of_a_sheet_tells_where(folder: Path) -> None:
    (source,) = jc.check(jc.read(folder), as_of="2026-09-30").sources
    assert ["A4"] in [list(note.addresses()) for note in source.notes]
