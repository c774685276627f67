"""Headings with two readings: what no rule could decide is refused with a sentence."""

from pathlib import Path

import pytest
import xlsxwriter

from jiceng.dataset import Dataset
from jiceng.ledger import read
from jiceng.models import Resident


def csv(folder: Path, text: str) -> Dataset:
    path = folder / "人口.csv"
    path.write_text(text, "utf-8")
    return read(path)


@pytest.mark.parametrize(
    "text",
    [
        "姓名,公民身份号码,户号,姓名,公民身份号码,户号\n张三,1,2,李四,3,4\n",
        "姓名,公民身份号码,户号,,姓名,公民身份号码,户号\n张三,1,2,,,,\n",
    ],
)
def test_tables_side_by_side(tmp_path: Path, text: str) -> None:
    data = csv(tmp_path, text)
    (refusal,) = data.refusals
    assert (refusal.code, refusal.fatal) == ("sheet.side-by-side", True)
    assert refusal.message == (
        "文件“人口.csv”里并排放了两张以上的表，无法判断各列属于哪一张，请把它们上下排列或分放到不同的工作表。"
    )
    assert data.frame(Resident).height == 0


def test_one_heading_over_two_columns_that_differ(tmp_path: Path) -> None:
    data = csv(tmp_path, "姓名,公民身份号码,户号,姓 名\n张三,1,2,\n李四,1,2,王五\n")
    assert [refusal.code for refusal in data.refusals] == ["sheet.heading-twice"]
    assert "王五" not in data.refusals[0].message


@pytest.mark.parametrize("second", ["", "张三", " 张三 "])
def test_one_heading_over_two_columns_that_say_the_same(tmp_path: Path, second: str) -> None:
    data = csv(tmp_path, f"姓名,公民身份号码,户号,姓名\n张三,1,2,{second}\n")
    assert data.refusals == ()
    assert data.frame(Resident)["name"].to_list() == ["张三"]


def test_headings_under_different_groups_are_two(tmp_path: Path) -> None:
    path = tmp_path / "人口.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for place, line in enumerate(
            [
                ("基本情况", "", "", "父亲", ""),
                ("姓名", "公民身份号码", "户号", "姓名", "联系电话"),
                ("张三", "53992519491231048X", "1", "李四", ""),
            ]
        ):
            sheet.write_row(place, 0, line)
        sheet.merge_range(0, 0, 0, 2, "基本情况")
        sheet.merge_range(0, 3, 0, 4, "父亲")
    data = read(path)
    assert data.refusals == ()
    assert data.frame(Resident)["name"].to_list() == ["张三"]


def test_the_other_sheets_of_the_workbook_are_read(tmp_path: Path) -> None:
    path = tmp_path / "人口.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for lines in (
            [("姓名", "户号", "性别"), ("张三", "1", "男")],
            [("姓名", "户号", "性别") * 2, ("张三", "1", "男", "李四", "2", "女")],
            [("填表说明", "", ""), ("请如实填写", "", "")],
        ):
            sheet = book.add_worksheet()
            for place, line in enumerate(lines):
                sheet.write_row(place, 0, line)
    data = read(path)
    assert data.frame(Resident)["name"].to_list() == ["张三"]
    assert [(refusal.sheet, refusal.code, refusal.fatal) for refusal in data.refusals] == [
        ("Sheet2", "sheet.side-by-side", True),
        ("Sheet3", "sheet.no-known-headings", False),
    ]
