"""Numbers that a workbook counting from 1904 means as days, in cells that are not formatted as such."""

from collections.abc import Sequence
from datetime import date, timedelta

from jiceng.dataset import Cell, Kind, columns
from jiceng.ledger.headings import Header

__all__ = ["date_serials_of_1904"]

_ORIGIN = date(1904, 1, 1)
_FIRST, _LAST = 10_000, 99_999  # as many digits as a serial number has that is read as a day at all


def date_serials_of_1904(body: Sequence[list[str]], cells: Sequence[Sequence[Cell]], header: Header) -> None:
    """Write into the texts of `body` the day that each number in a column of days means.

    `cells` are the same rows as the reader gave them; days that are formatted as such it has converted itself.
    """
    declared = columns(header.model)
    for column, field in header.fields.items():
        if declared[field].kind is Kind.DATE:
            for texts, row in zip(body, cells, strict=True):
                cell = row[column] if column < len(row) else None
                if isinstance(cell, int | float) and _FIRST <= cell <= _LAST:
                    texts[column] = (_ORIGIN + timedelta(days=int(cell))).isoformat()
