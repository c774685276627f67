"""What the rules of mediation, decisions and publication take from other lists, and what they do without them."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from jiceng.law import lawful_context
from jiceng.models import ENTITIES
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import Verdict, verdicts
from tests.validate.examples import dataset_of

Rows = Sequence[Mapping[str, object]]

CONTEXT = lawful_context(date(2026, 9, 30))
VILLAGE = "539925101201"
FAILED, PASSED, UNKNOWN, SILENT = Verdict.FAILED, Verdict.PASSED, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE


def told(code: str, entity: str, lists: Mapping[str, Rows]) -> list[Verdict]:
    """The verdicts of a rule on the rows of an entity."""
    model = ENTITIES[entity]
    place = next(
        place
        for place, rule in enumerate(CATALOGUE)
        if rule.code == code and issubclass(model, rule.model) and rule.gathers
    )
    return verdicts(
        dataset_of(model, {name: list(rows) for name, rows in lists.items()}), model, [place], CONTEXT
    ).column(place)


@pytest.mark.parametrize(
    ("party", "verdict"),
    [
        ({"birth_date": "2009-05-01"}, FAILED),
        ({"birth_date": "2009-05-01", "is_self_supporting": True}, FAILED),
        ({"birth_date": "2009-05-01", "is_self_supporting": True, "declines_guardian": True}, SILENT),
        ({"birth_date": "2010-05-01", "is_self_supporting": True, "declines_guardian": True}, FAILED),
        ({"birth_date": "2008-03-02"}, SILENT),
        ({}, UNKNOWN),
    ],
)
def test_a_minor_needs_a_guardian_unless_sixteen_self_supporting_and_willing(
    party: Mapping[str, object], verdict: Verdict
) -> None:
    attempt = {
        "dispute_number": "1",
        "sequence": 1,
        "is_police": True,
        "started_on": "2026-03-02",
        "is_guardian_notified": False,
        "is_guardian_present": False,
    }
    lists = {"mediation": [attempt], "dispute_party": [{"dispute_number": "1", "sequence": 1, **party}]}
    assert told("mediation.police-minor", "mediation", lists) == [verdict]
    assert told("mediation.police-minor", "mediation", {"mediation": [attempt]}) == [UNKNOWN]


def test_a_third_attempt_of_the_police_is_told_once() -> None:
    attempts = [
        {"dispute_number": "1", "sequence": n, "is_police": True, "closed_on": f"2026-03-0{n + 1}"}
        for n in (1, 2, 3)
    ]
    assert told("mediation.police-second", "mediation", {"mediation": attempts}) == [PASSED, PASSED, FAILED]


@pytest.mark.parametrize(("serving", "verdict"), [(2, FAILED), (3, PASSED), (9, PASSED), (10, FAILED)])
def test_the_size_of_a_committee_is_counted_where_it_is_not_stated(serving: int, verdict: Verdict) -> None:
    committee = {"division_code": VILLAGE, "name": "甲", "kind": "01"}
    member = {"division_code": VILLAGE, "committee_name": "甲", "post": "03"}
    gone, hired = member | {"left_on": "2026-01-01"}, member | {"post": "04"}
    lists = {
        "mediation_committee": [committee],
        "mediation_committee_member": [member] * serving + [gone, hired],
    }
    assert told("mediation.committee-size", "mediation_committee", lists) == [verdict]
    assert told("mediation.committee-size", "mediation_committee", {"mediation_committee": [committee]}) == [
        UNKNOWN
    ]


@pytest.mark.parametrize(
    ("conclusion", "verdict"),
    [
        ({"level": "1"}, FAILED),
        ({"level": "1", "is_controllable": True}, SILENT),
        ({"level": "3", "is_controllable": False}, FAILED),
        ({"level": "1", "phase": "3"}, SILENT),
        ({"level": "1", "adjustment": "分两期实施"}, PASSED),
    ],
)
def test_what_is_beyond_control_waits(conclusion: Mapping[str, object], verdict: Verdict) -> None:
    assessment = {"number": "1", "decision_number": "1", **conclusion}
    decided = [{"number": "1", "decided_on": "2026-05-01"}]
    code, entity = "risk.high-not-implemented", "stability_risk_assessment"
    assert told(code, entity, {entity: [assessment], "major_decision": decided}) == [verdict]
    assert FAILED not in told(code, entity, {entity: [assessment], "major_decision": [{"number": "1"}]})


def test_much_traffic_of_money_is_published_every_month() -> None:
    posting = {"division_code": VILLAGE, "kind": "02", "committee_kind": "01"}
    days = ("2026-07-01", "2026-08-01", "2026-09-02")
    rows = [posting | {"subject": day, "posted_from": day} for day in days]
    code, entity = "villagers.publish-quarter", "affairs_publication"
    assert told(code, entity, {entity: rows}) == [PASSED, PASSED, PASSED]
    monthly = [row | {"has_much_traffic": True} for row in rows]
    assert told(code, entity, {entity: monthly}) == [PASSED, PASSED, FAILED]
    residents = [row | {"committee_kind": "02"} for row in monthly]
    assert told(code, entity, {entity: residents}) == [SILENT, SILENT, SILENT]


def test_a_meeting_in_the_other_list_counts() -> None:
    meeting = {"number": "1", "division_code": VILLAGE, "kind": "11", "held_on": "2026-01-05"}
    since = {"decision_number": "1", "division_code": VILLAGE, "form": "12", "held_on": "2026-06-01"}
    code = "residents.representatives-half-year"
    lists = {"meeting": [meeting], "consultation": [since | {"sequence": 1}]}
    assert told(code, "meeting", {"meeting": [meeting]}) == [FAILED]
    assert told(code, "meeting", lists) == [PASSED]
    assert told(code, "consultation", lists) == [SILENT]


def test_parties_of_the_other_list_count_and_their_absence_does_not_excuse() -> None:
    disputes = [{"number": "1", "first_party": "张三"}]
    parties = [{"dispute_number": "1", "sequence": n} for n in (1, 2)]
    assert told("dispute.parties-min", "dispute", {"dispute": disputes}) == [FAILED]
    assert told("dispute.parties-min", "dispute", {"dispute": disputes, "dispute_party": parties}) == [SILENT]
    assert told("dispute.parties-min", "dispute", {"dispute": disputes, "dispute_party": parties[:1]}) == [
        FAILED
    ]


def test_a_decision_keeps_its_order_where_steps_are_missing() -> None:
    early = {"number": "1", "decision_form": "04", "decided_on": "2026-03-05", "implemented_on": "2026-03-01"}
    late = {"number": "2", "decision_form": "04", "party_studied_on": "2026-03-05"}
    assert told("decision.order", "major_decision", {"major_decision": [early, late]}) == [FAILED, PASSED]
