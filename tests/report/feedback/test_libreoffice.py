"""A spreadsheet program opens what we write, without repair, and sees the same texts."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine as calamine

from jiceng.dataset import FEEDBACK_SUMMARY


@pytest.mark.parametrize("stem", ["白杨乡人口台账（9月）", "矛盾纠纷排查化解台账"])
def test_a_spreadsheet_program_opens_the_workbook(
    stem: str, feedback: list[Path], tmp_path: Path, program: Callable[[str], Path]
) -> None:
    source = next(path for path in feedback if path.stem == stem)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            str(program("soffice")),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with calamine.load_workbook(source) as ours, calamine.load_workbook(tmp_path / f"{stem}.ods") as theirs:
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
