"""The dispatch on the terminal: a table of lights, the tasks that are not green, what is overdue."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jiceng.files import visible
from jiceng.indicators.numbers import said
from jiceng.periods import parse_period
from jiceng.report.dispatch.dispatch import MonthlyDispatch
from jiceng.report.dispatch.lights import LOOKS, Light
from jiceng.report.dispatch.page import moved
from jiceng.report.dispatch.standing import Standing
from jiceng.report.terminal import is_interactive, print_lines, print_rich, written_lines

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["dispatch_lines", "dispatch_table", "print_dispatch"]

_STYLES = {Light.RED: "bold red", Light.YELLOW: "yellow", Light.GREEN: "green", Light.NONE: "dim"}


def print_dispatch(dispatch: MonthlyDispatch, files: Sequence[Path] = ()) -> None:
    """Print the lights, and under them the `files` that were written."""
    told = [visible(line) for line in (*_tasks(dispatch), *_overdue(dispatch))]
    ending = [*told, *written_lines("月调度", files)]
    if is_interactive():
        print_rich([dispatch_table(dispatch), *ending])
    else:
        print_lines([*dispatch_lines(dispatch), *ending])


def dispatch_table(dispatch: MonthlyDispatch) -> "Table":
    """Return the lights as a table for `rich`: units below one another, indicators side by side."""
    from rich.table import Table
    from rich.text import Text

    table = Table("单位", *(visible(title) for _, title in dispatch.indicators), title=_title(dispatch))
    for code, name in dispatch.units.items():
        cells = [Text(_cell(one), style=_STYLES[one.light]) for one in dispatch.of(code)]
        table.add_row(Text(visible(name)), *cells)
    return table


def dispatch_lines(dispatch: MonthlyDispatch) -> list[str]:
    """Return the lights as plain lines, one per unit."""
    told = "，".join(
        f"{LOOKS[light].word}灯 {dispatch.count(light)}" for light in LOOKS if light is not Light.NONE
    )
    return [
        f"{_title(dispatch)}：{told}",
        *(
            visible(f"  {name}：" + "；".join(f"{one.why}{_moved(one)}" for one in dispatch.of(code)))
            for code, name in dispatch.units.items()
            if dispatch.standings
        ),
    ]


def _title(dispatch: MonthlyDispatch) -> str:
    return visible(f"{dispatch.title} · {parse_period(dispatch.period).zh}调度")


def _cell(one: Standing) -> str:
    return "—" if one.value is None else f"{LOOKS[one.light].word} {said(one.value, one.value_unit)}"


def _moved(one: Standing) -> str:
    return f"（{moved(one)}）" if moved(one) else ""


def _tasks(dispatch: MonthlyDispatch) -> list[str]:
    behind = [one for one in dispatch.tasks if one.light in (Light.RED, Light.YELLOW)]
    if not dispatch.tasks:
        return []
    head = f"任务 {len(dispatch.tasks)} 项，其中红灯、黄灯 {len(behind)} 项："
    return [
        head,
        *(
            f"  第 {one.number} 项 {one.title}（{one.lead_org or '没有写明牵头单位'}）：{one.why}"
            for one in behind
        ),
    ]


def _overdue(dispatch: MonthlyDispatch) -> list[str]:
    if not dispatch.overdue:
        return []
    return [
        f"超期未办结 {len(dispatch.overdue)} 件：",
        *(
            f"  {one.names or '没有写明责任单位'}：{one.title or one.kind} {one.record.key}，时限 {one.due_on}，"
            f"超期 {one.days} 天{'（本月新增）' if one.is_new else ''}"
            for one in dispatch.overdue
        ),
    ]
