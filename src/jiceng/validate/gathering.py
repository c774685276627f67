"""Gathered values as columns of a frame."""

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, assert_never

from jiceng.dataset import Dataset, township_of
from jiceng.expr import Context, Node, compile_polars, lower
from jiceng.expr.sorts import MOST_PLACES, Sort
from jiceng.models import Household, Record, terms
from jiceng.validate.gathers import TOWNSHIP, Among, Before, Gathered, Take
from jiceng.validate.possible import possible

if TYPE_CHECKING:
    import polars as pl

__all__ = ["with_gathered"]


def with_gathered(
    frame: "pl.DataFrame", model: type[Record], gathers: Sequence[Gathered], data: Dataset, context: Context
) -> "pl.DataFrame":
    """Return the frame of an entity with one more column for each gathered value, its rows and their order unchanged.

    Each value is looked up after those that it needs itself.
    """
    frame = _placed(frame, model) if any(TOWNSHIP.name in part.reads_here for part in gathers) else frame
    done: set[str] = set()
    placed: dict[type[Record], pl.DataFrame] = {}
    for part in gathers:
        if part.column in done:
            continue
        if isinstance(part, Before):
            frame = frame.with_columns(_before(frame, part, context))
            done.add(part.column)
            continue
        alike = [other for other in gathers if isinstance(other, Among) and _joined_alike(part, other)]
        other = frame if part.model is None else _other(part.model, part, data, placed)
        frame = frame.with_columns(_among(frame, alike, other, context))
        done |= {other.column for other in alike}
    return frame


def _joined_alike(one: Among, other: Among) -> bool:
    """Tell whether two values come from the same records matched alike, so that one join serves both."""
    return one.model is other.model and one.match == other.match


def _other(
    model: type[Record], part: Among, data: Dataset, placed: "dict[type[Record], pl.DataFrame]"
) -> "pl.DataFrame":
    """Return the other records, with their townships where they are asked; these are told once, and kept in `placed`."""
    if TOWNSHIP.name not in part.other_reads:
        return data.frame(model)
    if model not in placed:
        placed[model] = _placed(data.frame(model), data.model(model))
    return placed[model]


def _placed(frame: "pl.DataFrame", model: type[Record]) -> "pl.DataFrame":
    """Return the frame with the township of each row; a row that names no place belongs to the township without a name."""
    import polars as pl

    if TOWNSHIP.name in frame.columns:
        return frame
    known = terms(model)
    within = "number" if issubclass(model, Household) else "household_number"
    if within in known:
        township = township_of(within=within)
    else:
        codes = [pl.col(name) for name in ("grid_code", "division_code") if name in known]
        township = pl.coalesce(
            pl.when(code.str.len_chars() >= 9).then(code.str.slice(0, 9)) for code in codes
        )
    return frame.with_columns(township.fill_null("").alias(TOWNSHIP.name))


def _among(
    frame: "pl.DataFrame", parts: Sequence[Among], other: "pl.DataFrame", context: Context
) -> "list[pl.Series] | list[pl.Expr]":
    """Return the columns of values that one join serves. Only the keys are joined: the other columns are many."""
    import polars as pl

    empty = {column.name for column in frame.get_columns() if column.null_count() == frame.height}
    keyless = any(possible(lower(own, context), empty) == {None} for own, _ in parts[0].match)
    if (
        other.is_empty() or keyless
    ):  # the list is not there, or nobody says what to look for: nothing can be told
        return [pl.lit(None, dtype=_dtype(part.sort)).alias(part.column) for part in parts]
    keys = [f"_key{place}" for place in range(len(parts[0].match))]
    match = [(compile_polars(own, context), compile_polars(there, context)) for own, there in parts[0].match]
    grouped = (
        other.lazy()
        .select(
            *(there.alias(key) for key, (_, there) in zip(keys, match, strict=True)),
            *(column for place, part in enumerate(parts) for column in _inputs(place, part, context)),
        )
        .drop_nulls(keys)
        .group_by(keys)
        .agg(pl.len().alias(_MATCHED), *(_taken(place, part) for place, part in enumerate(parts)))
    )
    alone = reduce(and_, [pl.col(key).is_not_null() for key in keys]) & pl.col(_MATCHED).is_null()
    nothing = [part for part in parts if part.of is not None and _is_unknown(part.of, other, context)]
    if len(nothing) == len(parts):
        keyed = reduce(and_, [own.is_not_null() for own, _ in match])
        return [_of_nothing(part, keyed) for part in parts]
    # Beside a column of the frame, so that keys that are constant are as many as its rows.
    own_keys = frame.lazy().with_columns(own.alias(key) for key, (own, _) in zip(keys, match, strict=True))
    return (
        own_keys.select(keys)
        .join(grouped, on=keys, how="left", maintain_order="left")
        .select(
            pl.when(alone).then(pl.lit(0, dtype=pl.Int64())).otherwise(pl.col(part.column)).alias(part.column)
            if part.take in _COUNTS
            else pl.col(part.column)
            for part in parts
        )
        .collect()
        .get_columns()
    )


def _is_unknown(node: Node, frame: "pl.DataFrame", context: Context) -> bool:
    empty = {column.name for column in frame.get_columns() if column.null_count() == frame.height}
    return possible(lower(node, context), empty) == {None}


def _of_nothing(part: Among, keyed: "pl.Expr") -> "pl.Expr":
    """Return what is taken where no record has a value."""
    import polars as pl

    taken = pl.lit(None, dtype=_dtype(part.sort))
    if part.take in _COUNTS:
        taken = pl.when(keyed).then(pl.lit(0, dtype=pl.Int64()))
    return taken.alias(part.column)


_MATCHED = "_matched"
_COUNTS = (Take.COUNT, Take.LEAST, Take.MOST, Take.DISTINCT)


def _inputs(place: int, part: Among, context: Context) -> "list[pl.Expr]":
    """Return the condition of a value and what is taken where it holds, as columns of the other list."""
    import polars as pl

    where = pl.lit(value=True) if part.where is None else compile_polars(part.where, context)
    if part.of is None:
        return [where.alias(f"_where{place}")]
    of = pl.when(where).then(compile_polars(part.of, context))
    return [where.alias(f"_where{place}"), of.alias(f"_of{place}")]


def _taken(place: int, part: Among) -> "pl.Expr":
    import polars as pl

    where, of = pl.col(f"_where{place}"), pl.col(f"_of{place}")
    least, open_ = where.sum().cast(pl.Int64), where.is_null().sum().cast(pl.Int64)
    taken: pl.Expr
    match part.take:
        case Take.COUNT:
            taken = pl.when(open_ == 0).then(least)
        case Take.LEAST:
            taken = least
        case Take.MOST:
            taken = least + open_
        case Take.DISTINCT:
            taken = of.n_unique().cast(pl.Int64) - (of.null_count() > 0).cast(pl.Int64)
        case Take.TOTAL:
            whole = (open_ == 0) & (least == of.count()) & (least > 0)
            taken = pl.when(whole).then(of.sum())
        case Take.LOWEST:
            taken = of.min()
        case Take.HIGHEST:
            taken = of.max()
        case Take.ONLY:
            taken = pl.when(of.min() == of.max()).then(of.min())
        case _:
            assert_never(part.take)
    return taken.alias(part.column)


def _before(frame: "pl.DataFrame", part: Before, context: Context) -> "pl.Series":
    """Look at the place before within the group; rows that have no place in the order get nothing.

    Rows at the same place are taken together, so that the rows of a list may come in any order.
    """
    import polars as pl

    by = [f"_by{place}" for place in range(len(part.by))]
    order = [f"_order{place}" for place in range(len(part.order))]
    keys = dict(zip((*by, *order), (*part.by, *part.order), strict=True))
    keyed = (
        frame.lazy()
        .with_columns(
            *(compile_polars(node, context).alias(key) for key, node in keys.items()),
            compile_polars(part.of, context).alias("_of"),
        )
        .select(*keys, "_of")
    )
    value = pl.col("_of").cum_max().forward_fill() if part.highest else pl.col("_of")
    places = (
        keyed.drop_nulls(list(keys))
        .group_by(list(keys))
        .agg(pl.col("_of").max())
        .sort(list(keys))
        .select(*keys, value.shift(1).over(by).alias(part.column))
    )
    joined = keyed.join(places, on=list(keys), how="left", maintain_order="left").select(part.column)
    return joined.collect().to_series()


def _dtype(sort: Sort) -> "pl.DataType":
    import polars as pl

    types: dict[Sort, pl.DataType] = {
        Sort.TEXT: pl.String(),
        Sort.NUMBER: pl.Decimal(38, MOST_PLACES),
        Sort.DAY: pl.Date(),
        Sort.TRUTH: pl.Boolean(),
    }
    return types[sort]
