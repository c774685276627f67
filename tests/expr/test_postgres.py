"""The same expressions inside a PostgreSQL server: what they answer is what they answer on an object."""

import os
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiceng.expr import Node, compile_python, literal, nodes
from tests.expr.databases import query, read
from tests.expr.made_up import (
    CONTEXT,
    DECIMALS,
    FIELDS,
    GIVES,
    KEPT,
    TEXTS,
    WHOLES,
    rows,
    verbs_at,
)
from tests.postgres import Postgres

EXAMPLES = int(os.environ.get("JICENG_PROPERTY_EXAMPLES", "4"))
TYPES = {"TEXT": "TEXT", "NUMBER": "BIGINT", "DAY": "DATE", "TRUTH": "BOOLEAN"}


def without_nul(row: Mapping[str, object]) -> dict[str, object]:
    """The row as PostgreSQL can hold it: its texts know no character NUL."""
    return {
        name: value.replace("\0", "␀") if isinstance(value, str) else value for name, value in row.items()
    }


ROWS = [without_nul(row) for row in rows(seed=1, count=150)]


@pytest.fixture(scope="module")
def server(postgres: Postgres) -> Postgres:
    columns = {"row": "BIGINT"}
    for name, field in FIELDS.items():
        columns[name] = "DECIMAL(38, 10)" if name == "x" else TYPES[field.sort.name]
    columns |= dict.fromkeys(KEPT, "TEXT")
    definition = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    postgres.run(f"CREATE TABLE made_up ({definition});")
    postgres.load("made_up", list(columns), ([place, *row.values()] for place, row in enumerate(ROWS)))
    return postgres


@pytest.mark.parametrize("verb", [verb for verbs in GIVES.values() for verb in verbs])
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_expressions_over_random_rows(server: Postgres, verb: str, data: st.DataObject) -> None:
    agree(server, data.draw(st.lists(verbs_at(2)[verb], min_size=1, max_size=4)))


@pytest.mark.parametrize("hidden", [literal, lambda value: nodes.Coalesce((literal(value), FIELDS["x"]))])
def test_constants_beyond_all_bounds(server: Postgres, hidden: Callable[[int | Decimal], Node]) -> None:
    """The server works constants out when it plans, also those in branches that are never taken."""
    constants = [
        hidden(value) for value in [*WHOLES, *DECIMALS] if abs(value) > 10**9 or value != round(value, 5)
    ]
    calculations = [
        nodes.Calculate(op, *sides)
        for op in get_args(nodes.Arithmetic)
        for constant in constants
        for sides in [(FIELDS["n"], constant), (constant, FIELDS["x"])]
    ]
    agree(server, calculations)
    agree(
        server,
        [verb(FIELDS["d"], number) for verb in (nodes.AddDays, nodes.AddMonths) for number in constants],
    )
    agree(server, [nodes.ParseDate(literal(text)) for text in TEXTS if "\0" not in text])


def agree(server: Postgres, made: Sequence[Node]) -> None:
    answers = server.query(query(made, CONTEXT, "postgres", "made_up"))
    for place, node in enumerate(made):
        closure = compile_python(node, CONTEXT)
        expected = [closure(row) for row in ROWS]
        assert [read(answer[place], node.sort) for answer in answers] == expected, node
