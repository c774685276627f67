"""The law book as measures see it."""

from datetime import date

import pytest

from jiceng.errors import DeclarationError
from jiceng.indicators.measures.lawful import context_on


def test_clocks_and_parameters_of_the_day() -> None:
    context = context_on(date(2026, 9, 30))
    assert context.as_of == date(2026, 9, 30)
    assert (context.clock_days("petition.close", False), context.clock_days("petition.close", True)) == (
        60,
        90,
    )
    assert context.parameter("petition.reps.max") == 5


def test_what_cannot_be_compared_with_a_field() -> None:
    context = context_on(date(2026, 9, 30))
    with pytest.raises(DeclarationError):
        context.parameter("village.election.rerun_share")
    with pytest.raises(DeclarationError):
        context.clock_days("mediation.people.close", False)
