"""The law book as expressions see it."""

from datetime import date

import pytest

from jiceng.errors import DeclarationError
from jiceng.law import NotInForceError, UnknownSlugError, lawful_context

CONTEXT = lawful_context(date(2026, 9, 30))


def test_numbers_of_the_day() -> None:
    assert CONTEXT.as_of == date(2026, 9, 30)
    assert CONTEXT.parameter("marriage.age.male") == 22
    assert CONTEXT.clock_days("petition.close", False) == 60
    assert CONTEXT.clock_days("petition.close", True) == 90


def test_a_region_has_numbers_of_its_own() -> None:
    assert lawful_context(date(2023, 6, 1), "52").parameter("relapse.line") == 7300
    with pytest.raises(NotInForceError):
        lawful_context(date(2023, 6, 1)).parameter("relapse.line")


def test_what_no_expression_can_use() -> None:
    with pytest.raises(DeclarationError):
        CONTEXT.parameter("village.recall.petition")  # a fraction
    with pytest.raises(DeclarationError):
        CONTEXT.parameter("idcard.validity.46")  # a word
    with pytest.raises(DeclarationError):
        CONTEXT.clock_days("petition.object", False)  # working days
    with pytest.raises(UnknownSlugError):
        CONTEXT.parameter("no.such.slug")
