"""The text of every verb in every dialect, and what is particular to a dialect."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

import polars as pl
import pytest
import sqlglot
from sqlglot import exp

from jiceng import expr
from jiceng.errors import DeclarationError
from jiceng.expr import ClockLimit, Context, Node, WorkingDays, compile_polars, lower, nodes, walk
from jiceng.expr.nodes import Field
from jiceng.expr.sorts import Sort
from jiceng.expr.sql_target import DIALECTS, Dialect, compile_sql
from jiceng.law import lawful_context
from tests.expr.databases import duckdb_answers, duckdb_rows

GOLDEN = Path(__file__).parent / "golden"
FIRST = date(2026, 2, 9)
CONTEXT = Context(
    date(2026, 9, 30),
    {"adult.age": 18}.__getitem__,
    lambda *_: 60,
    clock={
        "petition.close": ClockLimit("calendar-day", 60),
        "petition.object": ClockLimit("working-day", 5),
        "mediation.people.close": ClockLimit("month", 1),
    }.__getitem__,
    parameter_history=lambda _: [(date.min, None), (date(2021, 1, 1), 18)],
    working_days=lambda: WorkingDays(
        FIRST, FIRST + timedelta(days=6), [FIRST + timedelta(days=day) for day in range(5)]
    ),
    table=lambda _: frozenset({"110101", "110102"}),
)
number = Field("number", kept=False, sort=Sort.TEXT)
stage = Field("stage", sort=Sort.TEXT)
found_on, closed_on = (Field(name, sort=Sort.DAY) for name in ("found_on", "closed_on"))
people, amount = (Field(name, sort=Sort.NUMBER) for name in ("people", "amount"))
settled = Field("settled", sort=Sort.TRUTH)

VERBS: Mapping[str, Node] = {
    "eq of texts": expr.eq(number, "it's"),
    "ne of numbers": expr.ne(people, 3),
    "lt": expr.lt(people, amount),
    "le": expr.le(found_on, closed_on),
    "gt": expr.gt(amount, Decimal("-0.5")),
    "ge": expr.ge(people, 2**40),
    "eq of truth values": expr.eq(settled, True),
    "one_of": expr.one_of(stage, "10", "20"),
    "in_table": expr.in_table(expr.slice_of(number, 0, 6), "division.county"),
    "includes": expr.includes(stage, "1.2", "3"),
    "starts_with": expr.starts_with(number, stage),
    "matches": expr.matches(number, r"[0-9]{17}[0-9X]|\-"),
    "check_digit gb11643": expr.check_digit(number, "gb11643"),
    "check_digit gb32100": expr.check_digit(number, "gb32100"),
    "check_digit gb11714": expr.check_digit(number, "gb11714"),
    "present, kept": expr.present(found_on),
    "present, text": expr.present(number),
    "unreadable": expr.unreadable(found_on),
    "and, or, not": (settled & ~expr.present(number)) | ~(settled & settled),
    "coalesce": expr.coalesce(closed_on, expr.as_of),
    "choose": expr.choose(settled, people, amount),
    "plus": expr.plus(people, amount),
    "minus": expr.minus(people, 1),
    "times": expr.times(people, Decimal("0.35")),
    "slice_of": expr.slice_of(number, 6, 14),
    "length": expr.length(number),
    "parse_date": expr.parse_date(number),
    "year_of": expr.year_of(found_on),
    "month_of": expr.month_of(found_on),
    "add_days, constant": expr.add_days(found_on, -1),
    "add_days, constant too large": expr.add_days(found_on, 10**7),
    "add_days": expr.add_days(found_on, people),
    "add_months, constant": expr.add_months(found_on, 1),
    "add_months, constant fraction": expr.add_months(found_on, Decimal("0.5")),
    "add_months": expr.add_months(found_on, people),
    "days_between": expr.days_between(found_on, closed_on),
    "working_days_between": expr.working_days_between(found_on, closed_on),
    "age": expr.age(found_on),
    "parameter": expr.ge(expr.age(found_on), expr.parameter("adult.age")),
    "parameter of a day": expr.parameter("adult.age", on=found_on),
    "clock_days": expr.clock_days("petition.close"),
    "within, days": expr.within(found_on, closed_on, "petition.close"),
    "within, working days": expr.within(found_on, closed_on, "petition.object"),
    "within, months": expr.within(found_on, closed_on, "mediation.people.close"),
    "literal": expr.literal("a\n\\b"),
}


def sql_of(node: Node, dialect: Dialect) -> str:
    return compile_sql(node, CONTEXT, dialect).sql(dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_text_is_the_one_on_file(dialect: Dialect) -> None:
    """`JICENG_WRITE_GOLDEN=1` writes the file anew; read the difference before it is committed."""
    path = GOLDEN / f"{dialect}.sql"
    text = "".join(f"-- {name}\n{sql_of(node, dialect)};\n\n" for name, node in VERBS.items())
    if os.environ.get("JICENG_WRITE_GOLDEN") == "1":
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def members(kind: object) -> Iterator[type]:
    if isinstance(kind, type):
        yield kind
    else:
        for one in get_args(kind):
            yield from members(one)


def test_the_files_hold_every_node() -> None:
    shown = {
        type(item)
        for node in VERBS.values()
        for whole in (node, lower(node, CONTEXT))
        for item in walk(whole)
    }
    assert not set(members(nodes.Node)) - shown


# What the manuals of these two list; no server of theirs runs in the tests.
FUNCTIONS = {
    "spark": {
        "ADD_MONTHS", "COALESCE", "DATEDIFF", "DATE_ADD", "EXTRACT", "FLOOR", "LENGTH", "LOCATE",
        "ROUND", "SUBSTRING", "TO_DATE",
    },
    "mysql": {
        "CHAR_LENGTH", "COALESCE", "DATEDIFF", "DATE_ADD", "EXTRACT", "FLOOR", "LOCATE", "REGEXP_LIKE",
        "ROUND", "STR_TO_DATE", "SUBSTRING",
    },
}  # fmt: skip
SYNTAX = {"AND", "BETWEEN", "BY", "CAST", "DECIMAL", "IN", "INTERVAL", "NOT", "OR", "THEN", "WHEN"}


@pytest.mark.parametrize("dialect", sorted(FUNCTIONS))
@pytest.mark.parametrize("verb", VERBS)
def test_the_text_is_read_again_and_calls_what_the_dialect_has(dialect: Dialect, verb: str) -> None:
    text = sql_of(VERBS[verb], dialect)
    tree = sqlglot.parse_one(text, read=dialect)
    assert sqlglot.parse_one(tree.sql(dialect), read=dialect) == tree
    assert not list(tree.find_all(exp.Anonymous, exp.Command))
    without_strings = re.sub(r"'(?:[^'\\]|\\.|'')*'", "''", text)
    called = set(re.findall(r"\b([A-Z_]+)\s*\(", without_strings)) - SYNTAX
    assert called <= FUNCTIONS[dialect]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_tree_is_the_callers_own(dialect: Dialect) -> None:
    """No branch stands in it twice, so that it may be changed in one place."""
    tree = compile_sql(expr.working_days_between(found_on, closed_on), CONTEXT, dialect)
    branches = [id(branch) for branch in tree.walk()]
    assert len(branches) == len(set(branches))


def test_mysql_compares_text_by_its_bytes() -> None:
    assert sql_of(expr.eq(number, "a"), "mysql") == "CAST(`number` AS BINARY) = CAST('a' AS BINARY)"
    assert sql_of(expr.one_of(number, "a"), "mysql") == "CAST(`number` AS BINARY) IN ('a')"
    assert sql_of(expr.matches(number, "a"), "mysql").endswith("'c')")


def answers(node: Node, context: Context, field: str, values: Sequence[str | None]) -> list[object]:
    """What DuckDB says of each value of the only field."""
    rows = [exp.select(exp.cast(exp.convert(value), "text").as_(field, quoted=True)) for value in values]
    table = exp.union(*rows, distinct=False).subquery("made_up")
    select = exp.select(compile_sql(node, context, "duckdb")).from_(table)
    return [answer for (answer,) in duckdb_rows(select.sql("duckdb"))]


@pytest.mark.parametrize("name", ["order", "Row", 'a"b', "a b", "诉求"])
def test_a_field_may_have_any_name(name: str) -> None:
    node = expr.present(Field(name, kept=False))
    assert answers(node, CONTEXT, name, ["a", None]) == [True, False]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_empty_list_holds_no_text(dialect: Dialect) -> None:
    empty = Context(date(2026, 9, 30), {}.__getitem__, lambda *_: 0, table=lambda _: frozenset())
    node = expr.in_table(number, "none")
    assert not list(compile_sql(node, empty, dialect).find_all(exp.In))
    assert answers(node, empty, "number", ["a", None]) == [False, None]
    frame = pl.DataFrame({"number": ["a", None]})
    assert frame.select(compile_polars(node, empty)).to_series().to_list() == [False, None]


def test_every_day_of_the_bundled_calendar() -> None:
    context = lawful_context(date(2026, 9, 30))
    calendar = context.working_days()
    every = [
        calendar.first + timedelta(days=day) for day in range(-2, (calendar.last - calendar.first).days + 3)
    ]
    node = expr.working_days_between(found_on, closed_on)
    frame = pl.DataFrame({"closed_on": every}).with_columns(found_on=pl.lit(date(2026, 2, 13)))
    expected = [calendar.between(date(2026, 2, 13), day) for day in every]
    assert [answer for (answer,) in duckdb_answers([node], frame, context)] == expected


@pytest.mark.parametrize("count", [50, 51])
def test_a_long_list_is_looked_up(count: int) -> None:
    codes = frozenset(f"{place:06}" for place in range(count))
    context = Context(date(2026, 9, 30), {}.__getitem__, lambda *_: 0, table=lambda _: codes)
    node = expr.in_table(number, "codes")
    assert answers(node, context, "number", ["000049", "0", None]) == [True, False, None]
    assert answers(~node, context, "number", ["000049", "0", None]) == [False, True, None]


def test_a_dialect_that_is_not_known_is_refused() -> None:
    with pytest.raises(DeclarationError, match="there are duckdb, spark, postgres, mysql"):
        compile_sql(expr.present(number), CONTEXT, "oracle")  # type: ignore[arg-type]
