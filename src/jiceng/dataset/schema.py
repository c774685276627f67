"""The table of an entity, derived from its model: no second declaration.

Every field is a column of its type; several codes are one text, joined by `SEPARATOR`. A field that can be unreadable has a second column, named by
`kept_text`, which holds the submitted text where it could not be read. Two columns tell the origin:
`SOURCE`, the position of the sheet in `Dataset.sources`, and `ROW`, the row as the spreadsheet shows it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import attrs

from jiceng.codes import CodeEnum
from jiceng.expr import can_be_unreadable, kept_text
from jiceng.identifiers import Identifier
from jiceng.models import Record, Term, terms

if TYPE_CHECKING:
    import polars as pl

__all__ = ["ROW", "SOURCE", "Column", "Kind", "columns", "empty_frame", "table_schema"]

SOURCE = "_source"
ROW = "_row"


class Kind(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    CODE = "code"
    CODES = "codes"
    DATE = "date"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLAG = "flag"


@attrs.frozen
class Column:
    """One column of an entity's table."""

    term: Term
    kind: Kind

    @property
    def name(self) -> str:
        """Name of the field and of the column."""
        return self.term.name

    @property
    def kept(self) -> str | None:
        """Name of the column that keeps unreadable text, `None` for text itself."""
        return kept_text(self.name) if can_be_unreadable(self.term.type) else None


_KINDS: tuple[tuple[type, Kind], ...] = (  # the first that fits; a bool is an int, a code is a text
    (Identifier, Kind.IDENTIFIER),
    (CodeEnum, Kind.CODE),
    (str, Kind.TEXT),
    (bool, Kind.FLAG),
    (int, Kind.INTEGER),
    (Decimal, Kind.DECIMAL),
    (date, Kind.DATE),
)


@cache
def columns(model: type[Record]) -> Mapping[str, Column]:
    """Return the columns of a model by name, in the order of its fields."""
    return {name: Column(term, _kind(term)) for name, term in terms(model).items()}


def _kind(term: Term) -> Kind:
    if term.many:
        return Kind.CODES
    return next(kind for base, kind in _KINDS if issubclass(term.type, base))


def table_schema(model: type[Record]) -> "dict[str, pl.DataType]":
    """Return the Polars schema of a model's table: fields, kept texts, origin."""
    import polars as pl

    types: dict[Kind, pl.DataType] = {
        Kind.TEXT: pl.String(),
        Kind.IDENTIFIER: pl.String(),
        Kind.CODE: pl.String(),
        Kind.CODES: pl.String(),
        Kind.DATE: pl.Date(),
        Kind.INTEGER: pl.Int64(),
        Kind.DECIMAL: pl.Decimal(38, 10),
        Kind.FLAG: pl.Boolean(),
    }
    schema: dict[str, pl.DataType] = {}
    for column in columns(model).values():
        schema[column.name] = types[column.kind]
        if column.kept is not None:
            schema[column.kept] = pl.String()
    return schema | {SOURCE: pl.UInt32(), ROW: pl.UInt32()}


def empty_frame(model: type[Record]) -> "pl.DataFrame":
    """Return the table of a model without rows."""
    import polars as pl

    return pl.DataFrame(schema=table_schema(model))
