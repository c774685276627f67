"""The files of counts, a database with some of the tables, and text that only looks alike."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from jiceng.dataset import Dataset, table_schema
from jiceng.models import ENTITIES, Dispute, House, Record
from jiceng.share.sql import count_query, counts, create_table, verdict_query
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import Verdict, verdicts
from tests.postgres import Postgres
from tests.share.sql.loading import created
from tests.validate.three_targets import CONTEXT, places_of

DAY = date(2026, 9, 30)
ALIKE = ["a", "A", "a ", " a", "b", "b", "é", "e\u0301", "１", "1", "", None]


def of_code(code: str, model: type[Record]) -> Sequence[int]:
    return [place for place in places_of(model) if CATALOGUE[place].code == code]


@pytest.fixture
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for model in ENTITIES.values():
        for statement in created(model, "duckdb"):
            connection.execute(statement)
    return connection


def test_the_file_of_counts_runs_on_the_tables(
    tmp_path: Path, database: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "ENTITIES", {"house": House})
    database.execute("INSERT INTO house (code) VALUES ('H1'), ('H1')")
    (path,) = counts.write_counts(tmp_path, "duckdb", DAY)
    text = path.read_text("utf-8")
    read = {line.partition("：")[2] for line in text.splitlines() if line.startswith("-- 房屋，用到的表：")}
    assert {"house", "house、grid", "house、tenancy"} <= read
    found = [row for query in duckdb.extract_statements(text) for row in database.execute(query).fetchall()]
    assert {row[0] for row in found} == {"house"}
    assert all(sum(row[3:]) == 2 for row in found)
    assert [row[3:] for row in found if row[1] == "key.unique"] == [(0, 2, 0, 0)]


def test_tables_that_are_there_stay_and_the_others_are_empty(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("INSERT INTO house (code, grid_code) VALUES ('H1', '53992510100101')")
    for model in (House, ENTITIES["grid"]):
        for statement in created(model, "duckdb"):
            database.execute(statement)
    places = [place for place in of_code("reference.unknown", House) if "grid_code" in CATALOGUE[place].marks]
    query = verdict_query(places, House, CONTEXT, "duckdb").sql("duckdb")
    assert database.execute(query).fetchall() == [("H1", Verdict.UNKNOWN)]


def dataset() -> Dataset:
    schema = table_schema(Dispute)
    return Dataset({"dispute": pl.DataFrame([{"number": number} for number in ALIKE], schema, orient="row")})


def test_text_that_only_looks_alike_is_not_the_same(
    database: duckdb.DuckDBPyConnection, postgres: Postgres
) -> None:
    places = of_code("key.unique", Dispute)
    tally = verdicts(dataset(), Dispute, places, CONTEXT).tally(places[0])
    assert (tally.failed, tally.unknown, tally.not_applicable) == (2, 0, 1)
    expected = ["dispute", "key.unique", "number", 9, 2, 0, 1]
    database.executemany("INSERT INTO dispute (number) VALUES (?)", [[number] for number in ALIKE])
    found = database.execute(count_query(places, Dispute, CONTEXT, "duckdb").sql("duckdb")).fetchall()
    assert found == [tuple(expected)]
    postgres.run("CREATE SCHEMA alike; SET search_path TO alike;")
    postgres.run(";\n".join(["SET search_path TO alike", *created(Dispute, "postgres")]) + ";\n")
    postgres.load("alike.dispute", ["number"], ([number] for number in ALIKE))
    query = count_query(places, Dispute, CONTEXT, "postgres").sql("postgres")
    found_there = postgres.query(query.replace('FROM "dispute"', 'FROM alike."dispute"'))
    assert found_there == [[str(value) for value in expected]]


def test_mysql_keeps_long_text_and_compares_it_by_bytes() -> None:
    (create,) = create_table(ENTITIES["grid"], "mysql")
    assert "`boundary` LONGTEXT" in create.sql("mysql")
    query = count_query(of_code("key.unique", Dispute), Dispute, CONTEXT, "mysql").sql("mysql")
    assert "CAST(`number` AS BINARY)" in query
