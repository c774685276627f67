"""Law nodes become plain ones: which, and that every target sees the same."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DeclarationError
from jiceng.expr import (
    ClockLimit,
    Context,
    Node,
    add_days,
    add_months,
    as_of,
    choose,
    clock_days,
    compile_python,
    days_between,
    ge,
    in_table,
    le,
    literal,
    lower,
    lt,
    one_of,
    parameter,
    present,
    walk,
    within,
    working_days_between,
)
from jiceng.expr.nodes import ClockDays, Parameter, Unknown, Within
from jiceng.expr.sorts import Sort
from jiceng.law import deadline, lawful_context
from jiceng.law.book import LawBook
from jiceng.periods import WorkCalendar
from tests.expr.made_up import CLOCKS, CONTEXT, FIELDS, rows, verbs_at

D, E, T = FIELDS["d"], FIELDS["e"], FIELDS["t"]
TODAY = date(2026, 9, 30)
BARE = Context(TODAY, {"n": 3}.__getitem__, lambda *_: 60)


@pytest.mark.parametrize(
    ("law", "lowered"),
    [
        (parameter("whole"), literal(22)),
        (clock_days("days", extended=True), literal(90)),
        (within(D, E, "days"), le(days_between(D, E), 60)),
        (within(D, E, "days", extended=True), le(days_between(D, E), 90)),
        (within(D, E, "hours"), le(days_between(D, E), 2)),
        (within(D, E, "months"), le(E, add_months(D, 1))),
        (within(D, E, "years"), le(E, add_months(D, 24))),
        (within(D, E, "back"), le(days_between(D, E), -10)),
        (within(D, E, "working"), lt(working_days_between(D, add_days(E, -1)), 5)),
        (
            within(D, E, "working.back", extended=True),
            le(working_days_between(add_days(D, -1), add_days(E, -1)), -5),
        ),
    ],
    ids=repr,
)
def test_what_a_law_node_becomes(law: Node, lowered: Node) -> None:
    assert lower(law, CONTEXT) == lowered


def test_the_law_of_a_day_is_a_chain_of_choices() -> None:
    unknown = Unknown(Sort.NUMBER)
    first = choose(ge(D, date(4, 2, 29)), 18, unknown)
    second = choose(ge(D, date(2001, 3, 1)), unknown, first)
    assert lower(parameter("share", on=D), CONTEXT) == choose(ge(D, date(2026, 1, 1)), Decimal("0.5"), second)


def test_what_holds_no_law_stays_the_same_object() -> None:
    node = present(T) & one_of(T, "1", "2") & le(D, as_of)
    assert lower(node, CONTEXT) is node


@given(st.sampled_from(sorted(verbs_at(2))).flatmap(lambda verb: verbs_at(2)[verb]), st.integers(0, 2**32))
def test_a_lowered_expression_answers_as_before_and_names_no_law(node: Node, seed: int) -> None:
    lowered = lower(node, CONTEXT)
    assert not [item for item in walk(lowered) if isinstance(item, Parameter | ClockDays | Within)]
    before, after = compile_python(node, CONTEXT), compile_python(lowered, CONTEXT)
    assert all(before(row) == after(row) for row in rows(seed, 20))


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (within(D, E, "days"), "this context supplies no clocks"),
        (within(D, E, "days", on=D), "no history of clocks"),
        (clock_days("days", on=D), "no history of clocks"),
        (parameter("n", on=D), "no history of parameters"),
        (working_days_between(D, E), "no working days"),
        (in_table(T, "some"), "no tables"),
    ],
    ids=repr,
)
def test_a_context_says_what_it_lacks(node: Node, sentence: str) -> None:
    with pytest.raises(DeclarationError, match=sentence):
        compile_python(node, BARE)


def test_days_are_asked_of_clocks_in_days_only() -> None:
    with pytest.raises(DeclarationError, match="does not run in calendar days; ask within"):
        lower(clock_days("months", on=D), CONTEXT)


@pytest.mark.parametrize(
    ("node", "sort"),
    [
        (parameter("n", on=D), Sort.NUMBER),
        (clock_days("n", on=D), Sort.NUMBER),
        (within(D, E, "n", on=D), Sort.TRUTH),
    ],
)
def test_a_law_that_was_never_in_force_tells_nothing(node: Node, sort: Sort) -> None:
    def never(_: str) -> list[tuple[date, None]]:
        return [(date.min, None)]

    context = Context(TODAY, {}.__getitem__, lambda *_: 0, parameter_history=never, clock_history=never)
    assert lower(node, context) == Unknown(sort)


LAWFUL = lawful_context(TODAY)
SLUGS = sorted(
    {
        clock.slug
        for clock in LawBook.bundled().clocks
        if clock.region == "CN" and clock.in_force(TODAY) and clock.unit != "hour"
    }
)


@pytest.mark.parametrize("slug", SLUGS)
@given(
    start=st.dates(date(2024, 1, 1), date(2026, 3, 1)),
    off=st.integers(-3, 3),
)
def test_within_is_the_deadline_without_roll_over(slug: str, start: date, off: int) -> None:
    """Of two ways to the last day, one counts forward and the other compares: they meet on the same day."""
    clock = LawBook.bundled().clock(slug, on=TODAY)
    last = (
        deadline(clock, start, roll_over=False).day
        if clock.direction == "after"
        else deadline(clock, start).day
    )
    holds = compile_python(within(D, E, slug), LAWFUL)
    end = last + timedelta(days=off)
    expected: bool | None = end <= last
    if clock.unit == "working-day" and (end - timedelta(days=1)).year > WorkCalendar.bundled().years[-1]:
        expected = None
    assert holds({"d": start, "e": end}) is expected


def test_hours_touch_whole_days() -> None:
    holds = compile_python(within(D, E, "legal_aid.transfer"), LAWFUL)
    assert [holds({"d": TODAY, "e": TODAY + timedelta(days=days)}) for days in (0, 1, 2)] == [
        True,
        True,
        False,
    ]


def test_the_made_up_clocks_are_of_every_unit() -> None:
    assert {clock.unit for clock in CLOCKS.values()} == {
        "calendar-day",
        "working-day",
        "month",
        "year",
        "hour",
    }
    assert ClockLimit("month", 2, 1).total(extended=True) == 3
