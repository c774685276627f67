"""Rules on time limits agree, day by day, with the deadlines that the law book computes."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.expr import compile_python
from jiceng.law import LawBook, deadline, lawful_context
from jiceng.validate.rule import Rule
from jiceng.validate.rules import (
    administrative_reconsideration,
    community_correction_person,
    legal_aid_case,
    major_decision,
    mediation_agreement,
    petition,
)

CONTEXT = lawful_context(date(2026, 9, 30))
# Within the years whose days of rest are known.
STARTS = st.dates(date(2024, 1, 2), date(2026, 10, 31))
WAITS = st.integers(0, 45).map(lambda days: timedelta(days=days))


def holds(rule: Rule, row: Mapping[str, object]) -> bool | None:
    names = dict.fromkeys(rule.reads)
    return compile_python(rule.row.must, CONTEXT)(names | dict(row))


def rule_on(rules: list[Rule], code: str, mark: str) -> Rule:
    return next(rule for rule in rules if rule.code == code and rule.marks[0] == mark)


@given(start=STARTS, wait=WAITS)
def test_an_application_for_confirmation_may_wait_for_the_end_of_a_holiday(
    start: date, wait: timedelta
) -> None:
    rule = rule_on(mediation_agreement.rules.rules, "mediation.confirm-30d", "confirmation_applied_on")
    row = {"effective_on": start, "confirmation_applied_on": start + wait}
    assert holds(rule, row) is not deadline("mediation.confirm.apply", start).passed(start + wait)


STEPS = [
    ("supplement_asked_on", "applied_on", "review.supplement.notice", False),
    ("accepted_on", "applied_on", "review.examine", False),
    ("served_on", "accepted_on", "review.serve", False),
    ("served_on", "accepted_on", "review.serve.summary", True),
    ("answered_on", "served_received_on", "review.answer", False),
    ("answered_on", "served_received_on", "review.answer.summary", True),
]


@pytest.mark.parametrize(("end", "begin", "clock", "summary"), STEPS)
@given(start=STARTS, wait=WAITS)
def test_reconsideration_counts_working_days(
    end: str, begin: str, clock: str, summary: bool, start: date, wait: timedelta
) -> None:
    rule = rule_on(administrative_reconsideration.rules.rules, "review.working-days", end)
    row = {begin: start, end: start + wait, "is_summary": summary}
    assert holds(rule, row) is not deadline(clock, start).passed(start + wait)


@pytest.mark.parametrize(
    ("rules", "code", "begin", "end", "clock"),
    [
        (petition.rules.rules, "petition.object-5wd", "handed_over_on", "objected_on", "petition.object"),
        (
            petition.rules.rules,
            "petition.review-30d",
            "review_requested_on",
            "review_decided_on",
            "petition.review.decide",
        ),
        (
            petition.rules.rules,
            "petition.recheck-30d",
            "recheck_requested_on",
            "recheck_decided_on",
            "petition.recheck.decide",
        ),
        (petition.rules.rules, "petition.forward-15d", "received_on", "forwarded_on", "petition.forward"),
        (legal_aid_case.rules.rules, "aid.review-7d", "applied_on", "decided_on", "legal_aid.review"),
        (legal_aid_case.rules.rules, "aid.assign-3d", "decided_on", "assigned_on", "legal_aid.assign"),
    ],
)
@given(start=STARTS, wait=WAITS)
def test_offices_act_within_the_clock_counted_strictly(
    rules: list[Rule], code: str, begin: str, end: str, clock: str, start: date, wait: timedelta
) -> None:
    rule = rule_on(rules, code, end)
    late = deadline(clock, start, roll_over=False).passed(start + wait)
    assert holds(rule, {begin: start, end: start + wait}) is not late


@given(start=STARTS, wait=WAITS)
def test_the_minimum_of_the_legal_review_is_reached_on_its_last_day(start: date, wait: timedelta) -> None:
    rule = rule_on(major_decision.rules.rules, "decision.legality", "legality_checked_on")
    row = {"legality_sent_on": start, "legality_checked_on": start + wait}
    reached = start + wait >= deadline("decision.legality", start, roll_over=False).day
    assert holds(rule, row) is reached


def test_the_days_of_the_legal_review_are_those_of_its_clock() -> None:
    book, day = LawBook.bundled(), date(2026, 3, 2)
    assert (
        book.parameter("decision.legality.days", on=day).number
        == book.clock("decision.legality", on=day).limit
    )


@pytest.mark.parametrize(
    ("closed_on", "extended_to", "expected"),
    [
        (date(2026, 4, 30), None, True),
        (date(2026, 5, 1), None, False),
        (date(2026, 5, 30), date(2026, 5, 30), True),
        (date(2026, 5, 31), date(2026, 5, 30), False),
        (date(2026, 4, 30), date(2026, 4, 1), True),
    ],
    ids=["in time", "late", "extended", "beyond the extension", "an extension within the limit"],
)
def test_an_extension_takes_nothing_away(closed_on: date, extended_to: date | None, expected: bool) -> None:
    rule = rule_on(petition.rules.rules, "petition.close-60d", "closed_on")
    row = {"accepted_on": date(2026, 3, 1), "closed_on": closed_on, "extended_to": extended_to}
    assert holds(rule, row) is expected


@pytest.mark.parametrize(("has_team", "expected"), [(True, True), (None, True), (False, False)])
def test_a_team_whose_members_are_told_need_not_be_told_of(has_team: bool | None, expected: bool) -> None:
    for code, mark in (
        ("correction.team-woman", "team_has_woman"),
        ("correction.team-minor", "team_has_youth_worker"),
    ):
        rule = rule_on(community_correction_person.rules.rules, code, mark)
        row = {"sex": "2", "birth_date": date(2010, 1, 1), "has_team": has_team, mark: False}
        applies = rule.row.when
        assert applies is not None
        assert compile_python(applies, CONTEXT)(dict.fromkeys(rule.reads) | row) is expected
        assert holds(rule, row) is False
