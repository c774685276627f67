"""An audit query finds the records that the report finds: every rule, on rows that are nearly in order."""

import os

import duckdb
import pytest

from jiceng.dataset import Dataset
from jiceng.law import lawful_context
from jiceng.models import ENTITIES
from jiceng.share.sql import audit_query, audited, create_table
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import verdicts
from tests.validate.near_valid import AS_OF, near_valid

ROWS = int(os.environ.get("JICENG_NEAR_VALID_ROWS", "400"))
CONTEXT = lawful_context(AS_OF)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return Dataset({name: near_valid(model, ROWS) for name, model in ENTITIES.items()})


@pytest.fixture(scope="module")
def database(data: Dataset) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name, model in ENTITIES.items():
        for statement in create_table(model, "duckdb"):
            connection.execute(statement.sql("duckdb"))
        frame = data.frame(model).drop("_source", "_row").to_arrow()
        connection.register("incoming", frame)
        connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')  # noqa: S608 - names of ours
        connection.unregister("incoming")
    return connection


@pytest.mark.parametrize("entity", ENTITIES)
def test_report_and_audit_agree(entity: str, data: Dataset, database: duckdb.DuckDBPyConnection) -> None:
    model = ENTITIES[entity]
    places = [place for place, audited_model in audited() if audited_model is model]
    told = verdicts(data, model, places, CONTEXT)
    differing: list[str] = []
    for place in places:
        query = audit_query(place, model, CONTEXT, "duckdb").sql("duckdb")
        found = database.execute(f"SELECT count(*) FROM ({query})").fetchone()  # noqa: S608 - a query of ours
        assert found is not None
        if found[0] != told.tally(place).failed:
            differing.append(
                f"{CATALOGUE[place].code} on {CATALOGUE[place].marks}: {found[0]} and {told.tally(place).failed}"
            )
    assert differing == []
