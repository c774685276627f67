"""A scheme on a table with one row per unit: points, totals, places and grades in one query."""

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.indicators.columns.forms import points_of
from jiceng.indicators.columns.ratio import half_up_of
from jiceng.indicators.columns.values import Columns
from jiceng.indicators.declared import Document, Indicator, own_source
from jiceng.indicators.forms import Amount
from jiceng.indicators.numbers import half_up
from jiceng.indicators.scorecard import Item
from jiceng.indicators.scoring import MISSING, ItemScorer, Reading, State, Unit

if TYPE_CHECKING:
    import polars as pl

__all__ = ["ScoreTable", "score_table"]

_LOST, _COUNTS = "=lost", "=counts"  # no id of an indicator has an equals sign


@attrs.frozen(eq=False)
class ScoreTable:
    """The scores of many units. `frame` has unit, total, rank, grade, and the points of each indicator.

    Points are exact decimals. The reason of a mark is written when it is asked for: `explain` gives the same item,
    sentence and all, as a scorecard has.
    """

    document: Document = attrs.field(repr=False)
    values: "pl.DataFrame" = attrs.field(repr=False)
    frame: "pl.DataFrame"

    def explain(self, unit: str, indicator: str) -> Item:
        """Return the trace of one mark. Raises `UnknownCodeError`."""
        import polars as pl

        found = next((one for one in self.document.indicator if one.id == indicator), None)
        rows = self.values.filter(pl.col("unit") == unit)
        if found is None or rows.is_empty():
            raise UnknownCodeError(f"no unit {unit!r} was scored for an indicator {indicator!r}")
        scorer = ItemScorer.of(found, {}, frozenset(), self.document.rounding.places)
        return scorer.score(Unit(unit, unit), _reading(self.document, found, rows), {}).item


def score_table(document: Document, values: "pl.DataFrame") -> ScoreTable:
    """Score a table with a column `unit` and, for each indicator, its value.

    A value is a whole number or a `Decimal` in the column of its id, or a rate in `<id>.numerator` and
    `<id>.denominator`. An empty cell is missing, a denominator of 0 does not apply. Raises `DeclarationError` for a
    column that is not there or holds floats, for a value that must not be missing, and for what a scheme
    does beyond its own values: peers, bonus, vetoes, strata, quotas, `then_by`, composition, rounding after the item.
    """
    _require_plain(document)
    if "unit" not in values.columns:
        raise DeclarationError("the table has no column 'unit'")
    places = document.rounding.places
    columns = Columns.of(document, values)
    scored = values.select(
        "unit",
        *(_points(document, one, columns, places).alias(one.id) for one in document.indicator),
        _lost(document, columns).alias(_LOST),
        _counts(document, columns).alias(_COUNTS),
    )
    return ScoreTable(
        document, values, _presented(document, scored.with_columns(_total(document).alias("total")))
    )


def _require_plain(document: Document) -> None:
    beyond = {
        "bonus": document.bonus,
        "veto": document.veto,
        "strata": document.strata,
        "compose": document.compose,
        "then_by": document.ranking.then_by,
        "quota": [grade for grade in document.grade if grade.places is not None],
        "waiver": [one for one in document.indicator if one.waiver is not None],
        "rounding after the item": document.rounding.at != "item",
    }
    found = [name for name, used in beyond.items() if used]
    if found:
        raise DeclarationError(f"a scheme with {', '.join(found)} is not scored by columns: use score()")


def _points(document: Document, indicator: Indicator, columns: Columns, places: int) -> "pl.Expr":
    """Return the points of an indicator in units of the last decimal, 0 for one that is left out."""
    import polars as pl

    better = own_source(document, indicator).better or "higher"
    missing, none = columns.missing(indicator.id), columns.none(indicator.id)
    if indicator.missing == "error" and missing is not None:
        raise DeclarationError(f"values of {indicator.id!r} are missing, which the scheme calls an error")
    full = int(half_up(indicator.points, places).scaleb(places))
    points = points_of(indicator.score, columns.ratio(indicator.id), indicator.points, better, places)
    for states, policy in ((none, indicator.not_applicable), (missing, indicator.missing)):
        if states is not None:
            points = pl.when(states).then(full if policy == "full" else 0).otherwise(points)
    return points.cast(pl.Int64)


def _total(document: Document) -> "pl.Expr":
    """Return the total in units of the last decimal: parts within their bounds, items left out redistributed."""
    import polars as pl

    places = document.rounding.places
    total: pl.Expr = pl.lit(0, dtype=pl.Int64())
    for part in document.part:
        names = [one.id for one in document.indicator if one.part == part.id]
        points = pl.sum_horizontal(names)
        if isinstance(part.cap, Fraction):
            points = points.clip(upper_bound=int(half_up(part.cap, places).scaleb(places)))
        if isinstance(part.floor, Fraction):
            points = points.clip(lower_bound=int(half_up(part.floor, places).scaleb(places)))
        total = total + points
    full = sum((one.points for one in document.indicator), Fraction(0)) * _size(document)
    possible = int(full) - pl.col(_LOST).cast(pl.Int128)
    scaled = half_up_of(2 * total.cast(pl.Int128) * int(full), possible, pl.Int128()).cast(pl.Int64)
    return pl.when((pl.col(_LOST) > 0) & (possible > 0)).then(scaled).otherwise(total)


def _size(document: Document) -> int:
    """Return what makes the points of all indicators whole numbers."""
    return lcm(*(one.points.denominator for one in document.indicator))


def _lost(document: Document, columns: Columns) -> "pl.Expr":
    """Return the points of the items that are left out, in whole numbers."""
    import polars as pl

    outs = [(one, _left_out(one, columns)) for one in document.indicator]
    lost = [out.cast(pl.Int64) * int(one.points * _size(document)) for one, out in outs if out is not None]
    return pl.sum_horizontal(lost) if lost else pl.lit(0, dtype=pl.Int64())


def _counts(document: Document, columns: Columns) -> "pl.Expr":
    """Return whether any item of a unit counts."""
    import polars as pl

    outs = [out for one in document.indicator if (out := _left_out(one, columns)) is not None]
    return pl.lit(value=True) if len(outs) < len(document.indicator) else ~pl.all_horizontal(outs)


def _left_out(indicator: Indicator, columns: Columns) -> "pl.Expr | None":
    """Return whether an item is left out and redistributed, `None` when it never is."""
    missing, none = columns.missing(indicator.id), columns.none(indicator.id)
    if indicator.not_applicable != "redistribute":
        none = None
    elif none is not None and missing is not None and indicator.missing != "redistribute":
        none = none & ~missing
    if indicator.missing != "redistribute":
        missing = None
    return none if missing is None else missing if none is None else missing | none


def _presented(document: Document, scored: "pl.DataFrame") -> "pl.DataFrame":
    """Return points as decimals, with places and grades; a unit without any item that counts has neither."""
    import polars as pl

    places = document.rounding.places
    method = {"same-skip": "min", "same-dense": "dense", "mean": "average"}[document.ranking.ties]
    total = pl.when(pl.col(_COUNTS)).then(pl.col("total"))
    grade: pl.Expr = pl.lit(None, dtype=pl.String())
    for one in reversed(document.grade):
        line = None if one.at_least is None else int(half_up(one.at_least * 10**places, 0))
        reached = total.is_not_null() if line is None else total >= line
        grade = pl.when(reached).then(pl.lit(one.name)).otherwise(grade)
    return scored.select(
        "unit",
        _decimal("total", places),
        total.rank(method, descending=True).alias("rank"),  # type: ignore[arg-type]
        grade.alias("grade"),
        *(_decimal(one.id, places) for one in document.indicator),
    )


def _decimal(name: str, places: int) -> "pl.Expr":
    """Return a column of units of the last decimal as decimals: the same bits under another name."""
    import polars as pl

    return pl.col(name).cast(pl.Int128).reinterpret(dtype=pl.Decimal(38, places))


def _reading(document: Document, indicator: Indicator, rows: "pl.DataFrame") -> Reading:
    """Return the value of one unit as the engine reads it."""
    source = own_source(document, indicator)
    better = source.better or "higher"
    if f"{indicator.id}.numerator" in rows.columns:
        top, bottom = (rows[f"{indicator.id}.{side}"][0] for side in ("numerator", "denominator"))
        if top is None or bottom is None:
            return MISSING
        if bottom == 0:
            return Reading(State.NOT_APPLICABLE)
        parts = Fraction(top), Fraction(bottom)
        return Reading(State.FOUND, Amount(parts[0] / parts[1], source.unit, *parts, better))
    number = rows[indicator.id][0]
    return (
        MISSING
        if number is None
        else Reading(State.FOUND, Amount(Fraction(number), source.unit, better=better))
    )
