"""Rules on divisions, grids, centres and cameras, held against what the numbers themselves say."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.codes import AdministrativeLevel, DivisionKind
from jiceng.identifiers import DivisionCode
from jiceng.models import Division, GovernanceCentre, Grid, Household, Record, Resident, VideoPoint
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import Verdict, verdicts
from tests.validate.examples import context_of_the_examples, dataset_of

CONTEXT = context_of_the_examples()
SERIALS = [f"{number:03}" for number in range(1, 1000)]


def told(
    code: str, marks: tuple[str, ...], model: type[Record], example: Sequence[Mapping[str, object]] | object
) -> list[Verdict]:
    place = next(
        place
        for place, rule in enumerate(CATALOGUE)
        if (rule.code, rule.model, rule.marks) == (code, model, marks)
    )
    return verdicts(dataset_of(model, example), model, [place], CONTEXT).column(place)


@pytest.mark.parametrize("start", ["539925", "539925101"])
def test_a_code_is_out_of_range_where_the_number_has_no_kind(start: str) -> None:
    rows = [{"code": start + serial} for serial in SERIALS]
    failed = [
        verdict is Verdict.FAILED for verdict in told("division.level-range", ("code",), Division, rows)
    ]
    assert failed == [DivisionCode(row["code"]).kind is None for row in rows]


@given(st.sampled_from(SERIALS[:599]), st.sampled_from(DivisionKind))
def test_the_kind_of_a_division_is_that_of_its_number(serial: str, kind: DivisionKind) -> None:
    code = DivisionCode(f"539925101{serial}")
    (verdict,) = told("division.kind-name", ("kind", "code"), Division, [{"code": code, "kind": kind}])
    assert (verdict is Verdict.PASSED) is (code.kind is kind)


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        ("539925101", Verdict.PASSED),
        ("539925101000", Verdict.PASSED),
        ("539925000000", Verdict.PASSED),
        ("530000", Verdict.PASSED),
        ("540000", Verdict.FAILED),
        ("539925102", Verdict.FAILED),
        ("539925101201", Verdict.FAILED),
    ],
)
def test_a_parent_begins_the_code_with_or_without_filling(parent: str, expected: Verdict) -> None:
    rows = [{"code": "539925101201", "parent_code": parent}, {"code": parent}]
    assert told("division.parent-exists", ("parent_code", "code"), Division, rows)[0] is expected


@given(st.sampled_from(["53", "5399", "539925", "539925101", "539925101201"]), st.booleans())
def test_the_level_of_a_centre_is_that_of_its_number(code: str, filled: bool) -> None:
    code = code.ljust(12, "0") if filled else code
    levels = [level for level in AdministrativeLevel if level is not AdministrativeLevel.CENTRAL]
    rows = [{"division_code": code, "name": level.zh, "level": level} for level in levels]
    told_of = told("center.level", ("level", "division_code"), GovernanceCentre, rows)
    passed = [level.name for level, verdict in zip(levels, told_of, strict=True) if verdict is Verdict.PASSED]
    assert passed == [DivisionCode(code).level.name]


@given(
    st.decimals(Decimal("73.5"), Decimal(135), places=6), st.decimals(Decimal("3.5"), Decimal(53), places=6)
)
def test_coordinates_that_are_exchanged_lie_outside(east: Decimal, north: Decimal) -> None:
    rows = [{"longitude": east, "latitude": north}, {"longitude": north, "latitude": east}]
    assert told("video.coordinates", ("latitude", "longitude"), VideoPoint, rows) == [
        Verdict.PASSED,
        Verdict.FAILED,
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"commissioned_on": "2025-03-31", "filed_on": "2025-06-30"}, Verdict.PASSED),
        ({"commissioned_on": "2025-03-31", "filed_on": "2025-07-01"}, Verdict.FAILED),
        ({"commissioned_on": "2025-04-01", "filed_on": "2025-05-01"}, Verdict.PASSED),
        ({"commissioned_on": "2026-09-01"}, Verdict.PASSED),
        ({"commissioned_on": "2026-08-30"}, Verdict.FAILED),
        ({"commissioned_on": "2026-08-30", "status": "4"}, Verdict.NOT_APPLICABLE),
    ],
)
def test_what_was_in_use_before_the_regulation_has_a_longer_time(
    row: Mapping[str, object], expected: Verdict
) -> None:
    system = {"is_public_system": True, **row}
    assert told("video.filing-30d", ("filed_on", "commissioned_on"), VideoPoint, [system]) == [expected]


def test_a_micro_grid_has_neither_size_nor_leader_of_its_own() -> None:
    rows = [{"code": "5399251012010201", "parent_code": "53992510120102", "households": 40}]
    assert told("grid.size", ("households",), Grid, rows) == [Verdict.NOT_APPLICABLE]
    assert told("grid.leader-required", ("leader_name",), Grid, rows) == [Verdict.NOT_APPLICABLE]


def test_a_grid_that_does_not_name_its_village_is_added_by_its_code() -> None:
    lists = {
        "division": [{"code": "539925101201", "households": 610}],
        "grid": [
            {"code": "53992510120101", "households": 300, "community_code": "539925101201"},
            {"code": "53992510120102", "households": 310},
        ],
    }
    assert told("grid.household-sum", ("households",), Division, lists) == [Verdict.PASSED]


def test_a_household_in_a_micro_grid_is_in_the_grid_around_it_too() -> None:
    example = {
        "household": [{"number": "1", "grid_code": "53992510120102"}],
        "resident": [{"household_number": "1", "grid_code": "5399251012010201"}],
    }
    assert told("grid.overlap", ("grid_code", "number"), Household, example) == [Verdict.PASSED]


def test_a_head_without_a_grid_is_covered_by_the_entry_of_the_household() -> None:
    head = {"household_number": "1", "relation_to_head": "02", "division_code": "539925101201"}
    entry = {"number": "1", "grid_code": "53992510120102"}
    assert told("grid.coverage", ("grid_code",), Resident, {"resident": [head], "household": [entry]}) == [
        Verdict.NOT_APPLICABLE
    ]
    assert told("grid.coverage", ("grid_code",), Resident, {"resident": [head], "household": []}) == [
        Verdict.FAILED
    ]
