"""The rules as audit queries: each selects the records that break it, by their keys and nothing else."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jiceng.expr import Context, Dialect, compile_sql
from jiceng.files import write_together
from jiceng.law import lawful_context
from jiceng.models import ENTITIES, Record
from jiceng.share.sql.building import column, need_sqlglot, over
from jiceng.share.sql.gathering import with_gathered, with_short_names
from jiceng.validate import CATALOGUE, Rule, silencers

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["audit_query", "audited", "tables_read", "write_audit"]


def audited() -> Iterator[tuple[int, type[Record]]]:
    """Yield the place of every rule that a database can be audited by, with each entity that it is a rule of.

    Rules that ask whether a form is filled in are left out: a database has no forms.
    """
    for model in ENTITIES.values():
        for place, rule in enumerate(CATALOGUE):
            if issubclass(model, rule.model) and not rule.of_forms:
                yield place, model


def audit_query(place: int, model: type[Record], context: Context, dialect: Dialect) -> "exp.Select":
    """Return the query for the keys of the records of `model` that break the rule at `place` of the catalogue.

    Like a report it leaves out records that break a rule which silences this one.
    """
    from sqlglot import exp

    rules = [CATALOGUE[place], *(CATALOGUE[other] for other in silencers(model, [place], context)[place])]
    gathers = {part.column: part for rule in rules for part in rule.gathers}
    broken, *silenced = (_broken(rule, context, dialect) for rule in rules)
    conditions = [
        broken,
        *(exp.Not(this=exp.Coalesce(this=other, expressions=[exp.false()])) for other in silenced),
    ]
    rows = with_gathered(model, list(gathers.values()), context, dialect)
    query = over(rows, "checked", *(column(part) for part in model.entity.key)).where(
        exp.and_(*conditions, copy=False), copy=False
    )
    return with_short_names(query)


def _broken(rule: Rule, context: Context, dialect: Dialect) -> "exp.Expr":
    from sqlglot import exp

    broken: exp.Expr = exp.Not(this=exp.Paren(this=compile_sql(rule.row.must, context, dialect)))
    if rule.row.when is None:
        return exp.Paren(this=broken)
    applies = exp.Paren(this=compile_sql(rule.row.when, context, dialect))
    return exp.Paren(this=exp.and_(applies, broken, copy=False))


def tables_read(places: Sequence[int], model: type[Record], context: Context) -> list[str]:
    """Return the names of the tables that queries on these rules look at, the entity's own first."""
    by = silencers(model, places, context)
    run = [*places, *(other for others in by.values() for other in others)]
    others = (getattr(part, "model", None) for place in run for part in CATALOGUE[place].gathers)
    names = (other.entity.name for other in others if other is not None)
    return list(dict.fromkeys((model.entity.name, *names)))


def write_audit(folder: Path, dialect: Dialect, as_of: date, region: str = "CN") -> list[Path]:
    """Write one file of audit queries for each entity: the law as it stands on `as_of` in `region`. Returns the paths.

    A rule whose numbers every place sets for itself is left out where the law book has none for the region. Raises
    `DataError` when the folder refuses, or sqlglot is not installed.
    """
    need_sqlglot()
    context = lawful_context(as_of, region)
    texts: dict[str, list[str]] = {}
    for place, model in audited():
        rule = CATALOGUE[place]
        if not rule.is_in_force(context):
            continue
        query = audit_query(place, model, context, dialect).sql(dialect, pretty=True)
        texts.setdefault(model.entity.name, []).append(
            f"-- {rule.code} [{rule.severity}] {'、'.join(rule.marks)}\n-- {rule.sentence(context)}\n"
            f"-- 用到的表：{'、'.join(tables_read([place], model, context))}\n{query};\n"
        )
    paths = {
        folder / f"{name}.{dialect}.sql": "\n".join(texts[name]).encode("utf-8") for name in sorted(texts)
    }
    write_together(paths)
    return list(paths)
