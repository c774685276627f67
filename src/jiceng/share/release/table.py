"""Hiding small counts of a table, and as many others as it takes that they cannot be worked out again."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from jiceng.share.release.earlier import changed_too_little, same_shape
from jiceng.share.release.intervals import Cell, Counts, interval
from jiceng.share.release.published import HIDDEN, TOTAL, Interval, Place, Release

if TYPE_CHECKING:
    import polars as pl

__all__ = ["release"]

_NO_LIMIT: Final = 1 << 60


def release(table: "pl.DataFrame", *, label: str, k: int = 10, earlier: Sequence[Release] = ()) -> Release:
    """Return a table of counts with every count from 1 to k - 1 hidden for good.

    `label` is the column that names the rows; every other column holds counts of people. The totals are added.
    Further counts are hidden until no calculation with the published ones tells a small count more closely than
    an interval of k or more; that is checked with exact intervals before the table is handed out. A count of 0 is
    published: where even that nobody is there must not be known, leave the row out.

    `earlier` are the tables of the same subject that were published before (`ReleaseLog.of`), with the same rows and
    columns. Subtracted from any of them the table tells no change by 1 to k - 1 people more closely either, and a
    count that was hidden stays hidden until it lies k or more outside of what was left open. The greatest k of all of
    them counts.

    Raises `ValueError` when a column does not hold counts, for `k` below 2, for a table without rows or counts, for
    labels that are not distinct, and when an earlier table has other rows or columns.
    """
    problem = _problem(table, label, k) or same_shape(table, label, earlier)
    if problem:
        del table  # so that no frame of the error holds what may be people in the place of counts
        raise ValueError(problem)
    k = max(k, *(before.k for before in earlier), 2)
    counts = _counts(table, label)
    names = _names(table, label)
    small = {cell for cell, value in counts.values.items() if 0 < value < k}
    small |= {
        cell for cell, place in names.items() if changed_too_little(place, counts.values[cell], k, earlier)
    }
    hidden = set(small)
    while (told := _recoverable(counts, hidden, small, k)) is not None:
        hidden |= _cover(counts, hidden, told, k)
    return Release(
        table=_written(table, label, counts, hidden),
        label=label,
        k=k,
        small=len(small),
        others=len(hidden) - len(small),
        left_open={names[cell]: _left_open(counts, hidden, cell) for cell in sorted(hidden)},
    )


def _problem(table: "pl.DataFrame", label: str, k: int) -> str:
    """Return what is wrong with a table; the empty string where it holds counts."""
    columns = [table[name] for name in table.columns if name != label]
    if k < 2:
        return "k is at least 2"
    if label not in table.columns or not columns or not table.height:
        return "a table has a column of labels, columns of counts, and rows"
    if any(not column.dtype.is_integer() or column.null_count() for column in columns):
        return "a count is a whole number"
    if any((column < 0).any() for column in columns):
        return "a count is not negative"
    rows = [str(name) for name in table[label]]
    if len(set(rows)) < len(rows) or TOTAL in (*rows, *table.columns):
        return f"the labels of a table of counts are distinct, and {TOTAL} is added"
    return ""


def _names(table: "pl.DataFrame", label: str) -> Mapping[Cell, Place]:
    """Return by cell the label of its row and the name of its column, those of the totals included."""
    rows = [*map(str, table[label]), TOTAL]
    columns = [*(name for name in table.columns if name != label), TOTAL]
    return {
        (row, column): (called, name)
        for row, called in enumerate(rows)
        for column, name in enumerate(columns)
    }


def _left_open(counts: Counts, hidden: Collection[Cell], cell: Cell) -> Interval:
    """Return between which counts the published ones leave a hidden one."""
    least, most = interval(counts, hidden, cell, _NO_LIMIT)
    return least, None if most >= _NO_LIMIT else most


def _counts(table: "pl.DataFrame", label: str) -> Counts:
    names = [name for name in table.columns if name != label]
    values: dict[Cell, int] = {
        (row, column): int(value)
        for column, name in enumerate(names)
        for row, value in enumerate(table[name])
    }
    rows, columns = table.height, len(names)
    for row in range(rows):
        values[row, columns] = sum(values[row, column] for column in range(columns))
    for column in range(columns + 1):
        values[rows, column] = sum(values[row, column] for row in range(rows))
    return Counts(rows, columns, values)


def _recoverable(counts: Counts, hidden: Collection[Cell], small: Collection[Cell], k: int) -> Cell | None:
    """Return the first small count that the published ones tell too closely."""
    for cell in sorted(small):
        least, most = interval(counts, hidden, cell, k)
        if most - least < k:
            return cell
    return None


def _cover(counts: Counts, hidden: Collection[Cell], cell: Cell, k: int) -> set[Cell]:
    """Return the rectangle of cells to hide around a count that costs least and gives it room enough.

    Along the rectangle counts can be moved without a change of any published sum. With the grand total it always
    gives room, so there always is one.
    """
    found: list[tuple[int, int, Cell]] = []
    for row in range(counts.rows + 1):
        for column in range(counts.columns + 1):
            corners = _corners(cell, (row, column))
            new = [corner for corner in corners if corner not in hidden]
            if row != cell[0] and column != cell[1] and new and _room(counts, cell, (row, column)) >= k:
                cost = sum(counts.values[corner] for corner in new)
                found.append((cost, len(new), (row, column)))
    return set(_corners(cell, min(found)[2]))


def _corners(cell: Cell, across: Cell) -> tuple[Cell, ...]:
    return cell, (cell[0], across[1]), (across[0], cell[1]), across


def _room(counts: Counts, cell: Cell, across: Cell) -> int:
    """Return how far a count can move along a rectangle: those that move against it fall to nothing at most."""
    beside = 1 if counts.columns in (cell[1], across[1]) else -1  # a total moves with its parts
    below = 1 if counts.rows in (cell[0], across[0]) else -1
    signs = (1, beside, below, beside * below)
    moved = list(zip(signs, (counts.values[corner] for corner in _corners(cell, across)), strict=True))
    rise = min((value for sign, value in moved if sign < 0), default=_NO_LIMIT)
    return rise + min(value for sign, value in moved if sign > 0)


def _written(table: "pl.DataFrame", label: str, counts: Counts, hidden: Collection[Cell]) -> "pl.DataFrame":
    import polars as pl

    names = [name for name in table.columns if name != label]
    lines: dict[str, list[str]] = {label: [*map(str, table[label]), TOTAL]}
    for column, name in enumerate([*names, TOTAL]):
        lines[name] = [
            HIDDEN if (row, column) in hidden else str(counts.values[row, column])
            for row in range(counts.rows + 1)
        ]
    return pl.DataFrame(lines)
