"""The same input gives the same bytes, whatever the time zone, the hash seed and the hour."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.report.conftest import EXAMPLE

_RUN = """
import hashlib, sys
from jiceng.ledger import read
from jiceng.report import write_feedback
from jiceng.report.summary import summary_lines
from jiceng.validate import check
data = read(sys.argv[1])
report = check(data, as_of="2026-09-30")
for path in write_feedback(data, report, sys.argv[2]):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
print(*summary_lines(report), sep="\\n")
"""


def _digests(folder: Path, zone: str, seed: str) -> str:
    surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(EXAMPLE), str(folder)],
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_two_runs_far_apart_write_the_same_bytes(tmp_path: Path) -> None:
    one = _digests(tmp_path / "一", "Asia/Shanghai", "1")
    other = _digests(tmp_path / "二", "America/Los_Angeles", "4711")
    assert len(re.findall(r"xlsx [0-9a-f]{64}", one)) == 10
    assert one == other
