"""Writing the feedback of a check: one workbook per submitted file, all of them or none."""

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path, PurePosixPath

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.files import clean_name, distinct_names, refuse_to_overwrite, write_together
from jiceng.progress import Stage, tracked
from jiceng.report.feedback.faults import ReturnedSheet, returned_sheets
from jiceng.report.feedback.marker import is_untouched
from jiceng.report.feedback.workbook import feedback_workbook
from jiceng.validate import Report

__all__ = ["refuse_changed", "targets_of", "write_feedback"]


def write_feedback(
    data: Dataset,
    report: Report,
    folder: str | PathLike[str],
) -> list[Path]:
    """Write one workbook per submitted file into `folder` and return their paths, in the order of the files.

    Each keeps the sheets, columns and cells of its file; wrong cells are coloured and carry the sentence as
    a comment, the column 错误信息 tells all findings of a row, and the sheet 汇总 the counts and what to do.
    It holds the plain values of its own file, for the submitter; nothing of another file. Files that were
    refused and Parquet tables get none.

    No file that was read is ever overwritten, and neither is one that somebody has saved since. Raises `DataError`
    in these cases, when a CSV file has more rows or columns than a sheet can hold, and when the folder cannot be
    written; `ValueError` when the report is of other data.
    """
    if data.sources != report.sources:
        raise ValueError("the report is of other data")
    files = returned_sheets(report, data.models)
    _refuse_what_no_sheet_holds(files)
    targets = dict(zip(files, targets_of(files, Path(folder)), strict=True))
    refuse_to_overwrite(targets.values(), [source.path for source in data.sources if source.path is not None])
    refuse_changed(targets.values())
    write_together(
        {
            targets[file]: feedback_workbook(file, sheets, data, report)
            for file, sheets in tracked(files.items(), Stage.WRITING)
        }
    )
    return list(targets.values())


def refuse_changed(targets: Iterable[Path]) -> None:
    """Raise `DataError` when one of the files is not ours, or somebody has saved it since."""
    for target in targets:
        if target.exists() and not is_untouched(target):
            raise DataError(
                "output.in-use",
                f"输出文件夹里已有“{target.name}”，它不是核验生成的，或生成后又有人改动过，为免丢失没有覆盖：请换一个空文件夹，或先把它移走。",
            )


_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # of a sheet


def _refuse_what_no_sheet_holds(files: Mapping[str, Sequence[ReturnedSheet]]) -> None:
    for file, sheets in files.items():
        for sheet in sheets:
            if len(sheet.image) > _MOST_ROWS or sheet.width + 1 > _MOST_COLUMNS:
                raise DataError(
                    "output.too-large",
                    f"“{file}”超过一张工作表能放的 {_MOST_ROWS} 行、{_MOST_COLUMNS} 列，无法生成反馈表：请按村或按乡镇拆分后再报送。",
                )


def targets_of(files: Iterable[str], folder: Path) -> list[Path]:
    """Return where each workbook goes: under the name of its file, cleaned, in the same sub-folder."""
    return [folder / f"{name}.xlsx" for name in distinct_names(_clean_path(file) for file in files)]


def _clean_path(file: str) -> str:
    *folders, name = PurePosixPath(file).parts or ("",)
    parts = [clean_name(part, "") for part in folders]
    return "/".join([*(part for part in parts if part), clean_name(PurePosixPath(name).stem, "台账")])
