"""An audit query finds as many records as the report: every rule, on rows that are nearly in order, in DuckDB."""

import os

import duckdb
import pytest

from jiceng.dataset import Dataset
from jiceng.models import ENTITIES
from tests.share.sql.loading import columns_of, counted, created, differences, made_up, places_of

ROWS = int(os.environ.get("JICENG_NEAR_VALID_ROWS", "1000"))


@pytest.fixture(scope="module")
def data() -> Dataset:
    return made_up(ROWS)


@pytest.fixture(scope="module")
def database(data: Dataset) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name, model in ENTITIES.items():
        for statement in created(model, "duckdb"):
            connection.execute(statement)
        connection.register("incoming", data.frame(model).select(columns_of(model, data)).to_arrow())
        connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')  # noqa: S608 - names of ours
        connection.unregister("incoming")
    return connection


@pytest.mark.parametrize("entity", ENTITIES)
def test_report_and_audit_agree(entity: str, data: Dataset, database: duckdb.DuckDBPyConnection) -> None:
    model = ENTITIES[entity]
    places = places_of(model)
    found = dict(database.execute(counted(places, model, "duckdb")).fetchall())
    assert differences(places, model, data, found) == []
