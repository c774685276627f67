"""What a change of the rules does to the example ledgers is told, and accepted by hand only."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import dev

ROW = ["id.checksum", "error", "实有人口.xlsx", "Sheet1", "7", "id_number"]
OTHER = ["petition.reps-5", "error", "信访事项.xlsx", "Sheet1", "3", "representatives"]


@pytest.fixture(scope="module")
def tools() -> Iterator[ModuleType]:
    """`tools/rules_diff.py`."""
    folder = str(dev.ROOT / "tools")
    sys.path.insert(0, folder)
    yield import_module("rules_diff")
    sys.path.remove(folder)


@pytest.fixture
def accepted(tools: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file of the accepted rows, which holds one row; the present state holds another."""
    path = tmp_path / "golden" / "accepted.json"
    monkeypatch.setattr(tools, "ACCEPTED", path)
    monkeypatch.setattr(tools, "failing_rows", lambda: [OTHER])
    monkeypatch.setattr("sys.argv", ["rules_diff.py"])
    return path


def test_the_findings_on_the_example_ledgers_are_those_accepted(tools: ModuleType) -> None:
    accepted = json.loads(tools.ACCEPTED.read_text(encoding="utf-8"))
    assert accepted == tools.failing_rows(), (
        "run `python tools/rules_diff.py` to see what a change of the rules does, and with --accept to keep it"
    )


def test_a_difference_is_told_in_both_directions(
    tools: ModuleType, accepted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accepted.parent.mkdir()
    accepted.write_text(json.dumps([ROW]), encoding="utf-8")
    assert tools.main() == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "newly failing petition.reps-5: 1"
    assert told[2] == "no longer failing id.checksum: 1"
    assert json.loads(accepted.read_text(encoding="utf-8")) == [ROW]


def test_what_is_accepted_is_no_difference(
    tools: ModuleType, accepted: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["rules_diff.py", "--accept"])
    assert tools.main() == 0
    assert json.loads(accepted.read_text(encoding="utf-8")) == [OTHER]
    capsys.readouterr()
    monkeypatch.setattr("sys.argv", ["rules_diff.py"])
    assert tools.main() == 0
    assert capsys.readouterr().out == ""
