"""Gathered values in SQL: what `jiceng.validate` takes from other records, as joins and windows.

Each value is one layer around the query so far, so that a value can rest on one that was gathered before.
"""

from collections.abc import Sequence
from string import digits
from typing import TYPE_CHECKING, assert_never

from jiceng.expr import Context, Dialect, Node, compile_sql
from jiceng.expr.sorts import Sort
from jiceng.expr.sql_target.dialects import by_bytes
from jiceng.models import Household, Record, terms
from jiceng.share.sql.building import case, column, has_value, inside, lacks_value, named, number, over, table
from jiceng.validate import Among, Before, Gathered, Take
from jiceng.validate.gathers import GATHERED, TOWNSHIP

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["with_gathered", "with_short_names"]

_COUNTS = (Take.COUNT, Take.LEAST, Take.MOST, Take.DISTINCT)
_TOWNSHIP_DIGITS = 9


def with_gathered(
    model: type[Record], gathers: Sequence[Gathered], context: Context, dialect: Dialect
) -> "exp.Select":
    """Return a query for all rows of an entity, with one more column for each gathered value."""
    rows = _rows(model, dialect, placed=any(TOWNSHIP.name in part.reads_here for part in gathers))
    for part in gathers:
        if isinstance(part, Before):
            rows = _with_before(rows, part, context, dialect)
        else:
            rows = _with_among(rows, model, part, context, dialect)
    return rows


def with_short_names(query: "exp.Select") -> "exp.Select":
    """Number the columns that hold gathered values: a name that tells what they are is longer than some databases take."""
    from sqlglot import exp

    numbers: dict[str, str] = {}
    for name in query.find_all(exp.Identifier):
        if GATHERED in name.name:
            name.set("this", numbers.setdefault(name.name, f"_gathered_{len(numbers)}"))
    return query


def _rows(model: type[Record], dialect: Dialect, *, placed: bool) -> "exp.Select":
    from sqlglot import exp

    rows = exp.select("*").from_(table(model.entity.name), copy=False)
    return _with_township(rows, model, dialect) if placed else rows


def _with_township(rows: "exp.Select", model: type[Record], dialect: Dialect) -> "exp.Select":
    """Add the township of each row: its own, or else that of the others with the same household number, if they agree."""
    from sqlglot import exp

    known = terms(model)
    own = exp.Coalesce(
        this=exp.Null(),
        expressions=[
            case(
                (
                    exp.And(
                        this=exp.GTE(this=exp.Length(this=column(name)), expression=number(_TOWNSHIP_DIGITS)),
                        expression=exp.In(
                            this=exp.Substring(this=column(name), start=number(1), length=number(1)),
                            expressions=[exp.Literal.string(digit) for digit in digits],
                        ),
                    ),
                    exp.Substring(this=column(name), start=number(1), length=number(_TOWNSHIP_DIGITS)),
                )
            )
            for name in ("grid_code", "division_code")
            if name in known
        ],
    )
    placed = over(rows, "r", "*", named(own, "_own_township"))
    ways: list[exp.Expr] = [column("_own_township")]
    within = "number" if issubclass(model, Household) else "household_number"
    if within in known:
        lowest, highest = (
            exp.Window(
                this=extreme(this=column("_own_township")), partition_by=[by_bytes(column(within), dialect)]
            )
            for extreme in (exp.Min, exp.Max)
        )
        ways.append(case((exp.EQ(this=lowest, expression=highest), highest)))
    township = exp.Coalesce(this=ways[0], expressions=[*ways[1:], exp.Literal.string("")])
    return over(placed, "p", "*", named(township, TOWNSHIP.name))


def _with_among(
    rows: "exp.Select", model: type[Record], part: Among, context: Context, dialect: Dialect
) -> "exp.Select":
    """Join the rows with what the other records amount to, key by key."""
    from sqlglot import exp

    keys = [f"{part.column}:{place}" for place in range(len(part.match))]
    # Records of the same entity bring along what was gathered for them before.
    other = (
        rows.copy()
        if part.model is None
        else _rows(part.model, dialect, placed=TOWNSHIP.name in part.other_reads)
    )
    chosen = over(
        other,
        "t",
        *(
            named(_key(there, context, dialect), key)
            for key, (_, there) in zip(keys, part.match, strict=True)
        ),
        named(exp.true() if part.where is None else compile_sql(part.where, context, dialect), "_where"),
        named(_value(part, context, dialect), "_of"),
    )
    amounts = over(
        chosen,
        "c",
        *(column(key) for key in keys),
        named(_taken(part, dialect), part.column),
        named(exp.Count(this=exp.Star()), "_all"),
    ).group_by(*(column(key) for key in keys), copy=False)
    own = [_key(mine, context, dialect) for mine, _ in part.match]
    matched = exp.and_(
        *(exp.EQ(this=column(f"{key}:own", "b"), expression=column(key, "a")) for key in keys), copy=False
    )
    keyed = over(rows, "r", "*", *(named(mine, f"{key}:own") for key, mine in zip(keys, own, strict=True)))
    return over(keyed, "b", "b.*", named(_settled(part, keys, model), part.column)).join(
        amounts.subquery("a", copy=False), on=matched, join_type="left", copy=False
    )


def _key(node: Node, context: Context, dialect: Dialect) -> "exp.Expr":
    """Return what records are found by; a text by its bytes."""
    key = compile_sql(node, context, dialect)
    return by_bytes(key, dialect) if node.sort is Sort.TEXT else key


def _different(values: "exp.Expr", of: Node | None, dialect: Dialect) -> "exp.Expr":
    """Return how many different values there are."""
    from sqlglot import exp

    is_text = of is not None and of.sort is Sort.TEXT
    counted = by_bytes(values.copy(), dialect) if is_text else values.copy()
    return exp.Count(this=exp.Distinct(expressions=[counted]))


def _value(part: Among, context: Context, dialect: Dialect) -> "exp.Expr":
    """Return what is taken; a truth value as 1 or 0, for not every dialect finds the lowest truth."""
    from sqlglot import exp

    if part.of is None:
        return exp.Null()
    value = compile_sql(part.of, context, dialect)
    if part.of.sort is not Sort.TRUTH:
        return value
    return case((inside(value), number(1)), (exp.Not(this=inside(value)), number(0)))


def _taken(part: Among, dialect: Dialect) -> "exp.Expr":
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
            return _different(chosen, part.of, dialect)
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
            if (
                dialect == "mysql" and part.sort is Sort.TEXT
            ):  # to whose MIN and MAX capital letters are small ones
                one = exp.EQ(this=_different(chosen, part.of, dialect), expression=number(1))
                return case((one, exp.Min(this=chosen.copy())))
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
    keyed = over(
        rows,
        "r",
        "*",
        *(named(_key(node, context, dialect), key) for key, node in keys.items()),
        named(compile_sql(part.of, context, dialect), f"{part.column}:of"),
    )
    highest = named(exp.Max(this=column(f"{part.column}:of")), "_of")
    places = (
        over(keyed.copy(), "k", *(column(key) for key in keys), highest)
        .where(exp.and_(*(has_value(column(key)) for key in keys), copy=False), copy=False)
        .group_by(*(column(key) for key in keys), copy=False)
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
    earlier = over(places, "p", *(column(key) for key in keys), named(window, part.column))
    matched = exp.and_(
        *(exp.EQ(this=column(key, "b"), expression=column(key, "a")) for key in keys), copy=False
    )
    return over(keyed, "b", "b.*", column(part.column, "a")).join(
        earlier.subquery("a", copy=False), on=matched, join_type="left", copy=False
    )
