"""The exported queries find what the report finds, on rows that are nearly in order, in DuckDB.

That the verdicts agree row by row, on many rows, is shown by `tests/validate/test_near_valid.py`.
"""

import os

import duckdb
import pytest

from jiceng.dataset import Dataset
from jiceng.models import ENTITIES
from tests.share.sql.loading import as_counts, audits_in, counted, counts_in, differences
from tests.validate.three_targets import database_of, world

ROWS = int(os.environ.get("JICENG_NEAR_VALID_ROWS", "300"))


@pytest.fixture(scope="module")
def data() -> Dataset:
    return world(ENTITIES.values(), ROWS)


@pytest.fixture(scope="module")
def database(data: Dataset) -> duckdb.DuckDBPyConnection:
    return database_of(data)


@pytest.mark.parametrize("entity", ENTITIES)
def test_the_audit_queries_select_what_fails(
    entity: str, data: Dataset, database: duckdb.DuckDBPyConnection
) -> None:
    model = ENTITIES[entity]
    found = dict(database.execute(audits_in(model, "duckdb")).fetchall())
    assert differences(model, data, found) == []


@pytest.mark.parametrize("entity", ["resident", "household", "grid", "dispute", "petition", "visit"])
def test_the_counts_are_those_of_the_report(
    entity: str, data: Dataset, database: duckdb.DuckDBPyConnection
) -> None:
    model = ENTITIES[entity]
    rows = [row for query in counts_in(model, "duckdb") for row in database.execute(query).fetchall()]
    assert as_counts(rows) == counted(model, data)
