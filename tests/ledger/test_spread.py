"""Several codes of one field in columns of their own, and months where a day or a month may stand."""

from datetime import date
from pathlib import Path

import pytest

from jiceng.ledger.files import InputFile
from jiceng.ledger.headings import find_header
from jiceng.ledger.table import RawSheet, Table, read_table
from jiceng.models import ENTITIES, RelapseMonitoring, terms

HEADINGS = ("户编号", "户主姓名", "户类型", "识别监测时间")
ROW = ("10100001", "张三", "一般农户", "202509")
HELP = ("产业帮扶", "就业帮扶", "公益性岗位帮扶", "公益性岗位备注", "搬迁")


def read(headings: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    sheet = RawSheet(file=InputFile(Path("表.csv"), "表.csv"), name="", image=(headings, *rows))
    table = read_table(sheet, 0)
    assert table is not None
    assert table.model is RelapseMonitoring
    return table


def test_numbered_columns_are_one_field() -> None:
    risks = tuple(f"致贫返贫风险{number}" for number in range(1, 6))
    table = read(
        (*HEADINGS, *risks),
        (*ROW, "因病", "缺劳动力", "", "", "因病"),
        (*ROW, "", "", "", "", ""),
        (*ROW, "", "因学", "因天", "", ""),
    )
    assert table.frame.get_column("risks").to_list() == ["01|07", None, None]
    assert table.frame.get_column("risks:text").to_list() == [None, None, "因学|因天"]
    assert [table.source.columns[heading] for heading in risks] == ["risks"] * 5
    assert table.source.positions["risks"] == len(HEADINGS)
    assert table.source.unmapped == ()


def test_a_column_that_is_not_numbered_leads_those_that_are() -> None:
    table = read((*HEADINGS, "风险类型2", "风险类型", "风险类型3"), (*ROW, "因学", "因病", "因残"))
    assert table.frame.get_column("risks").to_list() == ["03|01|02"]
    assert table.source.positions["risks"] == len(HEADINGS) + 1


def test_one_numbered_column_alone_is_not_understood() -> None:
    table = read((*HEADINGS, "风险类型1"), (*ROW, "因学"))
    assert "risks" not in table.source.positions
    assert table.source.unmapped == ("风险类型1",)


def test_a_column_for_each_code_says_yes_or_no_or_what_was_done() -> None:
    table = read(
        (*HEADINGS, *HELP),
        (*ROW, "是", "否", "护林员", "每月800元", ""),
        (*ROW, "", "无", "×", "", "0"),
        (*ROW, "", "√", "", "", "—"),
    )
    assert table.frame.get_column("measures").to_list() == ["01|03", None, "02"]
    assert table.source.unmapped == ("公益性岗位备注",)
    assert table.source.columns["搬迁"] == "measures"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("202509", date(2025, 9, 1)),
        ("2025-09", date(2025, 9, 1)),
        ("2025.09", date(2025, 9, 1)),
        ("2025/9", date(2025, 9, 1)),
        ("2025年9月", date(2025, 9, 1)),
        ("２０２５年9月份", date(2025, 9, 1)),
        ("2025-09-17", date(2025, 9, 17)),
        ("2025.9", None),  # may as well be a number that has lost its zero: October
        ("202513", None),
        ("000009", None),
    ],
)
def test_a_month_stands_for_its_first_day(text: str, day: date | None) -> None:
    frame = read(HEADINGS, (*ROW[:-1], text)).frame
    assert frame.get_column("identified_on").to_list() == [day]
    assert frame.get_column("identified_on:text").to_list() == [None if day else text]


def test_a_month_column_keeps_no_other_day() -> None:
    image = (
        ("务工人员证件号码", "务工人员姓名", "务工监测月份"),
        ("53992519491231048X", "张三", "2026-09-17"),
    )
    sheet = RawSheet(file=InputFile(Path("表.csv"), "表.csv"), name="", image=image)
    table = read_table(sheet, 0)
    assert table is not None
    assert table.frame.get_column("period").to_list() == [date(2026, 9, 1)]


def test_headings_of_every_record_make_no_list() -> None:
    common = [term.label.zh for term in terms(RelapseMonitoring).values() if term.is_common]
    assert find_header([common, ["张三", "2026-09-30", "走访", "", ""]], ()) is None
    for model in ENTITIES.values():
        headings = [heading for term in terms(model).values() for heading in term.label.names]
        assert set(common) <= set(headings)
