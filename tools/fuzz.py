"""Read a million broken files of each format; say which one kills the reader, and go on behind it.

    python tools/fuzz.py [--many 1000000] [--first 0] [--jobs 2] [--journal FILE] [xlsx xls csv parquet]

Each process reads its share of the seeds one after the other, with one thread and the memory of a small computer.
One that dies, hangs or raises something of its own is started again behind the file it could not read; that file can
be made again by its format and seed. What was read stands in the journal, a line for each share: a run that was
broken off goes on where it was, unless the code has changed since. Ends with 1 when something was found.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("xlsx", "xls", "csv", "parquet")
SHARE = 10_000  # files of one process: it starts in a second, and what it leaks goes with it
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - files that live for a millisecond
ENVIRONMENT = {**os.environ, "POLARS_MAX_THREADS": "1", "MALLOC_ARENA_MAX": "1", "RUST_BACKTRACE": "0"}


class Share(TypedDict):
    """A line of the journal: what became of `many` files from a seed on, and the most memory held, in KiB."""

    code: str
    format: str
    first: int
    many: int
    outcomes: dict[str, int]
    deaths: list[str]
    memory: int


def code_read() -> str:
    """What tells one state of the code from another: the reader, and what makes the files."""
    digest = hashlib.sha256()
    for folder in ("src/jiceng/ledger", "tests/ledger/gate"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not path.name.startswith("test_"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read_share(code: str, format_name: str, first: int, many: int) -> Share:
    """Read files until their end, past each that ends the process."""
    outcomes: Counter[str] = Counter()
    deaths: list[str] = []
    memory, start, end = 0, first, first + many
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        while start < end:
            done = subprocess.run(
                [
                    sys.executable,
                    *("-m", "tests.ledger.gate.mutations", format_name, str(start), str(end - start), folder),
                ],
                cwd=ROOT,
                env=ENVIRONMENT,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
            lines = [line.split() for line in done.stdout.splitlines()]
            read = [line for line in lines if line[0] != "end"]
            outcomes.update(line[1] for line in read if len(line) == 2)
            if lines and lines[-1][0] == "end":
                memory = max(memory, int(lines[-1][1]))
                break
            broken = int(read[-1][0]) if read else start
            last = (done.stderr.strip().splitlines() or [""])[-1]
            deaths.append(f"{format_name} seed {broken}: exit status {done.returncode} {last}")
            start = broken + 1
    return Share(
        code=code,
        format=format_name,
        first=first,
        many=many,
        outcomes=dict(outcomes),
        deaths=deaths,
        memory=memory,
    )


def read_before(journal: Path, code: str) -> list[Share]:
    """The shares that this code has read already."""
    if not journal.exists():
        return []
    shares: list[Share] = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    return [share for share in shares if share["code"] == code]


def starts(first: int, many: int) -> Iterator[tuple[int, int]]:
    """Yield first seed and number of each share."""
    for start in range(first, first + many, SHARE):
        yield start, min(SHARE, first + many - start)


def told(format_name: str, shares: Iterable[Share]) -> str:
    """One line on all shares of a format."""
    shares = list(shares)
    outcomes = sum((Counter(share["outcomes"]) for share in shares), Counter())
    deaths = sum(len(share["deaths"]) for share in shares)
    memory = max((share["memory"] for share in shares), default=0) // 1024
    by_code = ", ".join(f"{outcome} {count:,}" for outcome, count in sorted(outcomes.items()))
    return f"{format_name}: {outcomes.total() + deaths:,} files, {deaths} ended the process, {memory} MiB; {by_code}"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "formats", nargs="*", default=list(FORMATS), help=f"{', '.join(FORMATS)}; all by default"
    )
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--journal", type=Path, default=ROOT / ".dev" / "fuzz.jsonl")
    given = parser.parse_args()
    code = code_read()
    shares = read_before(given.journal, code)
    done = {(share["format"], share["first"], share["many"]) for share in shares}
    left = [
        (code, format_name, *part)
        for format_name in given.formats
        for part in starts(given.first, given.many)
        if (format_name, *part) not in done
    ]
    given.journal.parent.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(given.jobs) as pool, given.journal.open("a", encoding="utf-8") as journal:
        for share in pool.map(read_share, *zip(*left, strict=True)) if left else ():
            journal.write(json.dumps(share) + "\n")
            journal.flush()
            shares.append(share)
            for death in share["deaths"]:
                print(death, flush=True)
    for format_name in given.formats:
        print(told(format_name, (share for share in shares if share["format"] == format_name)), flush=True)
    return 1 if any(share["deaths"] for share in shares) else 0


if __name__ == "__main__":
    sys.exit(main())
