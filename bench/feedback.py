"""A workbook of 100,000 rows and 20 columns from file to feedback, beside the bare reader and the bare writer.

The residents are made up, two of a hundred with a fault. The yardstick is what the libraries below need for the
same cells: `python-calamine` to read them, `xlsxwriter` to write them. Processor time is measured, on all threads and in
the child that reads: what else the machine does at the moment does not count.
"""

import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polars as pl
import python_calamine
import xlsxwriter

import jiceng as jc
from jiceng.models import Resident, terms
from jiceng.synth import county, plant_faults

ROWS, AS_OF, SHARE_WITH_FAULT = 100_000, "2026-09-30", 0.02
FIELDS = (
    "name", "id_number", "sex", "birth_date", "ethnicity", "marital_status", "political_affiliation", "education",
    "phone", "registered_division", "registered_address", "residence_division", "residence_address",
    "population_kind", "grid_code", "household_number", "relation_to_head", "head_name", "head_id_number",
    "household_consistency",
)  # fmt: skip

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the processor seconds of one run, those of the child that reads included, and what it gave."""
    start = sum(os.times()[:4])
    result = work()
    return sum(os.times()[:4]) - start, result


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "台账.xlsx"
        rows = made_up()
        write, content = timed(lambda: bare_write(rows))
        book.write_bytes(content)
        read, _ = timed(lambda: bare_read(book))
        reading, data = timed(lambda: jc.read(book))
        checking, report = timed(lambda: jc.check(data, as_of=AS_OF))
        writing, _ = timed(lambda: jc.write_feedback(data, report, Path(folder) / "反馈"))
    whole = reading + checking + writing
    print(f"processor time: bare read {read:.1f} s, bare write {write:.1f} s, together {read + write:.1f} s")
    print(f"read {reading:.1f} s, check {checking:.1f} s, feedback {writing:.1f} s, together {whole:.1f} s")
    print(
        f"{ROWS:,} × {len(FIELDS)} from file to feedback: {whole / (read + write):.2f} × the bare read and write"
        f" (at most 3); feedback alone {writing / write:.2f} × the bare write"
    )


def bare_write(rows: list[tuple[str, ...]]) -> bytes:
    """Return the workbook, written with nothing but the writer."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = workbook.add_worksheet("实有人口")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, text)
    workbook.close()
    return content.getvalue()


def made_up() -> list[tuple[str, ...]]:
    """Return headings and records as texts."""
    data, _ = plant_faults(county(residents=ROWS, seed=1), share=SHARE_WITH_FAULT, seed=1)
    table = data.frame(Resident).select(pl.col(FIELDS).cast(pl.String).fill_null(""))
    return [tuple(terms(Resident)[field].label.zh for field in FIELDS), *table.iter_rows()]


def bare_read(book: Path) -> list[object]:
    """Return the cells, read with nothing but the reader."""
    workbook = python_calamine.load_workbook(book)
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


if __name__ == "__main__":
    main()
