"""The same input gives the same bytes, whatever the time zone, the hash seed, the threads and the hour."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.report.conftest import EXAMPLE

_RUN = """
import hashlib, sys
from pathlib import Path
sys.stdout.reconfigure(encoding="utf-8")
from jiceng.ledger import read
from jiceng.models import ENTITIES
from jiceng.report import report_json, write_feedback, write_split
from jiceng.report.summary import summary_lines
from jiceng.share.template import template_workbook
from jiceng.validate import check
data = read(sys.argv[1])
report = check(data, as_of="2026-09-30")
for path in write_feedback(data, report, sys.argv[2]):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
for path in write_split(data, report, sys.argv[2] + "/分开"):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
blank = [ENTITIES[name] for name in ("resident", "dispute", "house")]
for register in (None, read(Path(sys.argv[1]) / "区划与网格.csv")):
    print("templates", hashlib.sha256(template_workbook(blank, register=register)).hexdigest())
print(*summary_lines(report), report_json(report), sep="\\n")
"""


def _digests(folder: Path, zone: str, seed: str, threads: str) -> str:
    surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads}
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
    one = _digests(tmp_path / "一", "Asia/Shanghai", "1", "1")
    other = _digests(tmp_path / "二", "America/Los_Angeles", "4711", "4")
    assert len(re.findall(r"xlsx [0-9a-f]{64}", one)) > 15
    assert len(re.findall(r"parquet [0-9a-f]{64}", one)) > 5
    assert one == other
