"""Meetings that decide: the rules count as fractions do, and the law book states each share once in two ways."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.expr import compile_python
from jiceng.law import LawBook, lawful_context
from jiceng.validate.rules.consultation import rules

HELD_ON = date(2026, 3, 2)
CONTEXT = lawful_context(date(2026, 9, 30))
BOOK = LawBook.bundled()
PEOPLE = st.integers(0, 3000)


def share(slug: str) -> Fraction:
    return BOOK.parameter(slug, on=HELD_ON).share


def holds(code: str, form: str, **numbers: int | None) -> bool | None:
    """Whether the rule that applies to a meeting of the form holds for these numbers."""
    row: dict[str, object] = {"form": form, "held_on": HELD_ON, "is_agreed": None, **numbers}
    for rule in rules.rules:
        if rule.code == code and rule.row.when is not None and compile_python(rule.row.when, CONTEXT)(row):
            return compile_python(rule.row.must, CONTEXT)(row)
    raise AssertionError(f"{code} does not apply")


@pytest.mark.parametrize(
    "slug", ["village.reps.quorum", "village.meeting.quorum.households", "residents.reps.quorum"]
)
def test_the_two_terms_of_a_share_are_the_share(slug: str) -> None:
    above, below = (
        BOOK.parameter(f"{slug}.{term}", on=HELD_ON).number for term in ("numerator", "denominator")
    )
    assert Fraction(above) / Fraction(below) == share(slug)
    assert BOOK.parameter(slug, on=HELD_ON).unit == "ratio-ge"


@pytest.mark.parametrize(
    ("code", "form", "body"),
    [("villagers.quorum", "10", "village"), ("residents.quorum", "12", "residents")],
)
@given(entitled=PEOPLE, attended=PEOPLE, agreed=PEOPLE)
def test_representatives_decide_as_fractions_say(
    code: str, form: str, body: str, entitled: int, attended: int, agreed: int
) -> None:
    enough = (
        attended >= share(f"{body}.reps.quorum") * entitled and agreed > share(f"{body}.reps.pass") * attended
    )
    told = holds(code, form, entitled_count=entitled, attended_count=attended, agreed_count=agreed)
    assert told is enough


@given(entitled=PEOPLE, attended=PEOPLE, households=PEOPLE, represented=PEOPLE, agreed=PEOPLE)
def test_villagers_or_households_make_a_meeting(
    entitled: int, attended: int, households: int, represented: int, agreed: int
) -> None:
    came = (
        attended > share("village.meeting.quorum.persons") * entitled
        or represented >= share("village.meeting.quorum.households") * households
    )
    enough = came and agreed > share("village.meeting.pass") * attended
    told = holds(
        "villagers.meeting-quorum",
        "09",
        entitled_count=entitled,
        attended_count=attended,
        entitled_households=households,
        attended_households=represented,
        agreed_count=agreed,
    )
    assert told is enough


def test_a_number_that_is_missing_does_not_fail() -> None:
    told = holds("villagers.quorum", "10", entitled_count=30, attended_count=20, agreed_count=None)
    assert told is None
    assert holds("villagers.quorum", "10", entitled_count=30, attended_count=19, agreed_count=None) is False
