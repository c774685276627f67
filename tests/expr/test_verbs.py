"""Declaring expressions: what is written wrongly is refused where it is written."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from functools import partial
from typing import Annotated

import pytest
from pydantic import BaseModel

from jiceng import expr
from jiceng.errors import DeclarationError
from jiceng.expr import (
    Context,
    Node,
    add_days,
    add_months,
    age,
    as_of,
    check_digit,
    choose,
    clock_days,
    coalesce,
    compile_polars,
    compile_python,
    days_between,
    eq,
    fields,
    ge,
    in_table,
    includes,
    le,
    length,
    literal,
    lt,
    matches,
    minus,
    month_of,
    ne,
    nodes,
    one_of,
    parameter,
    parse_date,
    plus,
    present,
    reads,
    slice_of,
    starts_with,
    times,
    unreadable,
    walk,
    within,
    working_days_between,
    year_of,
)
from jiceng.expr.nodes import And, Coalesce, Compare, Field, Literal, OneOf
from jiceng.expr.sorts import Sort
from jiceng.expr.sql_target import compile_sql
from jiceng.expr.verbs import lift


class Stage(StrEnum):
    OPEN = "10"
    CLOSED = "20"


class Case(BaseModel):
    number: str
    found_on: date | None = None
    closed_on: Annotated[date | None, "a mark"] = None
    people: int | None = None
    share: Decimal | None = None
    settled: bool | None = None
    stage: Stage | None = None
    stages: tuple[Stage, ...] | None = None
    weight: float | None = None
    either: int | str = 0


case = fields(Case)
CONTEXT = Context(date(2026, 9, 30), lambda slug: {"n": 3, "third": Decimal(1) / 3}[slug], lambda *_: 2**70)


def test_a_handle_knows_its_type() -> None:
    assert case.number == Field("number", kept=False, sort=Sort.TEXT)
    assert case.closed_on == Field("closed_on", kept=True, sort=Sort.DAY)
    assert case.stage == Field("stage", kept=True, sort=Sort.TEXT)
    assert case.stages == Field("stages", kept=True, sort=Sort.TEXT)
    assert case.people == Field("people", kept=True, sort=Sort.NUMBER)
    assert case.settled == Field("settled", kept=True, sort=Sort.TRUTH)
    assert case.weight == Field("weight", kept=True, sort=None)


def test_a_misspelt_field_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(DeclarationError, match="Case has no field closed_at; did you mean closed_on"):
        _ = case.closed_at  # type: ignore[attr-defined]
    with pytest.raises(DeclarationError, match=r"Case has no field zzz\Z"):
        _ = case.zzz  # type: ignore[attr-defined]


def test_an_expression_is_no_truth_value() -> None:
    with pytest.raises(TypeError, match="combine with & "):
        bool(present(case.number))
    with pytest.raises(TypeError, match="combine with & "):
        _ = present(case.number) and present(case.people)


@pytest.mark.parametrize(
    ("declare", "sentence"),
    [
        (lambda: le(case.found_on, 3), "Compare takes a day, but Literal is a number"),
        (lambda: le(case.people, case.found_on), "Compare takes a number, but found_on is a day"),
        (lambda: eq(case.number, 3), "Compare takes a text, but Literal is a number"),
        (lambda: eq(case.settled, 1), "Compare takes a truth value, but Literal is a number"),
        (lambda: lt(case.number, "2"), "do not order a text alike"),
        (lambda: ge(case.settled, True), "do not order a truth value alike"),
        (lambda: eq(case.weight, 1), "of a known sort"),
        (lambda: eq(1, case.either), "either is a field of no stated type"),
        (lambda: length(case.people), "Length takes a text, but people is a number"),
        (lambda: slice_of(case.found_on, 0, 4), "Slice takes a text"),
        (lambda: slice_of(case.number, 4, 2), "stop does not lie before its start"),
        (lambda: slice_of(case.number, -1, 2), "counts from 0"),
        (lambda: parse_date(case.found_on), "ParseDate takes a text"),
        (lambda: age(case.number), "Age takes a day"),
        (lambda: days_between(case.found_on, case.people), "DaysBetween takes a day"),
        (lambda: add_days(case.found_on, case.closed_on), "AddDays takes a number"),
        (lambda: add_days(case.number, 1), "AddDays takes a day"),
        (lambda: coalesce(case.number, case.people), "Coalesce takes a text, but people is a number"),
        (coalesce, "takes one or more values"),
        (lambda: one_of(case.number), "at least one value"),
        (lambda: one_of(case.people, "1"), "OneOf takes a text"),
        (lambda: OneOf(case.number, (1,)), "OneOf takes a text, but Literal is a number"),
        (lambda: matches(case.number, r"\d+"), "spell a class out"),
        (lambda: matches(case.people, "[0-9]+"), "Matches takes a text"),
        (lambda: check_digit(case.number, "gb999"), "no numbering scheme 'gb999'; there are gb11643"),
        (lambda: check_digit(case.people, "gb11643"), "CheckDigitHolds takes a text"),
        (lambda: unreadable(present(case.people)), "only a field"),
        (lambda: unreadable(case.number), "number is text, and text is never unreadable"),
        (lambda: present(case.number) & case.people, "And takes a truth value, but people is a number"),
        (lambda: present(case.number) | True, "Or takes an expression, not a bool"),
        (lambda: ~length(case.number), "Not takes a truth value, but Length is a number"),
        (lambda: And(()), "one or more"),
        (lambda: Compare("eq", 1, 1), "of a known sort"),
        (lambda: lift(0.5), "a float cannot stand"),
        (lambda: lift(None), "a NoneType cannot stand"),
        (lambda: lift(datetime(2026, 9, 30, tzinfo=UTC)), "a datetime cannot stand"),
        (lambda: lift(Decimal("NaN")), "a Decimal cannot stand"),
        (lambda: literal(2**63), "fits 64 bits"),
        (lambda: literal(Decimal("1E-11")), "ten decimal places"),
        (lambda: literal("\ud800"), "surrogate"),
        (lambda: literal("\0"), "character NUL"),
        (lambda: one_of(case.number, "a\0"), "character NUL"),
        (lambda: matches(case.number, "[\0a]"), "character NUL"),
        (lambda: slice_of(case.number, 0, 2**31), "counts from 0 to 2147483646"),
        (lambda: plus(case.people, case.found_on), "Calculate takes a number, but found_on is a day"),
        (lambda: minus(case.number, 1), "Calculate takes a number, but number is a text"),
        (lambda: times(case.people, True), "Calculate takes a number, but Literal is a truth value"),
        (lambda: add_months(case.found_on, case.closed_on), "AddMonths takes a number"),
        (lambda: add_months(case.people, 1), "AddMonths takes a day"),
        (lambda: working_days_between(case.found_on, 3), "WorkingDaysBetween takes a day"),
        (lambda: working_days_between(3, case.found_on), "WorkingDaysBetween takes a day"),
        (lambda: year_of(case.people), "DatePart takes a day"),
        (lambda: month_of(case.number), "DatePart takes a day"),
        (lambda: starts_with(case.number, case.people), "StartsWith takes a text"),
        (lambda: starts_with(case.people, "1"), "StartsWith takes a text"),
        (lambda: includes(case.number), "at least one code"),
        (lambda: includes(case.people, "1"), "Includes takes a text"),
        (lambda: includes(case.number, "a|b"), "holds no |"),
        (lambda: includes(case.number, ""), "not empty"),
        (lambda: includes(case.number, 1), "Includes takes a text, but Literal is a number"),
        (lambda: in_table(case.people, "division.county"), "InTable takes a text"),
        (lambda: choose(case.people, 1, 2), "Choose takes a truth value"),
        (lambda: choose(case.settled, 1, "2"), "Choose takes a number, but Literal is a text"),
        (lambda: choose(case.settled, case.weight, 2), "of a known sort"),
        (lambda: nodes.Choose(case.settled, 1, 2), "of a known sort"),
        (lambda: within(case.people, case.found_on, "petition.close"), "Within takes a day"),
        (lambda: within(case.found_on, case.number, "petition.close"), "Within takes a day"),
        (lambda: within(case.found_on, as_of, "petition.close", on=3), "Within takes a day"),
        (lambda: parameter("adult.age", on=case.people), "Parameter takes a day"),
        (lambda: clock_days("petition.close", on="2026-01-01"), "ClockDays takes a day"),
    ],
)
def test_what_is_put_together_wrongly_cannot_be_made(declare: Callable[[], Node], sentence: str) -> None:
    with pytest.raises(DeclarationError) as raised:
        declare()
    assert sentence in str(raised.value)


def test_a_code_stands_for_its_text() -> None:
    class Number(Enum):
        THREE = 3

    assert eq(case.stage, Stage.OPEN) == Compare("eq", case.stage, Literal("10"))
    assert one_of(case.stage, Stage.OPEN, "20").values == ("10", "20")
    assert includes(case.stage, Stage.OPEN, "20").codes == ("10", "20")
    assert [type(value) for value in one_of(case.stage, Stage.OPEN, "20").values] == [str, str]
    assert lift(Number.THREE) == Literal(3)


def test_verbs_make_the_node_of_their_name() -> None:
    made = [
        add_months(case.found_on, 1),
        choose(case.settled, 1, case.people),
        in_table(case.number, "division.county"),
        includes(case.stage, "10"),
        minus(case.people, 1),
        month_of(case.found_on),
        plus(case.people, 1),
        starts_with(case.number, case.stage),
        times(case.people, case.share),
        within(case.found_on, case.closed_on, "petition.close"),
        working_days_between(case.found_on, case.closed_on),
        year_of(case.found_on),
        add_days(case.found_on, clock_days("petition.close", extended=True)),
        age(case.found_on),
        check_digit(case.number, "gb11643"),
        coalesce(case.people, parameter("n")),
        days_between(case.found_on, as_of),
        expr.gt(case.people, 1),
        length(case.number),
        matches(case.number, "[0-9]+"),
        ne(case.number, ""),
        parse_date(slice_of(case.number, 6, 14)),
        unreadable(case.people),
    ]
    assert [type(node).__name__ for node in made] == [
        "AddMonths",
        "Choose",
        "InTable",
        "Includes",
        "Calculate",
        "DatePart",
        "Calculate",
        "StartsWith",
        "Calculate",
        "Within",
        "WorkingDaysBetween",
        "DatePart",
        "AddDays",
        "Age",
        "CheckDigitHolds",
        "Coalesce",
        "DaysBetween",
        "Compare",
        "Length",
        "Matches",
        "Compare",
        "ParseDate",
        "Unreadable",
    ]


def test_reads_lists_each_field_once_in_order() -> None:
    node = (present(case.stage) & ~unreadable(case.people)) | le(
        case.found_on, coalesce(case.closed_on, as_of)
    )
    assert reads(node) == ("stage", "people", "found_on", "closed_on")
    assert reads(present(case.number) & ne(case.number, "")) == ("number",)
    assert reads(parameter("adult.age", on=case.found_on)) == ("found_on",)
    assert reads(within(case.found_on, case.closed_on, "petition.close", on=as_of)) == (
        "found_on",
        "closed_on",
    )
    assert sum(isinstance(item, Coalesce) for item in walk(node)) == 1


@pytest.mark.parametrize("node", [parameter("third"), clock_days("petition.close")])
def test_a_number_of_the_law_that_engines_cannot_hold_is_refused_by_every_target(node: Node) -> None:
    for compiled in (compile_python, compile_polars, partial(compile_sql, dialect="duckdb")):
        with pytest.raises(DeclarationError, match="more digits or decimal places"):
            compiled(node, CONTEXT)


@pytest.mark.parametrize(
    "value",
    [3, 2.5, b"", "2026-01-01", datetime(2026, 1, 1, tzinfo=UTC), Decimal("sNaN"), True, [], object()],
)
def test_on_a_value_of_another_sort_nothing_can_be_told(value: object) -> None:
    row = {"found_on": value, "people": value if type(value) is not int else "3", "number": None}
    for node in (
        le(case.found_on, as_of),
        age(case.found_on),
        add_days(case.found_on, 1),
        lt(case.people, 3),
        add_months(case.found_on, case.people),
        plus(case.people, 1),
        times(1, case.people),
        year_of(case.found_on),
        choose(lt(case.people, 3), 1, 2),
        includes(case.number, "1"),
        starts_with(case.number, ""),
    ):
        assert compile_python(node, CONTEXT)(row) is None
    assert compile_python(present(Field("people")), CONTEXT)({"people": value}) is True
    assert compile_python(lt(case.people, 5), CONTEXT)({"people": 3}) is True


def test_an_unreadable_field_is_present_and_unknown() -> None:
    row = {"people": None, "people:text": "看不懂"}
    answers = [
        compile_python(node, CONTEXT)(row)
        for node in (present(case.people), unreadable(case.people), lt(case.people, 5))
    ]
    assert answers == [True, True, None]


@pytest.mark.parametrize("text", ["1E+999999999", "-1E+999999999", "1E-999999999", "0E+999999999"])
def test_a_number_of_any_size_is_met_without_raising(text: str) -> None:
    row = {"found_on": date(2026, 9, 30), "share": Decimal(text), "people": 3}
    for node in (
        add_days(case.found_on, case.share),
        add_months(case.found_on, case.share),
        plus(case.share, 1),
        times(case.share, case.people),
        lt(case.share, case.people),
    ):
        compile_python(node, CONTEXT)(row)
