"""`jiceng check` with a corrected feedback workbook, a mapping of headings, and rows set apart."""

import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from jiceng.cli import main
from jiceng.dataset import Dataset
from jiceng.models import Resident
from jiceng.report.feedback.split import GOOD, TO_CORRECT

WRONG = "姓名,性别,公民身份号码\n李四,女,539925199404184731\n张三,女,53992519491231048X\n"


def run(*arguments: str | Path) -> int:
    return main(["check", *(str(argument) for argument in arguments), "--as-of", "2026-09-30"])


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "上报").mkdir()
    path = tmp_path / "上报" / "人口.csv"
    path.write_text(WRONG, "utf-8")
    return path


def test_a_corrected_feedback_workbook_tells_its_progress(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ledger, "-o", tmp_path / "反馈") == 1
    (path,) = (tmp_path / "反馈").glob("*.xlsx")
    capsys.readouterr()
    assert run(path, "--format", "json") == 1
    before = json.loads(capsys.readouterr().out)["progress"]
    assert (before["fixed"], before["new"]) == (0, 0)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B2"] = "男"
    book.save(path)
    assert run(path, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "jiceng-report/1"
    assert told["progress"] == {"fixed": 1, "remaining": before["remaining"] - 1, "new": 0}
    run(path)
    assert "已改正 1 处" in capsys.readouterr().out


def test_a_ledger_that_never_went_back_has_no_progress(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ledger, "--format", "json") == 1
    assert "progress" not in json.loads(capsys.readouterr().out)


def test_a_mapping_says_what_local_headings_mean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text(WRONG.replace("公民身份号码", "证号"), "utf-8")
    (tmp_path / "对照.toml").write_text(
        'format = "jiceng-mapping/1"\n\n[headings]\n"证号" = "resident.id_number"\n', "utf-8"
    )
    assert run(tmp_path / "a.csv", "--mapping", tmp_path / "对照.toml", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["sources"][0]["columns"]["证号"] == "id_number"


def test_good_and_bad_rows_are_set_apart(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ledger, "--split", tmp_path / "分开") == 1
    assert "合格和待改正的行" in capsys.readouterr().out
    good = Dataset.read(tmp_path / "分开" / GOOD)
    assert good.frame(Resident).select(pl.len(), pl.col("name").first()).row(0) == (1, "张三")
    (path,) = (tmp_path / "分开" / TO_CORRECT).glob("*.xlsx")
    assert openpyxl.load_workbook(path).worksheets[0]["A2"].value == "李四"


def test_rows_are_not_set_apart_among_the_ledgers(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ledger.parent, "--split", ledger.parent / "分开") == 2
    assert "--split" in capsys.readouterr().err
    assert [path.name for path in ledger.parent.iterdir()] == ["人口.csv"]
