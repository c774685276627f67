"""Blank ledgers and made-up counties from the command line."""

import json
from pathlib import Path

import pytest

import jiceng as jc
from jiceng.cli import main
from jiceng.models import Dispute, Resident
from jiceng.synth import AS_OF

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_ledgers_are_named_as_people_name_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "实有人口", "dispute", "居民", "-o", "空白.xlsx"]) == 0
    assert "空白.xlsx" in capsys.readouterr().out
    assert [source.entity for source in jc.read("空白.xlsx").sources] == ["resident", "dispute"]


def test_an_unknown_ledger_is_answered_with_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "实有人", "-o", "a.xlsx"]) == 2
    told = capsys.readouterr().err
    assert "没有名为“实有人”的台账" in told
    assert "实有人口" in told
    assert not Path("a.xlsx").exists()


def test_the_register_of_the_county_gives_the_drop_downs() -> None:
    register = str(COUNTY / "区划与网格.csv")
    assert main(["template", "走访", "-o", "a.xlsx", "--register", register]) == 0
    assert len(jc.read("a.xlsx").sources[0].unmapped) == 2  # names beside the code


def test_an_extension_gives_its_own_columns() -> None:
    assert main(["template", "实有人口", "-o", "a.xlsx", "--extension", str(COUNTY / "extension.toml")]) == 0
    own = jc.read("a.xlsx", extension=COUNTY / "extension.toml").sources[0]
    assert own.unmapped == ()
    assert len(own.columns) >= len(Resident.model_fields)


def test_a_county_is_generated_and_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "county", "--residents", "60", "--seed", "3", "-o", "县"]) == 0
    assert "60 人" in capsys.readouterr().out
    data = jc.read("县")
    assert data.frame(Resident).height == 60
    assert main(["check", "县", "--as-of", "2026-09-30"]) == 0
    assert not (Path("县") / "truth.json").exists()


def test_the_ledgers_of_a_county_hold_its_records_and_its_faults() -> None:
    assert main(["generate", "county", "--residents", "200", "--faults", "0.05", "--xlsx", "-o", "县"]) == 0
    truth = json.loads((Path("县") / "truth.json").read_text("utf-8"))
    assert truth["format"] == "jiceng-truth/1"
    data, stored = jc.read("县/台账"), jc.Dataset.read("县")
    assert data.refusals == ()
    assert data.frame(Dispute).height == stored.frame(Dispute).height
    report = jc.check(data, as_of=AS_OF, examples=None)
    found = set(report.findings.select("rule", "file", "row", "field").rows())
    planted = {(fault["rule"], fault["file"], fault["file_row"], fault["field"]) for fault in truth["faults"]}
    assert len(planted) == len(truth["faults"]) > 5
    assert planted <= found


def test_the_same_seed_writes_the_same_files() -> None:
    for place in ("一", "二"):
        assert (
            main(["generate", "county", "--residents", "40", "--xlsx", "--faults", "0.1", "-o", place]) == 0
        )
    one, other = (
        {
            path.relative_to(place).as_posix(): path.read_bytes()
            for path in sorted(Path(place).rglob("*"))
            if path.is_file()
        }
        for place in ("一", "二")
    )
    assert one == other
    assert len(one) > 100


@pytest.mark.parametrize("options", [["--residents", "19"], ["--faults", "0.5"], ["--residents", "many"]])
def test_what_makes_no_county_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "county", *options, "-o", "县"]) == 2
    assert capsys.readouterr().err.strip().endswith("。")
    assert not Path("县").exists()
