"""Tables of made-up rows in a database of ours, and what its queries find beside the report."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import Dialect, walk
from jiceng.models import ENTITIES, Record
from jiceng.share.sql import audit_query, audited, count_query, create_table, gathered_alike
from jiceng.validate import CATALOGUE, Rule
from jiceng.validate.rules import WRITTEN
from jiceng.validate.verdicts import verdicts
from tests.validate.three_targets import CONTEXT, places_of

ONE_IN = int(os.environ.get("JICENG_AUDIT_ONE_IN", "12"))
Count = tuple[str, str, int, int, int, int]
"""A line of a count: rule, fields, passed, failed, unknown, not applicable."""


def created(model: type[Record], dialect: Dialect) -> Iterator[str]:
    """The statements that create the table of an entity."""
    for statement in create_table(model, dialect):
        yield statement.sql(dialect)


def columns_of(model: type[Record], data: Dataset) -> list[str]:
    """The columns of an entity that a database holds: all but the origin."""
    return [name for name in data.frame(model).columns if name not in (SOURCE, ROW)]


def counts_in(model: type[Record], dialect: Dialect) -> Iterator[str]:
    """The queries that count the verdicts of all rules of an entity."""
    for places in gathered_alike(places_of(model), model, CONTEXT):
        yield count_query(places, model, CONTEXT, dialect).sql(dialect)


def counted(model: type[Record], data: Dataset) -> list[Count]:
    """The counts of the report."""
    told = verdicts(data, model, places_of(model), CONTEXT)
    found: list[Count] = []
    for place in places_of(model):
        tally = told.tally(place)
        passed = told.height - tally.failed - tally.unknown - tally.not_applicable
        rule = CATALOGUE[place]
        numbers = (passed, tally.failed, tally.unknown, tally.not_applicable)
        found.append((rule.code, ",".join(rule.marks), *numbers))
    return sorted(found)


def as_counts(rows: Iterable[Sequence[object]]) -> list[Count]:
    """The lines that a database answered, with numbers as numbers."""
    return sorted(
        (str(rule), str(fields), int(str(passed)), int(str(failed)), int(str(unknown)), int(str(outside)))
        for _, rule, fields, passed, failed, unknown, outside in rows
    )


@cache
def sampled() -> Mapping[type[Record], Sequence[int]]:
    """The rules that each entity is audited by one by one: all that are written, and of those that follow from the models some.

    There are thousands of the latter, and most say the same of another field: of a code and a form of expression the
    first is kept, and of the rest every twelfth (`JICENG_AUDIT_ONE_IN=1` for all). The counts are of all.
    """
    seen: set[tuple[object, ...]] = set()
    chosen: dict[type[Record], list[int]] = {model: [] for model in ENTITIES.values()}
    for number, (place, model) in enumerate(audited()):
        form = form_of(CATALOGUE[place])
        if place < len(WRITTEN) or form not in seen or number % ONE_IN == 0:
            chosen[model].append(place)
        seen.add(form)
    return chosen


def form_of(rule: Rule) -> tuple[object, ...]:
    """The code of a rule and the kinds of its verbs, whatever fields they are about."""
    checks = [rule.row.must, *([] if rule.row.when is None else [rule.row.when])]
    verbs = (type(node).__name__ for check in checks for node in walk(check))
    gathered = (getattr(part, "take", None) for part in rule.gathers)
    return rule.code, *verbs, *gathered


def audits_in(model: type[Record], dialect: Dialect) -> str:
    """One query for the number of records that each audit query of the sample selects, by the place of the rule."""
    counts = (
        f"SELECT {place} AS place, count(*) AS broken FROM"  # noqa: S608 - queries of ours
        f" ({audit_query(place, model, CONTEXT, dialect).sql(dialect)}) AS broken"
        for place in sampled()[model]
    )
    return " UNION ALL ".join(counts)


def differences(model: type[Record], data: Dataset, found: Mapping[int, int]) -> list[str]:
    """The rules of which the audit queries find another number than the report."""
    told = verdicts(data, model, sampled()[model], CONTEXT)
    return [
        f"{CATALOGUE[place].code} on {CATALOGUE[place].marks}: {found[place]} and {told.tally(place).failed}"
        for place in sampled()[model]
        if found[place] != told.tally(place).failed
    ]
