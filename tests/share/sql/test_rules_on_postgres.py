"""An audit query finds as many records as the report on a real PostgreSQL, loaded through the tables we export."""

import pytest

from jiceng.dataset import Dataset
from jiceng.models import ENTITIES
from tests.postgres import Postgres
from tests.share.sql.loading import columns_of, counted, created, differences, made_up, places_of

ROWS = 150


@pytest.fixture(scope="module")
def data() -> Dataset:
    return made_up(ROWS)


@pytest.fixture(scope="module")
def database(data: Dataset, postgres: Postgres) -> Postgres:
    for name, model in ENTITIES.items():
        postgres.run(";\n".join(created(model, "postgres")) + ";\n")
        names = columns_of(model, data)
        postgres.load(f'"{name}"', names, data.frame(model).select(names).iter_rows())
    return postgres


@pytest.mark.parametrize("entity", ENTITIES)
def test_report_and_audit_agree(entity: str, data: Dataset, database: Postgres) -> None:
    model = ENTITIES[entity]
    places = places_of(model)
    found = {
        int(str(place)): int(str(broken))
        for place, broken in database.query(counted(places, model, "postgres"))
    }
    assert differences(places, model, data, found) == []
