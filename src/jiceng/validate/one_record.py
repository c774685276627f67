"""Checking one record as an application holds it: the same rules and verdicts, without a table.

The closures of a day and a region are compiled once; a record that is in order costs no data frame.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import Dataset
from jiceng.expr import Context, compile_python
from jiceng.expr import Row as Values
from jiceng.law import lawful_context
from jiceng.models import Record
from jiceng.validate.catalogue import CATALOGUE
from jiceng.validate.findings import applied_rules, failed_record, failure_schema, finding_schema, render
from jiceng.validate.report import Report, RuleCount
from jiceng.validate.rule import Severity
from jiceng.validate.verdicts import Verdict, silencers

if TYPE_CHECKING:
    import polars as pl

__all__ = ["check_record"]


def check_record(
    record: Record, as_of: date, region: str, chosen: Collection[int], severities: Sequence[Severity]
) -> Report:
    """Return the report on one record; rules across records are not run, they need the others."""
    tallies: dict[str, tuple[Severity, list[int]]] = {}
    failed: list[int] = []
    for rule, verdict in _verdicts(_compiled(type(record), as_of, region), record.row()):
        if rule.place in chosen:
            if rule.code not in tallies:
                tallies[rule.code] = severities[rule.place], [0] * len(Verdict)
            tallies[rule.code][1][verdict] += 1
            if verdict is Verdict.FAILED:
                failed.append(rule.place)
    counts = {code: _count(severity, tally) for code, (severity, tally) in tallies.items()}
    if not failed:
        return Report(as_of, (), (), counts, {}, *_empty(), truncated=False)
    data = Dataset.from_records([record])
    rules = applied_rules(failed, severities, lawful_context(as_of, region))
    failures = failed_record(data, type(record), failed)
    return Report(as_of, (), (), counts, rules, render(failures, data, rules), failures, truncated=False)


def _count(severity: Severity, tally: Sequence[int]) -> RuleCount:
    passed, failed, unknown, not_applicable = tally
    return RuleCount(severity, failed, passed + failed + unknown, unknown, not_applicable)


@attrs.frozen
class _Compiled:
    """A rule of one record at its place in the catalogue, as functions of the record's values."""

    place: int
    code: str
    silenced_by: tuple[int, ...]
    applies: Callable[[Values], object] | None
    holds: Callable[[Values], object]


@lru_cache(maxsize=256)
def _compiled(model: type[Record], as_of: date, region: str) -> tuple[_Compiled, ...]:
    context = lawful_context(as_of, region)
    alone = [
        place
        for place, rule in enumerate(CATALOGUE)
        if issubclass(model, rule.model) and not rule.gathers and rule.is_in_force(context)
    ]
    by = silencers(model, alone, context)
    return tuple(_compile(place, tuple(set(by[place]) & set(alone)), context) for place in alone)


def _compile(place: int, silenced_by: tuple[int, ...], context: Context) -> _Compiled:
    rule = CATALOGUE[place]
    row = rule.row
    applies = None if row.when is None else compile_python(row.when, context)
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
