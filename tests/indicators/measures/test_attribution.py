"""To which units rows belong."""

import polars as pl
import pytest

from jiceng.indicators.measures.attribution import ATTRIBUTIONS, ByCode, ByOffice, ByOffices, Level, assigned
from jiceng.models import ENTITIES, terms

TOWNSHIPS = {"539925101": "柳河镇", "539925102": "青石镇", "539925103": "青石镇北"}
VILLAGES = {"539925101202": "下岭村", "539925102203": "下岭村", "539925102202": "上岭村"}


def owners(
    texts: list[str | None], kind: ByCode | ByOffice | ByOffices, level: Level = "township"
) -> list[list[str]]:
    """The units of each row, as the last digits of their codes."""
    units = TOWNSHIPS if level == "township" else VILLAGES
    pairs = assigned(pl.DataFrame({"x": texts}, schema={"x": pl.String()}), kind, level, units)
    found: list[list[str]] = [[] for _ in texts]
    for index, unit in pairs.iter_rows():
        found[index] += [] if unit is None else [unit[-3:]]
    return found


def test_by_code() -> None:
    codes = ["53992510120101", "539925102", "539925999", "", None, "junk"]
    assert owners(codes, ByCode("x")) == [["101"], ["102"], [], [], [], []]
    assert owners(["53992510220201", "539925102"], ByCode("x"), "village") == [["202"], []]


def test_by_the_name_of_an_office_the_longest_unit_wins() -> None:
    offices = ["柳河镇人民政府", "青石镇司法所", "青石镇北人民政府", "县住建局", " 柳河镇", "", None]
    assert owners(offices, ByOffice("x")) == [["101"], ["102"], ["103"], [], ["101"], [], []]


def test_a_name_that_two_units_share_belongs_to_none() -> None:
    assert owners(["下岭村委会", "上岭村委会"], ByOffice("x"), "village") == [[], ["202"]]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("各乡镇、县司法局", ["101", "102", "103"]),
        ("县司法局，全县各镇街", ["101", "102", "103"]),
        ("柳河镇、青石镇", ["101", "102"]),
        ("青石镇；柳河镇；柳河镇", ["101", "102"]),
        ("县直各部门", []),
        ("县司法局", []),
        (None, []),
    ],
)
def test_by_a_list_of_offices(text: str | None, units: list[str]) -> None:
    assert owners([text], ByOffices("x")) == [units]


def test_all_townships_are_not_all_villages() -> None:
    assert owners(["各乡镇"], ByOffices("x"), "village") == [[]]


@pytest.mark.parametrize("entity", ATTRIBUTIONS)
def test_an_attribution_reads_fields_of_its_entity(entity: str) -> None:
    kind = ATTRIBUTIONS[entity]
    assert kind.field in terms(ENTITIES[entity])
