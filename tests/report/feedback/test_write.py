"""Where feedback is written, and what is never overwritten."""

from pathlib import Path

import openpyxl
import pytest

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.report import write_feedback
from jiceng.report.feedback.marker import is_untouched
from tests.report.feedback.batches import ERROR, batch, report_on, sheet

ROWS = [("YL1", "甲与乙", None)]


def _write(folder: Path, *files: str, path: Path | None = None) -> list[Path]:
    sources = [sheet(ROWS, file=file, path=path) for file in files]
    return write_feedback(batch(*sources), report_on(sources, [(0, 2, ERROR)]), folder)


def test_names_are_those_of_the_files_told_apart_and_inside_the_folder(tmp_path: Path) -> None:
    written = _write(
        tmp_path / "反馈",
        "a.csv",
        "a.xlsx",
        "乡/b.xls",
        "../../c.xlsx",
        "/etc/d.xlsx",
        "\x1b[2J\u202ee.xlsx",
        "..",
        "",
    )
    names = [path.relative_to(tmp_path / "反馈").as_posix() for path in written]
    assert set(names) == {
        "a.xlsx",
        "a (2).xlsx",
        "乡/b.xlsx",
        "c.xlsx",
        "_/etc/d.xlsx",
        "_2Je.xlsx",
        "台账.xlsx",
        "台账 (2).xlsx",
    }
    assert all(path.is_file() for path in written)


def test_a_parquet_table_gets_no_workbook(tmp_path: Path) -> None:
    sources = [sheet(ROWS, file="a.parquet", image=())]
    assert write_feedback(batch(*sources), report_on(sources), tmp_path / "反馈") == []


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    (path,) = _write(tmp_path, "a.xlsx")
    before = path.read_bytes()
    assert _write(tmp_path, "a.xlsx") == [path]
    assert path.read_bytes() == before


def test_the_ledger_itself_is_never_overwritten(tmp_path: Path) -> None:
    ledger = tmp_path / "a.xlsx"
    ledger.write_bytes(b"ledger")
    with pytest.raises(DataError) as caught:
        _write(tmp_path, "a.xlsx", path=ledger)
    assert caught.value.code == "output.is-input"
    with pytest.raises(DataError) as caught:
        _write(tmp_path, "b.xlsx", "a.xlsx")
    assert caught.value.code == "output.in-use"
    assert ledger.read_bytes() == b"ledger"
    assert list(tmp_path.iterdir()) == [ledger]


def test_a_workbook_that_somebody_has_corrected_is_not_overwritten(tmp_path: Path) -> None:
    (path,) = _write(tmp_path, "a.xlsx")
    assert is_untouched(path)
    book = openpyxl.load_workbook(path)
    book["纠纷"]["B2"] = "改好了"
    book.save(path)
    assert not is_untouched(path)
    with pytest.raises(DataError, match="改动过"):
        _write(tmp_path, "a.xlsx")
    assert openpyxl.load_workbook(path)["纠纷"]["B2"].value == "改好了"


def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = _write(tmp_path, "a.xlsx", "b.xlsx")
    before = [path.read_bytes() for path in paths]
    sources = [sheet([*ROWS, ("YL2", "新", None)], file=file) for file in ("a.xlsx", "b.xlsx")]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jiceng.files.os.fsync", full)
    with pytest.raises(DataError):
        write_feedback(batch(*sources), report_on(sources), tmp_path)
    assert [path.read_bytes() for path in paths] == before
    assert sorted(tmp_path.iterdir()) == sorted(paths)


@pytest.mark.parametrize(("rows", "columns"), [(1, 100), (100, 3)])
def test_what_no_sheet_can_hold_is_told_and_not_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int
) -> None:
    monkeypatch.setattr("jiceng.report.feedback.write._MOST_ROWS", rows)
    monkeypatch.setattr("jiceng.report.feedback.write._MOST_COLUMNS", columns)
    with pytest.raises(DataError) as caught:
        _write(tmp_path, "a.csv")
    assert caught.value.code == "output.too-large"
    assert list(tmp_path.iterdir()) == []


def test_a_report_of_other_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="of other data"):
        write_feedback(Dataset({}), report_on([sheet(ROWS)]), tmp_path)
    assert list(tmp_path.iterdir()) == []
