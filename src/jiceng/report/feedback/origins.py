"""Which row a row was when the workbook was sent back: rows move when a clerk sorts, adds or takes out some.

The last line of 错误信息 names the row, and moves with it.
"""

import re
from collections.abc import Iterable
from typing import Final

from jiceng.dataset import FEEDBACK_COLUMN, Cell

__all__ = ["mark_of_row", "rows_as_sent"]

_MARK: Final = re.compile(r"〔原第([0-9]{1,7})行〕\s*\Z")


def mark_of_row(row: int) -> str:
    """Return what stands at the end of 错误信息 in a row, numbered as the spreadsheet shows it."""
    return f"〔原第{row}行〕"


def rows_as_sent(image: Iterable[tuple[Cell, ...]]) -> dict[int, int]:
    """Return by the number of a row the number that it had, of the rows that tell it; of two copies the upper one."""
    place: int | None = None
    sent: dict[int, int] = {}
    for row, cells in enumerate(image, start=1):
        if place is None:
            place = next((column for column, cell in enumerate(cells) if cell == FEEDBACK_COLUMN), None)
            continue
        cell = cells[place] if place < len(cells) else None
        mark = _MARK.search(cell) if isinstance(cell, str) else None
        if mark is not None:
            sent.setdefault(int(mark[1]), row)
    return {row: before for before, row in sent.items()}
