"""Measures: one golden case each, and a contract over all of them."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from jiceng.dataset import Dataset
from jiceng.errors import DeclarationError
from jiceng.expr import literal
from jiceng.indicators.measures import (
    ATTRIBUTIONS,
    MEASURES,
    Measure,
    Selection,
    Tally,
    Window,
    measure,
    tally,
)
from jiceng.models import Dispute, Petition, Record, Resident, ResponsibilityTask, terms
from jiceng.periods import parse_period

LIUHE, QINGSHI, BAIYANG = "539925101", "539925102", "539925201"
NAMES = {LIUHE: "柳河镇", QINGSHI: "青石镇", BAIYANG: "白杨乡"}
Q3 = Window.of(parse_period("2026Q3"))
GRID = f"{LIUHE}20101"


def dispute(number: int, **row: object) -> Dispute:
    found = {
        "number": f"YL{number}",
        "grid_code": GRID,
        "found_on": "2026-07-01",
        "stage": "20",
        "due_on": "2026-10-10",
    }
    return Dispute.model_validate_json(_json(found | row))


def petition(number: int, **row: object) -> Petition:
    found = {"number": f"XF{number}", "handling_org": "柳河镇人民政府", "nature": "3"}
    return Petition.model_validate_json(_json(found | row))


def _json(row: dict[str, object]) -> str:
    return json.dumps({key: value for key, value in row.items() if value is not None})


def task(number: int, **row: object) -> ResponsibilityTask:
    found: dict[str, object] = {
        "year": 2026,
        "number": number,
        "title": "某项任务",
        "responsible_orgs": "各乡镇、县司法局",
    }
    return ResponsibilityTask.model_validate_json(_json(found | row))


def resident(**row: object) -> Resident:
    found = {
        "name": "张某",
        "sex": "1",
        "birth_date": "1949-12-31",
        "id_number": "539925194912310025",
        "household_number": "1",
        "relation_to_head": "01",
        "grid_code": GRID,
        "residence_address": "某村1号",
    }
    return Resident.model_validate_json(_json(found | row))


def counted(name: str, *records: Record) -> tuple[int, int]:
    """The numerator and denominator of 柳河镇."""
    found = _tally(name, *records)
    assert found is not None
    count = found.counts[LIUHE]
    return count.numerator, count.denominator


def _tally(name: str, *records: Record) -> Tally | None:
    one = MEASURES[name]
    return tally(one.select(Q3), one.model, Dataset.from_records(records), Q3, "township", NAMES)


SETTLED = {"stage": "30", "outcome": "10", "closed_on": "2026-08-01", "method": "0101"}


def test_dispute_resolution_rate() -> None:
    rows = (
        dispute(1, **SETTLED),
        dispute(2, **SETTLED | {"outcome": "11"}),
        dispute(3, **SETTLED | {"outcome": "20"}),
        dispute(4),
        dispute(5, **SETTLED | {"closed_on": "2026-10-01"}),  # settled after the period
        dispute(6, **SETTLED | {"closed_on": None}),  # when it was settled, nobody says
        dispute(7, **SETTLED | {"found_on": "2026-06-30"}),  # found before the period
        dispute(8, **SETTLED | {"found_on": "2026-09-30", "closed_on": "2026-09-30"}),
    )
    assert counted("dispute_resolution_rate", *rows) == (3, 7)


def test_dispute_overdue() -> None:
    rows = (
        dispute(1, due_on="2026-09-29"),
        dispute(2, due_on="2026-09-30"),  # the last day is still in time
        dispute(3, due_on="2026-01-01", stage="10", found_on=None),
        dispute(4, due_on="2026-01-01", stage="30"),
        dispute(5, due_on="2026-01-01", stage="40"),
        dispute(6, due_on=None),
        dispute(7, due_on="2026-09-01", found_on="2026-10-01"),  # not known by the end of the period
        dispute(8, due_on="2026-09-01", stage=None),
    )
    assert counted("dispute_overdue", *rows)[0] == 2


def test_mediation_success_rate() -> None:
    rows = (
        dispute(1, **SETTLED),
        dispute(2, **SETTLED | {"outcome": "20"}),
        dispute(3, **SETTLED | {"method": "0102"}),
        dispute(4, **SETTLED | {"closed_on": "2026-10-01"}),
        dispute(5),
    )
    assert counted("mediation_success_rate", *rows) == (1, 2)


def test_842_of_869_mediations() -> None:
    rows = [dispute(number, **SETTLED | {"outcome": "10" if number < 842 else "20"}) for number in range(869)]
    assert Fraction(*counted("mediation_success_rate", *rows)) == Fraction(842, 869)


def test_petition_on_time_reply() -> None:
    claim = {"accepted_on": "2026-05-02", "closed_on": "2026-07-01"}  # the sixtieth day is 1 July
    rows = (
        petition(1, **claim),
        petition(2, **claim | {"closed_on": "2026-07-02"}),
        petition(3, **claim | {"accepted_on": "2026-05-01"}),  # due on 30 June
        petition(4, **claim | {"closed_on": None}),
        petition(5, **claim | {"extended_to": "2026-07-31", "closed_on": "2026-07-31"}),
        petition(
            6, **claim | {"extended_to": "2026-08-05", "closed_on": "2026-08-01"}
        ),  # past the ninety days
        petition(7, **claim | {"nature": "1"}),  # a suggestion has no sixty days
        petition(8, **claim | {"accepted_on": None}),
    )
    assert counted("petition_on_time_reply", *rows) == (2, 5)


def test_petition_timely_inform() -> None:
    rows = (
        petition(1, received_on="2026-06-16", informed_on="2026-07-01"),
        petition(2, received_on="2026-06-16", informed_on="2026-07-02"),
        petition(3, received_on="2026-06-16"),
        petition(4, received_on="2026-06-15", informed_on="2026-06-16"),  # due on 30 June
        petition(5, received_on="2026-09-16", informed_on="2026-09-16"),  # due on 1 October
    )
    assert counted("petition_timely_inform", *rows) == (1, 3)


def test_petition_participation_and_satisfaction() -> None:
    closed = {"closed_on": "2026-08-01"}
    rows = [
        petition(number, **closed, satisfaction=rating)
        for number, rating in enumerate(["1", "2", "3", "9", None])
    ]
    rows.append(petition(9, closed_on="2026-06-30", satisfaction="1"))
    assert counted("petition_participation", *rows) == (3, 5)
    assert counted("petition_satisfied", *rows) == (2, 3)


def test_tasks() -> None:
    rows = (
        task(1, due_on="2026-06-30", status="02", progress=36),
        task(2, due_on="2026-09-29", status="03"),
        task(3, due_on="2026-09-29", progress=100),
        task(4, due_on="2026-09-30", status="02"),
        task(5, due_on="2026-10-01", status="02"),
        task(6, status="02"),
        task(7, year=2025, due_on="2025-06-30", status="02"),
        task(8, due_on="2026-06-30", status="02", responsible_orgs="县司法局"),
    )
    assert counted("task_completion_rate", *rows) == (2, 4)
    assert counted("task_overdue", *rows)[0] == 1


def test_info_integrity() -> None:
    optional = ("sex", "birth_date", "relation_to_head", "residence_address")
    missing = [resident(**{name: None}) for name in optional]
    assert counted("info_integrity", resident(), *missing) == (1, 5)


def test_what_cannot_be_read_is_not_complete() -> None:
    data = Dataset.from_records([resident()])
    frame = data.frame(Resident).with_columns(
        pl.lit("去年").alias("birth_date:text"), pl.lit(None).alias("birth_date")
    )
    one = MEASURES["info_integrity"]
    found = tally(one.select(Q3), Resident, Dataset({"resident": frame}), Q3, "township", NAMES)
    assert found is not None
    assert (found.counts[LIUHE].numerator, found.counts[LIUHE].denominator) == (0, 1)


def test_a_resident_without_grid_counts_where_the_household_lives() -> None:
    assert counted("info_integrity", resident(), resident(grid_code=None)) == (1, 2)
    found = _tally("info_integrity", resident(), resident(grid_code=None, household_number="9"))
    assert found is not None
    assert found.no_unit[0] == 1


def test_a_row_that_names_no_unit_is_listed_and_not_lost() -> None:
    found = _tally(
        "petition_participation",
        petition(1, closed_on="2026-08-01", handling_org="柳河镇人民政府"),
        petition(2, closed_on="2026-08-01", handling_org="县住建局"),
        petition(3, closed_on="2026-08-01", handling_org=None),
        petition(4, closed_on="2026-06-01", handling_org="县住建局"),
    )
    assert found is not None
    assert found.no_unit[0] == 2
    assert [record.key for record in found.no_unit[1]] == ["XF2", "XF3"]


def test_a_row_that_names_no_period_is_listed_and_not_lost() -> None:
    found = _tally("dispute_resolution_rate", dispute(1, found_on=None), dispute(2))
    assert found is not None
    assert (found.no_period[0], found.no_period[1][0].key) == (1, "YL1")
    assert found.counts[LIUHE].denominator == 1


def test_a_ledger_that_is_not_there_is_not_an_empty_one() -> None:
    assert _tally("dispute_overdue") is None
    found = _tally("dispute_overdue", dispute(1))
    assert found is not None
    assert (found.counts[QINGSHI].numerator, found.counts[QINGSHI].record_count) == (0, 0)


@pytest.mark.parametrize("found", MEASURES.values(), ids=lambda one: one.name)
def test_every_measure_says_what_it_is(found: Measure) -> None:
    assert found.unit in {"%", "件", "项"}, "a measure is a rate or counts something"
    assert found.title
    assert found.inputs
    assert set(found.inputs) <= set(terms(found.model)), "inputs are fields of the entity"
    assert found.model.entity.name in ATTRIBUTIONS
    share = found.select(Q3).share
    assert share == (found.unit == "%")
    assert ("Denominator:" in found.doc and "Numerator:" in found.doc) if share else "Count:" in found.doc


def test_no_measure_counts_petitions() -> None:
    """Fewer petitions must never be worth points: what is measured of them is always a share."""
    assert all(one.select(Q3).share for one in MEASURES.values() if one.model is Petition)


def test_every_measure_has_a_golden_case() -> None:
    told = {name for name in MEASURES if f'"{name}"' in _source()}
    assert set(MEASURES) - told == set()


def _source() -> str:
    return Path(__file__).read_text("utf-8")


def test_titles_are_unique() -> None:
    titles = [one.title for one in MEASURES.values()]
    assert len(set(titles)) == len(titles)


def test_a_measure_is_declared_once_and_with_a_docstring() -> None:
    def dispute_overdue(dispute: Dispute, window: Window) -> Selection:
        """Count: all."""
        return Selection(literal(value=True))

    def undocumented(dispute: Dispute, window: Window) -> Selection:
        return Selection(literal(value=True))

    declare: Callable[[Callable[[Dispute, Window], Selection]], object] = measure(
        Dispute, title="某", unit="件", better="lower"
    )
    with pytest.raises(DeclarationError, match="two measures"):
        declare(dispute_overdue)
    with pytest.raises(DeclarationError, match="states no numerator"):
        declare(undocumented)
