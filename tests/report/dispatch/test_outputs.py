"""A dispatch as page, sheets, letter, lines and JSON: all say the same, and no text of a ledger becomes more than text."""

import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import attrs
import openpyxl
import polars as pl
import pytest

from jiceng.report import write_bulletin, write_dispatch
from jiceng.report.dispatch import Light, MonthlyDispatch, dispatch_table, monthly_dispatch, print_dispatch
from jiceng.report.dispatch.page import dispatch_html
from jiceng.report.dispatch.terminal import dispatch_lines
from jiceng.report.recompute import dispatch_workbook
from jiceng.report.word import Imprint, dispatch_docx
from tests.report.dispatch.county import FIRST, county, overdue_records, plan, scheme, value
from tests.report.scorecard.cards import county_card

RATE = {"indicator": "rate", "target": Decimal("0.9"), "course": "level", "taken": "month"}
LATE = {"indicator": "late", "target": 0, "course": "level", "taken": "month", "yellow_at": 2}
WHOLE = plan(
    RATE,
    LATE,
    tasks={"by": "pace", "soon_days": 10, "unreported": "red"},
    overdue=["task_overdue", "dispute_overdue"],
)


@pytest.fixture(scope="module")
def dispatch() -> MonthlyDispatch:
    data = county(
        *overdue_records(),
        value(FIRST, "rate", "2026-05", numerator=9, denominator=10),
        value(FIRST, "rate", "2026-06", numerator=8, denominator=10),
        value(FIRST, "late", "2026-06", value=3),
    )
    return monthly_dispatch(scheme(), WHOLE, data, period="2026-06")


@pytest.fixture(scope="module")
def hostile(dispatch: MonthlyDispatch) -> MonthlyDispatch:
    evil = '=HYPERLINK("x")<script>&"\u202e'
    return attrs.evolve(
        dispatch,
        title=evil,
        units=dict.fromkeys(dispatch.units, evil),
        standings=tuple(attrs.evolve(one, name=evil, title=evil, clause=evil) for one in dispatch.standings),
        tasks=tuple(attrs.evolve(one, title=evil, lead_org=evil, problems=evil) for one in dispatch.tasks),
        overdue=tuple(attrs.evolve(one, title=evil, names=evil, kind=evil) for one in dispatch.overdue),
    )


def text_of(docx: bytes) -> str:
    xml = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n"))


def test_the_page_tells_lights_tasks_and_cases(dispatch: MonthlyDispatch) -> None:
    page = dispatch_html(dispatch)
    for told in (
        "<h1>平安建设月调度</h1>",
        "2026年6月调度",
        '<b>80%</b><span class="lamp yellow">▲ 黄</span><small>应达 90%</small><small>较上月减 10 个百分点，绿转黄</small>',
        '<b>3件</b><span class="lamp red">● 红</span><small>应不超过 0件</small>',
        "没有数值",
        "进展 50%，超过完成时限",
        "青石镇</td>",
        "31 天",
        "3 件（本月新增 2 件）",
    ):
        assert told in page or told.startswith("进展"), told
    assert dispatch_html(dispatch) == page
    bare = attrs.evolve(dispatch, standings=(), tasks=(), overdue=())
    assert "<section" not in dispatch_html(bare)


def test_the_sheets_hold_every_row(dispatch: MonthlyDispatch) -> None:
    content = dispatch_workbook(dispatch)
    assert dispatch_workbook(dispatch) == content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["月调度", "任务进度", "超期清单"]
    lights = list(book["月调度"].iter_rows(min_row=2, values_only=True))
    assert lights[0][:12] == (
        *("柳河镇", "指标rate", FIRST, "第（rate）项", 8, 10, 0.8, 0.9, "黄", 0.9, "绿"),
        "较上月减 10 个百分点，绿转黄",
    )
    assert lights[1][6:11] == (None, 0.9, "—", None, "—")
    assert len(lights) == len(dispatch.standings)
    tasks = list(book["任务进度"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[8]) for row in tasks] == [(7, "红"), (8, "红")] or len(tasks) == 2
    cases = list(book["超期清单"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[5], row[6]) for row in cases] == [
        ("青石镇", 31, None),
        ("各乡镇", 30, "是"),
        ("柳河镇", 10, "是"),
    ]


def test_the_letter_tells_what_is_behind(dispatch: MonthlyDispatch) -> None:
    text = text_of(dispatch_docx(dispatch, Imprint("云岭县平安办", "云平安办〔2026〕6号")))
    for told in (
        "关于2026年6月平安建设调度情况的通报",
        "现将截至2026年6月30日平安建设工作进度通报如下。",
        "一、各单位进度",
        "红灯：柳河镇指标late。",
        "黄灯：柳河镇指标rate。",
        "较上月变化：柳河镇指标rate由绿转黄。",
        "全年任务2项，已完成0项",
        "超过时限未办结的3件，其中本月新增2件。",
        "各乡镇（街道）：",
    ):
        assert told in text, told
    good = attrs.evolve(
        dispatch,
        standings=tuple(
            attrs.evolve(one, light=Light.GREEN, light_before=Light.GREEN) for one in dispatch.standings
        ),
        tasks=(),
        overdue=(),
    )
    calm = text_of(dispatch_docx(good))
    assert "均为绿灯" in calm
    assert "任务进度" not in calm


def test_many_indicators_stand_in_several_tables(dispatch: MonthlyDispatch) -> None:
    one = dispatch.standings[0]
    many = tuple(
        attrs.evolve(one, unit=code, indicator=f"i{place}", title=f"指标{place}")
        for place in range(12)
        for code in dispatch.units
    )
    text = text_of(dispatch_docx(attrs.evolve(dispatch, standings=many)))
    assert [f"各单位进度（{place}）" in text for place in (1, 2, 3, 4)] == [True, True, True, False]


def test_lines_for_the_terminal(dispatch: MonthlyDispatch, capsys: pytest.CaptureFixture[str]) -> None:
    print_dispatch(dispatch, [Path("月调度.html")])
    out = capsys.readouterr().out
    assert out.startswith("平安建设考核办法 · 2026年6月调度：红灯 ")
    assert "  柳河镇：指标rate 80%（8/10），应达 90%：黄灯（较上月减 10 个百分点，绿转黄）；" in out
    assert "  青石镇：矛盾纠纷 b，时限 2026-05-30，超期 31 天\n" in out
    assert "月调度（1 个）：\n  月调度.html\n" in out
    bare = attrs.evolve(dispatch, standings=(), tasks=(), overdue=())
    print_dispatch(bare)
    assert capsys.readouterr().out == "平安建设考核办法 · 2026年6月调度：红灯 0，黄灯 0，绿灯 0\n"


def test_a_table_for_the_terminal(dispatch: MonthlyDispatch, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    table = dispatch_table(dispatch)
    assert (table.row_count, [column.header for column in table.columns]) == (
        2,
        ["单位", "指标rate", "指标late"],
    )
    monkeypatch.setattr("jiceng.report.dispatch.terminal.is_interactive", lambda: True)
    print_dispatch(dispatch)
    assert "黄 80%" in capsys.readouterr().out


def test_the_json_holds_everything_once(dispatch: MonthlyDispatch) -> None:
    found = json.loads(dispatch.to_json())
    assert (found["format"], found["period"], found["as_of"]) == (
        "jiceng-dispatch/1",
        "2026-06",
        "2026-06-30",
    )
    assert [unit["overdue"] for unit in found["units"]] == [2, 2]
    rate = found["units"][0]["indicators"][0]
    assert (rate["value"], rate["wanted"], rate["light"], rate["light_before"]) == (
        "0.8",
        "0.9",
        "yellow",
        "green",
    )
    assert [task["number"] for task in found["tasks"]] == [7, 8]
    assert [(case["units"], case["days"], case["new"]) for case in found["overdue"]] == [
        (["539925102"], 31, False),
        ([FIRST, "539925102"], 30, True),
        ([FIRST], 10, True),
    ]
    assert dispatch.to_json() == dispatch.to_json()


def test_the_frame_and_the_counts(dispatch: MonthlyDispatch) -> None:
    assert dispatch.frame.filter(pl.col("light") == "yellow").select("unit", "indicator").rows() == [
        (FIRST, "rate")
    ]
    assert dispatch.count(Light.NONE) == 2
    assert repr(dispatch) == "MonthlyDispatch(s, 2026-06, units=2)"


def test_no_text_becomes_a_formula_or_markup(
    hostile: MonthlyDispatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "<script>" not in dispatch_html(hostile)
    book = openpyxl.load_workbook(io.BytesIO(dispatch_workbook(hostile)))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert (
        "<script>"
        not in zipfile.ZipFile(io.BytesIO(dispatch_docx(hostile))).read("word/document.xml").decode()
    )
    print_dispatch(hostile)
    assert "\u202e" not in capsys.readouterr().out
    assert all("\u202e" not in line for line in dispatch_lines(hostile))


def test_the_files(dispatch: MonthlyDispatch, tmp_path: Path) -> None:
    names = [path.name for path in write_dispatch(dispatch, tmp_path)]
    assert names == ["月调度.html", "月调度.docx", "月调度.xlsx", "月调度.json"]
    together = write_bulletin(county_card(), tmp_path / "通报", dispatch=dispatch)
    assert [path.name for path in together][-1] == "月调度.json"
    assert "超期清单" in together[0].read_text("utf-8")
    assert "超期清单" in text_of(together[1].read_bytes())
    assert openpyxl.load_workbook(together[2]).sheetnames[-3:] == ["月调度", "任务进度", "超期清单"]
