"""A measure on the rows of a batch: for every unit the count, and the rows behind it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import compile_polars
from jiceng.indicators.measures.attribution import Level, assigned, attribution_of
from jiceng.indicators.measures.measure import Selection, Window
from jiceng.indicators.records import LazyRecords, Record
from jiceng.law import lawful_context
from jiceng.models import Record as Entity
from jiceng.models import masked_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

__all__ = ["MOST_RECORDS", "Count", "Tally", "record_of", "records_of", "tally"]

MOST_RECORDS = 200
"""Rows listed behind one mark at most. Counts are exact all the same."""


@attrs.frozen
class Count:
    """The rows of one unit: how many were looked at, how many of them count (or their sum), and the first of them."""

    numerator: Fraction
    denominator: int
    records: "Sequence[Record]"
    record_count: int


@attrs.frozen
class Tally:
    """A measure for all units. `no_unit` and `no_period` are rows that found no unit, or no period."""

    share: bool
    counts: Mapping[str, Count]
    no_unit: "tuple[int, Sequence[Record]]"
    no_period: "tuple[int, Sequence[Record]]"


def tally(
    selection: Selection,
    model: type[Entity],
    data: Dataset,
    window: Window,
    level: Level,
    units: Mapping[str, str],
) -> Tally | None:
    """Count the rows of an entity per unit; `None` when the batch has no table that is needed for it.

    A unit without rows has the count 0 of 0. The first rows behind each count are listed by place; of a share
    those that do not count come first, for they are what costs points.
    """
    import polars as pl

    frame = data.frames.get(model.entity.name)
    attribution = attribution_of(model.entity.name, level)
    if frame is None or attribution is None:
        return None
    context = lawful_context(window.last)
    where = pl.lit(value=True) if selection.where is None else compile_polars(selection.where, context)
    if selection.has is not None:
        other = data.frames.get(selection.has.model.entity.name)
        if other is None:
            return None
        named = other.filter(compile_polars(selection.has.where, context))[selection.has.there].drop_nulls()
        linked = pl.col(selection.has.here).is_in(named.unique().implode())
        where = where & (~linked if selection.has.absent else linked)
    amount = pl.lit(1) if selection.amount is None else pl.col(selection.amount)
    flags = frame.with_row_index("index").select(
        "index",
        of=compile_polars(selection.of, context),
        counted=where.fill_null(value=False),
        amount=amount,
    )
    pairs = assigned(frame, attribution, level, units, data)
    rows = flags.join(pairs, on="index", maintain_order="left")
    mine = rows.filter(pl.col("of") & pl.col("unit").is_not_null())
    behind = Behind(mine if selection.share else mine.filter("counted"), frame, model, data)
    homeless = pl.col("of") & pl.col("unit").is_null() & (pl.col("counted") | selection.share)
    return Tally(
        selection.share,
        _counts(mine, behind, units),
        _listed(rows.filter(homeless), frame, model, data),
        _listed(rows.filter(pl.col("of").is_null()).unique("index", maintain_order=True), frame, model, data),
    )


@attrs.define(slots=False)
class Behind:
    """The rows behind the counts of all units, made into records for the units that somebody looks at."""

    rows: "pl.DataFrame"
    frame: "pl.DataFrame"
    model: type[Entity]
    data: Dataset

    @cached_property
    def first(self) -> "Mapping[str, pl.DataFrame]":
        """The first rows of each unit."""
        ordered = self.rows.sort("unit", "counted", "index").group_by("unit", maintain_order=True)
        parts = ordered.head(MOST_RECORDS).partition_by("unit", as_dict=True)
        return {str(key[0]): part for key, part in parts.items()}

    def of(self, unit: str) -> tuple[Record, ...]:
        """Return the first rows of a unit."""
        part = self.first[unit]
        return records_of(self.frame, self.model, self.data, part["index"].to_list(), part["counted"])


def _counts(mine: "pl.DataFrame", behind: Behind, units: Iterable[str]) -> dict[str, Count]:
    import polars as pl

    sums = mine.group_by("unit").agg(
        pl.col("amount").filter("counted").sum().alias("counted"), pl.len().alias("looked_at")
    )
    figures = {unit: (_exact(counted), looked_at) for unit, counted, looked_at in sums.iter_rows()}
    sizes = dict(behind.rows.group_by("unit").len().iter_rows())
    none = (Fraction(0), 0)
    return {
        unit: Count(
            *figures.get(unit, none),
            records=LazyRecords(min(sizes[unit], MOST_RECORDS), partial(behind.of, unit))
            if unit in sizes
            else (),
            record_count=sizes.get(unit, 0),
        )
        for unit in units
    }


def _exact(number: object) -> Fraction:
    return Fraction(number) if isinstance(number, int | Decimal) else Fraction(0)


def _listed(
    rows: "pl.DataFrame", frame: "pl.DataFrame", model: type[Entity], data: Dataset
) -> "tuple[int, Sequence[Record]]":
    first = rows.head(MOST_RECORDS)
    indices, counted = first["index"].to_list(), [False] * first.height
    return rows.height, LazyRecords(first.height, lambda: records_of(frame, model, data, indices, counted))


def records_of(
    frame: "pl.DataFrame", model: type[Entity], data: Dataset, indices: list[int], counted: Iterable[bool]
) -> tuple[Record, ...]:
    """Return the places of rows of a frame, with their masked keys."""
    wanted = frame.select(*model.entity.key, SOURCE, ROW)[indices]
    rows = wanted.iter_rows(named=True)
    return tuple(
        record_of(row, model, data, counted=counts) for row, counts in zip(rows, counted, strict=True)
    )


def record_of(row: Mapping[str, Any], model: type[Entity], data: Dataset, *, counted: bool = True) -> Record:
    """Return the place of one row of an entity's table, with its masked key."""
    source = row[SOURCE]
    if source is None:
        return Record(masked_key(model, row), "", "", row[ROW], counted)
    sheet = data.sources[source]
    return Record(masked_key(model, row), sheet.file, sheet.sheet, row[ROW], counted)
