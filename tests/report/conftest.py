"""The example county, read, checked and handed back once for all tests of this folder."""

from pathlib import Path

import pytest

from jiceng.dataset import Dataset
from jiceng.ledger import read
from jiceng.report import write_feedback
from jiceng.validate import Report, check

EXAMPLE = Path(__file__).parents[2] / "examples" / "yunling-2026q3"


@pytest.fixture(scope="session")
def county() -> Dataset:
    return read(EXAMPLE)


@pytest.fixture(scope="session")
def county_report(county: Dataset) -> Report:
    return check(county, as_of="2026-09-30", examples=2)


@pytest.fixture(scope="session")
def feedback(county: Dataset, county_report: Report, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_feedback(county, county_report, tmp_path_factory.mktemp("反馈"))


@pytest.fixture(scope="session")
def canaries(county: Dataset) -> frozenset[str]:
    """Every plain identity number, name and phone of the county's people."""
    found: set[str] = set()
    for frame in county.frames.values():
        for column in (
            "id_number",
            "name",
            "phone",
            "contact_phone",
            "head_name",
            "head_id_number",
            "petitioner_name",
        ):
            if column in frame.columns and {"id_number", "petitioner_name"} & set(frame.columns):
                found |= {str(value) for value in frame.get_column(column).drop_nulls()}
    return frozenset(value for value in found if len(value) >= 2)
