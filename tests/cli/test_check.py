"""`jiceng check` with a corrected feedback workbook, a mapping of headings, and rows set apart."""

import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from jiceng.cli import main
from jiceng.dataset import Dataset
from jiceng.ledger.gate import limits
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


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "找不到表头对照文件“对照.toml”，请检查路径。"),
        ("x", "表头对照文件“对照.toml”不是有效的 TOML（UTF-8）文件。"),
        ("x = 1", '表头对照文件应写 format = "jiceng-mapping/1" 和一张 [headings] 表，没有别的。'),
        ('format = "jiceng-mapping/1"\nheadings = {"证号" = 1}', "每个表头应写上字段的名称，加引号。"),
        ('format = "jiceng-mapping/1"\nheadings = {"证号" = "nothing"}', "表头对照：没有这些字段：nothing。"),
    ],
)
def test_a_wrong_mapping_ends_in_one_chinese_sentence(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, sentence: str
) -> None:
    if content is not None:
        (tmp_path / "对照.toml").write_text(content, "utf-8")
    assert run(ledger, "--mapping", tmp_path / "对照.toml") == 2
    heard = capsys.readouterr()
    assert (heard.out, heard.err) == ("", sentence + "\n")


def test_memory_for_each_file_is_allowed_in_mebibytes(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_HELD", 2**10)
    assert run(ledger, "--memory", "1") == 2
    assert "展开后过大" in capsys.readouterr().err
    assert run(ledger, "--memory", "1000000") == 1


@pytest.mark.parametrize("memory", ["0", "-1", "1.5", "许多", "1_000", "9" * 30, ""])
def test_memory_that_is_no_number_is_a_wrong_call(
    ledger: Path, capsys: pytest.CaptureFixture[str], memory: str
) -> None:
    assert run(ledger, "--memory", memory) == 2
    assert "--memory 请写成大于 0 的整数（单位 MiB），如 1024。" in capsys.readouterr().err


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
