"""What a change of the rules does to the example ledgers: which rows newly fail, and which no longer do.

`python tools/rules_diff.py` compares with the last accepted state and prints the difference, `--accept` makes the
present state the accepted one. Ending 1 means that there is a difference.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import jiceng as jc

__all__ = ["ACCEPTED", "LEDGERS", "failing_rows"]

ROOT = Path(__file__).resolve().parents[1]
LEDGERS = ROOT / "examples" / "yunling-2026q3"
ACCEPTED = ROOT / "tests" / "validate" / "golden" / "example-findings.json"
_AS_OF = "2026-09-30"
_SHOWN = 20  # rows of a rule that are printed one by one


def failing_rows() -> list[list[str]]:
    """Return rule, severity, file, sheet, row and field of everything that fails in the example ledgers, in order."""
    report = jc.check(jc.read(LEDGERS), as_of=_AS_OF, examples=None)
    rows = report.findings.select("rule", "severity", "file", "sheet", "row", "field").rows()
    return sorted([str(part) for part in row] for row in rows)


def _print(title: str, rows: Iterable[tuple[str, ...]]) -> None:
    rows = sorted(rows)
    for rule, number in Counter(row[0] for row in rows).most_common():
        print(f"{title} {rule}: {number}")
        for row in [row for row in rows if row[0] == rule][:_SHOWN]:
            print("   ", " · ".join(row[1:]))


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--accept", action="store_true", help="make the present state the accepted one")
    accept = parser.parse_args().accept
    now = failing_rows()
    accepted = json.loads(ACCEPTED.read_text("utf-8")) if ACCEPTED.exists() else []
    before, after = {tuple(row) for row in accepted}, {tuple(row) for row in now}
    _print("newly failing", after - before)
    _print("no longer failing", before - after)
    if accept:
        ACCEPTED.parent.mkdir(parents=True, exist_ok=True)
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in now)
        ACCEPTED.write_text(f"[\n{lines}\n]\n", "utf-8")
    return int(before != after and not accept)


if __name__ == "__main__":
    sys.exit(main())
