"""A measure on the rows of a batch: for every unit the count, and the rows behind it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import compile_polars
from jiceng.indicators.measures.attribution import ATTRIBUTIONS, Level, assigned
from jiceng.indicators.measures.measure import Selection, Window
from jiceng.indicators.scorecard import Record
from jiceng.law import lawful_context
from jiceng.models import Record as Entity
from jiceng.models import masked_key

if TYPE_CHECKING:
    import polars as pl

__all__ = ["MOST_RECORDS", "Count", "Tally", "record_of", "records_of", "tally"]

MOST_RECORDS = 200
"""Rows listed behind one mark at most. Counts are exact all the same."""


@attrs.frozen
class Count:
    """The rows of one unit: how many were looked at, how many of them count, and the first of them."""

    numerator: int
    denominator: int
    records: tuple[Record, ...]
    record_count: int


@attrs.frozen
class Tally:
    """A measure for all units. `no_unit` and `no_period` are rows that found no unit, or no period."""

    share: bool
    counts: Mapping[str, Count]
    no_unit: tuple[int, tuple[Record, ...]]
    no_period: tuple[int, tuple[Record, ...]]


def tally(
    selection: Selection,
    model: type[Entity],
    data: Dataset,
    window: Window,
    level: Level,
    units: Mapping[str, str],
) -> Tally | None:
    """Count the rows of an entity per unit; `None` when the batch has no table of it at all.

    A unit without rows has the count 0 of 0. The first rows behind each count are listed by place; of a share
    those that do not count come first, for they are what costs points.
    """
    import polars as pl

    frame = data.frames.get(model.entity.name)
    if frame is None:
        return None
    context = lawful_context(window.last)
    where = pl.lit(value=True) if selection.where is None else compile_polars(selection.where, context)
    flags = frame.with_row_index("index").select(
        "index", of=compile_polars(selection.of, context), counted=where.fill_null(value=False)
    )
    pairs = assigned(frame, ATTRIBUTIONS[model.entity.name], level, units)
    rows = flags.join(pairs, on="index", maintain_order="left")
    mine = rows.filter(pl.col("of") & pl.col("unit").is_not_null())
    behind = mine if selection.share else mine.filter("counted")
    homeless = pl.col("of") & pl.col("unit").is_null() & (pl.col("counted") | selection.share)
    return Tally(
        selection.share,
        _counts(mine, behind, frame, model, data, units),
        _listed(rows.filter(homeless), frame, model, data),
        _listed(rows.filter(pl.col("of").is_null()).unique("index", maintain_order=True), frame, model, data),
    )


def _counts(
    mine: "pl.DataFrame",
    behind: "pl.DataFrame",
    frame: "pl.DataFrame",
    model: type[Entity],
    data: Dataset,
    units: Iterable[str],
) -> dict[str, Count]:
    """Count per unit; the listed rows of all units are fetched in one go."""
    import polars as pl

    sums = mine.group_by("unit").agg(pl.col("counted").sum(), pl.len().alias("looked_at"))
    figures = {unit: (counted, looked_at) for unit, counted, looked_at in sums.iter_rows()}
    sizes = dict(behind.group_by("unit").len().iter_rows())
    first = behind.sort("unit", "counted", "index").group_by("unit", maintain_order=True).head(MOST_RECORDS)
    records = records_of(frame, model, data, first["index"].to_list(), first["counted"])
    listed: dict[str, list[Record]] = {}
    for unit, record in zip(first["unit"], records, strict=True):
        listed.setdefault(unit, []).append(record)
    return {
        unit: Count(
            *figures.get(unit, (0, 0)), records=tuple(listed.get(unit, ())), record_count=sizes.get(unit, 0)
        )
        for unit in units
    }


def _listed(
    rows: "pl.DataFrame", frame: "pl.DataFrame", model: type[Entity], data: Dataset
) -> tuple[int, tuple[Record, ...]]:
    first = rows.head(MOST_RECORDS)
    return rows.height, records_of(frame, model, data, first["index"].to_list(), [False] * first.height)


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
