"""A table as it was published, and what it leaves open of the counts that it hides."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

if TYPE_CHECKING:
    import polars as pl

__all__ = ["HIDDEN", "TOTAL", "Interval", "Place", "Release"]

HIDDEN: Final = "*"
"""What stands in the place of a count that is not published."""

TOTAL: Final = "合计"
"""The label of the row and the name of the column of totals."""

Place: TypeAlias = tuple[str, str]
"""The label of a row and the name of a column."""

Interval: TypeAlias = tuple[int, int | None]
"""The least and the greatest count that is possible; `None` where there is no greatest."""


@attrs.frozen(eq=False)
class Release:
    """A table that may be published. Holds nothing that does not follow from it.

    `table` holds texts: the counts, `*` for hidden ones, and the totals in the last row and column. `small` counts
    were hidden for what they are or for how little they changed, `others` only so that those cannot be worked out.
    `left_open` gives for each hidden count between which ones it lies, as anybody can work out.
    """

    table: "pl.DataFrame"
    label: str
    k: int
    small: int
    others: int
    left_open: Mapping[Place, Interval]

    @property
    def rows(self) -> tuple[str, ...]:
        """The labels of the rows, without that of the totals."""
        return tuple(self.table[self.label][:-1])

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of counts, without that of the totals."""
        return tuple(name for name in self.table.columns if name not in (self.label, TOTAL))

    def interval(self, place: Place) -> Interval:
        """Return what is known of a count: itself where it is published."""
        if place in self.left_open:
            return self.left_open[place]
        row = self.rows.index(place[0]) if place[0] != TOTAL else -1
        count = int(self.table[place[1]][row])
        return count, count
