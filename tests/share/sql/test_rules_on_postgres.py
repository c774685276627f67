"""The exported queries find what the report finds on a real PostgreSQL, loaded through the tables we export."""

import pytest

from jiceng.dataset import Dataset
from jiceng.models import ENTITIES
from tests.postgres import Postgres
from tests.share.sql.loading import (
    as_counts,
    audits_in,
    columns_of,
    counted,
    counts_in,
    created,
    differences,
)
from tests.validate.three_targets import world

ROWS = 150


@pytest.fixture(scope="module")
def data() -> Dataset:
    return world(ENTITIES.values(), ROWS)


@pytest.fixture(scope="module")
def database(data: Dataset, postgres: Postgres) -> Postgres:
    for name, model in ENTITIES.items():
        postgres.run(";\n".join(created(model, "postgres")) + ";\n")
        names = columns_of(model, data)
        postgres.load(f'"{name}"', names, data.frame(model).select(names).iter_rows())
    return postgres


@pytest.mark.parametrize("entity", ENTITIES)
def test_the_counts_are_those_of_the_report(entity: str, data: Dataset, database: Postgres) -> None:
    model = ENTITIES[entity]
    rows = [row for query in counts_in(model, "postgres") for row in database.query(query)]
    assert as_counts(rows) == counted(model, data)


@pytest.mark.parametrize("entity", ["resident", "household", "grid", "dispute", "petition", "visit"])
def test_the_audit_queries_select_what_fails(entity: str, data: Dataset, database: Postgres) -> None:
    model = ENTITIES[entity]
    found = {
        int(str(place)): int(str(broken)) for place, broken in database.query(audits_in(model, "postgres"))
    }
    assert differences(model, data, found) == []
