"""The rules on a county of a million residents from Parquet, beside dataframely, a pydantic loop and a bare scan.

Each part runs in a process of its own, so that its peak of memory is its own. What is read once in a process, such as
the rules and the register of counties, is read before the clock starts.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from bench._grown import grown

ROWS = {"resident": 1_000_000, "household": 350_000, "dispute": 200_000}
OF_PYDANTIC = 50_000  # rows; the figure is for a million


def main() -> None:
    """Make the county, measure each way to check it, and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        _run_apart("made", folder)
        print(f"{'':34}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}   load {os.getloadavg()[0]:.1f}")
        figures = {name: _measured(name, folder) for name in WAYS}
    for name, (wall, cpu, peak) in figures.items():
        print(f"{name:34}{wall:>9.2f}{cpu:>9.2f}{peak:>9.0f}")
    ours, twenty, peer, loop, scan = (figures[name][1] for name in WAYS)
    peak = next(iter(figures.values()))[2]
    print(
        f"all rules: {ours / scan:.1f} × the scan of the same columns (processor time), {peak:.0f} MB at most"
    )
    print(
        f"20 rules: {peer / twenty:.1f} × as fast as dataframely, {loop / twenty:.0f} × as fast as a pydantic loop"
    )


def _measured(name: str, folder: str) -> tuple[float, float, float]:
    wall, cpu, peak = map(float, _run_apart(name, folder).split())
    return wall, cpu, peak


def _run_apart(name: str, folder: str) -> str:
    done = subprocess.run(  # noqa: S603 - this file itself
        [sys.executable, "-m", "bench.rules", name, folder],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    return done.stdout


def _all_rules(folder: Path) -> float:
    import jiceng as jc
    from bench._twenty import AS_OF
    from jiceng.dataset import Dataset
    from jiceng.law import lawful_context

    lawful_context(AS_OF).table("division.county")  # read once in a process, like the rules themselves
    return _timed(lambda: jc.check(Dataset.read(folder), as_of=AS_OF))


def _twenty_rules(folder: Path) -> float:
    from bench._twenty import AS_OF, PLACES
    from jiceng.dataset import Dataset
    from jiceng.law import lawful_context
    from jiceng.models import Resident
    from jiceng.validate.lists import Lists
    from jiceng.validate.verdicts import verdicts_in_pieces

    context = lawful_context(AS_OF)

    def work() -> None:
        for piece in verdicts_in_pieces(Lists(Dataset.read(folder)), Resident, PLACES, context):
            for place in PLACES:
                piece.told.tally(place)

    return _timed(work)


def _dataframely(folder: Path) -> float:
    from bench._twenty import ResidentSchema

    def work() -> None:
        frame = pl.read_parquet(folder / "resident.parquet", columns=ResidentSchema.column_names())
        ResidentSchema.filter(frame)[1].counts()

    return _timed(work)


def _pydantic(folder: Path) -> float:
    from bench._twenty import ResidentRow, broken

    frame = (
        pl.scan_parquet(folder / "resident.parquet").select(list(ResidentRow.model_fields)).head(OF_PYDANTIC)
    )

    def work() -> None:
        for row in frame.collect().iter_rows(named=True):
            broken(ResidentRow(**row))

    return _timed(work) * ROWS["resident"] / OF_PYDANTIC


def _scan(folder: Path) -> float:
    def work() -> None:
        for name in ROWS:
            pl.read_parquet(folder / f"{name}.parquet").select(pl.all().null_count())

    return _timed(work)


WAYS: dict[str, Callable[[Path], float]] = {
    "jiceng, all rules, three entities": _all_rules,
    "jiceng, 20 rules on residents": _twenty_rules,
    "dataframely, the same 20": _dataframely,
    "pydantic loop, the same 20": _pydantic,
    "scan of the same columns": _scan,
}
_processor = 0.0


def _timed(work: Callable[[], object]) -> float:
    """Return the wall seconds of one run, and note the processor seconds."""
    global _processor  # noqa: PLW0603 - one figure of one process
    start, before = time.perf_counter(), time.process_time()
    work()
    _processor = time.process_time() - before
    return time.perf_counter() - start


def _run(name: str, folder: str) -> None:
    wall = WAYS[name](Path(folder))
    scale = ROWS["resident"] / OF_PYDANTIC if name.startswith("pydantic") else 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(wall, _processor * scale, peak)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "made":
        grown(ROWS).write_parquet(sys.argv[2])
    elif len(sys.argv) == 3 and sys.argv[1] in WAYS:
        _run(*sys.argv[1:])
    else:
        main()
