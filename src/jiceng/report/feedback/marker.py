"""What a feedback workbook is known by when it comes back, and what it was sent back for.

The very hidden sheet holds rule codes, fields and row numbers; never a value.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from jiceng.dataset import Cell
from jiceng.report.feedback.faults import ReturnedSheet
from jiceng.validate import Report

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["AUTHOR", "FORMAT", "Found", "is_untouched", "part_of", "read_marker", "runs_of", "write_marker"]

FORMAT = "jiceng-feedback/1"
"""Schema id, in the first row of the hidden sheet."""

AUTHOR = "jiceng"

_STAMPS = re.compile(rb"<dcterms:(?:created|modified)[^>]*>([^<]*)<")


_LARGEST_PART: Final = 1 << 20  # bytes; those that are looked at here are a page of text
_NO_PART: Final = (OSError, KeyError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What opening raises where there is no file, no archive, no such part, or one that is damaged, locked or packed otherwise."""


def part_of(path: Path, name: str) -> bytes | None:
    """Return a small part of a workbook, `None` where the file has none: then it is no workbook of ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(name)
            return archive.read(info) if info.file_size <= _LARGEST_PART else None
    except _NO_PART:
        return None


def is_untouched(path: Path) -> bool:
    """Tell whether a file is a feedback workbook that nobody has saved since it was written.

    Every spreadsheet program notes the time of saving; ours are written with both times equal.
    """
    core = part_of(path, "docProps/core.xml") or b""
    stamps = _STAMPS.findall(core)
    return f">{AUTHOR}</dc:creator>".encode() in core and len(stamps) == 2 and stamps[0] == stamps[1]


Rows = tuple[tuple[int, int], ...]
"""Row numbers as the spreadsheet shows them, in runs from the first to the last."""

_FOUND: Final = "found"
_RECORDS: Final = "records"
_LONGEST: Final = 32_000  # characters of a cell
_RUN = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")


@attrs.frozen
class Found:
    """What a workbook was sent back for: the rows by sheet, rule code and field.

    `records` says how many records a sheet had, `entities` of what.
    """

    rows: Mapping[tuple[str, str, str], Rows]
    records: Mapping[str, int]
    entities: Mapping[str, tuple[str, ...]]


def write_marker(worksheet: "Worksheet", named: Sequence[tuple[str, ReturnedSheet]], report: Report) -> None:
    """Write what the workbook is and what was found in it, and hide the sheet."""
    from jiceng import __version__

    rows: list[tuple[str, ...]] = [
        ("format", FORMAT),
        ("version", __version__),
        ("as_of", report.as_of.isoformat()),
    ]
    for name, sheet in named:
        rows.append(("sheet", name, *(source.entity for source in sheet.sources)))
        rows.append((_RECORDS, name, str(sum(source.rows for source in sheet.sources))))
        places: dict[tuple[str, str], list[int]] = {}
        for row, faults in sheet.faults.items():
            for code, field in dict.fromkeys((fault.code, fault.field) for fault in faults):
                places.setdefault((code, field), []).append(row)
        for (code, field), found in sorted(places.items()):
            rows += [(_FOUND, name, code, field, text) for text in runs_of(found)]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            worksheet.write_string(row, column, cell)
    worksheet.very_hidden()


def runs_of(rows: Iterable[int]) -> list[str]:
    """Return ascending row numbers as texts that each fit a cell, such as `3-5,9`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    texts, length = [""], 0
    for first, last in runs:
        run = str(first) if first == last else f"{first}-{last}"
        length += len(run) + 1
        if length > _LONGEST:
            texts.append("")
            length = len(run)
        texts[-1] += f",{run}" if texts[-1] else run
    return texts


def read_marker(cells: Sequence[Sequence[Cell]]) -> Found | None:
    """Return what the hidden sheet of a workbook tells; `None` where it is not that of a feedback workbook.

    The file comes back from a stranger: what is not written as we write it is passed over.
    """
    texts = [tuple(cell if isinstance(cell, str) else "" for cell in row) for row in cells]
    if not texts or texts[0][:2] != ("format", FORMAT):
        return None
    rows: dict[tuple[str, str, str], Rows] = {}
    records: dict[str, int] = {}
    entities: dict[str, tuple[str, ...]] = {}
    for row in texts:
        match row:
            case ("found", sheet, code, field, runs, *_):
                known = rows.get((sheet, code, field), ())
                rows[sheet, code, field] = known + tuple(_read_runs(runs))
            case ("records", sheet, count, *_) if re.fullmatch("[0-9]{1,7}", count):
                records[sheet] = int(count)
            case ("sheet", sheet, *held):
                entities[sheet] = tuple(filter(None, held))
    return Found(rows, records, entities)


def _read_runs(text: str) -> Iterable[tuple[int, int]]:
    for part in text.split(","):
        run = _RUN.fullmatch(part)
        if run is not None:
            first = int(run[1])
            yield first, max(first, int(run[2] or run[1]))
