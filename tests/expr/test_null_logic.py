"""The published table of three-valued logic, run by both targets."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from operator import and_, or_
from pathlib import Path

import polars as pl
import pytest

from jiceng import expr
from jiceng.expr import Context, Node, compile_polars, compile_python
from jiceng.expr.nodes import Field
from jiceng.expr.sorts import Sort

TABLE = Path(__file__).parents[1] / "conformance" / "null_logic.toml"
CASES = tomllib.loads(TABLE.read_text("utf-8"))["case"]
CONTEXT = Context(date(2026, 9, 30), {"n": 3}.__getitem__, lambda *_: 60)
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
        "one_of",
        "matches",
        "check_digit",
        "length",
        "slice_of",
        "parse_date",
        "days_between",
        "age",
        "add_days",
    ]
}


def missing(value: object) -> object:
    return None if value == "?" else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['verb']}-{case['operands']}")
def test_both_targets_give_what_the_table_says(case: Mapping[str, object]) -> None:
    sort = Sort(case["sort"])
    row = {f"f{place}": missing(value) for place, value in enumerate(case["operands"])}
    node = VERBS[case["verb"]](
        *(Field(name, kept=False, sort=sort) for name in row), *case.get("arguments", ())
    )
    frame = pl.DataFrame([row], schema=dict.fromkeys(row, TYPES[sort]))
    expected = missing(case["gives"])

    by_python = compile_python(node, CONTEXT)(row)
    by_polars = frame.with_columns(compile_polars(node, CONTEXT).alias("gives"))["gives"].item()
    assert (by_python, by_polars) == (expected, expected)


def test_the_table_knows_every_verb_that_takes_a_value() -> None:
    untested = set(VERBS) - {case["verb"] for case in CASES}
    assert not untested, f"add cases to {TABLE.name}: {sorted(untested)}"
