"""Checking one record as an application holds it: the same rules and verdicts, without a table.

The rules of a day and a region are compiled once. Only those are run that can fail on the fields that a record has
(`planning`); how every rule went is counted when somebody asks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

import attrs

from jiceng.expr import Context, compile_python, lower
from jiceng.law import lawful_context
from jiceng.models import Record, masked_key, terms
from jiceng.validate.catalogue import rules_on
from jiceng.validate.deciding import Values
from jiceng.validate.findings import applied_rules, failure_schema, finding_schema
from jiceng.validate.kinds import Row
from jiceng.validate.planning import Planner
from jiceng.validate.report import AppliedRule, Report, RuleCount
from jiceng.validate.rule import Rule, Severity
from jiceng.validate.verdicts import Verdict, silencers

if TYPE_CHECKING:
    import polars as pl

__all__ = ["check_record"]

_Closure: TypeAlias = Callable[[Values], object]


def check_record(
    record: Record,
    as_of: date,
    region: str,
    *,
    chosen: frozenset[int] | None = None,
    severities: Sequence[Severity] | None = None,
) -> Report:
    """Return the report on one record; rules across records are not run, they need the others.

    `chosen` are places in `rules_on` the entity, `None` for all; `severities` grade the rules anew, place by place.
    """
    rules = _rules(type(record), as_of, region)
    counts = _Counts(partial(rules.counts, record, chosen, severities))
    failed = rules.failed(record)
    if chosen is not None:
        failed = [place for place in failed if place in chosen]
    if not failed:
        return Report(as_of, (), (), counts, {}, *_empty(), truncated=False)
    return _with_findings(record, rules, failed, counts, severities)


class _Counts(Mapping[str, RuleCount]):
    """The counts of a report, made when the first of them is looked at."""

    def __init__(self, count: Callable[[], Mapping[str, RuleCount]]) -> None:
        self._count: Callable[[], Mapping[str, RuleCount]] | None = count
        self._counts: Mapping[str, RuleCount] = {}

    def _counted(self) -> Mapping[str, RuleCount]:
        if self._count is not None:
            self._counts, self._count = self._count(), None  # lets go of the record
        return self._counts

    def __getitem__(self, code: str) -> RuleCount:
        return self._counted()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counted())

    def __len__(self) -> int:
        return len(self._counted())


@attrs.frozen
class _Compiled:
    """A rule on one record as functions of the record's values."""

    applies: _Closure | None
    holds: _Closure

    def verdict(self, values: Values) -> Verdict:
        """Return what the rule says of a record, were it not silenced."""
        if self.applies is not None:
            applies = self.applies(values)
            if applies is None:
                return Verdict.UNKNOWN
            if not applies:
                return Verdict.NOT_APPLICABLE
        holds = self.holds(values)
        return Verdict.UNKNOWN if holds is None else Verdict.PASSED if holds else Verdict.FAILED


class _Rules:
    """The rules of an entity on a day in a region, by their places in `rules_on` the entity."""

    def __init__(self, model: type[Record], as_of: date, region: str) -> None:
        self.context = lawful_context(as_of, region)
        self.catalogue = rules_on(model)
        self._model = model
        self._alone = {
            place: rule
            for place, rule in enumerate(self.catalogue)
            if not rule.gathers and rule.is_in_force(self.context)
        }
        # An application fills in no form.
        asked = {place: rule.row for place, rule in self._alone.items() if not rule.of_forms}
        self._planner = Planner(
            model, {place: _lowered(row, self.context) for place, row in asked.items()}, self.context
        )

    @cached_property
    def _silenced_by(self) -> Mapping[int, frozenset[int]]:
        """For each place those of the rules on one record that silence it where they fail."""
        by = silencers(self._model, self._alone, self.context, self.catalogue)
        return {place: frozenset(self._alone).intersection(others) for place, others in by.items()}

    @cached_property
    def _compiled(self) -> Mapping[int, _Compiled]:
        """All rules as functions, for those who want to know how each of them went."""
        return {place: _compile(rule, self.context) for place, rule in self._alone.items()}

    def failed(self, record: Record) -> list[int]:
        """Return the places of the rules that fail on a record."""
        failed = self._planner.failed(record)
        if not failed:
            return failed
        return [place for place in failed if self._silenced_by[place].isdisjoint(failed)]

    def counts(
        self, record: Record, chosen: frozenset[int] | None, severities: Sequence[Severity] | None
    ) -> Mapping[str, RuleCount]:
        """Return how the chosen rules went on a record, by code."""
        values = self._planner.values_of(record)
        told = {place: rule.verdict(values) for place, rule in self._compiled.items()}
        failed = {place for place, verdict in told.items() if verdict is Verdict.FAILED}
        counts: dict[str, RuleCount] = {}
        for place, verdict in told.items():
            if chosen is not None and place not in chosen:
                continue
            rule = self._alone[place]
            silent = failed and not failed.isdisjoint(self._silenced_by[place])
            severity = rule.severity if severities is None else severities[place]
            count = _COUNTS[severity, Verdict.UNKNOWN if silent else verdict]
            counts[rule.code] = counts[rule.code].plus(count) if rule.code in counts else count
        return counts


_COUNTS = {
    (severity, verdict): RuleCount(
        severity,
        failed=int(verdict is Verdict.FAILED),
        checked=int(verdict is not Verdict.NOT_APPLICABLE),
        unknown=int(verdict is Verdict.UNKNOWN),
        not_applicable=int(verdict is Verdict.NOT_APPLICABLE),
    )
    for severity in Severity
    for verdict in Verdict
}


@lru_cache(maxsize=256)
def _rules(model: type[Record], as_of: date, region: str) -> _Rules:
    return _Rules(model, as_of, region)


def _lowered(row: Row, context: Context) -> Row:
    return Row(lower(row.must, context), None if row.when is None else lower(row.when, context))


def _compile(rule: Rule, context: Context) -> _Compiled:
    row = rule.row
    applies: _Closure | None = None if row.when is None else compile_python(row.when, context)
    if rule.of_forms:
        applies = _never
    return _Compiled(applies, compile_python(row.must, context))


def _never(_: Values) -> bool:
    return False


def _with_findings(
    record: Record,
    rules: _Rules,
    failed: Sequence[int],
    counts: Mapping[str, RuleCount],
    severities: Sequence[Severity] | None,
) -> Report:
    """Return the report on a record that breaks the rules at the places `failed`; it is the first and only row."""
    import polars as pl

    model = type(record)
    values = record.__dict__
    entity, known = model.entity.name, terms(model)
    key = masked_key(model, values).encode(errors="replace").decode()  # half a surrogate pair is no text
    graded = [rule.severity for rule in rules.catalogue] if severities is None else severities
    applied = applied_rules(failed, graded, rules.context, rules.catalogue)
    failures: list[tuple[object, ...]] = []
    findings: list[tuple[object, ...]] = []
    for place, rule in applied.items():
        field = _pointed_at(rule, values)
        failures.append((rule.code, place, entity, 0, field, None, _ROW))
        heading = known[field].label.zh
        findings.append(
            (rule.code, rule.severity.value, entity, key, "", "", _ROW, heading, field, rule.sentence)
        )
    return Report(
        as_of=rules.context.as_of,
        sources=(),
        refusals=(),
        counts=counts,
        rules=applied,
        findings=pl.DataFrame(findings, schema=finding_schema(), orient="row"),
        failures=pl.DataFrame(failures, schema=failure_schema(), orient="row"),
        truncated=False,
        masked_keys=lambda rows: pl.Series("key", [key] * rows.height, dtype=pl.String()),
    )


_ROW = 1  # as that of the first of several records


def _pointed_at(rule: AppliedRule, values: Mapping[str, object]) -> str:
    """Return the field that a finding points at: of those that have to be filled in, the first that is empty."""
    empty = (field for field in rule.fields if field in rule.demanded and values.get(field) is None)
    return next(empty, rule.fields[0])


@lru_cache(maxsize=1)
def _empty() -> "tuple[pl.DataFrame, pl.DataFrame]":
    import polars as pl

    return pl.DataFrame(schema=finding_schema()), pl.DataFrame(schema=failure_schema())
