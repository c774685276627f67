"""What an attacker can work out of a table with hidden cells: the exact interval of each.

A table with its totals is a circulation: what flows from all into the rows flows on into the columns and back. A
published cell is a pipe with a fixed flow, a hidden one may carry anything from nothing. How far a hidden cell can
rise is therefore a maximum flow back through the other hidden cells, and how far it can fall one the other way.
The intervals are exact: no calculation with the published numbers can find narrower ones. (Interval propagation
over the sums alone finds wider ones, and misses cells that only two sums together give away.)
"""

from collections import deque
from collections.abc import Collection, Mapping

import attrs

__all__ = ["Cell", "Counts", "interval"]

Cell = tuple[int, int]
"""Row and column from 0; the last row and the last column are the totals."""


@attrs.frozen
class Counts:
    """A table of counts with its totals: `values` by cell, for `rows` and `columns` without the totals."""

    rows: int
    columns: int
    values: Mapping[Cell, int]

    def ends(self, cell: Cell) -> tuple[int, int]:
        """Return the nodes from which and into which a cell flows: rows first, then columns, then the two totals."""
        row, column = cell
        all_rows, all_columns = self.rows + self.columns, self.rows + self.columns + 1
        if row == self.rows and column == self.columns:
            return all_columns, all_rows
        if column == self.columns:
            return all_rows, row
        if row == self.rows:
            return self.rows + column, all_columns
        return row, self.rows + column


_UNBOUNDED = 1 << 60


def interval(counts: Counts, hidden: Collection[Cell], cell: Cell, enough: int) -> tuple[int, int]:
    """Return the least and the greatest count that a hidden cell may have, as the published cells tell.

    The search stops where the cell is known to rise by `enough`.
    """
    start, end = counts.ends(cell)
    others = [other for other in hidden if other != cell]
    value = counts.values[cell]
    rise = _most_flow(counts, others, end, start, enough)
    fall = _most_flow(counts, others, start, end, value)
    return value - fall, value + rise


def _most_flow(counts: Counts, cells: Collection[Cell], source: int, sink: int, enough: int) -> int:
    """Return how much more can flow from `source` to `sink` through cells that may rise freely and fall to nothing."""
    room: dict[int, dict[int, int]] = {}
    for cell in cells:
        start, end = counts.ends(cell)
        room.setdefault(start, {})[end] = _UNBOUNDED
        back = room.setdefault(end, {})
        back[start] = back.get(start, 0) + counts.values[cell]
    flow = 0
    while flow < enough:
        path = _path(room, source, sink)
        if path is None:
            break
        step = min(enough - flow, *(room[start][end] for start, end in path))
        for start, end in path:
            room[start][end] -= step
            room[end][start] = room[end].get(start, 0) + step
        flow += step
    return flow


def _path(room: Mapping[int, Mapping[int, int]], source: int, sink: int) -> list[tuple[int, int]] | None:
    """Return a shortest path along which there is room, `None` where there is none."""
    came: dict[int, int] = {source: source}
    waiting = deque([source])
    while waiting and sink not in came:
        node = waiting.popleft()
        for following, free in sorted(room.get(node, {}).items()):
            if free > 0 and following not in came:
                came[following] = node
                waiting.append(following)
    if sink not in came:
        return None
    path: list[tuple[int, int]] = []
    while sink != source:
        path.append((came[sink], sink))
        sink = came[sink]
    return path[::-1]
