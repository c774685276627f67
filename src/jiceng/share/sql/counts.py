"""How the rules went, as queries: the counts of a report, worked out where the records are."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jiceng.expr import Context, Dialect
from jiceng.files import write_together
from jiceng.law import lawful_context
from jiceng.models import ENTITIES, Record
from jiceng.share.sql.building import case, column, equals, named, need_sqlglot, number, over
from jiceng.share.sql.rules import audited, tables_read
from jiceng.share.sql.verdicts import gathered_alike, verdict_column, verdict_query
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import Verdict

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["count_query", "write_counts"]


def count_query(
    places: Sequence[int], model: type[Record], context: Context, dialect: Dialect
) -> "exp.Select":
    """Return the query for how rules went: a row each with entity, code and fields, and its records by verdict.

    The records are gone through once, whatever the number of rules.
    """
    from sqlglot import exp

    verdicts = verdict_query(places, model, context, dialect, beside=())
    sums = [
        named(exp.Count(this=case((equals(verdict_column(place), verdict), number(1)))), _sum(place, verdict))
        for place in places
        for verdict in Verdict
    ]
    counts = over(verdicts, "settled", *sums)
    numbers = [
        named(
            case(*((equals("place", place), column(_sum(place, verdict))) for place in places)),
            verdict.name.lower(),
        )
        for verdict in Verdict
    ]
    return over(counts, "counted", column("entity"), column("rule"), column("fields"), *numbers).join(
        exp.Subquery(this=_rules(places, model), alias=exp.TableAlias(this=exp.to_identifier("rules"))),
        join_type="cross",
        copy=False,
    )


def _sum(place: int, verdict: Verdict) -> str:
    return f"{verdict.name.lower()}_{place}"


def _rules(places: Sequence[int], model: type[Record]) -> "exp.Query":
    """Return the rules as rows: a row of numbers is turned into one for each rule by a join with them."""
    from sqlglot import exp

    lines = [
        exp.select(
            named(number(place), "place"),
            named(exp.Literal.string(model.entity.name), "entity"),
            named(exp.Literal.string(CATALOGUE[place].code), "rule"),
            named(exp.Literal.string(",".join(CATALOGUE[place].marks)), "fields"),
            copy=False,
        )
        for place in places
    ]
    return lines[0] if len(lines) == 1 else exp.union(*lines, distinct=False, copy=False)


def write_counts(folder: Path, dialect: Dialect, as_of: date, region: str = "CN") -> list[Path]:
    """Write one file of queries that count how the rules went: the law as it stands on `as_of` in `region`.

    Each query tells of rules that look at the same tables, named above it. A rule whose numbers every place sets for
    itself is left out where the law book has none for the region. Returns the path. Raises `DataError` when the folder
    refuses, or sqlglot is not installed.
    """
    need_sqlglot()
    path = folder / f"counts.{dialect}.sql"
    write_together({path: "\n".join(_queries(lawful_context(as_of, region), dialect)).encode("utf-8")})
    return [path]


def _queries(context: Context, dialect: Dialect) -> Iterator[str]:
    for model in ENTITIES.values():
        places = [
            place for place, other in audited() if other is model and CATALOGUE[place].is_in_force(context)
        ]
        for group in gathered_alike(places, model, context):
            read = "、".join(tables_read(group, model, context))
            query = count_query(group, model, context, dialect).sql(dialect, pretty=True)
            yield f"-- {model.entity.label.zh}，用到的表：{read}\n{query};\n"
