"""Every point of every township of the example county, recomputed by hand.

Three witnesses must agree: the engine, the table that an official can read (`pingan-2026.cases.toml`), and a
count over the raw cells of the ledgers that knows nothing of this library's readers, measures and forms.
"""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from jiceng.indicators import Scheme, Scorecard
from jiceng.ledger import read

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
CASES = tomllib.loads((COUNTY / "pingan-2026.cases.toml").read_text("utf-8"))
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
REGISTERS = {
    "柳河镇": ("柳河镇实有人口.xlsx", 3),
    "青石镇": ("青石镇实有人口.csv", 1),
    "白杨乡": ("白杨乡人口台账（9月）.xlsx", 4),
}


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return Scheme.load(COUNTY / CASES["scheme"]).score(read(COUNTY), period=CASES["period"])


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_the_engine_gives_the_points_of_the_table(card: Scorecard, case: Mapping[str, Any]) -> None:
    unit = card.unit(case["unit"])
    assert (unit.name, str(unit.total), unit.rank, unit.grade) == (
        case["name"],
        case["total"],
        case["rank"],
        case["grade"],
    )
    assert {item.indicator: str(item.points) for item in unit.items} == case["points"]
    assert {part.part: str(part.points) for part in unit.parts} == case["parts"]
    assert not unit.adjustments
    assert not unit.vetoes
    assert sum(item.points for item in unit.items) + unit.bonus - unit.deductions == unit.total


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_the_engine_counts_what_the_table_counts(card: Scorecard, case: Mapping[str, Any]) -> None:
    for item in card.unit(case["unit"]).items:
        counted = case["counts"][item.indicator]
        if isinstance(counted, list):
            assert [item.numerator, item.denominator] == counted, item.indicator
        else:
            assert item.value == Fraction(Decimal(counted)), item.indicator


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_a_count_over_the_raw_cells_gives_the_same(case: Mapping[str, Any]) -> None:
    counted = {**_disputes(case["name"]), **_petitions(case["name"]), **_tasks(), **_register(case["name"])}
    assert counted == {name: case["counts"][name] for name in counted}
    reported = {
        row["指标"]: row for row in _csv("考核上报数据.csv", "utf-8-sig") if row["单位代码"] == case["unit"]
    }
    assert int(reported["研判例会"]["次数"]) == case["counts"]["meetings"]
    assert int(reported["迟报漏报"]["次数"]) == case["counts"]["reporting"]
    percent = Decimal(reported["群众安全感满意度"]["数值"].removesuffix("%"))
    assert percent / 100 == Decimal(case["counts"]["safety-satisfaction"])


def test_every_township_and_every_indicator_is_in_the_table(card: Scorecard) -> None:
    assert [unit.unit for unit in card.units] == [case["unit"] for case in CASES["case"]]
    for case in CASES["case"]:
        assert (
            list(case["points"]) == list(case["counts"]) == [item.indicator for item in card.units[0].items]
        )


def test_nothing_of_the_example_is_left_over(card: Scorecard) -> None:
    assert (card.unassigned, card.problems, card.remarks) == ((), (), ())


def test_the_rows_behind_a_mark_are_the_rows_of_the_ledger(card: Scorecard) -> None:
    mark = card.explain("539925101", "dispute-resolution")
    places = [(record.sheet, record.row, record.counted) for record in mark.records]
    assert places == [("柳河镇", 26, False), *(("柳河镇", row, True) for row in (12, 18, 19, 21, 30, 31))]
    assert {record.file for record in mark.records} == {"矛盾纠纷排查化解台账.xlsx"}


def test_no_name_of_the_ledgers_is_on_the_scorecard(card: Scorecard) -> None:
    text = card.to_json()
    names = {str(row["信访人"]) for row in _sheet("信访事项台账.xlsx", "信访", 1)}
    names |= {str(row["甲方当事人"]) for row in _sheet("矛盾纠纷排查化解台账.xlsx", "柳河镇", 2)}
    numbers = {str(row["公民身份号码"]).strip() for row in _people("柳河镇")}
    assert not [name for name in names | numbers if len(name) > 1 and name in text]


def _disputes(name: str) -> dict[str, Any]:
    rows = _sheet("矛盾纠纷排查化解台账.xlsx", name, 2)
    found = [row for row in rows if _in_period(_day(row["排查时间"]))]
    settled = [row for row in found if row["化解结果"] == "调解成功" and _day(row["办结日期"]) <= LAST]
    late = [row for row in rows if row["办理状态"] == "化解中" and _day(row["化解时限"]) < LAST]
    mediated = [
        row
        for row in rows
        if row["办结日期"] and _in_period(_day(row["办结日期"])) and row["化解方式"] == "人民调解"
    ]
    return {
        "dispute-resolution": [len(settled), len(found)],
        "dispute-overdue": len(late),
        "mediation-success": [sum(row["化解结果"] == "调解成功" for row in mediated), len(mediated)],
        "both-parties": [sum(bool(row["甲方当事人"] and row["乙方当事人"]) for row in found), len(found)],
    }


def _petitions(name: str) -> dict[str, Any]:
    rows = [row for row in _sheet("信访事项台账.xlsx", "信访", 1) if row["办理单位"] == f"{name}人民政府"]
    due = {
        row["信访编号"]: _day(row["延期至"]) if row["延期至"] else _day(row["受理日期"]) + timedelta(days=60)
        for row in rows
    }
    owed = [row for row in rows if row["信访性质"] == "申诉求决" and _in_period(due[row["信访编号"]])]
    kept = [
        row
        for row in owed
        if _day(row["办结日期"]) <= min(due[row["信访编号"]], _day(row["受理日期"]) + timedelta(days=90))
    ]
    closed = [row for row in rows if _in_period(_day(row["办结日期"]))]
    rated = [row for row in closed if row["满意度评价"] in ("满意", "基本满意", "不满意")]
    return {
        "petition-reply": [len(kept), len(owed)],
        "petition-participation": [len(rated), len(closed)],
        "petition-satisfied": [sum(row["满意度评价"] != "不满意" for row in rated), len(rated)],
    }


def _tasks() -> dict[str, Any]:
    rows = _sheet("责任任务分解表.xlsx", "任务", 2)
    late = [
        row for row in rows if row["完成时限"] and _day(row["完成时限"]) < LAST and row["状态"] != "已完成"
    ]
    return {"tasks-overdue": sum("各乡镇" in row["责任单位"] for row in late)}


def _register(name: str) -> dict[str, Any]:
    wanted = (
        "姓名",
        "性别",
        "出生日期",
        "公民身份号码",
        "户号",
        "与户主关系",
        "所属网格",
        "现住门（楼）详址",
    )
    people = list(_people(name))
    whole = [row for row in people if all(str(row[key]).strip() for key in wanted) and _day(row["出生日期"])]
    return {"register": [len(whole), len(people)]}


def _people(name: str) -> Iterator[Mapping[str, Any]]:
    file, head = REGISTERS[name]
    rows = _csv(file, "gb18030") if file.endswith(".csv") else _sheet(file, None, head)
    return (row for row in rows if row["与户主关系"] and row["姓名"] != "必填")


def _sheet(file: str, sheet: str | None, head: int) -> list[dict[str, Any]]:
    workbook = CalamineWorkbook.from_path(COUNTY / file)
    rows = workbook.get_sheet_by_name(sheet or workbook.sheet_names[0]).to_python()
    above = rows[head - 2] if head > 1 else rows[0]
    names = [str(name or upper) for name, upper in zip(rows[head - 1], above, strict=True)]
    return [dict(zip(names, row, strict=True)) for row in rows[head:]]


def _csv(file: str, encoding: str) -> list[dict[str, Any]]:
    with (COUNTY / file).open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream))


def _day(text: object) -> date:
    parts = re.fullmatch(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?", str(text).strip())
    assert parts is not None
    return date(*(int(part) for part in parts.groups()))


def _in_period(day: date) -> bool:
    return FIRST <= day <= LAST
