"""Checking: a grown county on frames beside a bare scan, one object, and a workbook from file to feedback.

The residents are those of the example county, repeated with numbers of their own; the figures are processor
and wall seconds of one process.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import python_calamine

import jiceng as jc
from jiceng.dataset import SOURCE, Dataset
from jiceng.models import Resident

COUNTY = Path(__file__).parent.parent / "examples" / "yunling-2026q3"
AS_OF = "2026-09-30"
PEOPLE = 1_000_000
OBJECTS = 5_000


def seconds(work: Callable[[], object]) -> float:
    """Return the wall seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    data = jc.read(COUNTY)
    frame = data.frame(Resident)
    many = (
        pl.concat([frame] * (PEOPLE // frame.height + 1))
        .head(PEOPLE)
        .with_columns(pl.lit(None, pl.UInt32()).alias(SOURCE))
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "residents.parquet"
        many.write_parquet(file)
        scan = seconds(lambda: pl.read_parquet(file).select(pl.all().null_count()))
    grown = Dataset({"resident": many})
    check = seconds(lambda: jc.check(grown, as_of=AS_OF))
    print(
        f"{PEOPLE:,} residents, all rules: {check:.2f} s, {check / scan:.1f} × reading the same columns ({scan:.2f} s)"
    )

    record = Resident(name="某某某", id_number="539925194912310025", sex="2")
    jc.check(record, as_of=AS_OF)  # compiles the rules of the day, once
    one = seconds(lambda: [jc.check(record, as_of=AS_OF) for _ in range(OBJECTS)]) / OBJECTS
    print(f"one object, all rules: {1 / one:,.0f} objects/s")

    workbooks = sorted(COUNTY.glob("*.xlsx"))
    bare = seconds(lambda: [_sheets(book) for book in workbooks])
    with tempfile.TemporaryDirectory() as folder:
        whole = seconds(lambda: _round(workbooks, Path(folder)))
    print(
        f"eight workbooks, read + check + feedback: {whole:.2f} s, {whole / bare:.1f} × the bare read ({bare:.2f} s)"
    )


def _sheets(book: Path) -> list[object]:
    workbook = python_calamine.load_workbook(book)
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def _round(workbooks: list[Path], folder: Path) -> None:
    data = jc.read(workbooks)
    jc.write_feedback(data, jc.check(data, as_of=AS_OF), folder)


if __name__ == "__main__":
    main()
