"""The examples of rules as datasets."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import attrs
import polars as pl

from jiceng.dataset import ROW, SOURCE, Dataset, Kind, SheetSource, columns, table_schema
from jiceng.expr import Context
from jiceng.expr.context import History
from jiceng.law import lawful_context
from jiceng.models import ENTITIES, Record
from jiceng.validate import Rule

AS_OF = date(2026, 9, 30)
OF_THE_PLACE: Mapping[str, int | Decimal] = {
    "video.longitude.min": Decimal("100.85"),
    "video.longitude.max": Decimal("101.6"),
    "video.latitude.min": Decimal("25.3"),
    "video.latitude.max": 26,
    "released.help.years": 5,
    "dibao.line.urban": 700,
    "dibao.line.rural": 480,
    "relapse.line": 7300,
}
"""Numbers that the bundled law book leaves to each place, as the examples of the rules take them to be."""


def context_of_the_examples() -> Context:
    """The law on the day of the examples, in a place that has set its own numbers."""
    lawful = lawful_context(AS_OF)

    def parameter(slug: str) -> int | Decimal:
        return OF_THE_PLACE[slug] if slug in OF_THE_PLACE else lawful.parameter(slug)

    def history(slug: str) -> History[int | Decimal]:
        return [(date.min, OF_THE_PLACE[slug])] if slug in OF_THE_PLACE else lawful.parameter_history(slug)

    return attrs.evolve(lawful, parameter=parameter, parameter_history=history)


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
        by_entity = dict(example)
    else:
        by_entity = {model.entity.name: rows_of(example)}
    frames = {
        name: pl.DataFrame(
            [typed(ENTITIES[name], row) for row in rows], schema=table_schema(ENTITIES[name]), orient="row"
        )
        for name, rows in by_entity.items()
    }
    return Dataset(frames)


def on_sheets(data: Dataset, columns_there: Sequence[str]) -> Dataset:
    """The dataset as read from sheets that have the columns of its values, and these: what has no column is no mistake."""
    sources, frames = [], {}
    for place, (name, frame) in enumerate(data.frames.items()):
        own = [column for column in frame.columns if not column.startswith("_")]
        filled = {column.removesuffix(":text") for column in own if frame[column].null_count() < frame.height}
        heads = [column for column in columns(ENTITIES[name]) if column in filled or column in columns_there]
        positions = {column: at for at, column in enumerate(heads)}
        sources.append(
            SheetSource(
                f"{name}.csv", name, name, (1,), frame.height, {head: head for head in heads}, positions
            )
        )
        rows = pl.int_range(2, frame.height + 2, dtype=pl.UInt32(), eager=True)
        frames[name] = frame.with_columns(pl.lit(place, dtype=pl.UInt32()).alias(SOURCE), rows.alias(ROW))
    return Dataset(frames, tuple(sources))


def entity_for(rule: Rule) -> type[Record]:
    return next(model for model in ENTITIES.values() if issubclass(model, rule.model))
