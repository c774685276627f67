"""What has become of the findings of the last feedback: which are gone, which are left, which are new."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from jiceng.dataset import FEEDBACK_MARKER, ROW, SOURCE
from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.gate import read_sheets
from jiceng.report.feedback.marker import Found, Rows, part_of, read_marker
from jiceng.report.feedback.origins import rows_as_sent
from jiceng.validate import Report

__all__ = ["Progress", "progress_of", "report_json"]

_Where = tuple[str, str, str]


@attrs.frozen
class Progress:
    """One corrected workbook: how many findings are `fixed`, `remaining` and `new` since it was sent back.

    A row is known again by the end of its 错误信息, wherever it stands by now. `by_row` tells that all rows were: where
    records were added or taken out on a sheet without that column, only the numbers of each rule are compared.
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
        last = _last_time(InputFile(path, file))
        if last is not None:
            told.append(_compared(file, *last, report))
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


def _last_time(file: InputFile) -> tuple[Found, dict[str, dict[int, int]]] | None:
    """Return what was found, and by sheet and row which row it was then."""
    if not _has_marker(file.path):
        return None
    try:
        sheets = read_sheets(file)
    except RefusedFileError:  # it was read a moment ago: somebody has taken or changed it since
        return None
    found = next((read_marker(sheet.image) for sheet in sheets if sheet.name == FEEDBACK_MARKER), None)
    return None if found is None else (found, {sheet.name: rows_as_sent(sheet.image) for sheet in sheets})


def _has_marker(path: Path) -> bool:
    """Tell whether a workbook has the hidden sheet, by its list of sheets and without reading any."""
    return f'"{FEEDBACK_MARKER}"'.encode() in (part_of(path, "xl/workbook.xml") or b"")


def _compared(file: str, found: Found, sent: Mapping[str, Mapping[int, int]], report: Report) -> Progress:
    sheets = {sheet.name: sheet for sheet in _sheets(file, found, report)}
    called = {sheet.now: name for name, sheet in sheets.items()}
    before = {where: rows for where, rows in found.rows.items() if where[1] in report.counts}
    now = {(called[sheet], code, field): rows for (sheet, code, field), rows in _now(file, report).items()}
    fixed = remaining = new = 0
    by_row = True
    for where in sorted(before.keys() | now.keys()):
        rows, here = before.get(where, ()), now.get(where, [])
        sheet = sheets.get(where[0])
        same, by_number = (0, 0) if sheet is None else sheet.matched(rows, here, sent.get(sheet.now, {}))
        earlier = _total(rows)
        fixed, remaining, new = fixed + earlier - same, remaining + same, new + len(here) - same
        by_row = by_row and not by_number
    return Progress(file, fixed, remaining, new, by_row)


@attrs.frozen
class _Sheet:
    """A sheet as it is called now, and as it was sent; whether it has as many records as it had."""

    now: str
    name: str
    has_same_rows: bool

    def matched(self, before: Rows, now: Sequence[int], sent: Mapping[int, int]) -> tuple[int, int]:
        """Return on how many rows a rule is still broken, and how many of them are told by their number only.

        `before` are the rows as sent, `now` those of today, of which `sent` tells what they were.
        """
        if self.has_same_rows and all(row == was for row, was in sent.items()):
            return _in_both(before, now), 0
        if sent:  # a row that does not tell what it was is new, or had no finding
            return _in_both(before, {sent[row] for row in now if row in sent}), 0
        by_number = min(_total(before), len(now))
        return by_number, by_number


def _sheets(file: str, found: Found, report: Report) -> Iterator[_Sheet]:
    """Yield the sheets of a file; one that was renamed is known by what it holds, if it is the only one."""
    records = Counter[str]()
    held: dict[str, tuple[str, ...]] = {}
    for source in report.sources:
        if source.file == file:
            records[source.sheet] += source.rows
            held[source.sheet] = (*held.get(source.sheet, ()), source.entity)
    gone = [(entities, name) for name, entities in found.entities.items() if name not in held]
    unknown = [entities for name, entities in held.items() if name not in found.entities]
    for name, entities in held.items():
        before = [old for was, old in gone if was == entities]
        is_told = name not in found.entities and len(before) == 1 == unknown.count(entities)
        sent_as = before[0] if is_told else name
        yield _Sheet(name, sent_as, found.records.get(sent_as) == records[name])


def _now(file: str, report: Report) -> Mapping[_Where, list[int]]:
    now: dict[_Where, set[int]] = {}
    places = report.failures.select(SOURCE, ROW, "code", "field").drop_nulls()
    for source, row, code, field in places.iter_rows():
        if report.sources[source].file == file:
            now.setdefault((report.sources[source].sheet, code, field), set()).add(row)
    return {where: sorted(rows) for where, rows in now.items()}


def _total(runs: Rows) -> int:
    return sum(last - first + 1 for first, last in runs)


def _in_both(runs: Rows, rows: Iterable[int]) -> int:
    ordered = sorted(runs)
    starts = [first for first, _ in ordered]
    return sum(
        place > 0 and row <= ordered[place - 1][1] for row in rows for place in (bisect_right(starts, row),)
    )
