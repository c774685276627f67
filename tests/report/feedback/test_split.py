"""Good rows can be taken over, bad rows go back: every row on one side."""

from pathlib import Path

import openpyxl
import pytest

from jiceng.dataset import FEEDBACK_COLUMN, Dataset
from jiceng.errors import DataError
from jiceng.ledger import read
from jiceng.models import Resident
from jiceng.report import split, write_split
from jiceng.report.feedback.split import GOOD, TO_CORRECT
from jiceng.synth import AS_OF, plant_faults
from jiceng.synth import county as made_up_county
from jiceng.validate import Report, check


def test_every_row_stands_on_one_side(county: Dataset, county_report: Report) -> None:
    good, bad = split(county, county_report)
    for entity, frame in county.frames.items():
        assert good.frames[entity].height + bad.frames[entity].height == frame.height
    assert check(good, as_of=county_report.as_of, rules=["id.*", "name.*", "dispute.found*"]).ok
    assert all(source.image == () for source in (*good.sources, *bad.sources))
    assert bad.frame(Resident).height > 0


def test_warnings_do_not_make_a_row_bad() -> None:
    data, planted = plant_faults(made_up_county(residents=300, seed=1), share=0.05, seed=1)
    report = check(data, as_of=AS_OF)
    good, bad = split(data, report)
    assert sum(frame.height for frame in bad.frames.values()) == len(planted)
    assert sum(frame.height for frame in good.frames.values()) + len(planted) == sum(
        frame.height for frame in data.frames.values()
    )


def test_the_bad_rows_are_a_ledger_of_their_own(
    county: Dataset, county_report: Report, tmp_path: Path
) -> None:
    written = write_split(county, county_report, tmp_path)
    assert all(
        path.is_relative_to(tmp_path / GOOD) or path.is_relative_to(tmp_path / TO_CORRECT) for path in written
    )
    good, bad = split(county, county_report)
    stored, returned = Dataset.read(tmp_path / GOOD), read(tmp_path / TO_CORRECT)
    assert {entity: frame.height for entity, frame in stored.frames.items()} == {
        entity: frame.height for entity, frame in good.frames.items()
    }
    assert returned.frame(Resident)["id_number"].sort().equals(bad.frame(Resident)["id_number"].sort())
    for path in (tmp_path / TO_CORRECT).glob("*.xlsx"):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        heading = next(row for row in sheet if any(cell.value == FEEDBACK_COLUMN for cell in row))
        messages = next(cell.column for cell in heading if cell.value == FEEDBACK_COLUMN)
        below = [sheet.cell(row, messages).value for row in range(heading[0].row + 1, sheet.max_row + 1)]
        assert below
        assert all(below)


def test_a_report_of_other_data_is_refused(county: Dataset, county_report: Report) -> None:
    with pytest.raises(ValueError, match="other data"):
        split(Dataset(county.frames), county_report)


def test_what_somebody_has_changed_is_not_overwritten(
    county: Dataset, county_report: Report, tmp_path: Path
) -> None:
    written = write_split(county, county_report, tmp_path)
    write_split(county, county_report, tmp_path)
    book = next(path for path in written if path.suffix == ".xlsx")
    book.write_bytes(b"changed")
    with pytest.raises(DataError, match="没有覆盖"):
        write_split(county, county_report, tmp_path)
    assert book.read_bytes() == b"changed"
