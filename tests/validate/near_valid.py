"""Tables of rows that are nearly in order, by the hundred thousand: few values to a column, so that rows meet each other.

Every other row starts from a failing example of a rule and is filled up like the rest. Half of the numbers by which
rows are found are drawn from many, so that some are nobody else's. Behind them stand the examples of the rules alone,
each a world of its own, so that every rule is broken and kept often enough.
"""

from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl

from jiceng.dataset import ROW, SOURCE, Column, Kind, columns, table_schema
from jiceng.models import QuarterlyBulletin, Record
from tests.validate.examples import AS_OF
from tests.validate.numbers import numbered
from tests.validate.pools import pools
from tests.validate.small_worlds import failing_rows, linking, small_worlds

__all__ = ["AS_OF", "near_valid"]

_WORLDS = 100
_LONG_AGO, _SOON = date(2025, 12, 31), date(2027, 12, 31)


def near_valid(model: type[Record], rows: int, seed: int = 0) -> pl.DataFrame:
    """A table of an entity: so many rows, and the small worlds, one for each hundred rows and at most a hundred."""
    random = np.random.default_rng([seed, *model.entity.name.encode()])
    series: dict[str, pl.Series] = {}
    schema = table_schema(model)
    values = pools(model)
    for column in columns(model).values():
        pool = values[column.name]
        drawn = pl.Series(pool, dtype=schema[column.name])[random.integers(0, len(pool), rows)]
        if column.name in linking(model) and column.kind in (Kind.IDENTIFIER, Kind.TEXT):
            drawn = _from_many(drawn, column, is_key=column.name in model.entity.key, random=random)
        missing = random.random(rows) < 0.1
        if column.kept is not None:
            unread = random.random(rows) < 0.02
            series[column.kept] = pl.Series(["看不懂", None])[np.where(unread, 0, 1)]
            missing |= unread
        series[column.name] = drawn.set(pl.Series(missing), None)
    series[SOURCE] = pl.Series([None] * rows, dtype=pl.UInt32())
    series[ROW] = pl.Series([None] * rows, dtype=pl.UInt32())
    frame = _from_examples(pl.DataFrame(series).select(list(schema)), model)
    worlds = small_worlds(model, min(_WORLDS, max(1, rows // 100)))
    if model is QuarterlyBulletin:
        frame, worlds = (_up_to(_LONG_AGO if seed % 2 else _SOON, part) for part in (frame, worlds))
    return pl.concat([frame, worlds]).with_columns(pl.int_range(pl.len(), dtype=pl.UInt32()).alias(ROW))


def _up_to(day: date, bulletins: pl.DataFrame) -> pl.DataFrame:
    """Bulletins up to a day: the latest of all bulletins decides whether any task has one in time."""
    return bulletins.with_columns(pl.min_horizontal("issued_on", pl.lit(day)))


def _from_many(drawn: pl.Series, column: Column, *, is_key: bool, random: np.random.Generator) -> pl.Series:
    """Draw half of the values from twice as many numbers as there are rows; no two rows have the same of a key."""
    rows = len(drawn)
    many = _numbers(column.term.type, 2 * rows)
    place = random.permutation(2 * rows)[:rows] if is_key else random.integers(0, 2 * rows, rows)
    half = pl.Series(random.random(rows) < 0.5)
    return many[place].zip_with(half, drawn)


@lru_cache(maxsize=16)
def _numbers(kind: type, many: int) -> pl.Series:
    return pl.Series(numbered(kind, range(many)), dtype=pl.String())


def _from_examples(frame: pl.DataFrame, model: type[Record]) -> pl.DataFrame:
    """Lay the failing examples over every other row, again and again: what they leave open stays as it was."""
    starts = failing_rows(model)
    if not starts:
        return frame
    place = np.arange(frame.height)
    wanted = pl.Series(np.where(place % 2 == 0, place // 2 % len(starts), len(starts)), dtype=pl.UInt32())
    schema = {name: kind for name, kind in table_schema(model).items() if name not in (SOURCE, ROW)}
    laid = pl.DataFrame([*starts, {}], schema=schema, orient="row")[wanted]
    return frame.with_columns(pl.coalesce(laid[name], pl.col(name)).alias(name) for name in schema)
