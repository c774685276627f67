"""The schema of each code table: its codes and no other, with all that is known of the rows."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jiceng.codes import TABLES, CorrectionType, Country, DisputeType, enum_of
from jiceng.share import code_table_schema

EACH_TABLE = pytest.mark.parametrize("table_id", TABLES)
WITH_STEPS = [table_id for table_id in TABLES if TABLES[table_id].steps]


def schema_of(table_id: str) -> Any:
    return code_table_schema(enum_of(table_id))


@EACH_TABLE
def test_a_schema_is_sound_and_takes_the_codes_of_its_table(table_id: str) -> None:
    kind, schema = enum_of(table_id), schema_of(table_id)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:jiceng:code-table:{table_id}"
    assert schema["title"] == kind.__name__
    assert schema["title"].isascii()
    assert schema["description"].startswith(kind.table.title.zh)
    takes = Draft202012Validator(schema).is_valid
    assert all(takes(row.value) for row in kind)
    assert not any(takes(value) for value in ("无此代码", "", None, 1, "1|2"))


@EACH_TABLE
def test_every_row_is_told(table_id: str) -> None:
    kind, schema = enum_of(table_id), schema_of(table_id)
    rows = schema["x-codes"]
    assert [(row["code"], row["name"], row["label"], row["label-en"]) for row in rows] == [
        (row.value, row.name, row.zh, row.en) for row in kind
    ]
    assert {row["parent"] for row in rows if "parent" in row} <= {row["code"] for row in rows}
    if not kind.table.is_open:
        assert schema["enum"] == [row.value for row in kind]


def test_an_open_table_takes_codes_of_its_form_that_it_does_not_list() -> None:
    open_tables = [table_id for table_id in TABLES if TABLES[table_id].is_open]
    assert open_tables
    for table_id in open_tables:
        schema = schema_of(table_id)
        assert "enum" not in schema
        assert schema["pattern"] == f"^(?:{TABLES[table_id].pattern})$"
        assert schema["x-open"] is True


def test_what_only_some_rows_have() -> None:
    rows = {row["name"]: row for row in schema_of(CorrectionType.table.id)["x-codes"]}
    assert "valid-until" in rows["DEPRIVED_POLITICAL_RIGHTS"]
    rows = {row["name"]: row for row in schema_of(Country.table.id)["x-codes"]}
    assert (rows["ANDORRA"]["alpha3"], rows["ANDORRA"]["numeric"]) == ("AND", "020")
    rows = {row["name"]: row for row in schema_of(DisputeType.table.id)["x-codes"]}
    assert rows["NEIGHBOUR_OTHER"]["parent"]


@pytest.mark.parametrize("table_id", WITH_STEPS)
def test_a_life_cycle_is_told_step_by_step(table_id: str) -> None:
    steps = TABLES[table_id].steps
    told = schema_of(table_id)["x-steps"]
    assert [(step["before"], step["after"]) for step in told] == [(s.before or None, s.after) for s in steps]
    assert all(step["condition-en"].isascii() for step in told)
