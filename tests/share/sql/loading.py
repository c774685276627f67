"""Tables of made-up rows in a database of ours."""

from collections.abc import Iterator, Sequence

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import Dialect
from jiceng.models import ENTITIES, Record
from jiceng.share.sql import audit_query, audited, create_table
from jiceng.validate import CATALOGUE
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


def places_of(model: type[Record]) -> list[int]:
    """The rules that an entity is audited by."""
    return [place for place, audited_model in audited() if audited_model is model]


def counted(places: Sequence[int], model: type[Record], dialect: Dialect) -> str:
    """One query for the number of records that break each rule, by its place."""
    counts = (
        f"SELECT {place} AS place, count(*) AS broken FROM"
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
