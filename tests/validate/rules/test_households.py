"""Households across lists: what is held against a household, and what cannot be told."""

from collections.abc import Mapping, Sequence

import pytest

from jiceng.models import Household, Record, Resident
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import Verdict, verdicts
from tests.validate.examples import context_of_the_examples, dataset_of

CONTEXT = context_of_the_examples()
GRID = "53992510220202"
NUMBER = "53992519491231048X"
LIVING: Mapping[str, object] = {"household_number": "1", "grid_code": GRID}
DEAD = {**LIVING, "is_deceased": True}

Rows = Sequence[Mapping[str, object]]


def told(model: type[Record], code: str, mark: str, lists: Mapping[str, Rows]) -> list[Verdict]:
    place = next(
        place
        for place, rule in enumerate(CATALOGUE)
        if rule.code == code and issubclass(model, rule.model) and rule.marks[0] == mark
    )
    return verdicts(dataset_of(model, lists), model, [place], CONTEXT).column(place)


@pytest.mark.parametrize(
    ("residents", "verdict"),
    [
        ([LIVING], Verdict.PASSED),
        ([DEAD, {**LIVING, "household_number": "2"}], Verdict.FAILED),
        ([{"household_number": "2", "grid_code": "53992510120102"}], Verdict.NOT_APPLICABLE),
        ([{"grid_code": GRID}], Verdict.NOT_APPLICABLE),
        ([], Verdict.UNKNOWN),
    ],
    ids=["alive", "dead", "another township", "a list without household numbers", "no list"],
)
def test_only_a_township_with_a_list_of_residents_is_told_of_an_empty_household(
    residents: Rows, verdict: Verdict
) -> None:
    lists: dict[str, Rows] = {"household": [{"number": "1", "grid_code": GRID}], "resident": residents}
    assert told(Household, "household.no-members", "number", lists) == [verdict]


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [(0, Verdict.FAILED), (1, Verdict.PASSED), (2, Verdict.PASSED), (3, Verdict.FAILED)],
)
def test_who_died_may_be_counted_or_not(stated: int, verdict: Verdict) -> None:
    lists: dict[str, Rows] = {
        "household": [{"number": "1", "grid_code": GRID, "member_count": stated}],
        "resident": [LIVING, DEAD],
    }
    assert told(Household, "household.count-match", "member_count", lists) == [verdict]


@pytest.mark.parametrize(
    ("number", "verdict"),
    [(NUMBER, Verdict.PASSED), ("539925199404184731", Verdict.FAILED), (None, Verdict.NOT_APPLICABLE)],
)
def test_a_member_without_a_number_may_be_the_head(number: str | None, verdict: Verdict) -> None:
    lists: dict[str, Rows] = {
        "household": [{"number": "1", "grid_code": GRID, "head_id_number": NUMBER}],
        "resident": [{**LIVING, "id_number": number}],
    }
    assert told(Household, "household.head-is-member", "head_id_number", lists) == [verdict]


def test_the_same_household_number_in_two_townships_is_two_households() -> None:
    registered = {"id_number": NUMBER, "household_number": "1", "population_kind": "01"}
    here, there = {**registered, "grid_code": GRID}, {**registered, "grid_code": "53992510120102"}
    code, mark = "id.two-households", "id_number"
    assert told(Resident, code, mark, {"resident": [here, here]}) == [Verdict.PASSED] * 2
    assert told(Resident, code, mark, {"resident": [here, there]}) == [Verdict.FAILED] * 2
    staying = {**there, "population_kind": "02"}
    assert told(Resident, code, mark, {"resident": [here, staying]}) == [
        Verdict.PASSED,
        Verdict.NOT_APPLICABLE,
    ]


@pytest.mark.parametrize(
    ("divisions", "verdict"),
    [
        ([{"code": "539925101"}], Verdict.PASSED),
        ([{"code": "539926"}], Verdict.FAILED),
        ([], Verdict.UNKNOWN),
    ],
    ids=["listed", "another county", "no list"],
)
def test_a_county_that_the_table_lacks_may_be_on_the_list_of_the_batch(
    divisions: Rows, verdict: Verdict
) -> None:
    lists: dict[str, Rows] = {"resident": [{"id_number": NUMBER}], "division": divisions}
    assert told(Resident, "id.region-plausible", "id_number", lists) == [verdict]
