"""Checking one record as an application holds it: the same rules and verdicts, without a table.

The closures of a day and a region are compiled once. On a record in order only those rules are run that can fail
on the fields that it has; how every rule went is counted when somebody asks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

import attrs

from jiceng.dataset import Dataset
from jiceng.expr import Context, compile_python, lower
from jiceng.law import lawful_context
from jiceng.models import Record
from jiceng.validate.catalogue import CATALOGUE
from jiceng.validate.deciding import Decider, Decision, Values
from jiceng.validate.findings import (
    applied_rules,
    failed_record,
    failure_schema,
    finding_schema,
    masked_keys,
    render,
)
from jiceng.validate.kinds import Row
from jiceng.validate.possible import fields_to_fail
from jiceng.validate.report import Report, RuleCount
from jiceng.validate.rule import Severity
from jiceng.validate.verdicts import Verdict, silencers

if TYPE_CHECKING:
    import polars as pl

__all__ = ["check_record"]

_Closure: TypeAlias = Callable[[Values], object]


def check_record(
    record: Record, as_of: date, region: str, chosen: frozenset[int], severities: Sequence[Severity]
) -> Report:
    """Return the report on one record; rules across records are not run, they need the others."""
    rules = _rules(type(record), as_of, region)
    values = record.row()
    counts = _Counts(partial(_counted, rules, values, chosen, severities))
    if not rules.any_fails(values):
        return Report(as_of, (), (), counts, {}, *_empty(), truncated=False)
    failed = [
        rule.place
        for rule, verdict in _verdicts(rules.rules, values)
        if verdict is Verdict.FAILED and rule.place in chosen
    ]
    if not failed:
        return Report(as_of, (), (), counts, {}, *_empty(), truncated=False)
    data = Dataset.from_records([record])
    applied = applied_rules(failed, severities, lawful_context(as_of, region))
    failures = failed_record(data, type(record), failed)
    findings = render(failures, data, applied)
    return Report(
        as_of,
        (),
        (),
        counts,
        applied,
        findings,
        failures,
        truncated=False,
        masked_keys=partial(masked_keys, data=data),
    )


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


def _counted(
    rules: "_Rules", values: Values, chosen: frozenset[int], severities: Sequence[Severity]
) -> Mapping[str, RuleCount]:
    tallies: dict[str, tuple[Severity, list[int]]] = {}
    for rule, verdict in _verdicts(rules.rules, values):
        if rule.place in chosen:
            if rule.code not in tallies:
                tallies[rule.code] = severities[rule.place], [0] * len(Verdict)
            tallies[rule.code][1][verdict] += 1
    return {code: _count(severity, tally) for code, (severity, tally) in tallies.items()}


def _count(severity: Severity, tally: Sequence[int]) -> RuleCount:
    passed, failed, unknown, not_applicable = tally
    return RuleCount(severity, failed, passed + failed + unknown, unknown, not_applicable)


@attrs.frozen
class _Compiled:
    """A rule of one record at its place in the catalogue, as functions of the record's values."""

    place: int
    code: str
    silenced_by: tuple[int, ...]
    applies: _Closure | None
    holds: _Closure


@attrs.frozen
class _Ability:
    """A rule that can fail where the fields `needed` are filled in."""

    needed: frozenset[str]
    applies: Decision | None
    is_broken: Decision


@attrs.frozen(eq=False)
class _Rules:
    """The rules of an entity on a day in a region."""

    rules: tuple[_Compiled, ...]
    _able: tuple[_Ability, ...]
    _by_filled: dict[tuple[str, ...], tuple[_Ability, ...]] = attrs.field(factory=dict)

    def any_fails(self, values: Values) -> bool:
        """Tell whether a rule fails, silenced or not."""
        filled = tuple([name for name, value in values.items() if value is not None])
        able = self._by_filled.get(filled)
        if able is None:
            able = tuple(rule for rule in self._able if rule.needed.issubset(filled))
            if len(self._by_filled) < _PATTERNS:
                self._by_filled[filled] = able
        memo = values.copy()  # takes up what several rules ask
        for rule in able:  # noqa: SIM110 - twice as fast as `any` with a generator
            if (rule.applies is None or rule.applies(memo)) and rule.is_broken(memo):
                return True
        return False


_PATTERNS = 4096  # of filled fields, whose rules are remembered


@lru_cache(maxsize=256)
def _rules(model: type[Record], as_of: date, region: str) -> _Rules:
    context = lawful_context(as_of, region)
    alone = [
        place
        for place, rule in enumerate(CATALOGUE)
        if issubclass(model, rule.model) and not rule.gathers and rule.is_in_force(context)
    ]
    by, among = silencers(model, alone, context), set(alone)
    compiled = tuple(_compile(place, tuple(set(by[place]) & among), context) for place in alone)
    decider = Decider(context)
    lowered = (_lowered(CATALOGUE[place].row, context) for place in alone if not CATALOGUE[place].of_forms)
    able = [
        _Ability(needed, None if row.when is None else decider.is_true(row.when), decider.is_false(row.must))
        for row in lowered
        if (needed := fields_to_fail(row)) is not None
    ]
    return _Rules(compiled, tuple(able))


def _lowered(row: Row, context: Context) -> Row:
    return Row(lower(row.must, context), None if row.when is None else lower(row.when, context))


def _compile(place: int, silenced_by: tuple[int, ...], context: Context) -> _Compiled:
    rule = CATALOGUE[place]
    row = rule.row
    applies: _Closure | None = None if row.when is None else compile_python(row.when, context)
    if rule.of_forms:
        applies = _never
    return _Compiled(place, rule.code, silenced_by, applies, compile_python(row.must, context))


def _never(_: Values) -> bool:
    return False


def _verdicts(compiled: Sequence[_Compiled], values: Values) -> Iterator[tuple[_Compiled, Verdict]]:
    told = [_verdict(rule, values) for rule in compiled]
    failed = {rule.place for rule, verdict in zip(compiled, told, strict=True) if verdict is Verdict.FAILED}
    for rule, verdict in zip(compiled, told, strict=True):
        silent = failed and not failed.isdisjoint(rule.silenced_by)
        yield rule, Verdict.UNKNOWN if silent else verdict


def _verdict(rule: _Compiled, values: Values) -> Verdict:
    if rule.applies is not None:
        applies = rule.applies(values)
        if applies is None:
            return Verdict.UNKNOWN
        if not applies:
            return Verdict.NOT_APPLICABLE
    holds = rule.holds(values)
    return Verdict.UNKNOWN if holds is None else Verdict.PASSED if holds else Verdict.FAILED


@lru_cache(maxsize=1)
def _empty() -> "tuple[pl.DataFrame, pl.DataFrame]":
    import polars as pl

    return pl.DataFrame(schema=finding_schema()), pl.DataFrame(schema=failure_schema())
