"""The schema and the rules as SQL from the command line."""

import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from jiceng.cli import main
from jiceng.law import lawful_context
from jiceng.models import ENTITIES
from jiceng.share.sql import counts, rules
from jiceng.validate import CATALOGUE


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _few_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all entities two: the queries of all are run against each other in tests/share/sql."""
    of_all = rules.audited
    monkeypatch.setattr(
        rules,
        "audited",
        lambda: (
            (place, model) for place, model in of_all() if model.entity.name in ("house", "video_point")
        ),
    )


@pytest.mark.usefixtures("_few_entities")
def test_the_queries_run_on_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "sql", "--dialect", "duckdb", "-o", "表"]) == 0
    assert main(["export", "rules-sql", "--dialect", "duckdb", "--as-of", "2026-09-30", "-o", "规则"]) == 0
    assert "2 个文件" in capsys.readouterr().out
    database = duckdb.connect()
    database.execute(Path("表/tables.duckdb.sql").read_text("utf-8"))
    assert len(database.execute("SHOW TABLES").fetchall()) == len(ENTITIES)
    for file in Path("规则").iterdir():
        for query in duckdb.extract_statements(file.read_text("utf-8")):
            assert database.execute(query).fetchall() == []


@pytest.mark.usefixtures("_few_entities")
def test_the_counts_of_all_rules_come_as_one_more_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(counts, "audited", rules.audited)
    options = ["--dialect", "duckdb", "--as-of", "2026-09-30", "-o", "规则"]
    assert main(["export", "sql", "--dialect", "duckdb", "-o", "表"]) == 0
    assert main(["export", "rules-sql", *options, "--counts"]) == 0
    assert "counts.duckdb.sql。" in capsys.readouterr().out
    database = duckdb.connect()
    database.execute(Path("表/tables.duckdb.sql").read_text("utf-8"))
    told = [
        row
        for query in duckdb.extract_statements(Path("规则/counts.duckdb.sql").read_text("utf-8"))
        for row in database.execute(query).fetchall()
    ]
    assert {entity for entity, *_ in told} == {"house", "video_point"}
    assert all(sum(numbers) == 0 for _, _, _, *numbers in told)  # of a database without records
    assert any(rule == "video.duplicate-location" for _, rule, *_ in told)


@pytest.mark.usefixtures("_few_entities")
def test_numbers_that_a_place_has_not_set_leave_their_rule_out() -> None:
    assert main(["export", "rules-sql", "--dialect", "mysql", "--as-of", "2026-09-30", "-o", "规则"]) == 0
    text = Path("规则/video_point.mysql.sql").read_text("utf-8")
    assert "-- video.duplicate-location [" in text
    coordinates = [rule for rule in CATALOGUE if rule.code == "video.coordinates"]
    law = lawful_context(date(2026, 9, 30))
    in_force = [rule for rule in coordinates if rule.is_in_force(law)]
    assert text.count("-- video.coordinates [") == len(in_force) < len(coordinates)


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--dialect", "oracle"],
        ["--dialect", "mysql", "--region", "某县"],
        ["--dialect", "mysql", "--as-of", "今天"],
    ],
)
def test_what_is_written_wrongly_is_said_in_a_sentence(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "rules-sql", *options, "-o", "规则"]) == 2
    assert capsys.readouterr().err.strip().endswith("。")
    assert not Path("规则").exists()


@pytest.mark.parametrize("command", ["sql", "rules-sql"])
def test_a_missing_component_is_named(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    assert main(["export", command, "--dialect", "duckdb"]) == 2
    assert "pip install 'jiceng[sql]'" in capsys.readouterr().err
