"""Thousands of broken files, read by a process that may die of them: it does not.

`make fuzz` reads a million of each format, `JICENG_MUTATIONS=100000` so many in the tests. The gate alone stands
before the reader here, as on a system without processes that have limits; a smaller number goes through the child
as well.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.gate.mutations import MUTATORS, mutated, read_one
from tests.ledger.gate.small_computer import SMALL_COMPUTER

MANY = int(os.environ.get("JICENG_MUTATIONS", "10000"))


@pytest.mark.parametrize("format_name", sorted(MUTATORS))
def test_no_death_no_hang_no_foreign_exception(format_name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.gate.mutations", format_name, "0", str(MANY), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=SMALL_COMPUTER,
    )
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("end "), (
        f"{format_name} seed {lines[-1].split()[0]} killed the reader: {done.stderr[-800:]}"
    )
    outcomes = [line.split()[1] for line in lines[:-1]]
    assert len(outcomes) == MANY
    assert {"read", "file.damaged"} <= set(outcomes)  # the mutations reach both sides


def test_the_child_agrees_with_the_reader_in_this_process(tmp_path: Path) -> None:
    path = tmp_path / "mutated.xlsx"
    seen = 0
    for seed in range(100):
        path.write_bytes(mutated("xlsx", seed))
        here = read_one(path, in_child=False)
        if here == "read":
            seen += 1
            assert read_one(path, in_child=True) == "read", seed
    assert seen > 5
