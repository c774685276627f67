"""Made-up rows and random expressions, on which the targets have to agree.

Rows hold what ledgers hold: nearly valid text, days at the edge of the calendar, numbers at the edge of
64 bits.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

import attrs
import polars as pl
from hypothesis import strategies as st

from jiceng.expr import (
    CHECK_DIGITS,
    ClockLimit,
    Context,
    Node,
    WorkingDays,
    kept_text,
    literal,
    nodes,
)
from jiceng.expr.sorts import Sort

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
WORKED = [
    day
    for ordinal in range(date(2025, 1, 1).toordinal(), date(2026, 12, 31).toordinal() + 1)
    if (day := date.fromordinal(ordinal)).weekday() < 5 or day.day == 15
    if day.day > 3
]
CLOCKS = {
    "days": ClockLimit("calendar-day", 60, 30),
    "working": ClockLimit("working-day", 5),
    "months": ClockLimit("month", 1),
    "years": ClockLimit("year", 2),
    "hours": ClockLimit("hour", 25),
    "back": ClockLimit("calendar-day", 10, back=True),
    "working.back": ClockLimit("working-day", 3, 2, back=True),
}
CONTEXT = Context(
    date(2026, 9, 30),
    {"whole": 22, "share": Decimal("0.35")}.__getitem__,
    lambda _, extended: 90 if extended else 60,
    clock=CLOCKS.__getitem__,
    clock_history=lambda slug: [
        (date.min, None),
        (date(1970, 1, 1), CLOCKS[slug]),
        (date(2026, 10, 1), attrs.evolve(CLOCKS[slug], limit=20)),
    ],
    parameter_history=lambda _: [
        (date(4, 2, 29), 18),
        (date(2001, 3, 1), None),
        (date(2026, 1, 1), Decimal("0.5")),
    ],
    working_days=lambda: WorkingDays(date(2025, 1, 1), date(2026, 12, 31), WORKED),
    table={"some": frozenset({"a", "A ", "539925", "张三", "X", ""})}.__getitem__,
)

TEXTS = [
    "", " ", "\n", "a|X", "|", "X|", "ab|a", "x|a\n", "A ", "0", "1", "1\n", "１", "٣", "a", "A", "-", ".", "X", "x", "张三", "欧阳·某", "é", "e\u0301", "😀",
    "𠮷", "𠮷𠮷a", "👨\u200d👩\u200d👧", "\u0000", "\u2028", "\ufeff1", "12\r\n", "539925194912310025", "53992519491231002X",
    "53992519491231002x", "539925194912310021", "53992519491231002X\n", "5399251949123100２X", "539925491231002",
    "5.39925E+17", "515399250NLUDK523E", "515399250NLUDK523F", "19491231", "20240229", "20230229", "19000229",
    "20000229", "18000101", "17991231", "21991231", "22000101", "00000000", "20261301", "20260431", "20260001",
    "２０２６０１０１", "20260101\n", " 20260101", "2026010", "202601011", "13900000012", "0870-1234567",
]  # fmt: skip
DAYS = [
    date.min, date(1, 1, 2), date(4, 2, 29), date(1582, 10, 15), date(1800, 1, 1), date(1900, 2, 28),
    date(1900, 3, 1), date(1969, 12, 31), date(1970, 1, 1), date(2000, 2, 29), date(2001, 2, 28),
    date(2001, 3, 1), date(2004, 2, 29), date(2024, 1, 31), date(2024, 12, 31),
    date(2025, 1, 1), date(2026, 1, 31), date(2026, 2, 14), date(2026, 2, 15), date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 1), date(9996, 2, 29),
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
    -119976,
    119988,
    10**9,
    10**13 - 1,
    10**13,
    -(10**13),
    2**31,
    2**62,
    2**63 - 1,
    -(2**63),
]
DECIMALS = [
    Decimal(text)
    for text in (
        "0", "1", "-1", "18.0", "1.50000000000000", "0.12345678900000", "59.9999999999", "60.0000000001", "0.35", "1E+3", "-0.0000000001",
        "9999999999999999999999999999.9999999999", "-9999999999999999999999999999.9999999999", "9223372036854775808", "-9999999999999.9999999999", "9999999999999.99999",
        "10000000000000", "0.12345", "0.123456", "100000.5",
    )
]  # fmt: skip
PATTERNS = [
    "[0-9]{17}[0-9X]", "[0-9]*", "[^0-9]+", "[一-龥]{2,4}", r"[0-9](\.[0-9]+)?[Ee][+]?[0-9]{1,2}", "a|b|1", "(0|1)?",
    "1[3-9][0-9]{9}|(0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(-[0-9]{1,6})?", "𠮷+a?", "[^a]{1,3}", r"\-|\.|\\", "[😀-😂]",
]  # fmt: skip

texts = st.sampled_from([text for text in TEXTS if "\0" not in text]) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6
)
codes = st.sampled_from(["a", "X", "ab", "x", "1", "一", "a.", "[", "1-2", "é", "\\"])
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
        "d": lambda: date.fromordinal(
            random.randrange(*random.choice([(1, date.max.toordinal() + 1), (739252, 739982)]))
        ),
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
            st.builds(nodes.ClockDays, st.just("days"), st.booleans()),
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
    Sort.TEXT: ["Slice", "Coalesce text", "Choose text"],
    Sort.NUMBER: [
        "Length", "DaysBetween", "WorkingDaysBetween", "Age", "DatePart", "Calculate", "Parameter", "ClockDays",
        "Coalesce number", "Choose number",
    ],
    Sort.DAY: ["ParseDate", "AddDays", "AddMonths", "Coalesce day", "Choose day"],
    Sort.TRUTH: [
        "Compare text", "Compare truth value", "Compare number", "Compare day", "OneOf", "InTable", "Includes",
        "StartsWith", "Matches", "Within",
        "CheckDigitHolds", "Present", "Unreadable", "Not", "And", "Or", "Coalesce truth value", "Choose truth value",
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
    on = st.none() | day
    near = st.sampled_from([FIELDS["d"], FIELDS["e"], nodes.AddDays(FIELDS["d"], nodes.Literal(7))]) | day
    kept = st.sampled_from([field for field in FIELDS.values() if field.kept])
    return (
        {
            "Slice": st.builds(lambda item, place: nodes.Slice(item, *place), text, places),
            "Length": st.builds(nodes.Length, text),
            "DaysBetween": st.builds(nodes.DaysBetween, day, day),
            "Age": st.builds(nodes.Age, day, day),
            "ParseDate": st.builds(nodes.ParseDate, text),
            "AddDays": st.builds(nodes.AddDays, day, number),
            "AddMonths": st.builds(nodes.AddMonths, day, number),
            "DatePart": st.builds(nodes.DatePart, st.sampled_from(["year", "month"]), day),
            "WorkingDaysBetween": st.builds(nodes.WorkingDaysBetween, near, near),
            "Calculate": st.builds(
                nodes.Calculate, st.sampled_from(["plus", "minus", "times"]), number, number
            ),
            "Parameter": st.builds(nodes.Parameter, st.just("whole"), on),
            "ClockDays": st.builds(nodes.ClockDays, st.just("days"), st.booleans(), on),
            "Within": st.builds(nodes.Within, near, near, st.sampled_from(sorted(CLOCKS)), st.booleans(), on),
            "InTable": st.builds(nodes.InTable, text, st.just("some")),
            "Includes": st.builds(nodes.Includes, text, st.lists(codes, min_size=1, max_size=3).map(tuple)),
            "StartsWith": st.builds(nodes.StartsWith, text, text),
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
        }
        | {
            f"Coalesce {sort}": st.builds(
                nodes.Coalesce, st.lists(below[sort], min_size=1, max_size=3).map(tuple)
            )
            for sort in Sort
        }
        | {f"Choose {sort}": st.builds(nodes.Choose, truth, below[sort], below[sort]) for sort in Sort}
    )


def frame_of(table: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """Return rows as the frame that a rule runs on."""
    return pl.DataFrame(table, schema={**SCHEMA, **dict.fromkeys(KEPT, pl.String())}, orient="row")
