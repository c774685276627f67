"""What has become of the findings of the last feedback: which are gone, which are left, which are new."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from jiceng.dataset import FEEDBACK_MARKER, ROW, SOURCE
from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.gate import read_sheets
from jiceng.report.feedback.marker import Found, Rows, part_of, read_marker
from jiceng.validate import Report

__all__ = ["Progress", "progress_of", "report_json"]

_Where = tuple[str, str, str]


@attrs.frozen
class Progress:
    """One corrected workbook: how many findings are `fixed`, `remaining` and `new` since it was sent back.

    `by_row` tells that they were compared row by row. Where records were added or taken out the rows have moved,
    and only the numbers of each rule are compared.
    """

    file: str
    fixed: int
    remaining: int
    new: int
    by_row: bool

    @property
    def sentence(self) -> str:
        """The progress in Chinese."""
        how = "" if self.by_row else "（行数有变动，按各类问题的处数比较）"
        return (
            f"与上次反馈相比{how}，已改正 {self.fixed} 处，还有 {self.remaining} 处，新出现 {self.new} 处。"
        )


def progress_of(report: Report, only: str | None = None) -> list[Progress]:
    """Return the progress of each file of the batch that is a feedback workbook come back, in their order; or of one.

    A rule that this check did not run says nothing of what it found last time. Findings on rows only: what was
    found stands in the hidden sheet by rule, field and row.
    """
    told: list[Progress] = []
    for file, path in {source.file: source.path for source in report.sources}.items():
        if path is None or only not in (None, file):
            continue
        found = _last_time(InputFile(path, file))
        if found is not None:
            told.append(_compared(file, found, report))
    return told


def report_json(report: Report) -> str:
    """Return `Report.to_json`, with the progress of all feedback workbooks that have come back under `progress`.

    Where none has, there is no such key.
    """
    told = progress_of(report)
    if not told:
        return report.to_json()
    numbers = {name: sum(getattr(one, name) for one in told) for name in ("fixed", "remaining", "new")}
    return json.dumps({**json.loads(report.to_json()), "progress": numbers}, ensure_ascii=False, indent=1)


def _last_time(file: InputFile) -> Found | None:
    if not _has_marker(file.path):
        return None
    try:
        sheets = read_sheets(file)
    except RefusedFileError:  # it was read a moment ago: somebody has taken or changed it since
        return None
    return next((read_marker(sheet.image) for sheet in sheets if sheet.name == FEEDBACK_MARKER), None)


def _has_marker(path: Path) -> bool:
    """Tell whether a workbook has the hidden sheet, by its list of sheets and without reading any."""
    return f'"{FEEDBACK_MARKER}"'.encode() in (part_of(path, "xl/workbook.xml") or b"")


def _compared(file: str, found: Found, report: Report) -> Progress:
    now = _now(file, report)
    records = Counter[str]()
    for source in report.sources:
        if source.file == file:
            records[source.sheet] += source.rows
    before = {where: rows for where, rows in found.rows.items() if where[1] in report.counts}
    by_row = all(found.records.get(sheet) == count for sheet, count in records.items())
    fixed = remaining = new = 0
    for where in sorted(before.keys() | now.keys()):
        rows, here = before.get(where, ()), now.get(where, [])
        earlier = sum(last - first + 1 for first, last in rows)
        same = _in_both(rows, here) if by_row else min(earlier, len(here))
        fixed, remaining, new = fixed + earlier - same, remaining + same, new + len(here) - same
    return Progress(file, fixed, remaining, new, by_row)


def _now(file: str, report: Report) -> Mapping[_Where, list[int]]:
    now: dict[_Where, set[int]] = {}
    places = report.failures.select(SOURCE, ROW, "code", "field").drop_nulls()
    for source, row, code, field in places.iter_rows():
        if report.sources[source].file == file:
            now.setdefault((report.sources[source].sheet, code, field), set()).add(row)
    return {where: sorted(rows) for where, rows in now.items()}


def _in_both(runs: Rows, rows: Iterable[int]) -> int:
    ordered = sorted(runs)
    starts = [first for first, _ in ordered]
    return sum(
        place > 0 and row <= ordered[place - 1][1] for row in rows for place in (bisect_right(starts, row),)
    )
