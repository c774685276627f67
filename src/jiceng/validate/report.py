"""The result of a check: exact counts, bounded examples, every failing row."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from html import escape
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, SOURCE, Refusal, SheetSource
from jiceng.files import write_atomically
from jiceng.validate.rule import Severity

if TYPE_CHECKING:
    import polars as pl

__all__ = ["FINDING_COLUMNS", "AppliedRule", "Report", "RuleCount"]

_PLACES = 20  # of a note, in the JSON; `count` is exact

FINDING_COLUMNS = ("rule", "severity", "entity", "key", "file", "sheet", "row", "column", "field", "message")


@attrs.frozen
class RuleCount:
    """How one rule went, in records: `checked` are those it applies to, whether or not it could tell.

    A code that stands on several fields counts a record once for each. `waived` are those that break the rule and
    that a waiver of the profile excuses.
    """

    severity: Severity
    failed: int
    checked: int
    unknown: int
    not_applicable: int
    waived: int = 0

    @property
    def passed(self) -> int:
        """Records on which the rule holds."""
        return self.checked - self.failed - self.unknown - self.waived

    def waive(self, records: int) -> "RuleCount":
        """Count so many failed records as waived instead."""
        return attrs.evolve(self, failed=self.failed - records, waived=self.waived + records)

    def silence(self, records: int) -> "RuleCount":
        """Count so many failed records as ones on which the rule cannot tell."""
        return attrs.evolve(self, failed=self.failed - records, unknown=self.unknown + records)

    def plus(self, other: "RuleCount") -> "RuleCount":
        """Add the counts of the same rule on another model or field."""
        return RuleCount(
            self.severity,
            self.failed + other.failed,
            self.checked + other.checked,
            self.unknown + other.unknown,
            self.not_applicable + other.not_applicable,
            self.waived + other.waived,
        )


@attrs.frozen
class AppliedRule:
    """A rule as this check applied it: graded by the profile, its sentence with the numbers of the law filled in.

    `fields` are those a finding points at, the first one first; of these, `demanded` are wrong only where
    they are empty. The sentence holds no value of a record.
    """

    code: str
    severity: Severity
    sentence: str
    fields: tuple[str, ...]
    demanded: frozenset[str] = frozenset()


def _no_keys(failures: "pl.DataFrame") -> "pl.Series":
    import polars as pl

    return pl.Series("key", [""] * failures.height, dtype=pl.String())


def _kept_keys(failures: "pl.DataFrame") -> "pl.Series":
    return failures.get_column("key")


@attrs.frozen(eq=False, repr=False)
class Report:
    """What a check found.

    `counts` are exact. `findings` holds at most so many examples of a rule on a sheet as were asked for,
    in the order of the sheets and their rows; `truncated` tells that there are more. `failures` holds every
    failing row, without values: its place, and in `position` the rule of `rules` that it breaks. `masked_keys` gives
    the keys of failing rows as they may be printed.

    A pickled report leaves the cells of the sheets and the data behind: it tells what it has found, and writes its
    failures, but no feedback workbook.
    """

    as_of: date
    sources: tuple[SheetSource, ...]
    refusals: tuple[Refusal, ...]
    counts: Mapping[str, RuleCount]
    rules: Mapping[int, AppliedRule]
    findings: "pl.DataFrame"
    failures: "pl.DataFrame"
    truncated: bool
    masked_keys: "Callable[[pl.DataFrame], pl.Series]" = _no_keys

    @property
    def ok(self) -> bool:
        """True when no error-level rule failed."""
        return not any(rule.severity is Severity.ERROR for rule in self.rules.values())

    def __reduce__(self) -> tuple[type["Report"], tuple[object, ...]]:
        """Return what a pickle holds: nothing but what may be printed."""
        kept = attrs.evolve(
            self,
            sources=tuple(attrs.evolve(source, image=(), merges=()) for source in self.sources),
            failures=self.failures.with_columns(self.masked_keys(self.failures).alias("key")),
            masked_keys=_kept_keys,
        )
        return Report, attrs.astuple(kept, recurse=False)

    def __copy__(self) -> "Report":
        """Return the report itself: it does not change, and a pickle would hold less."""
        return self

    def __deepcopy__(self, memo: object) -> "Report":
        """Return the report itself, as `__copy__` does."""
        return self

    def write_failures(self, path: Path | str) -> None:
        """Write every failing row to a Parquet file, mode 0600: code, severity, entity, key, file, sheet, row, field.

        Keys are masked, and no other value of a record is written. Raises `DataError` when the folder refuses.
        """
        import polars as pl

        places = dict(enumerate(self.sources))
        severities = {position: rule.severity.value for position, rule in self.rules.items()}

        def told(column: str, values: Mapping[int, str]) -> pl.Expr:
            return pl.col(column).replace_strict(values, default="", return_dtype=pl.String())

        table = self.failures.with_columns(self.masked_keys(self.failures).alias("key")).select(
            "code",
            told("position", severities).alias("severity"),
            "entity",
            "key",
            told(SOURCE, {place: source.file for place, source in places.items()}).alias("file"),
            told(SOURCE, {place: source.sheet for place, source in places.items()}).alias("sheet"),
            pl.col(ROW).alias("row"),
            "field",
        )
        content = BytesIO()
        table.write_parquet(content)
        write_atomically(Path(path), content.getvalue())

    def to_json(self) -> str:
        """Return the report as one JSON object, format `jiceng-report/1`; personal values are masked."""
        return json.dumps(
            {
                "format": "jiceng-report/1",
                "as_of": self.as_of.isoformat(),
                "ok": self.ok,
                "sources": [_source(source) for source in self.sources],
                "refused": [attrs.asdict(refusal) for refusal in self.refusals],
                "counts": {
                    code: {
                        "severity": count.severity.value,
                        "failed": count.failed,
                        "checked": count.checked,
                        "unknown": count.unknown,
                        "not_applicable": count.not_applicable,
                        **({"waived": count.waived} if count.waived else {}),
                    }
                    for code, count in self.counts.items()
                },
                "findings": self.findings.to_dicts(),
                "truncated": self.truncated,
            },
            ensure_ascii=False,
            indent=1,
        )

    def __repr__(self) -> str:
        failed = sum(count.failed for count in self.counts.values())
        return f"Report(ok={self.ok}, as_of={self.as_of}, failed={failed}, sheets={len(self.sources)}, refused={len(self.refusals)})"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td><code>{escape(code)}</code></td><td>{count.severity.value}</td>"
            f"<td align='right'>{count.failed}</td><td align='right'>{count.checked}</td>"
            f"<td align='right'>{count.unknown}</td></tr>"
            for code, count in self.counts.items()
            if count.failed
        )
        verdict = "无差错" if self.ok else "有差错"
        return (
            f"<p>基准日 {self.as_of}：{verdict}</p><table><thead><tr><th>规则</th><th>级别</th><th>不符合</th>"
            f"<th>已检查</th><th>无法判断</th></tr></thead><tbody>{rows}</tbody></table>"
        )


def _source(source: SheetSource) -> dict[str, object]:
    return {
        "file": source.file,
        "sheet": source.sheet,
        "entity": source.entity,
        "header_rows": list(source.header_rows),
        "rows": source.rows,
        "columns": dict(source.columns),
        "unmapped": list(source.unmapped),
        "skipped": [{"row": skipped.row, "why": skipped.why.value} for skipped in source.skipped],
        "encoding": source.encoding,
        "notes": [
            {
                "kind": note.kind.value,
                "places": list(islice(note.addresses(), _PLACES)),
                "count": max(len(note.rows), 1),
                "field": note.field,
                "detail": note.detail,
                "message": note.kind.sentence,
            }
            for note in source.notes
        ],
    }
