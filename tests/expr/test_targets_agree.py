"""One expression, two targets, one answer: row for row, and neither raises.

Rows hold what ledgers hold: nearly valid text, days at the edge of the calendar, numbers at the edge of
64 bits. `JICENG_PROPERTY_EXAMPLES` raises the number of random expressions of each verb.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiceng.expr import CHECK_DIGITS, Context, Node, compile_polars, compile_python, kept_text, literal, nodes
from jiceng.expr.sorts import Sort

EXAMPLES = int(os.environ.get("JICENG_PROPERTY_EXAMPLES", "40"))

SCHEMA: Mapping[str, pl.DataType] = {
    "t": pl.String(),
    "u": pl.String(),
    "n": pl.Int64(),
    "m": pl.Int64(),
    "x": pl.Decimal(38, 10),
    "d": pl.Date(),
    "e": pl.Date(),
    "b": pl.Boolean(),
    "c": pl.Boolean(),
}
SORTS = {"t": "TEXT", "u": "TEXT", "n": "NUMBER", "m": "NUMBER", "x": "NUMBER", "d": "DAY", "e": "DAY"}
FIELDS = {
    name: nodes.Field(name, kept=name not in "tu", sort=Sort[SORTS.get(name, "TRUTH")]) for name in SCHEMA
}
KEPT = [kept_text(name) for name, field in FIELDS.items() if field.kept]
CONTEXT = Context(
    date(2026, 9, 30),
    {"whole": 22, "share": Decimal("0.35")}.__getitem__,
    lambda _, extended: 90 if extended else 60,
)

TEXTS = [
    "", " ", "\n", "0", "1", "1\n", "１", "٣", "a", "A", "-", ".", "X", "x", "张三", "欧阳·某", "é", "e\u0301", "😀",
    "𠮷", "𠮷𠮷a", "👨\u200d👩\u200d👧", "\u0000", "\u2028", "\ufeff1", "12\r\n", "539925194912310025", "53992519491231002X",
    "53992519491231002x", "539925194912310021", "53992519491231002X\n", "5399251949123100２X", "539925491231002",
    "5.39925E+17", "515399250NLUDK523E", "515399250NLUDK523F", "19491231", "20240229", "20230229", "19000229",
    "20000229", "18000101", "17991231", "21991231", "22000101", "00000000", "20261301", "20260431", "20260001",
    "２０２６０１０１", "20260101\n", " 20260101", "2026010", "202601011", "13900000012", "0870-1234567",
]  # fmt: skip
DAYS = [
    date.min, date(1, 1, 2), date(4, 2, 29), date(1582, 10, 15), date(1800, 1, 1), date(1900, 2, 28),
    date(1900, 3, 1), date(1969, 12, 31), date(1970, 1, 1), date(2000, 2, 29), date(2001, 2, 28),
    date(2001, 3, 1), date(2004, 2, 29), date(2026, 9, 30), date(2026, 10, 1), date(9996, 2, 29),
    date(9999, 12, 30), date.max,
]  # fmt: skip
WHOLES = [
    0,
    1,
    -1,
    2,
    18,
    60,
    365,
    -366,
    3652058,
    3652059,
    -3652058,
    -3652059,
    10**9,
    2**31,
    2**62,
    2**63 - 1,
    -(2**63),
]
DECIMALS = [
    Decimal(text)
    for text in (
        "0", "1", "-1", "18.0", "1.50000000000000", "0.12345678900000", "59.9999999999", "60.0000000001", "0.35", "1E+3", "-0.0000000001",
        "9999999999999999999999999999.9999999999", "-9999999999999999999999999999.9999999999", "9223372036854775808",
    )
]  # fmt: skip
PATTERNS = [
    "[0-9]{17}[0-9X]", "[0-9]*", "[^0-9]+", "[一-龥]{2,4}", r"[0-9](\.[0-9]+)?[Ee][+]?[0-9]{1,2}", "a|b|1", "(0|1)?",
    "1[3-9][0-9]{9}|(0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(-[0-9]{1,6})?", "𠮷+a?", "[^a]{1,3}", r"\-|\.|\\", "[😀-😂]",
]  # fmt: skip

texts = st.sampled_from(TEXTS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
days = st.sampled_from(DAYS) | st.dates()
wholes = st.sampled_from(WHOLES) | st.integers(-(2**63), 2**63 - 1)
decimals = st.sampled_from(DECIMALS) | st.decimals(-(10**20), 10**20, places=10)


def rows(seed: int, count: int = 100) -> list[dict[str, object]]:
    """Return rows in which every field is missing, at an edge, or anything, and kept text stands or does not."""
    random = Random(seed)
    anything: Mapping[str, Callable[[], object]] = {
        "t": lambda: "".join(random.choices("0123456789X１ab一\n.-+E😀", k=random.randrange(20))),
        "n": lambda: random.randrange(-(2**63), 2**63),
        "x": lambda: Decimal(random.randrange(-(10**37), 10**37)).scaleb(-10),
        "d": lambda: date.fromordinal(random.randrange(1, date.max.toordinal() + 1)),
        "b": lambda: random.random() < 0.5,
    }
    edges: Mapping[str, Sequence[object]] = {
        "t": TEXTS,
        "n": WHOLES,
        "x": DECIMALS,
        "d": DAYS,
        "b": [True, False],
    }
    kinds = dict(zip(SCHEMA, "ttnnxddbb", strict=True))

    def value(kind: str) -> object:
        return random.choice([lambda: None, lambda: random.choice(edges[kind]), anything[kind]])()

    return [
        {name: value(kind) for name, kind in kinds.items()}
        | {name: random.choice([None, None, "看不懂", ""]) for name in KEPT}
        for _ in range(count)
    ]


@cache
def fields_of(sort: Sort) -> st.SearchStrategy[Node]:
    return st.sampled_from([field for field in FIELDS.values() if field.sort is sort])


@cache
def leaves_of(sort: Sort) -> st.SearchStrategy[Node]:
    constants: Mapping[Sort, st.SearchStrategy[Node]] = {
        Sort.TEXT: texts.map(literal),
        Sort.NUMBER: st.one_of(
            wholes.map(literal),
            decimals.map(literal),
            st.sampled_from(["whole", "share"]).map(nodes.Parameter),
            st.builds(nodes.ClockDays, st.just("petition.close"), st.booleans()),
        ),
        Sort.DAY: st.one_of(days.map(literal), st.just(nodes.AsOf())),
        Sort.TRUTH: st.booleans().map(literal),
    }
    return st.one_of(fields_of(sort), fields_of(sort), constants[sort])


@cache
def expressions(sort: Sort, depth: int) -> st.SearchStrategy[Node]:
    """Return random expressions of a sort, nested up to `depth`."""
    if depth == 0:
        return leaves_of(sort)
    verbs = [st.deferred(lambda verb=verb: verbs_at(depth)[verb]) for verb in GIVES[sort]]  # type: ignore[misc]
    return st.one_of(leaves_of(sort), *verbs)


GIVES: Mapping[Sort, Sequence[str]] = {
    Sort.TEXT: ["Slice", "Coalesce text"],
    Sort.NUMBER: ["Length", "DaysBetween", "Age", "Coalesce number"],
    Sort.DAY: ["ParseDate", "AddDays", "Coalesce day"],
    Sort.TRUTH: [
        "Compare text", "Compare truth value", "Compare number", "Compare day", "OneOf", "Matches",
        "CheckDigitHolds", "Present", "Unreadable", "Not", "And", "Or", "Coalesce truth value",
    ],
}  # fmt: skip


@cache
def verbs_at(depth: int) -> Mapping[str, st.SearchStrategy[Node]]:
    """Return for each verb its expressions, nested up to `depth`."""
    below = {sort: expressions(sort, depth - 1) for sort in Sort}
    text, number, day, truth = (below[sort] for sort in (Sort.TEXT, Sort.NUMBER, Sort.DAY, Sort.TRUTH))
    places = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)
    conditions = st.lists(truth, min_size=1, max_size=3).map(tuple)
    same, order = st.sampled_from(["eq", "ne"]), st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"])
    kept = st.sampled_from([field for field in FIELDS.values() if field.kept])
    return {
        "Slice": st.builds(lambda item, place: nodes.Slice(item, *place), text, places),
        "Length": st.builds(nodes.Length, text),
        "DaysBetween": st.builds(nodes.DaysBetween, day, day),
        "Age": st.builds(nodes.Age, day, day),
        "ParseDate": st.builds(nodes.ParseDate, text),
        "AddDays": st.builds(nodes.AddDays, day, number),
        "Compare text": st.builds(nodes.Compare, same, text, text),
        "Compare truth value": st.builds(nodes.Compare, same, truth, truth),
        "Compare number": st.builds(nodes.Compare, order, number, number),
        "Compare day": st.builds(nodes.Compare, order, day, day),
        "OneOf": st.builds(nodes.OneOf, text, st.lists(texts, min_size=1, max_size=3).map(tuple)),
        "Matches": st.builds(nodes.Matches, text, st.sampled_from(PATTERNS)),
        "CheckDigitHolds": st.builds(nodes.CheckDigitHolds, text, st.sampled_from(sorted(CHECK_DIGITS))),
        "Present": st.builds(nodes.Present, st.one_of(kept, text, number, day, truth)),
        "Unreadable": kept.map(lambda field: nodes.Unreadable(field.name)),
        "Not": st.builds(nodes.Not, truth),
        "And": st.builds(nodes.And, conditions),
        "Or": st.builds(nodes.Or, conditions),
    } | {
        f"Coalesce {sort}": st.builds(
            nodes.Coalesce, st.lists(below[sort], min_size=1, max_size=3).map(tuple)
        )
        for sort in Sort
    }


def disagreements(
    node: Node, table: Sequence[Mapping[str, object]]
) -> Iterable[tuple[Mapping[str, object], object, object]]:
    """Yield the rows on which the targets differ, with both answers."""
    closure = compile_python(node, CONTEXT)
    frame = pl.DataFrame(table, schema={**SCHEMA, **dict.fromkeys(KEPT, pl.String())}, orient="row")
    by_polars = frame.lazy().with_columns(compile_polars(node, CONTEXT).alias("answer")).collect()["answer"]
    for row, polars_answer in zip(table, by_polars, strict=True):
        python_answer = closure(row)
        if python_answer != polars_answer or (python_answer is None) != (polars_answer is None):
            yield row, python_answer, polars_answer


@pytest.mark.parametrize("verb", [verb for verbs in GIVES.values() for verb in verbs])
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_random_expressions_over_random_rows(verb: str, data: st.DataObject, seed: int) -> None:
    assert not list(disagreements(data.draw(verbs_at(3)[verb]), rows(seed)))


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
        nodes.OneOf(t, ("1", "e\u0301", "X")),
    ],
    ids=repr,
)
def test_verbs_on_all_edge_texts(node: Node) -> None:
    assert not list(disagreements(node, [{"t": text} for text in [*TEXTS, None]]))


@pytest.mark.parametrize(
    "node", [nodes.DaysBetween(d, e), nodes.Age(d, e), nodes.AddDays(d, nodes.DaysBetween(d, e))], ids=repr
)
def test_verbs_on_all_pairs_of_edge_days(node: Node) -> None:
    pairs = product([*DAYS, None], repeat=2)
    assert not list(disagreements(node, [{"d": first, "e": second} for first, second in pairs]))


@pytest.mark.parametrize("number", [n, x], ids=["whole", "decimal"])
def test_adding_days_at_the_edges(number: Node) -> None:
    column, numbers = ("n", WHOLES) if number is n else ("x", DECIMALS)
    table = [{"d": day, column: step} for day, step in product(DAYS, [*numbers, None])]
    assert not list(disagreements(nodes.AddDays(d, number), table))


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
