"""Every gate a change must pass: `python3 dev.py test`, or `python3 dev.py test lint tests` for some of them.

The gates run one after the other, all of them, also when an earlier one fails: one failure must not hide the next. The
table at the end says what each took and what failed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from tools import package
from tools.coverage_floors import below_floor

__all__ = ["GATES", "Gate", "main"]

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / ".dev" / "coverage.json"
QUIET = {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}  # pyright would ask the network for its successor


def status(program: str, *arguments: str) -> int:
    """The status with which a program of this environment ends, run in the folder of the project."""
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **QUIET}, check=False).returncode


def run(program: str, *arguments: str) -> Callable[[], bool]:
    """A gate that is one program; it passes when that ends with status 0."""
    return lambda: status(program, *arguments) == 0


def tests() -> bool:
    """All tests, docstrings and documents, with branch coverage of each package."""
    REPORT.parent.mkdir(exist_ok=True)
    # Files in their order: by number of tests, the few long ones would come last, with one process idle.
    workers = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
    ended = status("pytest", "-q", *workers, "--cov", "--cov-report", f"json:{REPORT}")
    if ended not in (0, 1):  # interrupted, or not all tests could be collected: what it covered means nothing
        REPORT.unlink(missing_ok=True)
    return ended == 0


def coverage() -> bool:
    """Each package of jiceng at or above its own floor, from the report of the gate `tests`."""
    if not REPORT.exists():
        print("no report: the gate `tests` was not run to its end")
        return False
    lines = below_floor(REPORT)
    print("\n".join(lines))
    return not lines


@frozen
class Gate:
    """One gate: its name on the command line, what it holds, and the function that says whether it passes."""

    name: str
    holds: str
    passes: Callable[[], bool]


GATES = (
    Gate("lint", "ruff check", run("ruff", "check", ".")),
    Gate("format", "ruff format", run("ruff", "format", "--check", ".")),
    Gate("mypy", "mypy --strict", run("mypy")),
    Gate("pyright", "pyright", run("pyright", "--pythonpath", sys.executable)),
    Gate("floors", "imports go down only", run("lint-imports")),
    Gate("tests", "pytest, docstrings, documents", tests),
    Gate("coverage", "branch coverage by package", coverage),
    Gate("package", "wheel, sdist, each extra", package.passes),
)


def main(names: list[str]) -> int:
    """Runs the gates named, or all; 0 when all passed, 1 when one failed, 2 for a name that is no gate."""
    known = {gate.name: gate for gate in GATES}
    if unknown := [name for name in names if name not in known]:
        print(f"no such gate: {', '.join(unknown)}; there are: {', '.join(known)}")
        return 2
    rows: list[tuple[Gate, bool, float]] = []
    for gate in [known[name] for name in names] or GATES:
        print(f"\n== {gate.name}: {gate.holds}", flush=True)
        began = time.perf_counter()
        passed = gate.passes()
        rows.append((gate, passed, time.perf_counter() - began))
    print("\n== summary")
    for gate, passed, seconds in rows:
        print(f"{'passed' if passed else 'FAILED'}  {seconds:7.1f} s  {gate.name:9} {gate.holds}")
    print(f"{sum(seconds for *_, seconds in rows):15.1f} s  in all")
    return 0 if all(passed for _, passed, _ in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
