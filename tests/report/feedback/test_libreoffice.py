"""A spreadsheet program opens what we write, without repair, and sees the same texts."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine as calamine

from jiceng.dataset import FEEDBACK_SUMMARY
from jiceng.report import write_feedback
from tests.report.feedback.batches import ERROR, batch, report_on, sheet

Program = Callable[[str], Path]


@pytest.mark.parametrize("stem", ["白杨乡人口台账（9月）", "矛盾纠纷排查化解台账"])
def test_a_spreadsheet_program_opens_the_workbook(
    stem: str, feedback: list[Path], tmp_path: Path, program: Program
) -> None:
    _open(next(path for path in feedback if path.stem == stem), tmp_path, program)


def test_hostile_names_and_texts_do_no_harm(tmp_path: Path, program: Program) -> None:
    texts = ["=1+1", "+A1", "-1", "@SUM(A1)", "<r>x</r>", "]]>", "&lt;", "'", "_x0041_", "{=1}"]
    sources = [
        sheet([(text, text, None) for text in texts], sheet=name)
        for name in ("it's", "=1", "汇总", "&<>", "A1")
    ]
    faults = [(0, row, ERROR) for row in range(2, len(texts) + 2)]
    (path,) = write_feedback(batch(*sources), report_on(sources, faults), tmp_path / "反馈")
    _open(path, tmp_path, program)


def _open(source: Path, folder: Path, program: Program) -> None:
    """Let the program read the workbook and save it anew, and compare every sheet that it shows."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        str(program("soffice")),
        profile,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (
        calamine.load_workbook(source) as ours,
        calamine.load_workbook(folder / f"{source.stem}.ods") as theirs,
    ):
        assert [name for name in ours.sheet_names if name in theirs.sheet_names] == theirs.sheet_names
        assert FEEDBACK_SUMMARY in theirs.sheet_names
        for name in theirs.sheet_names:
            kept, shown = (_cells(book.get_sheet_by_name(name)) for book in (ours, theirs))
            assert shown == kept


def _cells(sheet: calamine.CalamineSheet) -> list[list[object]]:
    """The written rows; of numbers the digits that spreadsheet programs keep."""
    return [
        [float(f"{cell:.13e}") if isinstance(cell, float) else cell for cell in row]
        for row in sheet.to_python()
        if any(row)
    ]
