"""The dispatch as sheets of a workbook: 月调度, 任务进度, 超期清单."""

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from jiceng.files import visible
from jiceng.periods import parse_period
from jiceng.report.dispatch.dispatch import MonthlyDispatch
from jiceng.report.dispatch.lights import LOOKS, Light
from jiceng.report.dispatch.page import moved
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.table import A3, TableSheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

__all__ = ["add_dispatch_sheets", "dispatch_workbook"]

_STANDINGS = [
    ("单位", 16),
    ("指标", 26),
    ("单位代码", 16),
    ("依据条款", 18),
    ("分子", 9),
    ("分母", 9),
    ("数值", 10),
    ("应达数", 10),
    ("灯", 6),
    ("上月数值", 10),
    ("上月灯", 7),
    ("较上月", 30),
]
_TASKS = [
    ("序号", 7),
    ("任务", 32),
    ("牵头单位", 18),
    ("责任单位", 20),
    ("完成时限", 12),
    ("剩余天数", 9),
    ("进展（%）", 10),
    ("序时进度（%）", 11),
    ("灯", 6),
    ("上月灯", 7),
    ("说明", 40),
    ("存在问题", 30),
]
_OVERDUE = [
    ("责任单位", 20),
    ("事项", 34),
    ("类别", 12),
    ("编号", 20),
    ("时限", 12),
    ("超期天数", 9),
    ("本月新增", 9),
    ("文件", 26),
    ("工作表", 14),
    ("行", 7),
]


def dispatch_workbook(dispatch: MonthlyDispatch) -> bytes:
    """Return the sheets as a workbook (.xlsx); the same dispatch gives the same bytes."""
    import xlsxwriter

    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    created = datetime.combine(dispatch.as_of, time())
    workbook.set_properties(
        {"title": visible(f"{dispatch.title} 月调度"), "author": "jiceng", "created": created}
    )
    add_dispatch_sheets(workbook, Looks(workbook), dispatch)
    workbook.close()
    return content.getvalue()


def add_dispatch_sheets(workbook: "Workbook", looks: Looks, dispatch: MonthlyDispatch) -> None:
    """Add the sheets to a workbook, those without rows too: an empty list of what is overdue says something."""
    lamps = {light: looks.filled(look.fill, look.ink) for light, look in LOOKS.items()}
    _standings(TableSheet(workbook.add_worksheet("月调度"), looks, _STANDINGS), lamps, dispatch)
    _tasks(TableSheet(workbook.add_worksheet("任务进度"), looks, _TASKS), lamps, dispatch)
    _overdue(TableSheet(workbook.add_worksheet("超期清单"), looks, _OVERDUE), dispatch)


def _standings(table: TableSheet, lamps: "dict[Light, Format]", dispatch: MonthlyDispatch) -> None:
    looks = table.looks
    for one in dispatch.standings:
        table.next_row()
        table.text("单位", one.name)
        table.text("指标", one.title)
        table.text("单位代码", one.unit)
        table.text("依据条款", one.clause)
        look = looks.rate if one.value_unit == "%" else looks.full
        table.optional("分子", one.numerator, looks.full)
        table.optional("分母", one.denominator, looks.full)
        table.optional("数值", one.value, look)
        table.optional("应达数", one.wanted, look)
        table.text("灯", LOOKS[one.light].word, lamps[one.light])
        table.optional("上月数值", one.value_before, look)
        table.text("上月灯", LOOKS[one.light_before].word, lamps[one.light_before])
        table.text("较上月", moved(one))
    table.finish(_printed(dispatch))


def _tasks(table: TableSheet, lamps: "dict[Light, Format]", dispatch: MonthlyDispatch) -> None:
    looks = table.looks
    for one in dispatch.tasks:
        table.next_row()
        table.number("序号", one.number, looks.full)
        table.text("任务", one.title, looks.wrapped)
        table.text("牵头单位", one.lead_org)
        table.text("责任单位", one.responsible_orgs, looks.wrapped)
        table.text("完成时限", _day(one.due_on), looks.centred)
        table.optional("剩余天数", one.days, looks.full)
        table.optional("进展（%）", one.progress, looks.raw)
        table.optional("序时进度（%）", one.wanted, looks.raw)
        table.text("灯", LOOKS[one.light].word, lamps[one.light])
        table.text("上月灯", LOOKS[one.light_before].word, lamps[one.light_before])
        table.text("说明", one.why, looks.wrapped)
        table.text("存在问题", one.problems, looks.wrapped)
    table.finish(_printed(dispatch), paper=A3)


def _overdue(table: TableSheet, dispatch: MonthlyDispatch) -> None:
    looks = table.looks
    for one in dispatch.overdue:
        table.next_row()
        table.text("责任单位", one.names, looks.wrapped)
        table.text("事项", one.title or one.kind, looks.wrapped)
        table.text("类别", one.kind)
        table.text("编号", one.record.key)
        table.text("时限", _day(one.due_on), looks.centred)
        table.number("超期天数", one.days, looks.full)
        table.text("本月新增", "是" if one.is_new else "", looks.centred)
        table.text("文件", one.record.file)
        table.text("工作表", one.record.sheet)
        table.number("行", one.record.row, looks.full)
    table.finish(_printed(dispatch))


def _printed(dispatch: MonthlyDispatch) -> str:
    return f"{dispatch.title} {parse_period(dispatch.period).zh}调度"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
