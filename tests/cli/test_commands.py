"""The command as its users run it: exit codes, JSON, Chinese sentences, nothing half-written."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from jiceng.cli import main

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
SCHEME = COUNTY / "pingan-2026.toml"
CLEAN = "姓名,性别,公民身份号码\n李四,男,539925199404184731\n"
WRONG = "姓名,性别,公民身份号码\n李四,女,539925199404184731\n"


class Run:
    """One run of the command in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], arguments: Sequence[str | Path]) -> None:
        self.code = main([str(argument) for argument in arguments])
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: Run(capsys, arguments)


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.strip().endswith("。") and any(letter >= "一" for letter in text)


def test_check_without_errors_ends_with_0(run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CLEAN, "utf-8")
    done = run("check", "a.csv", "--as-of", "2026-09-30")
    assert done.code == 0
    assert done.err == ""
    assert "539925199404184731" not in done.out


def test_check_with_errors_ends_with_1_and_gives_the_report(run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(WRONG, "utf-8")
    done = run("check", "a.csv", "--as-of", "2026-09-30", "--format", "json")
    report = json.loads(done.out)
    assert done.code == 1
    assert report["format"] == "jiceng-report/1"
    assert report["as_of"] == "2026-09-30"
    assert report["ok"] is False
    finding = report["findings"][0]
    assert (finding["rule"], finding["file"], finding["row"], finding["column"]) == (
        "id.sex-match",
        "a.csv",
        2,
        "性别",
    )
    assert set(report["sources"][0]) >= {
        "file",
        "sheet",
        "entity",
        "header_rows",
        "rows",
        "columns",
        "unmapped",
        "skipped",
    }
    assert set(report["counts"]["id.sex-match"]) == {
        "severity",
        "failed",
        "checked",
        "unknown",
        "not_applicable",
    }


def test_the_whole_county_with_feedback(run, tmp_path: Path) -> None:
    done = run("check", COUNTY, "--as-of", "2026-09-30", "-o", "反馈")
    assert done.code == 1
    assert len(list((tmp_path / "反馈").rglob("*.xlsx"))) == 10
    assert "反馈" in done.out


def test_results_do_not_go_among_the_ledgers(run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(WRONG, "utf-8")
    done = run("check", tmp_path, "-o", tmp_path, "--as-of", "2026-09-30")
    assert done.code == 2
    assert is_one_sentence(done.err)
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def bad_inputs(folder: Path) -> dict[str, Path]:
    made = {
        "missing": folder / "没有.xlsx",
        "unknown-type": folder / "说明.docx",
        "empty": folder / "空.csv",
        "no-headings": folder / "别的.csv",
        "broken-zip": folder / "坏.xlsx",
    }
    made["unknown-type"].write_bytes(b"x")
    made["empty"].write_bytes(b"")
    made["no-headings"].write_text("甲,乙\n1,2\n", "utf-8")
    made["broken-zip"].write_bytes(b"PK\x03\x04 broken")
    return made


@pytest.mark.parametrize("kind", ["missing", "unknown-type", "empty", "no-headings", "broken-zip"])
@pytest.mark.parametrize("shape", ["text", "json"])
def test_bad_input_is_one_sentence_and_2(run, tmp_path: Path, kind: str, shape: str) -> None:
    path = bad_inputs(tmp_path)[kind]
    done = run("check", path, "--as-of", "2026-09-30", "--format", shape, "-o", "反馈")
    assert done.code == 2
    assert path.name in (done.err + done.out)
    assert is_one_sentence(done.err)
    assert "读入 0 个" not in done.out
    assert "Traceback" not in done.err
    assert not list(tmp_path.glob("反馈/*"))
    scored = run("score", SCHEME, path, "--period", "2026Q3", "-o", "通报")
    assert scored.code == 2
    assert not list(tmp_path.glob("通报/*"))


def test_one_bad_file_among_good_ones_is_told_and_the_others_are_checked(run, tmp_path: Path) -> None:
    folder = tmp_path / "上报"
    folder.mkdir()
    (folder / "a.csv").write_text(WRONG, "utf-8")
    bad_inputs(folder)
    done = run("check", folder, "--as-of", "2026-09-30", "--format", "json")
    report = json.loads(done.out)
    assert done.code == 2
    assert report["counts"]["id.sex-match"]["failed"] == 1
    assert {refusal["file"] for refusal in report["refused"]} == {"空.csv", "别的.csv", "坏.xlsx"}


def test_refused_files_are_told_on_standard_error_in_text_as_well(run, tmp_path: Path) -> None:
    folder = tmp_path / "上报"
    folder.mkdir()
    (folder / "a.csv").write_text(CLEAN, "utf-8")
    (folder / "空.csv").write_bytes(b"")
    done = run("check", folder, "--as-of", "2026-09-30")
    assert done.code == 2
    assert is_one_sentence(done.err)
    assert "空.csv" in done.err
    assert "空.csv" in done.out


@pytest.fixture
def with_a_page(tmp_path: Path) -> Path:
    """A workbook with a ledger and the page how to fill it in."""
    path = tmp_path / "人口.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, text in {"填表说明": "填表说明\n1. 由村（社区）填报。", "人口": CLEAN}.items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(text.splitlines()):
                sheet.write_row(row, 0, line.split(","))
    return path


@pytest.mark.parametrize("shape", ["text", "json"])
def test_a_page_beside_a_ledger_is_one_sentence_and_not_2(run, with_a_page: Path, shape: str) -> None:
    done = run("check", with_a_page, "--as-of", "2026-09-30", "--format", shape)
    assert done.code == 0
    assert is_one_sentence(done.err)
    assert "填表说明" in done.err
    scored = run("score", SCHEME, COUNTY, with_a_page, "--period", "2026Q3")
    assert scored.code == 0
    assert is_one_sentence(scored.err)


def test_a_ledger_without_rows_is_told(run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CLEAN.splitlines()[0], "utf-8")
    done = run("check", "a.csv", "--as-of", "2026-09-30")
    assert done.code == 0
    assert "没有数据行" in done.out


def test_a_file_that_may_not_be_read_is_told_in_chinese(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CLEAN, "utf-8")
    opened = Path.open

    def refuse(file: Path, *arguments: object, **options: object) -> object:
        if file.name == path.name:
            raise PermissionError(13, "Permission denied", str(file))
        return opened(file, *arguments, **options)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    for arguments in (["check", path], ["score", SCHEME, path, "--period", "2026Q3"]):
        done = run(*arguments)
        assert done.code == 2
        assert "文件“a.csv”无法打开，请检查是否有读取权限" in done.err
        assert "paths" not in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "缺少“台账”"),
        (["check", "x", "--as-of", "昨天"], "日期请写成"),
        (["check", "x", "--format", "xml"], "--format"),
        (["check", "x", "--of"], "没有选项“--of”"),
        (["check", "x", "-o"], "“-o”后面少了内容"),
        (["chekc", "x"], "没有这个命令"),
        (["score", "x", "y"], "缺少“--period”"),
        (["codes", "show", "没有"], "代码表"),
    ],
)
def test_a_wrong_call_is_one_chinese_sentence_and_2(run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert said in done.err
    assert "昨天" not in done.err


@pytest.mark.parametrize(
    "command", [[], ["check"], ["score"], ["demo"], ["codes"], ["codes", "find"], ["id"], ["id", "check"]]
)
def test_every_help_page_is_chinese(run, command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.code == 0
    assert "用法：" in done.out
    for word in ("Usage", "Options", "Arguments", "Commands", "Show this message", "default", "required"):
        assert word not in done.out


def test_score_gives_json(run) -> None:
    done = run("score", SCHEME, COUNTY, "--period", "2026Q3", "--format", "json")
    card = json.loads(done.out)
    assert done.code == 0
    assert card["format"] == "jiceng-scorecard/1"
    assert {unit["unit"] for unit in card["units"]} == {"539925101", "539925102", "539925201"}
    for unit in card["units"]:
        assert set(unit) >= {"unit", "name", "total", "rank", "grade", "vetoes", "items"}
        for item in unit["items"]:
            assert set(item) >= {"indicator", "value", "points", "full", "form", "clause", "why", "records"}
            assert isinstance(item["points"], str)


def test_score_as_text_and_bulletin(run, tmp_path: Path) -> None:
    done = run("score", SCHEME, COUNTY, "--period", "2026Q3", "-o", "通报")
    assert done.code == 0
    assert "柳河镇" in done.out
    assert list((tmp_path / "通报").glob("*.html"))


def test_a_scheme_with_an_unknown_key(run, tmp_path: Path) -> None:
    text = SCHEME.read_text("utf-8")
    (tmp_path / "坏.toml").write_text(text.replace("format = 1", "format = 1\nfromat = 2", 1), "utf-8")
    done = run("score", "坏.toml", COUNTY, "--period", "2026Q3", "-o", "通报")
    assert done.code == 2
    assert "fromat" in done.err
    assert not (tmp_path / "通报").exists()


def test_a_scheme_or_period_that_is_none(run) -> None:
    assert run("score", "没有.toml", COUNTY, "--period", "2026Q3").code == 2
    done = run("score", SCHEME, COUNTY, "--period", "三季度吧")
    assert done.code == 2
    assert "三季度吧" not in done.err


def test_the_demo_prints_what_it_wrote(run, tmp_path: Path) -> None:
    done = run("demo", "-o", "演示")
    assert done.code == 0
    for name in ("反馈", "通报"):
        assert list((tmp_path / "演示" / name).iterdir())
        assert name in done.out
    again = run("demo", "-o", "演示")
    assert again.code == 0


def test_codes_are_looked_up(run) -> None:
    done = run("codes", "find", "已婚")
    assert done.code == 0
    assert "20" in done.out
    assert "GB/T 2261.2" in done.out
    assert run("codes", "find", "已昏").code == 1
    found = json.loads(run("codes", "find", "丧偶", "--format", "json").out)
    assert {"table", "code", "zh", "en", "exact"} == set(found[0])
    assert "gbt-2261.2-2003" in run("codes", "list").out
    assert "丧偶" in run("codes", "show", "gbt-2261.2-2003").out


def test_the_version(run) -> None:
    assert run("--version").out.startswith("jiceng ")


def test_a_console_of_another_encoding_still_gets_utf_8(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jiceng.cli", "codes", "find", "已婚"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "已婚" in done.stdout.decode("utf-8")
