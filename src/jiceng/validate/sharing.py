"""Parts of expressions that take long and that several rules ask: computed once, as columns beside the others.

The day of birth in a number is read off once, however many rules speak of an age.
"""

from collections.abc import Collection
from itertools import chain
from typing import TYPE_CHECKING, Final

from jiceng.expr import Context, Node, compile_polars, kept_text, reads, walk
from jiceng.expr.nodes import (
    AddMonths,
    Age,
    CheckDigitHolds,
    Field,
    InTable,
    Matches,
    ParseDate,
    Present,
    Unreadable,
    WorkingDaysBetween,
    with_children,
)

if TYPE_CHECKING:
    import polars as pl

__all__ = ["SharedParts"]

_COSTLY: Final = (AddMonths, Age, CheckDigitHolds, InTable, Matches, ParseDate, WorkingDaysBetween)


class SharedParts:
    """The costly parts of several expressions, each under the name of a column."""

    def __init__(self) -> None:
        self._columns: dict[Node, Field] = {}
        self._levels: list[dict[str, Node]] = []
        self._level_of: dict[str, int] = {}

    def taken_from(self, node: Node) -> Node:
        """Return the expression with columns in the place of its costly parts."""
        rest = with_children(node, self.taken_from)
        return self._column(rest) if isinstance(rest, _COSTLY) else rest

    def beside(self, rows: "pl.LazyFrame", context: Context) -> "pl.LazyFrame":
        """Return the rows with the columns of the parts: first those that others are computed from."""
        return self._beside(rows, self._columns.values(), context)

    def beside_piece(self, piece: "pl.DataFrame", context: Context) -> "pl.LazyFrame":
        """Return the rows of a piece with the columns of the parts.

        Lists are in the order of places and households. What depends on one column only is computed once for all
        rows that follow each other with the same value.
        """
        rest = dict.fromkeys(self._columns.values())
        for name, fields in self._of_one_column().items():
            turns = _turns(piece.get_column(name))
            if turns is not None:
                heads = piece.select(name).filter(turns.ne_missing(turns.shift(1)))
                told = self._beside(heads.lazy(), fields, context).drop(name).collect()
                piece = piece.with_columns(told[turns])
                rest = {field: None for field in rest if field not in fields}
        return self._beside(piece.lazy(), rest, context)

    def _beside(self, rows: "pl.LazyFrame", wanted: Collection[Field], context: Context) -> "pl.LazyFrame":
        names = {field.name for field in wanted}
        for level in self._levels:
            rows = rows.with_columns(
                compile_polars(part, context).alias(name) for name, part in level.items() if name in names
            )
        return rows

    def _of_one_column(self) -> dict[str, list[Field]]:
        """Return the columns on which alone some parts depend, with these parts."""
        roots: dict[str, frozenset[str]] = {}
        groups: dict[str, list[Field]] = {}
        for part, field in self._columns.items():  # those that others are computed from stand first
            of_texts = (kept_text(name) for name in reads(part) if _asks_for_text(part))
            read = frozenset(chain(of_texts, *(roots.get(name, {name}) for name in reads(part))))
            roots[field.name] = read
            if len(read) == 1:
                groups.setdefault(next(iter(read)), []).append(field)
        return groups

    def _column(self, part: Node) -> Field:
        if part not in self._columns:
            name = f"~part{len(self._columns)}"
            level = 1 + max((self._level_of.get(field, -1) for field in reads(part)), default=-1)
            if level == len(self._levels):
                self._levels.append({})
            self._levels[level][name] = part
            self._level_of[name] = level
            self._columns[part] = Field(name, kept=False, sort=part.sort)
        return self._columns[part]


_FEW: Final = 1_000  # rows, of which nobody notices whether they are computed once or twice


def _turns(column: "pl.Series") -> "pl.Series | None":
    """Return for each row how many times the value has changed above it; `None` where it does all the time."""
    glance = column.head(_FEW)
    if len(column) <= _FEW or glance.rle_id().item(-1) > len(glance) // 2:
        return None
    return column.rle_id()


def _asks_for_text(part: Node) -> bool:
    """Tell whether a part depends on a text that could not be read, too."""
    return any(isinstance(inner, Present | Unreadable) for inner in walk(part))
