"""Read a million broken files of each format; say which one kills the reader, and go on behind it.

    python tools/fuzz.py [--many 1000000] [--first 0] [--jobs 2] [xlsx csv parquet]

Each process reads its share of the seeds one after the other. One that dies, hangs or raises something of its own
is started again behind the file it could not read; that file can be made again by its format and seed. Ends with 1
when there was one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("xlsx", "csv", "parquet")
SHARE = 10_000  # files of one process: it starts in a second, and what it leaks goes with it


def read_share(format_name: str, first: int, many: int) -> tuple[Counter[str], list[str]]:
    """Return how often each outcome came, and a line for each file that ended the process."""
    outcomes: Counter[str] = Counter()
    deaths: list[str] = []
    end = first + many
    with tempfile.TemporaryDirectory() as folder:
        while first < end:
            done = subprocess.run(
                [
                    sys.executable,
                    *("-m", "tests.ledger.gate.mutations", format_name, str(first), str(end - first), folder),
                ],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
            lines = done.stdout.splitlines()
            read = [line.split(maxsplit=1) for line in lines if line != "end"]
            outcomes.update(line[1] for line in read if len(line) == 2)
            if lines and lines[-1] == "end":
                break
            broken = int(read[-1][0]) if read else first
            last = (done.stderr.strip().splitlines() or [""])[-1]
            deaths.append(f"{format_name} seed {broken}: exit status {done.returncode} {last}")
            first = broken + 1
    return outcomes, deaths


def shares(first: int, many: int) -> Iterator[tuple[int, int]]:
    """Yield first seed and number of each share."""
    for start in range(first, first + many, SHARE):
        yield start, min(SHARE, first + many - start)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "formats", nargs="*", default=list(FORMATS), help="of xlsx, csv, parquet; all by default"
    )
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    died = 0
    with ThreadPoolExecutor(given.jobs) as pool:
        for format_name in given.formats:
            total: Counter[str] = Counter()
            parts = list(shares(given.first, given.many))
            for outcomes, deaths in pool.map(lambda part, name=format_name: read_share(name, *part), parts):
                total.update(outcomes)
                died += len(deaths)
                for death in deaths:
                    print(death, flush=True)
            told = ", ".join(f"{outcome} {count}" for outcome, count in sorted(total.items()))
            print(f"{format_name}: {sum(total.values())} files; {told}", flush=True)
    return 1 if died else 0


if __name__ == "__main__":
    sys.exit(main())
