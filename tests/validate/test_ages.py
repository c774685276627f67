"""An age compared with a number is a day compared with a day: the same answer, on every day of every year."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiceng.expr import Context, Node, age, compile_python, eq, ge, gt, le, lt, present
from jiceng.expr.nodes import Age, Field, walk
from jiceng.expr.sorts import Sort
from jiceng.validate.ages import compared_by_day

BIRTH = Field("birth_date", kept=False, sort=Sort.DAY)
STATED = Field("stated_age", kept=False, sort=Sort.NUMBER)
DAYS = st.dates(date(1880, 1, 1), date(2060, 12, 31))
COMPARED = (ge, gt, le, lt)


def context(as_of: date) -> Context:
    return Context(as_of, {}.__getitem__, lambda *_: 0)


@pytest.mark.parametrize("compared", COMPARED)
@given(as_of=DAYS, birth=DAYS | st.none(), years=st.integers(-30, 150), is_turned=st.booleans())
@example(as_of=date(2024, 2, 29), birth=date(2006, 3, 1), years=18, is_turned=False)
@example(as_of=date(2026, 2, 28), birth=date(2008, 2, 29), years=18, is_turned=False)
@example(as_of=date(2026, 9, 30), birth=date(2008, 9, 30), years=18, is_turned=True)
def test_the_answer_is_the_same(
    compared: Callable[[object, object], Node], as_of: date, birth: date | None, years: int, is_turned: bool
) -> None:
    node = compared(years, age(BIRTH)) if is_turned else compared(age(BIRTH), years)
    by_day = compared_by_day(node, as_of)
    assert not any(isinstance(inner, Age) for inner in walk(by_day))
    row = {"birth_date": birth}
    law = context(as_of)
    assert compile_python(by_day, law)(row) is compile_python(node, law)(row)


def test_what_is_no_order_of_an_age_and_a_number_stays_as_it_is() -> None:
    as_of = date(2026, 9, 30)
    for node in (eq(age(BIRTH), 18), le(age(BIRTH), STATED), ge(age(BIRTH), 9000), present(BIRTH)):
        assert compared_by_day(node, as_of) is node


def test_ages_inside_of_a_condition_are_compared_by_day() -> None:
    node = present(STATED) & ~ge(age(BIRTH), 18)
    by_day = compared_by_day(node, date(2026, 9, 30))
    assert by_day == present(STATED) & ~le(BIRTH, date(2008, 9, 30))
