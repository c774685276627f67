"""The examples of rules as datasets."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import polars as pl

from jiceng.dataset import Dataset, Kind, columns, table_schema
from jiceng.models import ENTITIES, Record


def rows_of(example: Mapping[str, object] | Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    return [example] if isinstance(example, Mapping) else list(example)


def typed(model: type[Record], row: Mapping[str, object]) -> dict[str, object]:
    """A row of an example with its days and decimals as the table holds them."""
    known = columns(model)
    values: dict[str, object] = {}
    for name, value in row.items():
        kind = known[name].kind if name in known else Kind.TEXT
        if kind is Kind.DATE and isinstance(value, str):
            values[name] = date.fromisoformat(value)
        elif kind is Kind.DECIMAL and isinstance(value, int):
            values[name] = Decimal(value)
        else:
            values[name] = value
    return values


def dataset_of(model: type[Record], example: object) -> Dataset:
    """The records of an example: one of the rule's entity, a list of them, or lists by the name of the entity."""
    if isinstance(example, Mapping) and example and all(isinstance(rows, list) for rows in example.values()):
        by_entity = {name: rows for name, rows in example.items()}
    else:
        by_entity = {model.entity.name: rows_of(example)}
    frames = {
        name: pl.DataFrame(
            [typed(ENTITIES[name], row) for row in rows], schema=table_schema(ENTITIES[name]), orient="row"
        )
        for name, rows in by_entity.items()
    }
    return Dataset(frames)
