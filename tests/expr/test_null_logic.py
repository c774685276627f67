"""The published table of three-valued logic, run by every target."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import and_, or_
from pathlib import Path

import polars as pl
import pytest
from sqlglot import exp

from jiceng import expr
from jiceng.expr import Node, compile_polars, compile_python
from jiceng.expr.nodes import Field
from jiceng.expr.sorts import Sort
from jiceng.expr.sql_target import Dialect, compile_sql
from jiceng.expr.sql_target.constants import constant, missing
from jiceng.law import lawful_context
from tests.expr.databases import duckdb_rows, read
from tests.postgres import Postgres

TABLE = Path(__file__).parents[1] / "conformance" / "null_logic.toml"
CASES = tomllib.loads(TABLE.read_text("utf-8"))["case"]
CONTEXT = lawful_context(date(2026, 9, 30))
TYPES = {
    Sort.TEXT: pl.String,
    Sort.NUMBER: pl.Int64,
    Sort.DAY: pl.Date,
    Sort.TRUTH: pl.Boolean,
}
VERBS: Mapping[str, Callable[..., Node]] = {
    "and": lambda *items: reduce(and_, items),
    "or": lambda *items: reduce(or_, items),
    "not": lambda item: ~item,
    "parameter": lambda day, slug: expr.parameter(slug, on=day),
    "clock_days": lambda day, slug: expr.clock_days(slug, on=day),
} | {
    name: getattr(expr, name)
    for name in [
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "present",
        "coalesce",
        "choose",
        "plus",
        "minus",
        "times",
        "one_of",
        "in_table",
        "includes",
        "starts_with",
        "matches",
        "check_digit",
        "length",
        "slice_of",
        "parse_date",
        "year_of",
        "month_of",
        "days_between",
        "working_days_between",
        "age",
        "add_days",
        "add_months",
        "within",
    ]
}


def value_of(entry: object) -> object:
    return None if entry == "?" else entry


class Case:
    """One entry of the table as an expression over the fields f0, f1, …"""

    def __init__(self, entry: Mapping[str, object]) -> None:
        operands: Sequence[object] = entry["operands"]
        sorts = [Sort(name) for name in entry.get("sorts", [entry.get("sort")] * len(operands))]
        self.row = {f"f{place}": value_of(value) for place, value in enumerate(operands)}
        self.sorts = dict(zip(self.row, sorts, strict=True))
        columns = [Field(name, kept=False, sort=sort) for name, sort in self.sorts.items()]
        self.node = VERBS[entry["verb"]](*columns, *entry.get("arguments", ()))
        self.gives = value_of(entry["gives"])

    def select(self, dialect: Dialect) -> exp.Select:
        """The answer as text, from a table of one row."""
        row = exp.select(
            *(
                (missing(self.sorts[name]) if value is None else constant(value)).as_(name)
                for name, value in self.row.items()
            )
        ).subquery("made_up")
        return exp.select(exp.cast(compile_sql(self.node, CONTEXT, dialect), "text")).from_(row)


MADE = [Case(entry) for entry in CASES]
each_case = pytest.mark.parametrize(
    "place", range(len(CASES)), ids=[f"{case['verb']}-{case['operands']}" for case in CASES]
)


@each_case
def test_python_and_polars_give_what_the_table_says(place: int) -> None:
    case = MADE[place]
    frame = pl.DataFrame([case.row], schema={name: TYPES[sort] for name, sort in case.sorts.items()})
    by_python = compile_python(case.node, CONTEXT)(case.row)
    by_polars = frame.with_columns(compile_polars(case.node, CONTEXT).alias("gives"))["gives"].item()
    assert (by_python, by_polars) == (case.gives, case.gives)


@each_case
def test_duckdb_gives_what_the_table_says(place: int) -> None:
    case = MADE[place]
    ((answer,),) = duckdb_rows(case.select("duckdb").sql("duckdb"))
    assert read(answer, case.node.sort) == case.gives


@pytest.fixture(scope="module")
def postgres_answers(postgres: Postgres) -> list[str | None]:
    selects = [case.select("postgres").sql("postgres") for case in MADE]
    return [answer for (answer,) in postgres.query(" UNION ALL ".join(selects))]


@each_case
def test_postgres_gives_what_the_table_says(postgres_answers: list[str | None], place: int) -> None:
    case = MADE[place]
    assert read(postgres_answers[place], case.node.sort) == case.gives


def test_the_table_knows_every_verb_that_takes_a_value() -> None:
    untested = set(VERBS) - {case["verb"] for case in CASES}
    assert not untested, f"add cases to {TABLE.name}: {sorted(untested)}"
    without_value = {"as_of", "fields", "literal", "unreadable"}
    named = set(expr.verbs.__all__) - without_value - set(VERBS)
    assert not named, f"add the verbs to VERBS and cases to {TABLE.name}: {sorted(named)}"
