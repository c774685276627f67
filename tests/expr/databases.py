"""Expressions run as SQL inside a database, and its answers read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

import duckdb
import polars as pl
from sqlglot import exp

from jiceng.expr import Context, Node
from jiceng.expr.sorts import Sort
from jiceng.expr.sql_target import Dialect, compile_sql

__all__ = ["duckdb_answers", "duckdb_rows", "query", "read"]


def query(expressions: Sequence[Node], context: Context, dialect: Dialect, table: str) -> str:
    """Return the query that gives the answers of every row, in the order of the rows."""
    answers = [
        compile_sql(node, context, dialect).as_(f"answer{place}") for place, node in enumerate(expressions)
    ]
    return exp.select(*answers).from_(table).order_by(exp.column("row")).sql(dialect)


def duckdb_answers(
    expressions: Sequence[Node], frame: pl.DataFrame, context: Context
) -> list[tuple[object, ...]]:
    """Return what DuckDB answers for each row of the frame."""
    _connection().register("made_up", frame.with_row_index("row").to_arrow())
    return duckdb_rows(query(expressions, context, "duckdb", "made_up"))


def duckdb_rows(select: str) -> list[tuple[object, ...]]:
    """Return what DuckDB answers to a query."""
    return _connection().execute(select).fetchall()


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def read(answer: object, sort: Sort | None) -> object:
    """Return the value that a database wrote as text."""
    if not isinstance(answer, str):
        return answer
    match sort:
        case Sort.NUMBER:
            return Decimal(answer)
        case Sort.DAY:
            return date.fromisoformat(answer)
        case Sort.TRUTH:
            return {"t": True, "f": False, "true": True, "false": False}[answer]
        case _:
            return answer
