"""The made-up county: every planted fault is found where it is, and nothing else is called an error."""

import json
from pathlib import Path

import pytest

from jiceng.dataset import Dataset
from jiceng.ledger import read
from jiceng.models import (
    ENTITIES,
    Dispute,
    Organization,
    Petition,
    ReleasedPerson,
    Resident,
    ResponsibilityTask,
    terms,
)
from jiceng.privacy import Identifies
from jiceng.validate import Report, check

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
TRUTH = json.loads((COUNTY / "truth.json").read_text("utf-8"))
ALSO_ALLOWED = {"id.unique": {"id.two-households"}}


@pytest.fixture(scope="module")
def data() -> Dataset:
    return read(COUNTY)


@pytest.fixture(scope="module")
def report(data: Dataset) -> Report:
    return check(data, as_of=TRUTH["as_of"], examples=None)


def places(report: Report) -> set[tuple[str, str, int, str]]:
    return {
        (finding["file"], finding["sheet"], finding["row"], finding["rule"])
        for finding in json.loads(report.to_json())["findings"]
    }


def planted() -> set[tuple[str, str, int, str]]:
    return {(fault["file"], fault["sheet"], fault["row"], fault["rule"]) for fault in TRUTH["faults"]}


def test_every_file_is_read(data: Dataset) -> None:
    assert data.refusals == ()
    assert {source.file for source in data.sources} == {
        file.name for file in COUNTY.iterdir() if file.suffix in {".xlsx", ".csv"}
    }
    assert data.frame(Resident).height > 500
    for model in (Dispute, Petition, Organization, ReleasedPerson, ResponsibilityTask):
        assert data.frame(model).height


def test_every_planted_fault_is_found_at_its_file_sheet_row_and_rule(report: Report) -> None:
    assert planted() - places(report) == set()


def test_no_other_row_carries_an_error(report: Report) -> None:
    faulty = {place[:3]: set() for place in planted()}
    for file, sheet, row, rule in planted():
        faulty[file, sheet, row] |= {rule} | ALSO_ALLOWED.get(rule, set())
    errors = report.findings.filter(severity="error")
    strangers = [
        (finding["rule"], finding["file"], finding["sheet"], finding["row"])
        for finding in errors.iter_rows(named=True)
        if finding["rule"] not in faulty.get((finding["file"], finding["sheet"], finding["row"]), set())
    ]
    assert strangers == []


def test_one_mistake_gives_one_finding(report: Report) -> None:
    allowed = {(*place[:3], also) for place in planted() for also in ALSO_ALLOWED.get(place[3], ())}
    errors = report.findings.filter(severity="error")
    found = {(row["file"], row["sheet"], row["row"], row["rule"]) for row in errors.iter_rows(named=True)}
    assert found - allowed <= planted()
    # Some of the made-up people have left school early, which is unusual and may be true.
    assert set(report.findings["rule"]) - {place[3] for place in planted()} == {
        "id.two-households",
        "education.low-16-22",
    }


def test_no_value_of_a_person_stands_in_the_report(data: Dataset, report: Report) -> None:
    text = report.to_json() + repr(report) + report._repr_html_() + repr(data)
    for entity, frame in data.frames.items():
        for name, term in terms(ENTITIES[entity]).items():
            if term.sensitivity.identifies is Identifies.DIRECT:
                values = {str(value) for value in frame[name].drop_nulls() if len(str(value)) > 1}
                assert not [number for number, value in enumerate(values) if value in text], (
                    f"{entity}.{name}"
                )


def test_the_report_is_the_same_twice(data: Dataset, report: Report) -> None:
    assert check(data, as_of=TRUTH["as_of"], examples=None).to_json() == report.to_json()
