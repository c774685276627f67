"""Every rule says the same of a record as an object, in Polars and in DuckDB, on rows that break and keep it often.

Ten thousand rows of every entity; `tools/near_valid.py` is the run with a million.
"""

import duckdb
import pytest

from jiceng.dataset import Dataset
from jiceng.models import ENTITIES, ResponsibilityTask
from tests.validate.three_targets import compared, database_of, read_by, world

ROWS = 10_000
OFTEN = 100
ALIKE = {"task.quarterly"}
"""Rules that say the same of all records of a batch: whether there is a bulletin in time."""

pytestmark = pytest.mark.no_cover  # a million calls of small functions; other tests cover them


@pytest.fixture(scope="module")
def data() -> Dataset:
    return world(ENTITIES.values(), ROWS)


@pytest.fixture(scope="module")
def database(data: Dataset) -> duckdb.DuckDBPyConnection:
    return database_of(data)


@pytest.mark.parametrize("entity", ENTITIES)
def test_the_targets_agree_on_rules_that_are_broken_and_kept(
    entity: str, data: Dataset, database: duckdb.DuckDBPyConnection
) -> None:
    rules = list(compared(ENTITIES[entity], data, database))
    assert [rule for rule in rules if rule.disagreements] == []
    seldom = [rule for rule in rules if min(rule.failed, rule.passed) < OFTEN and rule.code not in ALIKE]
    assert seldom == []


def test_the_targets_agree_where_no_bulletin_is_in_time() -> None:
    data = world(read_by([ResponsibilityTask]), ROWS, seed=1)
    rules = list(compared(ResponsibilityTask, data, database_of(data)))
    assert [rule for rule in rules if rule.disagreements] == []
    assert [rule for rule in rules if rule.failed < OFTEN] == []
