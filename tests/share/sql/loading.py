"""Tables of made-up rows in a database of ours."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import Dialect, walk
from jiceng.models import ENTITIES, Record
from jiceng.share.sql import audit_query, audited, create_table
from jiceng.validate import CATALOGUE, Rule
from jiceng.validate.rules import WRITTEN
from jiceng.validate.verdicts import verdicts
from tests.validate.examples import context_of_the_examples
from tests.validate.near_valid import near_valid

CONTEXT = context_of_the_examples()


def made_up(rows: int) -> Dataset:
    """A dataset with so many rows of every entity that are nearly in order."""
    return Dataset({name: near_valid(model, rows) for name, model in ENTITIES.items()})


def created(model: type[Record], dialect: Dialect) -> Iterator[str]:
    """The statements that create the table of an entity."""
    for statement in create_table(model, dialect):
        yield statement.sql(dialect)


ONE_IN = int(os.environ.get("JICENG_AUDIT_ONE_IN", "12"))


@cache
def sampled() -> Mapping[type[Record], Sequence[int]]:
    """The rules that each entity is audited by: all that are written, and of those that follow from the models some.

    There are thousands of the latter, and most say the same of another field: of a code and a form of expression the
    first is kept, and of the rest every twelfth (`JICENG_AUDIT_ONE_IN=1` for all).
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


def places_of(model: type[Record]) -> Sequence[int]:
    """The rules of the sample that an entity is audited by."""
    return sampled()[model]


def counted(places: Sequence[int], model: type[Record], dialect: Dialect) -> str:
    """One query for the number of records that break each rule, by its place."""
    counts = (
        f"SELECT {place} AS place, count(*) AS broken FROM"  # noqa: S608 - queries of ours
        f" ({audit_query(place, model, CONTEXT, dialect).sql(dialect)}) AS broken"
        for place in places
    )
    return " UNION ALL ".join(counts)


def differences(
    places: Sequence[int], model: type[Record], data: Dataset, found: dict[int, int]
) -> list[str]:
    """The rules of which the database finds another number than the report."""
    told = verdicts(data, model, places, CONTEXT)
    return [
        f"{CATALOGUE[place].code} on {CATALOGUE[place].marks}: {found[place]} and {told.tally(place).failed}"
        for place in places
        if found[place] != told.tally(place).failed
    ]


def columns_of(model: type[Record], data: Dataset) -> list[str]:
    """The columns of an entity that a database holds: all but the origin."""
    return [name for name in data.frame(model).columns if name not in (SOURCE, ROW)]
