"""Cells merged downwards among the records: the value in the first row of the range holds for all of its rows."""

from collections.abc import Sequence

from jiceng.dataset import Merge
from jiceng.ledger.headings import Header

__all__ = ["fill_down"]


def fill_down(body: Sequence[list[str]], merges: Sequence[Merge], header: Header) -> dict[int, list[int]]:
    """Write the value of a merged range into its rows below the first; return by column into which rows of `body`.

    `body` are the rows below the headings. Only a range of one known column counts: one that is wider is a
    remark, not a value. A row without anything of its own stays empty.
    """
    first = header.rows[-1] + 1
    ranges = [
        merge
        for merge in merges
        if merge.first_row >= first
        and merge.last_row > merge.first_row
        and merge.first_column == merge.last_column
        and merge.first_column in header.fields
    ]
    own = {row for merge in ranges for row in range(merge.first_row, merge.last_row + 1)}
    own = {row for row in own if row - first < len(body) and any(text.strip() for text in body[row - first])}
    filled: dict[int, list[int]] = {}
    for merge in ranges:
        if merge.first_row not in own:
            continue
        column = merge.first_column
        value = body[merge.first_row - first][column]
        for row in range(merge.first_row + 1, merge.last_row + 1):
            if row in own and value.strip() and not body[row - first][column].strip():
                body[row - first][column] = value
                filled.setdefault(column, []).append(row - first)
    return filled
