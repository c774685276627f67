"""Tables derive from the models: one column per field, kept text, origin."""

import polars as pl
import pytest

from jiceng.dataset import ROW, SOURCE, Kind, columns, empty_frame, table_schema
from jiceng.expr import kept_text
from jiceng.models import ENTITIES, Record, Resident, terms


@pytest.mark.parametrize("model", ENTITIES.values(), ids=lambda model: model.__name__)
def test_every_field_is_a_column_in_its_order(model: type[Record]) -> None:
    assert list(columns(model)) == list(terms(model))
    schema = table_schema(model)
    kept = {kept_text(name) for name in terms(model)}
    assert [name for name in schema if name not in kept] == [*terms(model), SOURCE, ROW]


@pytest.mark.parametrize("model", ENTITIES.values(), ids=lambda model: model.__name__)
def test_text_keeps_itself_and_the_rest_keeps_its_text_beside_it(model: type[Record]) -> None:
    for column in columns(model).values():
        assert (column.kept is None) == (column.kind in {Kind.TEXT, Kind.IDENTIFIER})


def test_an_empty_table_has_all_columns() -> None:
    frame = empty_frame(Resident)
    assert frame.height == 0
    assert frame.schema == pl.Schema(table_schema(Resident))
