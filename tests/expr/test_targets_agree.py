"""One expression, three targets, one answer: row for row, and none raises.

`JICENG_PROPERTY_EXAMPLES` raises the number of random expressions of each verb.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.expr import CHECK_DIGITS, Node, compile_polars, compile_python, literal, nodes
from tests.expr.databases import duckdb_answers
from tests.expr.made_up import (
    CLOCKS,
    CONTEXT,
    DAYS,
    DECIMALS,
    FIELDS,
    GIVES,
    PATTERNS,
    TEXTS,
    WHOLES,
    frame_of,
    rows,
    verbs_at,
)

EXAMPLES = int(os.environ.get("JICENG_PROPERTY_EXAMPLES", "12"))
DEPTH = int(os.environ.get("JICENG_PROPERTY_DEPTH", "2"))


def disagreements(
    node: Node, table: Sequence[Mapping[str, object]]
) -> Iterable[tuple[Mapping[str, object], object, object, object]]:
    """Yield the rows on which the targets differ, with their answers."""
    closure = compile_python(node, CONTEXT)
    frame = frame_of(table)
    by_polars = frame.lazy().with_columns(compile_polars(node, CONTEXT).alias("answer")).collect()["answer"]
    by_duckdb = duckdb_answers([node], frame, CONTEXT)
    for row, polars_answer, (duckdb_answer,) in zip(table, by_polars, by_duckdb, strict=True):
        answers = (closure(row), polars_answer, duckdb_answer)
        if len({(answer, answer is None) for answer in answers}) > 1:
            yield row, *answers


@pytest.mark.parametrize("verb", [verb for verbs in GIVES.values() for verb in verbs])
@settings(max_examples=EXAMPLES)
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_random_expressions_over_random_rows(verb: str, data: st.DataObject, seed: int) -> None:
    assert not list(disagreements(data.draw(verbs_at(DEPTH)[verb]), rows(seed)))


t, u, n, m, x, d, e, b, c = FIELDS.values()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_on_all_edge_texts(pattern: str) -> None:
    assert not list(disagreements(nodes.Matches(t, pattern), [{"t": text} for text in [*TEXTS, None]]))


@pytest.mark.parametrize(
    "node",
    [
        nodes.ParseDate(t),
        nodes.Length(t),
        *(nodes.Slice(t, start, stop) for start in range(4) for stop in range(start, 5)),
        *(nodes.CheckDigitHolds(t, scheme) for scheme in CHECK_DIGITS),
        nodes.OneOf(t, ("",)),
        nodes.InTable(t, "some"),
        nodes.Includes(t, ("X", "a")),
        nodes.Includes(t, ("1", "\\", "é")),
        *(nodes.StartsWith(t, literal(prefix)) for prefix in ("", "a", "1", "\n", "e", "𠮷", "👨")),
        nodes.StartsWith(literal("a|X"), t),
        nodes.OneOf(t, ("1", "e\u0301", "X")),
    ],
    ids=repr,
)
def test_verbs_on_all_edge_texts(node: Node) -> None:
    assert not list(disagreements(node, [{"t": text} for text in [*TEXTS, None]]))


@pytest.mark.parametrize(
    "node",
    [
        nodes.DaysBetween(d, e),
        nodes.WorkingDaysBetween(d, e),
        nodes.Age(d, e),
        nodes.AddDays(d, nodes.DaysBetween(d, e)),
        nodes.AddMonths(d, nodes.Age(d, e)),
    ],
    ids=repr,
)
def test_verbs_on_all_pairs_of_edge_days(node: Node) -> None:
    pairs = product([*DAYS, None], repeat=2)
    assert not list(disagreements(node, [{"d": first, "e": second} for first, second in pairs]))


@pytest.mark.parametrize("verb", [nodes.AddDays, nodes.AddMonths])
@pytest.mark.parametrize("number", [n, x], ids=["whole", "decimal"])
def test_moving_days_at_the_edges(verb: Callable[[Node, Node], Node], number: Node) -> None:
    column, numbers = ("n", WHOLES) if number is n else ("x", DECIMALS)
    table = [{"d": day, column: step} for day, step in product(DAYS, [*numbers, None])]
    assert not list(disagreements(verb(d, number), table))
    for step in numbers:
        assert not list(disagreements(verb(d, literal(step)), [{"d": day} for day in DAYS]))


@pytest.mark.parametrize("op", ["plus", "minus", "times"])
def test_calculating_with_all_pairs_of_edge_numbers(op: nodes.Arithmetic) -> None:
    numbers: dict[Node, list[int] | list[Decimal]] = {n: WHOLES, m: WHOLES, x: DECIMALS}
    for left, right in [(n, m), (n, x), (x, n), (x, x)]:
        table = [
            {left.name: first, right.name: second}
            for first, second in product([*numbers[left], None], [*numbers[right], None])
        ]
        assert not list(disagreements(nodes.Calculate(op, left, right), table))
    for constant in [*WHOLES, *DECIMALS]:
        table = [{"n": value} for value in WHOLES] + [{"x": value} for value in DECIMALS]
        assert not list(disagreements(nodes.Calculate(op, n, literal(constant)), table))
        assert not list(disagreements(nodes.Calculate(op, literal(constant), x), table))


@pytest.mark.parametrize("slug", sorted(CLOCKS))
def test_clocks_on_all_pairs_of_edge_days(slug: str) -> None:
    pairs = [{"d": first, "e": second} for first, second in product([*DAYS, None], repeat=2)]
    assert not list(disagreements(nodes.Within(d, e, slug, extended=True), pairs))
    assert not list(disagreements(nodes.Within(d, e, slug, on=d), pairs))


@pytest.mark.parametrize("op", ["lt", "le", "gt", "ge", "eq", "ne"])
def test_comparing_all_pairs_of_edge_numbers(op: nodes.Comparison) -> None:
    whole_pairs = [{"n": first, "m": second} for first, second in product([*WHOLES, None], repeat=2)]
    assert not list(disagreements(nodes.Compare(op, n, m), whole_pairs))
    mixed_pairs = [{"n": first, "x": second} for first, second in product([*WHOLES, None], [*DECIMALS, None])]
    assert not list(disagreements(nodes.Compare(op, n, x), mixed_pairs))
    for constant in [*WHOLES, *DECIMALS]:
        table = [{"n": value} for value in WHOLES] + [{"x": value} for value in DECIMALS]
        assert not list(disagreements(nodes.Compare(op, n, literal(constant)), table))
        assert not list(disagreements(nodes.Compare(op, x, literal(constant)), table))
