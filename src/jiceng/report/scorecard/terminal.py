"""The scorecard on the terminal: places, totals, parts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jiceng.files import visible
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.places import by_rank
from jiceng.report.terminal import is_interactive, print_lines, print_rich, written_lines

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["print_scorecard", "scorecard_lines", "scorecard_table"]


def print_scorecard(card: Scorecard, files: Sequence[Path] = ()) -> None:
    """Print the places of all units, and under them the `files` of the bulletin."""
    ending = [*_remarks(card), *written_lines("通报", files)]
    if is_interactive():
        print_rich([scorecard_table(card), *ending])
    else:
        print_lines([*scorecard_lines(card), *ending])


def scorecard_table(card: Scorecard) -> "Table":
    """Return the places as a table for `rich`."""
    from rich.table import Table
    from rich.text import Text

    headings, rows = _grid(card)
    table = Table(*headings, title=_title(card))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    for column in (0, *range(2, len(headings) - 2)):
        table.columns[column].justify = "right"
    return table


def scorecard_lines(card: Scorecard) -> list[str]:
    """Return the places as plain lines, one per unit."""
    headings, rows = _grid(card)
    return [
        _title(card),
        *(
            "  " + "，".join(f"{heading} {cell}" for heading, cell in zip(headings, row, strict=True) if cell)
            for row in rows
        ),
    ]


def _title(card: Scorecard) -> str:
    return visible(f"{card.title} · {parse_period(card.period).zh}（满分 {written(card.full_marks)} 分）")


def _grid(card: Scorecard) -> tuple[list[str], list[list[str]]]:
    units = by_rank(card)
    parts = [visible(part.title) for part in units[0].parts] if units else []
    headings = ["名次", "单位", "总分", *parts, "加分", "等次", "否决"]
    return headings, [_row(unit) for unit in units]


def _row(unit: UnitScore) -> list[str]:
    return [
        "—" if unit.rank is None else str(unit.rank),
        visible(unit.name),
        written(unit.total),
        *(written(part.points) for part in unit.parts),
        written(unit.bonus) if unit.bonus else "",
        visible(unit.grade or ""),
        visible("、".join(mark.title for mark in unit.vetoes)),
    ]


def _remarks(card: Scorecard) -> list[str]:
    unassigned = sum(rows.count for rows in card.unassigned)
    lines = [f"说明：{visible(remark)}" for remark in card.remarks]
    lines += [f"上报数据：{visible(problem.message)}" for problem in card.problems]
    if unassigned:
        lines.append(f"有 {unassigned} 行台账没有计入任何单位，见通报的“数据说明”。")
    return lines
