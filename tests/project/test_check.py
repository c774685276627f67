"""The gates: all are run, a failure hides no other, and coverage is held package by package."""

import json
from pathlib import Path

import pytest

from tools import check
from tools.coverage_floors import below_floor


def gate(name: str, passes: bool, ran: list[str]) -> check.Gate:
    def run() -> bool:
        ran.append(name)
        return passes

    return check.Gate(name, f"made up {name}", run)


def test_one_failure_does_not_hide_the_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []
    gates = (gate("first", True, ran), gate("second", False, ran), gate("third", True, ran))
    monkeypatch.setattr(check, "GATES", gates)
    assert check.main([]) == 1
    assert ran == ["first", "second", "third"]
    summary = capsys.readouterr().out.partition("== summary")[2]
    assert [line.split()[0] for line in summary.splitlines() if "made up" in line] == [
        "passed",
        "FAILED",
        "passed",
    ]


def test_only_the_gates_that_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(check, "GATES", (gate("first", False, ran), gate("second", True, ran)))
    assert check.main(["second"]) == 0
    assert ran == ["second"]


def test_a_name_that_is_no_gate(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["tests", "beauty"]) == 2
    assert "no such gate: beauty" in capsys.readouterr().out


def test_a_gate_that_is_a_program_goes_by_its_status() -> None:
    assert check.run("python", "-c", "")()
    assert not check.run("python", "-c", "raise SystemExit(3)")()


def report(folder: Path, **files: tuple[int, int, int, int]) -> Path:
    """A report of coverage: file → lines there are, lines run, branches there are, branches run."""
    entries = {}
    for name, (lines, lines_run, branches, branches_run) in files.items():
        entries["src/jiceng/" + name.replace("__", "/") + ".py"] = {
            "summary": {
                "num_statements": lines,
                "covered_lines": lines_run,
                "num_branches": branches,
                "covered_branches": branches_run,
            },
            "missing_lines": list(range(lines_run + 1, lines + 1)),
            "missing_branches": [[1, -1]] * (branches - branches_run),
        }
    path = folder / "coverage.json"
    path.write_text(json.dumps({"files": entries}))
    return path


def test_a_thick_package_does_not_hide_a_thin_one(tmp_path: Path) -> None:
    lines = below_floor(report(tmp_path, validate__check=(1000, 1000, 100, 100), labels=(10, 9, 0, 0)))
    assert lines == ["labels: 90.00 % is below 95 %", "    src/jiceng/labels.py: 10"]


def test_the_exact_packages_need_every_branch(tmp_path: Path) -> None:
    assert below_floor(report(tmp_path, expr__verbs=(100, 100, 50, 49), ledger__read=(100, 97, 50, 47))) == [
        "expr: 99.33 % is below 100 %",
        "    src/jiceng/expr/verbs.py: 1→-1",
    ]


def test_exactly_on_the_floor_holds(tmp_path: Path) -> None:
    assert below_floor(report(tmp_path, report__files=(20, 19, 0, 0), codes__country=(0, 0, 0, 0))) == []
