"""Parts of expressions that take long and that several rules ask: computed once, as columns beside the others.

The day of birth in a number is read off once, however many rules speak of an age.
"""

from typing import TYPE_CHECKING, Final, cast

import attrs

from jiceng.expr import Context, Node, compile_polars, reads
from jiceng.expr.nodes import (
    AddMonths,
    Age,
    CheckDigitHolds,
    Expr,
    Field,
    InTable,
    Matches,
    ParseDate,
    WorkingDaysBetween,
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
        changes = {
            attribute.name: self._taken(getattr(node, attribute.name))
            for attribute in attrs.fields(type(node))
            if attribute.init
        }
        rest: Node = attrs.evolve(node, **changes)  # type: ignore[arg-type]  # which node it is, is not known here
        return self._column(rest) if isinstance(rest, _COSTLY) else rest

    def beside(self, rows: "pl.LazyFrame", context: Context) -> "pl.LazyFrame":
        """Return the rows with the columns of the parts: first those that others are computed from."""
        for level in self._levels:
            rows = rows.with_columns(
                compile_polars(part, context).alias(name) for name, part in level.items()
            )
        return rows

    def _taken(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(self._taken(item) for item in value)
        return self.taken_from(cast("Node", value)) if isinstance(value, Expr) else value

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
