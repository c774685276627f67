"""Running the catalogue over a dataset or over objects."""

from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.errors import DeclarationError
from jiceng.expr import Context
from jiceng.models import ENTITIES, Record
from jiceng.validate.findings import failure_schema, failures_of, render
from jiceng.validate.lawful import lawful_context
from jiceng.validate.report import Report, RuleCount
from jiceng.validate.rule import Rule
from jiceng.validate.rules import CATALOGUE, rules_for
from jiceng.validate.verdicts import Verdict, verdict_column, verdicts

if TYPE_CHECKING:
    import polars as pl

__all__ = ["check"]


def check(
    data: Dataset | Record | Iterable[Record],
    *,
    as_of: date | str,
    rules: Sequence[str] | None = None,
    region: str = "CN",
    examples: int | None = 20,
) -> Report:
    """Check a dataset, one record, or several, against the catalogue.

    `as_of` is the day for which ages and deadlines are computed. `rules` selects by code, with `*` for any
    characters (`["id.*", "dispute.deadline"]`). `region` is the division whose parameters of the law count.
    `examples` bounds the findings of a rule on a sheet; `None` lists all. Counts are exact in any case.

    Raises `DeclarationError` when a pattern selects no rule, `ValueError` when `as_of` is no day.
    """
    import polars as pl

    day = as_of if isinstance(as_of, date) else date.fromisoformat(as_of)
    dataset = _as_dataset(data)
    context = lawful_context(day, region)
    chosen = _select(rules)
    counts: dict[str, RuleCount] = {}
    failures: list[pl.DataFrame] = []
    for entity, model in ENTITIES.items():
        if entity not in dataset.frames:
            continue
        for_model = rules_for(model)
        table = verdicts(dataset, model, for_model, context)
        wanted = [position for position, rule in enumerate(for_model) if rule in chosen]
        for position in wanted:
            _count(counts, for_model[position], table.get_column(verdict_column(position)))
        failures.append(failures_of(dataset.frame(model), table, for_model, wanted, entity))
    everything = pl.concat(failures) if failures else pl.DataFrame(schema=failure_schema())
    ordered = everything.sort(SOURCE, ROW, "position", nulls_last=True, maintain_order=True)
    shown = ordered if examples is None else ordered.filter(
        pl.int_range(pl.len()).over("code", SOURCE, "entity") < examples
    )
    return Report(
        as_of=day,
        sources=dataset.sources,
        refusals=dataset.refusals,
        counts={code: counts[code] for code in dict.fromkeys(rule.code for rule in CATALOGUE) if code in counts},
        findings=render(shown, dataset, context),
        failures=ordered,
        truncated=shown.height < ordered.height,
    )


def _as_dataset(data: Dataset | Record | Iterable[Record]) -> Dataset:
    if isinstance(data, Dataset):
        return data
    return Dataset.from_records([data] if isinstance(data, Record) else data)


def _select(patterns: Sequence[str] | None) -> list[Rule]:
    if patterns is None:
        return list(CATALOGUE)
    for pattern in patterns:
        if not any(fnmatchcase(rule.code, pattern) for rule in CATALOGUE):
            raise DeclarationError(f"no rule code fits {pattern!r}")
    return [rule for rule in CATALOGUE if any(fnmatchcase(rule.code, pattern) for pattern in patterns)]


def _count(counts: dict[str, RuleCount], rule: Rule, column: "pl.Series") -> None:
    tally = dict(column.value_counts().iter_rows())
    not_applicable = tally.get(Verdict.NOT_APPLICABLE, 0)
    own = RuleCount(
        rule.severity,
        failed=tally.get(Verdict.FAILED, 0),
        checked=column.len() - not_applicable,
        unknown=tally.get(Verdict.UNKNOWN, 0),
        not_applicable=not_applicable,
    )
    counts[rule.code] = counts[rule.code].plus(own) if rule.code in counts else own
