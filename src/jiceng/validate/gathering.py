"""Gathered values as columns of a list.

Records match by a key, and of a key only a fingerprint of 128 bits is kept: that two keys of a batch share one is less
likely by far than that the machine errs. So a list is read once for each key, piece by piece, and never held.
"""

from collections.abc import Collection, Sequence
from functools import reduce
from itertools import chain
from operator import add, and_
from typing import TYPE_CHECKING, assert_never

from jiceng.expr import Context, Node, compile_polars, lower
from jiceng.expr.sorts import MOST_PLACES, Sort
from jiceng.models import Record
from jiceng.validate.gathers import Among, Before, Gathered, Take
from jiceng.validate.lists import Found, Lists, Rows, columns_read
from jiceng.validate.possible import possible

if TYPE_CHECKING:
    import polars as pl

__all__ = ["with_gathered"]


def with_gathered(model: type[Record], gathers: Sequence[Gathered], lists: Lists, context: Context) -> Rows:
    """Return the list of an entity with one more column for each gathered value.

    Each value is looked up after those that it needs itself.
    """
    rows = lists.of(model)
    done: set[str] = set()
    for part in gathers:
        if part.column in done:
            continue
        if isinstance(part, Before):
            _add_before(rows, part, context)
            done.add(part.column)
            continue
        alike = [other for other in gathers if isinstance(other, Among) and _joined_alike(part, other)]
        _add_among(rows, alike, rows if part.model is None else lists.of(part.model), context)
        done |= {other.column for other in alike}
    return rows


def _joined_alike(one: Among, other: Among) -> bool:
    """Tell whether two values come from the same records matched alike, so that one join serves both."""
    return one.model is other.model and one.match == other.match


def _add_among(rows: Rows, parts: Sequence[Among], other: Rows, context: Context) -> None:
    """Add the columns of values that one key serves."""
    import polars as pl

    own, there = zip(*parts[0].match, strict=True)
    if not other.height or any(possible(lower(node, context), rows.empty) == {None} for node in own):
        # The list is not there, or nobody says what to look for: nothing can be told.
        for part in parts:
            rows.add(part.column, Found(pl.lit(None, dtype=_dtype(part.sort))), empty=True)
        return
    untold = [part for part in parts if part.of is not None and _is_unknown(part.of, other, context)]
    for part in untold:
        _add_of_nothing(rows, part, own, context)
    asked = [part for part in parts if part not in untold]
    if not asked:
        return
    keys = _keys(rows, own, context)
    if other is rows and own == there:
        _add_of_own(rows, asked, keys, context)
        return
    inputs = _Inputs(asked, context)
    theirs = _columns(
        other, columns_read(there) | inputs.reads, [_fingerprint(there, context), *inputs.columns]
    )
    taken = inputs.grouped(theirs.drop_nulls(_KEY), _KEY)
    places = _places(keys, taken.select(_KEY))
    for part in asked:
        nobody = 0 if part.take in _COUNTS else None
        _add_found(rows, part, places, taken.get_column(part.column).extend_constant(nobody, 1))


def _add_of_own(rows: Rows, parts: Sequence[Among], keys: "pl.Series", context: Context) -> None:
    """Add values taken from the rows of the same list that share a key. Most keys are those of one row alone."""
    import polars as pl

    counted = keys.to_frame().lazy().drop_nulls().group_by(_KEY).len()
    shared = counted.filter(pl.col("len") > 1).select(_KEY).collect(engine="streaming")
    places = _places(keys, shared)
    inputs = _Inputs(parts, context)
    several = places < shared.height
    pieces: list[pl.DataFrame] = []
    for start in rows.starts():
        here = several.slice(start, rows.at_once)
        if here.any() or not pieces:
            piece = rows.piece(inputs.reads, start).with_columns(places.slice(start, rows.at_once))
            pieces.append(piece.filter(here).with_columns(inputs.columns).select(_PLACE, *inputs.names))
    taken = inputs.grouped(pl.concat(pieces), _PLACE).sort(_PLACE)
    for part in parts:
        values = taken.get_column(part.column).extend_constant(None, 1)
        _add_found(rows, part, places, values, _taken_alone(part, context), inputs.reads)


def _add_found(
    rows: Rows,
    part: Gathered,
    places: "pl.Series",
    values: "pl.Series",
    alone: "pl.Expr | None" = None,
    read: Collection[str] = (),
) -> None:
    rows.add(part.column, Found(alone, read, places, values), empty=places.null_count() == rows.height)


def _is_unknown(node: Node, rows: Rows, context: Context) -> bool:
    return possible(lower(node, context), rows.empty) == {None}


def _add_of_nothing(rows: Rows, part: Among, own: Sequence[Node], context: Context) -> None:
    """Add what is taken where no record has a value."""
    import polars as pl

    if part.take not in _COUNTS:
        rows.add(part.column, Found(pl.lit(None, dtype=_dtype(part.sort))), empty=True)
        return
    keyed = reduce(and_, [compile_polars(node, context).is_not_null() for node in own])
    none = pl.when(keyed).then(pl.lit(0, dtype=pl.Int64()))
    rows.add(part.column, Found(none, columns_read(own)))


_KEY, _PLACE = "_key", "_place"
_COUNTS = (Take.COUNT, Take.LEAST, Take.MOST, Take.DISTINCT)


def _fingerprint(key: Sequence[Node], context: Context) -> "pl.Expr":
    """Return 128 bits that stand for a key; nothing where a part of it is missing."""
    import polars as pl

    parts = [
        compile_polars(node, context).cast(_dtype(node.sort))
        if node.sort is Sort.NUMBER
        else compile_polars(node, context)
        for node in key
    ]
    high, low = (
        reduce(add, [part.hash(2 * place + half) for place, part in enumerate(parts)]).cast(pl.UInt128())
        for half in (0, 1)
    )
    whole = high * pl.lit(1 << 64, dtype=pl.UInt128()) + low
    return pl.when(pl.all_horizontal(part.is_not_null() for part in parts)).then(whole).alias(_KEY)


def _keys(rows: Rows, key: Sequence[Node], context: Context) -> "pl.Series":
    """Return the fingerprint of the key of each row."""
    return _columns(rows, columns_read(key), [_fingerprint(key, context)]).get_column(_KEY)


def _columns(rows: Rows, read: Collection[str], wanted: "Sequence[pl.Expr]") -> "pl.DataFrame":
    """Return these columns of all rows, computed from those that are read."""
    import polars as pl

    return pl.concat(piece.with_columns(wanted).select(_names(wanted)) for piece in rows.pieces(read))


def _names(wanted: "Sequence[pl.Expr]") -> list[str]:
    return [column.meta.output_name() for column in wanted]


def _taken_from(part: Among) -> list[Node]:
    """Return what is taken, and the condition on which it is."""
    return [node for node in (part.where, part.of) if node is not None]


def _places(keys: "pl.Series", known: "pl.DataFrame") -> "pl.Series":
    """Return for each key its place among the known ones: none where there is no key, behind the last where it is not known."""
    import polars as pl

    found = keys.to_frame().lazy()
    nobody = place = pl.lit(known.height, dtype=pl.UInt32())
    if known.height:
        found = found.join(known.lazy().with_row_index(_PLACE), on=_KEY, how="left", maintain_order="left")
        place = pl.coalesce(_PLACE, nobody)
    placed = found.select(pl.when(pl.col(_KEY).is_not_null()).then(place).alias(_PLACE))
    return placed.collect(engine="streaming").to_series()


class _Inputs:
    """What several values are taken from, as columns of the other list: each condition and each value once."""

    def __init__(self, parts: Sequence[Among], context: Context) -> None:
        import polars as pl

        self._parts = parts
        self._names: dict[tuple[Node | None, ...], str] = {}
        self.columns: list[pl.Expr] = []
        for part in parts:
            where = pl.lit(value=True) if part.where is None else compile_polars(part.where, context)
            self._add((part.where,), where)
            if part.of is not None:
                self._add((part.where, part.of), pl.when(where).then(compile_polars(part.of, context)))
        self.names = list(self._names.values())
        self.reads = columns_read(node for node in chain(*self._names) if node is not None)

    def _add(self, nodes: tuple[Node | None, ...], column: "pl.Expr") -> None:
        if nodes not in self._names:
            self._names[nodes] = f"_input{len(self._names)}"
            self.columns.append(column.alias(self._names[nodes]))

    def of(self, part: Among) -> "tuple[pl.Expr, pl.Expr]":
        """Return the condition of a value, and what is taken where it holds."""
        import polars as pl

        of = None if part.of is None else self._names[part.where, part.of]
        return pl.col(self._names[part.where,]), pl.lit(None) if of is None else pl.col(of)

    def grouped(self, rows: "pl.DataFrame", key: str) -> "pl.DataFrame":
        """Return what is taken from the rows of each key."""
        taken = rows.lazy().group_by(key).agg(_taken(part, *self.of(part)) for part in self._parts)
        return taken.collect(engine="streaming")


def _taken(part: Among, where: "pl.Expr", of: "pl.Expr") -> "pl.Expr":
    """Return what is taken from the rows of a key."""
    import polars as pl

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


def _taken_alone(part: Among, context: Context) -> "pl.Expr":
    """Return what is taken where the row itself is all there is."""
    import polars as pl

    where = pl.lit(value=True) if part.where is None else compile_polars(part.where, context)
    of = pl.lit(None) if part.of is None else pl.when(where).then(compile_polars(part.of, context))
    taken: pl.Expr
    match part.take:
        case Take.COUNT:
            taken = where.cast(pl.Int64)
        case Take.LEAST:
            taken = where.fill_null(value=False).cast(pl.Int64)
        case Take.MOST:
            taken = where.fill_null(value=True).cast(pl.Int64)
        case Take.DISTINCT:
            taken = of.is_not_null().cast(pl.Int64)
        case Take.TOTAL | Take.LOWEST | Take.HIGHEST | Take.ONLY:
            taken = of
        case _:
            assert_never(part.take)
    return taken.alias(part.column)


def _add_before(rows: Rows, part: Before, context: Context) -> None:
    """Look at the place before within the group; rows that have no place in the order get nothing.

    Rows at the same place are taken together, so that the rows of a list may come in any order.
    """
    import polars as pl

    by = [f"_by{place}" for place in range(len(part.by))]
    order = [f"_order{place}" for place in range(len(part.order))]
    keys = [*by, *order]
    nodes = dict(zip((*keys, "_of"), (*part.by, *part.order, part.of), strict=True))
    wanted = [compile_polars(node, context).alias(name) for name, node in nodes.items()]
    keyed = _columns(rows, columns_read(nodes.values()), wanted)
    value = pl.col("_of").cum_max().forward_fill() if part.highest else pl.col("_of")
    known = (
        keyed.lazy()
        .drop_nulls(keys)
        .group_by(keys)
        .agg(pl.col("_of").max())
        .sort(keys)
        .select(*keys, value.shift(1).over(by).alias(part.column))
        .with_row_index(_PLACE)
        .collect()
    )
    places = keyed.join(known, on=keys, how="left", maintain_order="left").get_column(_PLACE)
    _add_found(rows, part, places, known.get_column(part.column).extend_constant(None, 1))


def _dtype(sort: Sort) -> "pl.DataType":
    import polars as pl

    types: dict[Sort, pl.DataType] = {
        Sort.TEXT: pl.String(),
        Sort.NUMBER: pl.Decimal(38, MOST_PLACES),
        Sort.DAY: pl.Date(),
        Sort.TRUTH: pl.Boolean(),
    }
    return types[sort]
