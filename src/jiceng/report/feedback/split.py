"""Good rows and bad rows apart: what can be taken over now, and what goes back to be corrected."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.files import refuse_to_overwrite, write_together
from jiceng.progress import Stage, tracked
from jiceng.report.feedback.faults import ReturnedSheet, returned_sheets
from jiceng.report.feedback.workbook import feedback_workbook
from jiceng.report.feedback.write import refuse_changed, targets_of
from jiceng.validate import Report, Severity

if TYPE_CHECKING:
    import polars as pl

__all__ = ["GOOD", "TO_CORRECT", "split", "write_split"]

GOOD, TO_CORRECT = "合格", "待改正"


def split(data: Dataset, report: Report) -> tuple[Dataset, Dataset]:
    """Return the rows on which no error was found, and those with an error, as two datasets of the same entities.

    A row of a sheet is bad as a whole: of a resident and the household that was derived from him both. Warnings
    do not make a row bad. The sheets are told of in both, without their cells.

    Raises `ValueError` when the report is of other data.
    """
    if data.sources != report.sources:
        raise ValueError("the report is of other data")
    wrong = _errors(report)
    places = wrong.select(SOURCE, ROW).drop_nulls().unique()
    good: dict[str, pl.DataFrame] = {}
    bad: dict[str, pl.DataFrame] = {}
    for entity, frame in data.frames.items():
        marked = _marked(frame, wrong.filter(entity=entity).get_column("record"), places)
        good[entity], bad[entity] = frame.filter(~marked), frame.filter(marked)
    bare = tuple(attrs.evolve(source, image=(), merges=()) for source in data.sources)
    return attrs.evolve(data, frames=good, sources=bare), attrs.evolve(data, frames=bad, sources=bare)


def write_split(data: Dataset, report: Report, folder: str | PathLike[str]) -> list[Path]:
    """Write the good rows as Parquet into `合格` and the bad ones as workbooks into `待改正`, and return the paths.

    A workbook holds the heading and the bad rows of one submitted file, marked as `write_feedback` marks them; it
    is a ledger and can be corrected and submitted by itself. A file without errors has none. Raises what
    `write_feedback` and `Dataset.write_parquet` raise.
    """
    good, _ = split(data, report)
    files = {
        file: kept
        for file, sheets in returned_sheets(report, data.models).items()
        if (kept := [only for sheet in sheets if (only := _only_wrong(sheet)) is not None])
    }
    place = Path(folder)
    targets = dict(zip(files, targets_of(files, place / TO_CORRECT), strict=True))
    refuse_to_overwrite(targets.values(), [source.path for source in data.sources if source.path is not None])
    refuse_changed(targets.values())
    written = good.write_parquet(place / GOOD)
    write_together(
        {
            targets[file]: feedback_workbook(file, sheets, data, report)
            for file, sheets in tracked(files.items(), Stage.WRITING)
        }
    )
    return [*written, *targets.values()]


def _errors(report: Report) -> "pl.DataFrame":
    import polars as pl

    errors = [place for place, rule in report.rules.items() if rule.severity is Severity.ERROR]
    return report.failures.filter(pl.col("position").is_in(errors))


def _marked(frame: "pl.DataFrame", records: "pl.Series", places: "pl.DataFrame") -> "pl.Series":
    """Return for each row whether it failed itself, or stands in a row of a sheet on which something failed."""
    import polars as pl

    there = frame.select(SOURCE, ROW).with_row_index("record")
    on_sheet = there.join(places, on=[SOURCE, ROW], how="semi").get_column("record")
    wrong = pl.concat([records, on_sheet]).unique().implode()
    return there.select(pl.col("record").is_in(wrong)).to_series()


def _only_wrong(sheet: ReturnedSheet) -> ReturnedSheet | None:
    """Return the sheet with its heading and its rows with an error, `None` where there are none."""
    first = sheet.header_rows[-1] + 1
    rows = [
        row
        for row, faults in sheet.faults.items()
        if row > first and any(fault.severity is Severity.ERROR for fault in faults)
    ]
    if not rows:
        return None
    image = (*sheet.image[:first], *(sheet.image[row - 1] for row in rows))
    sources = tuple(
        attrs.evolve(
            source, image=image, skipped=(), rows=0 if place else len(rows)
        )  # one sheet, counted once
        for place, source in enumerate(sheet.sources)
    )
    faults = {first + place: sheet.faults[row] for place, row in enumerate(rows, start=1)}
    return ReturnedSheet(sources, faults, sheet.models)
