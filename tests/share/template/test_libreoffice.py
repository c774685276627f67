"""A spreadsheet program opens a blank ledger without repair, and keeps its drop-downs, formats and hidden sheet."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl

from jiceng.dataset import FEEDBACK_MARKER
from jiceng.models import Dispute, Resident, Visit
from jiceng.share.template import FIRST_RECORD, write_template
from jiceng.synth import county

Program = Callable[[str], Path]


def test_drop_downs_come_through_a_spreadsheet_program(tmp_path: Path, program: Program) -> None:
    models = [Resident, Dispute, Visit]
    source = write_template(models, tmp_path / "空白.xlsx", register=county(residents=40))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    folder = tmp_path / "saved"
    subprocess.run(
        [
            str(program("soffice")),
            profile,
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    ours, theirs = openpyxl.load_workbook(source), openpyxl.load_workbook(folder / source.name)
    assert theirs.sheetnames == ours.sheetnames
    assert theirs[FEEDBACK_MARKER].sheet_state != "visible"
    for model in models:
        one, other = ours[model.entity.label.zh], theirs[model.entity.label.zh]
        assert _rules(other) == _rules(one)
        for place in range(1, one.max_column + 1):
            kept = other.cell(FIRST_RECORD, place).number_format
            assert (kept == "@") == (one.cell(FIRST_RECORD, place).number_format == "@")
    lists = [[[cell.value for cell in row] for row in book[FEEDBACK_MARKER]] for book in (ours, theirs)]
    assert lists[0] == lists[1]


def _rules(sheet: object) -> dict[str, tuple[str, str]]:
    """The lists of a sheet, by the columns they stand on."""
    return {
        str(rule.sqref).split(":")[0]: (rule.formula1, rule.prompt)
        for rule in sheet.data_validations.dataValidation  # type: ignore[attr-defined]
        if rule.type == "list"
    }
