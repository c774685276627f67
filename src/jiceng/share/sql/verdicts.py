"""What every rule says of every record, as a query."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jiceng.expr import Context, Dialect, compile_sql
from jiceng.models import Record
from jiceng.share.sql.building import case, column, equals, named, number, over
from jiceng.share.sql.gathering import with_gathered, with_short_names
from jiceng.validate import CATALOGUE, Rule, silencers
from jiceng.validate.verdicts import Verdict

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["gathered_alike", "verdict_column", "verdict_query"]


def verdict_column(place: int) -> str:
    """Return the name of the column that holds the verdicts of the rule at a place of the catalogue."""
    return f"verdict_{place}"


def gathered_alike(places: Sequence[int], model: type[Record], context: Context) -> Iterator[list[int]]:
    """Yield the rules by what they and those that silence them gather: each group is one pass over the records."""
    by = silencers(model, places, context)
    groups: dict[frozenset[str], list[int]] = {}
    for place in places:
        columns = {part.column for other in (place, *by[place]) for part in CATALOGUE[other].gathers}
        groups.setdefault(frozenset(columns), []).append(place)
    yield from groups.values()


def verdict_query(
    places: Sequence[int],
    model: type[Record],
    context: Context,
    dialect: Dialect,
    beside: Sequence[str] | None = None,
) -> "exp.Select":
    """Return the query for the verdicts of rules on every record: a column each, with the numbers of `Verdict`.

    Beside them stand the fields of the key, or other columns of the table.
    """
    by = silencers(model, places, context)
    run = list(dict.fromkeys((*places, *(other for others in by.values() for other in others))))
    gathers = {part.column: part for place in run for part in CATALOGUE[place].gathers}
    kept = model.entity.key if beside is None else beside

    def layer(rows: "exp.Select", alias: str, columns: "Sequence[exp.Expr]") -> "exp.Select":
        return over(rows, alias, *(column(name) for name in kept), *columns)

    asked = [
        named(condition, name)
        for place in run
        for name, condition in _conditions(place, CATALOGUE[place], context, dialect)
    ]
    told = [named(_verdict(place, CATALOGUE[place]), f"alone_{place}") for place in run]
    settled = [named(_unless_silenced(place, by[place]), verdict_column(place)) for place in places]
    rows = layer(with_gathered(model, list(gathers.values()), context, dialect), "checked", asked)
    return with_short_names(layer(layer(rows, "asked", told), "told", settled))


def _conditions(
    place: int, rule: Rule, context: Context, dialect: Dialect
) -> "Iterator[tuple[str, exp.Expr]]":
    yield f"holds_{place}", compile_sql(rule.row.must, context, dialect)
    if rule.row.when is not None:
        yield f"applies_{place}", compile_sql(rule.row.when, context, dialect)


def _verdict(place: int, rule: Rule) -> "exp.Expr":
    from sqlglot import exp

    holds = column(f"holds_{place}")
    verdict = case(
        (holds, number(Verdict.PASSED)),
        (exp.Not(this=holds), number(Verdict.FAILED)),
        otherwise=number(Verdict.UNKNOWN),
    )
    if rule.row.when is None:
        return verdict
    applies = column(f"applies_{place}")
    return case(
        (applies, verdict),
        (exp.Not(this=applies), number(Verdict.NOT_APPLICABLE)),
        otherwise=number(Verdict.UNKNOWN),
    )


def _unless_silenced(place: int, others: Sequence[int]) -> "exp.Expr":
    from sqlglot import exp

    alone = column(f"alone_{place}")
    if not others:
        return alone
    failed = [equals(f"alone_{other}", Verdict.FAILED) for other in others]
    return case((exp.or_(*failed, copy=False), number(Verdict.UNKNOWN)), otherwise=alone)
