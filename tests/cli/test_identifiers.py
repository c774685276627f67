"""`jiceng id`: numbers are checked one by one and shown masked only."""

import io
import json

import pytest

from jiceng.cli import main

GOOD, WRONG = "539925199404184731", "539925199404184732"


def test_numbers_as_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["id", "check", "resident-id", GOOD]) == 0
    assert main(["id", "check", "resident-id", GOOD, WRONG]) == 1
    out = capsys.readouterr().out
    assert "539925************\t正确" in out
    assert "校验码" in out
    assert GOOD not in out
    assert WRONG not in out


def test_numbers_from_standard_input_leave_no_trace(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\n{WRONG}\n"))
    assert main(["id", "check", "resident-id", "--format", "json"]) == 1
    results = json.loads(capsys.readouterr().out)
    assert [result["valid"] for result in results] == [True, False]
    assert results[0]["masked"] == "539925************"
    assert results[1] == {
        "valid": False,
        "masked": None,
        "reason": "check-digit",
        "message": results[1]["message"],
    }


def test_a_kind_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["id", "check", "passport", "E1"]) == 2
    assert "jiceng id kinds" in capsys.readouterr().err


def test_the_kinds_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["id", "kinds"]) == 0
    assert "credit-code\t统一社会信用代码" in capsys.readouterr().out
