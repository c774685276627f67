"""Measures: one golden case each, and a contract over all of them."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jiceng.dataset import Dataset
from jiceng.errors import DeclarationError
from jiceng.expr import literal
from jiceng.indicators import Scheme
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
from jiceng.models import (
    DeputyPrincipal,
    Dispute,
    Division,
    DrugUser,
    Grid,
    GridEvent,
    IndicatorValue,
    LegalAidCase,
    MediationAgreement,
    MentalDisorderPerson,
    Organization,
    Petition,
    Record,
    ReleasedPerson,
    Resident,
    ResponsibilityTask,
    School,
    SecurityCase,
    VideoPoint,
    terms,
)
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
    assert one.select is not None
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
    assert one.select is not None
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


def make(model: Any, **row: object) -> Any:
    """A record of an entity that lies in the first grid of 柳河镇."""
    known = terms(model)
    places = (
        {"grid_code": GRID}
        if "grid_code" in known
        else {"division_code": LIUHE}
        if "division_code" in known
        else {}
    )
    return model.model_validate_json(_json(places | row))


def test_mediation_rate() -> None:
    rows = (
        dispute(1, **SETTLED),
        dispute(2, **SETTLED | {"method": "01", "outcome": "20"}),
        dispute(3, **SETTLED | {"method": "04"}),
        dispute(4, **SETTLED | {"closed_on": "2026-10-01"}),
        dispute(5),
        dispute(6, **SETTLED | {"found_on": "2026-06-30"}),
    )
    assert counted("mediation_rate", *rows) == (2, 5)


def test_agreements_belong_where_their_dispute_does() -> None:
    signed = {"sequence": 1, "signed_on": "2026-08-01", "content": "甲方返还乙方"}
    rows = (
        dispute(1),
        dispute(2, grid_code=f"{QINGSHI}20101"),
        make(MediationAgreement, dispute_number="YL1", **signed, performance="2", confirmation="2"),
        make(
            MediationAgreement,
            dispute_number="YL1",
            **signed | {"sequence": 2},
            performance="1",
            confirmation="3",
        ),
        make(
            MediationAgreement,
            dispute_number="YL1",
            **signed | {"sequence": 3},
            performance="2",
            performed_on="2026-10-01",
        ),
        make(
            MediationAgreement,
            dispute_number="YL1",
            **signed | {"sequence": 4, "signed_on": "2026-06-30"},
            performance="2",
        ),
        make(MediationAgreement, dispute_number="YL2", **signed, performance="2"),
        make(MediationAgreement, dispute_number="YL9", **signed, performance="2"),
    )
    assert counted("agreement_performance_rate", *rows) == (1, 3)
    assert counted("judicial_confirmation_rate", *rows) == (1, 3)
    found = _tally("agreement_performance_rate", *rows)
    assert found is not None
    assert found.no_unit[0] == 1
    alone = _tally("agreement_performance_rate", *rows[2:])
    assert alone is not None
    assert alone.no_unit[0] == 5


def test_cases() -> None:
    rows = [
        make(SecurityCase, number=str(number), **row)
        for number, row in enumerate(
            (
                {
                    "kind": "2",
                    "filed_on": "2026-07-01",
                    "is_murder": True,
                    "occurred_on": "2026-07-01",
                    "is_solved": True,
                },
                {
                    "kind": "2",
                    "filed_on": "2026-09-30",
                    "is_murder": True,
                    "occurred_on": "2026-09-30",
                    "solved_on": "2026-10-01",
                },
                {
                    "kind": "2",
                    "filed_on": "2026-06-30",
                    "is_murder": True,
                    "occurred_on": "2026-07-01",
                    "solved_on": "2026-09-30",
                },
                {"kind": "1", "filed_on": "2026-08-01", "is_murder": False, "occurred_on": "2026-07-01"},
                {"kind": "2", "filed_on": None, "is_murder": True, "occurred_on": "2026-06-30"},
            )
        )
    ]
    assert counted("criminal_per_10k", *rows)[0] == 2
    assert counted("murder_clearance", *rows) == (2, 3)


def test_petition_timely_accept() -> None:
    rows = (
        petition(1, received_on="2026-06-16", accepted_on="2026-07-01"),
        petition(2, received_on="2026-06-16", accepted_on="2026-07-02", disposal="03"),
        petition(3, received_on="2026-06-16"),
        petition(4, received_on="2026-06-16", disposal="01"),  # passed on: not for this office to accept
        petition(5, received_on="2026-06-15", accepted_on="2026-06-16"),
    )
    assert counted("petition_timely_accept", *rows) == (1, 3)


def test_petition_once() -> None:
    rows = (
        petition(1, received_on="2026-06-16", closed_on="2026-07-10"),
        petition(2, received_on="2026-06-16", closed_on="2026-07-10"),
        petition(3, received_on="2026-06-16", closed_on="2026-07-10"),
        petition(4, received_on="2026-08-16", previous_number="XF1"),
        petition(5, received_on="2026-10-16", previous_number="XF2"),  # after the period
    )
    assert counted("petition_once", *rows) == (2, 3)


def test_petition_initial_and_repeat() -> None:
    rows = (
        petition(1, received_on="2026-07-16", is_first=True, closed_on="2026-09-30"),
        petition(2, received_on="2026-07-16", is_first=True, closed_on="2026-10-01"),
        petition(
            3,
            received_on="2026-07-16",
            is_first=True,
            closed_on="2026-09-01",
            review_requested_on="2026-09-10",
        ),
        petition(4, received_on="2026-07-16", is_first=False, previous_number="XF0", closed_on="2026-09-01"),
        petition(5, received_on="2026-06-16", is_first=True, closed_on="2026-09-01"),
    )
    assert counted("petition_initial", *rows) == (1, 3)
    assert counted("petition_repeat_rate", *rows) == (1, 4)


def test_events() -> None:
    event = {"category": "05", "title": "路灯不亮"}
    rows = (
        make(
            GridEvent,
            number="1",
            **event,
            reported_on="2026-07-01",
            closed_on="2026-09-30",
            due_on="2026-07-11",
        ),
        make(
            GridEvent,
            number="2",
            **event,
            reported_on="2026-09-30",
            closed_on="2026-10-01",
            due_on="2026-10-10",
        ),
        make(
            GridEvent,
            number="3",
            **event,
            reported_on="2026-06-30",
            closed_on="2026-07-05",
            due_on="2026-07-10",
        ),
        make(GridEvent, number="4", **event, reported_on="2026-07-30", due_on="2026-08-10"),
    )
    assert counted("grid_event_close", *rows) == (1, 3)
    assert counted("grid_event_on_time", *rows) == (1, 3)


def test_grid_staff_rate() -> None:
    rows = [
        Grid.model_validate_json(
            _json(
                {
                    "code": f"{LIUHE}201{n:02}",
                    "name": f"第{n}网格",
                    "full_time_workers": workers,
                    "abolished_on": gone,
                }
            )
        )
        for n, workers, gone in (
            (1, 1, None),
            (2, 0, None),
            (3, None, None),
            (4, 0, "2026-09-30"),
            (5, 2, "2026-10-01"),
        )
    ]
    assert counted("grid_staff_rate", *rows) == (2, 4)


def test_deputy_principal_rate() -> None:
    schools = [make(School, code=f"215399250{n}", name=f"{n}小学") for n in range(1, 5)]
    in_office = {"name": "张某", "appointed_on": "2026-03-01"}
    deputies = [
        make(DeputyPrincipal, school_code="2153992501", **in_office),
        make(DeputyPrincipal, school_code="2153992502", **in_office, left_on="2026-09-29"),
        make(DeputyPrincipal, school_code="2153992503", **in_office | {"appointed_on": "2026-10-01"}),
        make(DeputyPrincipal, school_code="2153992504", **in_office, left_on="2026-09-30"),
    ]
    assert counted("deputy_principal_rate", *schools, *deputies) == (2, 4)
    assert _tally("deputy_principal_rate", *schools) is None


def test_party_coverage_two_new() -> None:
    code = "515399250NLUDK523F"
    flags = [(True, True, True), (True, True, False), (True, False, False), (False, True, True)]
    rows = [
        make(
            Organization,
            credit_code=code,
            name=f"{n}公司",
            is_two_new=new,
            meets_party_condition=meets,
            has_party=party,
        )
        for n, (new, meets, party) in enumerate(flags)
    ]
    rows.append(
        make(
            Organization,
            credit_code=code,
            name="旧公司",
            is_two_new=True,
            meets_party_condition=True,
            deregistered_on="2026-01-01",
        )
    )
    assert counted("party_coverage_two_new", *rows) == (1, 2)


def test_legal_aid() -> None:
    rows = [
        make(
            LegalAidCase,
            number=str(n),
            decided_on=decided,
            decision=decision,
            closed_on=closed,
            satisfaction=rating,
        )
        for n, (decided, decision, closed, rating) in enumerate(
            (
                ("2026-07-01", "01", "2026-09-30", "1"),
                ("2026-07-01", "03", "2026-10-01", None),
                ("2026-07-01", "02", None, None),
                ("2026-06-30", "01", "2026-07-01", "3"),
                ("2026-06-30", "01", "2026-07-01", "9"),
            )
        )
    ]
    assert counted("legal_aid_accept", *rows) == (2, 3)
    assert counted("legal_aid_close", *rows) == (1, 2)
    assert counted("legal_aid_satisfied", *rows) == (1, 2)


def test_key_persons() -> None:
    plain = {"name": "李某", "id_number": "539925199404184731"}
    rows = [
        make(
            ReleasedPerson,
            **plain,
            responsible_person="王某",
            help_team="帮教组",
            last_visited_on="2026-09-01",
        ),
        make(ReleasedPerson, **plain, last_visited_on="2026-06-01"),
        make(ReleasedPerson, **plain, exited_on="2026-09-30"),
        make(ReleasedPerson, **plain, register_status="03"),
    ]
    assert counted("key_person_managed", *rows) == (1, 2)
    assert counted("key_person_visited", *rows) == (1, 2)
    assert counted("key_person_helped", *rows) == (1, 2)
    patients = [
        make(MentalDisorderPerson, **plain, last_trouble_on=day) for day in ("2026-08-01", "2026-06-01", None)
    ]
    assert counted("mental_trouble_rate", *patients) == (1, 3)


def test_the_lists_of_key_persons_are_counted_together() -> None:
    plain = {"name": "李某", "id_number": "539925199404184731", "responsible_person": "王某"}
    people = [
        make(ReleasedPerson, **plain),
        make(DrugUser, **plain),
        make(MentalDisorderPerson, **plain | {"responsible_person": None}),
    ]
    places = [Division.model_validate({"code": LIUHE, "name": "柳河镇"})]
    scheme = Scheme(
        id="s",
        title="方案",
        level="township",
        full_marks=10,
        rounding={"places": 2, "mode": "half-up", "at": "item"},
        part=[{"id": "p", "title": "全部", "points": 10}],
        indicator=[
            {
                "id": "i",
                "part": "p",
                "clause": "一",
                "title": "列管率",
                "points": 10,
                "value": {"measure": "key_person_managed"},
                "score": {"form": "proportion"},
                "missing": "error",
                "not_applicable": "full",
            }
        ],
    )
    mark = scheme.score(Dataset.from_records([*places, *people]), period="2026Q3").explain(LIUHE, "i")
    assert (mark.numerator, mark.denominator, mark.record_count, len(mark.records)) == (2, 3, 3, 3)
    assert [record.counted for record in mark.records] == [True, False, True]


def test_video_points() -> None:
    rows = [
        VideoPoint.model_validate_json(
            _json(
                {
                    "device_code": f"5399250100131{n:07}",
                    "name": f"{n}号点",
                    "grid_code": GRID,
                    "point_class": "1",
                    **row,
                }
            )
        )
        for n, row in enumerate(
            (
                {"is_joined": True, "status": "1"},
                {"is_joined": True, "status": "2"},
                {"is_joined": False, "status": "1"},
                {"is_joined": True, "status": "4"},
                {"is_joined": True, "status": "1", "is_public_system": False},
                {"is_joined": True, "status": "1", "commissioned_on": "2026-10-01"},
            )
        )
    ]
    assert counted("video_joined_rate", *rows) == (2, 3)
    assert counted("video_online_rate", *rows) == (1, 2)


REPORTED = [
    "dibao_error_rate",
    "dibao_omission_rate",
    "dibao_targeting",
    "litigation_per_10k",
    "safety_awareness",
    "safety_satisfaction",
    "safety_sense",
    "video_coverage",
]


@pytest.mark.parametrize("name", REPORTED)
def test_what_no_ledger_holds_is_reported(name: str) -> None:
    found = MEASURES[name]
    assert (found.reported, found.model) == (True, IndicatorValue)
    assert found.inputs == ("denominator", "numerator", "value")


def test_all_measures_of_the_field_are_there() -> None:
    """The measures that county papers ask for most: one or more for each."""
    wanted = """dispute_resolution_rate mediation_rate mediation_success_rate agreement_performance_rate
        judicial_confirmation_rate litigation_per_10k criminal_per_10k murder_clearance safety_satisfaction
        petition_timely_accept petition_on_time_reply petition_once petition_initial petition_repeat_rate
        petition_participation petition_satisfied video_coverage grid_staff_rate deputy_principal_rate
        key_person_managed grid_event_close legal_aid_close party_coverage_two_new info_integrity dibao_targeting"""
    assert set(wanted.split()) <= MEASURES.keys()


@pytest.mark.parametrize("found", MEASURES.values(), ids=lambda one: one.name)
def test_every_measure_says_what_it_is(found: Measure) -> None:
    assert found.unit in {"%", "件", "项", "件/万人"}, "a measure is a rate or counts something"
    assert found.title
    assert found.inputs
    assert set(found.inputs) <= set(terms(found.model)), "inputs are fields of the entity"
    assert (found.per is None) == (found.times == 1)
    parts = "Denominator:" in found.doc and "Numerator:" in found.doc
    if found.select is None:
        assert parts or "Count:" in found.doc
        return
    assert all(model.entity.name in ATTRIBUTIONS for model in found.models)
    assert all(set(found.inputs) <= set(terms(model)) for model in found.models), (
        "all entities have the fields"
    )
    share = found.select(Q3).share
    assert share == (found.unit == "%")
    assert parts if share else "Count:" in found.doc


def test_no_measure_counts_petitions() -> None:
    """Fewer petitions must never be worth points: what is measured of them is always a share."""
    selections = [
        one.select(Q3) for one in MEASURES.values() if one.model is Petition and one.select is not None
    ]
    assert selections
    assert all(selection.share for selection in selections)


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
