"""Gathered values in SQL: what `jiceng.validate` takes from other records, as joins and windows.

Each value is one layer around the query so far, so that a value can rest on one that was gathered before.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from jiceng.expr import Context, Dialect, compile_sql
from jiceng.expr.sorts import Sort
from jiceng.models import Household, Record, terms
from jiceng.share.sql.building import case, column, has_value, inside, lacks_value, named, number, table
from jiceng.validate import Among, Before, Gathered, Take
from jiceng.validate.gathers import TOWNSHIP

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["with_gathered"]

_COUNTS = (Take.COUNT, Take.LEAST, Take.MOST, Take.DISTINCT)
_TOWNSHIP_DIGITS = 9


def with_gathered(
    model: type[Record], gathers: Sequence[Gathered], context: Context, dialect: Dialect
) -> "exp.Select":
    """Return a query for all rows of an entity, with one more column for each gathered value."""
    rows = _rows(model, placed=any(TOWNSHIP.name in part.reads_here for part in gathers))
    for part in gathers:
        if isinstance(part, Before):
            rows = _with_before(rows, part, context, dialect)
        else:
            rows = _with_among(rows, model, part, context, dialect)
    return rows


def _rows(model: type[Record], *, placed: bool) -> "exp.Select":
    from sqlglot import exp

    rows = exp.select("*").from_(table(model.entity.name))
    return _with_township(rows, model) if placed else rows


def _with_township(rows: "exp.Select", model: type[Record]) -> "exp.Select":
    """Add the township of each row: its own, or else that of the others with the same household number, if they agree."""
    from sqlglot import exp

    known = terms(model)
    own = exp.Coalesce(
        this=exp.Null(),
        expressions=[
            case(
                (
                    exp.GTE(this=exp.Length(this=column(name)), expression=number(_TOWNSHIP_DIGITS)),
                    exp.Substring(this=column(name), start=number(1), length=number(_TOWNSHIP_DIGITS)),
                )
            )
            for name in ("grid_code", "division_code")
            if name in known
        ],
    )
    placed = exp.select("*", named(own, "_own_township")).from_(rows.subquery("r", copy=False))
    ways: list[exp.Expr] = [column("_own_township")]
    within = "number" if issubclass(model, Household) else "household_number"
    if within in known:
        lowest, highest = (
            exp.Window(this=extreme(this=column("_own_township")), partition_by=[column(within)])
            for extreme in (exp.Min, exp.Max)
        )
        ways.append(case((exp.EQ(this=lowest, expression=highest), highest)))
    township = exp.Coalesce(this=ways[0], expressions=[*ways[1:], exp.Literal.string("")])
    return exp.select("*", named(township, TOWNSHIP.name)).from_(placed.subquery("p", copy=False))


def _with_among(
    rows: "exp.Select", model: type[Record], part: Among, context: Context, dialect: Dialect
) -> "exp.Select":
    """Join the rows with what the other records amount to, key by key."""
    from sqlglot import exp

    keys = [f"{part.column}:{place}" for place in range(len(part.match))]
    # Records of the same entity bring along what was gathered for them before.
    other = rows.copy() if part.model is None else _rows(part.model, placed=TOWNSHIP.name in part.other_reads)
    chosen = exp.select(
        *(
            named(compile_sql(there, context, dialect), key)
            for key, (_, there) in zip(keys, part.match, strict=True)
        ),
        named(exp.true() if part.where is None else compile_sql(part.where, context, dialect), "_where"),
        named(_value(part, context, dialect), "_of"),
    ).from_(other.subquery("t", copy=False))
    amounts = (
        exp.select(
            *(column(key) for key in keys),
            named(_taken(part), part.column),
            named(exp.Count(this=exp.Star()), "_all"),
        )
        .from_(chosen.subquery("c", copy=False))
        .group_by(*(column(key) for key in keys))
    )
    own = [compile_sql(mine, context, dialect) for mine, _ in part.match]
    matched = exp.and_(*(exp.EQ(this=column(f"{key}:own", "b"), expression=column(key, "a")) for key in keys))
    keyed = exp.select("*", *(named(mine, f"{key}:own") for key, mine in zip(keys, own, strict=True))).from_(
        rows.subquery("r", copy=False)
    )
    return (
        exp.select("b.*", named(_settled(part, keys, model), part.column))
        .from_(keyed.subquery("b", copy=False), copy=False)
        .join(amounts.subquery("a", copy=False), on=matched, join_type="left")
    )


def _value(part: Among, context: Context, dialect: Dialect) -> "exp.Expr":
    """Return what is taken; a truth value as 1 or 0, for not every dialect finds the lowest truth."""
    from sqlglot import exp

    if part.of is None:
        return exp.Null()
    value = compile_sql(part.of, context, dialect)
    if part.of.sort is not Sort.TRUTH:
        return value
    return case((inside(value), number(1)), (exp.Not(this=inside(value)), number(0)))


def _taken(part: Among) -> "exp.Expr":
    from sqlglot import exp

    def how_many(condition: "exp.Expr") -> "exp.Expr":
        return exp.Sum(this=case((condition, number(1)), otherwise=number(0)))

    where, of = column("_where"), column("_of")
    chosen = case((where, of))
    least, open_ = how_many(where), how_many(lacks_value(where))
    match part.take:
        case Take.COUNT:
            return case((exp.EQ(this=open_, expression=number(0)), least))
        case Take.LEAST:
            return least
        case Take.MOST:
            return exp.Add(this=least, expression=open_)
        case Take.DISTINCT:
            return exp.Count(this=exp.Distinct(expressions=[chosen]))
        case Take.TOTAL:
            valued = exp.Count(this=chosen.copy())
            whole = exp.and_(
                exp.EQ(this=open_, expression=number(0)),
                exp.EQ(this=least, expression=valued),
                exp.GT(this=valued.copy(), expression=number(0)),
            )
            return case((whole, exp.Sum(this=chosen)))
        case Take.LOWEST:
            return exp.Min(this=chosen)
        case Take.HIGHEST:
            return exp.Max(this=chosen)
        case Take.ONLY:
            lowest, highest = exp.Min(this=chosen), exp.Max(this=chosen.copy())
            return case((exp.EQ(this=lowest, expression=highest), lowest))
        case _:
            assert_never(part.take)


def _settled(part: Among, keys: Sequence[str], model: type[Record]) -> "exp.Expr":
    """Return the value of a row: where nothing matches a count is 0, where there are no other records nothing is known."""
    from sqlglot import exp

    value: exp.Expr = column(part.column, "a")
    if part.sort is Sort.TRUTH:
        value = exp.EQ(this=value, expression=number(1))
    if part.take not in _COUNTS:
        return value
    other = (part.model or model).entity.name
    some = exp.Exists(this=exp.select(number(1)).from_(table(other)))
    keyed = [has_value(column(f"{key}:own", "b")) for key in keys]
    alone = exp.and_(lacks_value(column("_all", "a")), *keyed, some)
    return case((alone, number(0)), otherwise=value)


def _with_before(rows: "exp.Select", part: Before, context: Context, dialect: Dialect) -> "exp.Select":
    """Look at the place before within the group; rows that have no place in the order get nothing."""
    from sqlglot import exp

    by = {f"{part.column}:by{place}": node for place, node in enumerate(part.by)}
    order = {f"{part.column}:order{place}": node for place, node in enumerate(part.order)}
    keys = {**by, **order}
    keyed = exp.select(
        "*",
        *(named(compile_sql(node, context, dialect), key) for key, node in keys.items()),
        named(compile_sql(part.of, context, dialect), f"{part.column}:of"),
    ).from_(rows.subquery("r", copy=False))
    places = (
        exp.select(*(column(key) for key in keys), named(exp.Max(this=column(f"{part.column}:of")), "_of"))
        .from_(keyed.copy().subquery("k", copy=False))
        .where(exp.and_(*(has_value(column(key)) for key in keys)))
        .group_by(*(column(key) for key in keys))
    )
    spec = exp.WindowSpec(
        kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end=number(1), end_side="PRECEDING"
    )
    window = exp.Window(
        this=exp.Max(this=column("_of")) if part.highest else exp.Lag(this=column("_of")),
        partition_by=[column(key) for key in by],
        order=exp.Order(expressions=[exp.Ordered(this=column(key)) for key in order]),
        spec=spec if part.highest else None,
    )
    earlier = exp.select(*(column(key) for key in keys), named(window, part.column)).from_(
        places.subquery("p", copy=False)
    )
    matched = exp.and_(*(exp.EQ(this=column(key, "b"), expression=column(key, "a")) for key in keys))
    return (
        exp.select("b.*", column(part.column, "a"))
        .from_(keyed.subquery("b", copy=False), copy=False)
        .join(earlier.subquery("a", copy=False), on=matched, join_type="left")
    )
