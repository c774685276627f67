"""What the example of an entity says and the lists beside it contradict is left out, until the check is content.

The example of a model is one record by itself. Beside a whole county it may claim what no other list bears out: a
second application that nobody filed, a review after the day. Such a field is emptied; a record that cannot do without
it is taken out.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, Dataset
from jiceng.models import Record, terms
from jiceng.validate import check

if TYPE_CHECKING:
    import polars as pl

__all__ = ["settled"]

_ROUNDS = 3


def settled(data: Dataset, as_of: date, *, core: Collection[str]) -> Dataset:
    """Return the county without what the check finds in it; the tables of `core` stay as they are."""
    frames = dict(data.frames)
    for turn in range(_ROUNDS):
        current = attrs.evolve(data, frames=frames)
        report = check(current, as_of=as_of, examples=1)
        wrong: dict[str, dict[int, list[str]]] = {}
        for entity, record, position in report.failures.select("entity", "record", "position").iter_rows():
            if entity not in core:
                wrong.setdefault(entity, {}).setdefault(record, []).extend(report.rules[position].fields)
        if not wrong:
            break
        for entity, records in wrong.items():
            last = turn == _ROUNDS - 1
            frames[entity] = _emptied(frames[entity], data.models[entity], {} if last else records, records)
    return attrs.evolve(data, frames=frames)


def _emptied(
    frame: "pl.DataFrame",
    model: type[Record],
    fields: Mapping[int, list[str]],
    records: Mapping[int, list[str]],
) -> "pl.DataFrame":
    """Return a table with the named fields emptied that can be; a record with none is taken out."""
    import polars as pl

    declared = terms(model)
    by_field: dict[str, list[int]] = {}
    gone: list[int] = []
    for record in records:
        row = frame.row(record, named=True)
        free = [
            name
            for name in dict.fromkeys(fields.get(record, ()))
            if row[name] is not None and declared[name].optional and name not in model.entity.key
        ]
        for name in free:
            by_field.setdefault(name, []).append(record)
        if not free:
            gone.append(record)
    place = pl.int_range(pl.len())
    kept = frame.with_columns(
        pl.when(~place.is_in(rows)).then(pl.col(name)).alias(name) for name, rows in by_field.items()
    ).filter(~place.is_in(gone))
    return kept.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(ROW))
