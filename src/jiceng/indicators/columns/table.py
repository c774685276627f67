"""A scheme on a table with one row per unit: points, totals, places and grades in one query."""

from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.indicators.columns.forms import points_of
from jiceng.indicators.columns.ratio import Ratio, half_up_of
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
    points = {one.id: _points(document, one, values, places) for one in document.indicator}
    scored = values.select(
        "unit",
        *(expression.alias(name) for name, expression in points.items()),
        _lost(document, values).alias(_LOST),
        _counts(document, values).alias(_COUNTS),
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


def _is_rate(indicator: Indicator, values: "pl.DataFrame") -> bool:
    return f"{indicator.id}.numerator" in values.columns


def _ratio(indicator: Indicator, values: "pl.DataFrame") -> Ratio:
    """Return the value of an indicator as a column of fractions."""
    import polars as pl

    if _is_rate(indicator, values):
        names = [f"{indicator.id}.numerator", f"{indicator.id}.denominator"]
        _require_integers(values, names)
        most, widest = (int(values[name].abs().max() or 0) for name in names)  # type: ignore[arg-type]
        bottom = pl.col(names[1])
        return Ratio(pl.col(names[0]), pl.when(bottom > 0).then(bottom), most, max(widest, 1))
    if indicator.id not in values.columns:
        raise DeclarationError(f"the table has no column {indicator.id!r}")
    kind = values.schema[indicator.id]
    if isinstance(kind, pl.Decimal):
        top, size = pl.col(indicator.id).to_physical(), 10**kind.scale
        most = int(values[indicator.id].to_physical().abs().max() or 0)  # type: ignore[arg-type]
        return Ratio(top, size, most, size)
    _require_integers(values, [indicator.id])
    return Ratio(pl.col(indicator.id), 1, int(values[indicator.id].abs().max() or 0), 1)  # type: ignore[arg-type]


def _require_integers(values: "pl.DataFrame", names: list[str]) -> None:
    for name in names:
        if name not in values.columns or not values.schema[name].is_integer():
            raise DeclarationError(f"the column {name!r} has to hold whole numbers")


def _states(indicator: Indicator, values: "pl.DataFrame") -> "tuple[pl.Expr, pl.Expr]":
    """Return whether a value is missing, and whether it does not apply."""
    import polars as pl

    if not _is_rate(indicator, values):
        return pl.col(indicator.id).is_null(), pl.lit(value=False)
    top, bottom = pl.col(f"{indicator.id}.numerator"), pl.col(f"{indicator.id}.denominator")
    return top.is_null() | bottom.is_null(), (bottom == 0).fill_null(value=False)


def _points(document: Document, indicator: Indicator, values: "pl.DataFrame", places: int) -> "pl.Expr":
    """Return the points of an indicator in units of the last decimal, 0 for one that is left out."""
    import polars as pl

    better = own_source(document, indicator).better or "higher"
    value = _ratio(indicator, values)
    missing, none = _states(indicator, values)
    if indicator.missing == "error" and values.select(missing.any()).item():
        raise DeclarationError(f"values of {indicator.id!r} are missing, which the scheme calls an error")
    full = int(half_up(indicator.points, places).scaleb(places))
    scored = points_of(indicator.score, value, indicator.points, better, places).cast(pl.Int64)
    by_missing, by_none = (
        full if policy == "full" else 0 for policy in (indicator.missing, indicator.not_applicable)
    )
    return pl.when(missing).then(by_missing).when(none).then(by_none).otherwise(scored)


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
    scaled = half_up_of(2 * total.cast(pl.Int128) * int(full), possible).cast(pl.Int64)
    return pl.when((pl.col(_LOST) > 0) & (possible > 0)).then(scaled).otherwise(total)


def _size(document: Document) -> int:
    """Return what makes the points of all indicators whole numbers."""
    return lcm(*(one.points.denominator for one in document.indicator))


def _lost(document: Document, values: "pl.DataFrame") -> "pl.Expr":
    """Return the points of the items that are left out, in whole numbers."""
    import polars as pl

    outs = [(one, _left_out(one, values)) for one in document.indicator]
    lost = [out.cast(pl.Int64) * int(one.points * _size(document)) for one, out in outs if out is not None]
    return pl.sum_horizontal(lost) if lost else pl.lit(0, dtype=pl.Int64())


def _counts(document: Document, values: "pl.DataFrame") -> "pl.Expr":
    """Return whether any item of a unit counts."""
    import polars as pl

    outs = [out for one in document.indicator if (out := _left_out(one, values)) is not None]
    return pl.lit(value=True) if len(outs) < len(document.indicator) else ~pl.all_horizontal(outs)


def _left_out(indicator: Indicator, values: "pl.DataFrame") -> "pl.Expr | None":
    """Return whether an item is left out and redistributed, `None` when it never is."""
    missing, none = _states(indicator, values)
    if indicator.missing == "redistribute":
        return missing | none if indicator.not_applicable == "redistribute" else missing
    return (
        none & ~missing
        if indicator.not_applicable == "redistribute" and _is_rate(indicator, values)
        else None
    )


def _presented(document: Document, scored: "pl.DataFrame") -> "pl.DataFrame":
    """Return points as decimals, with places and grades; a unit without any item that counts has neither."""
    import polars as pl

    places = document.rounding.places
    method = {"same-skip": "min", "same-dense": "dense", "mean": "average"}[document.ranking.ties]
    total = pl.when(pl.col(_COUNTS)).then(pl.col("total"))
    grade = pl.coalesce(
        [
            *(
                pl.when(total >= int(half_up(one.at_least * 10**places, 0))).then(pl.lit(one.name))
                if one.at_least is not None
                else pl.when(total.is_not_null()).then(pl.lit(one.name))
                for one in document.grade
            ),
            pl.lit(None, dtype=pl.String()),
        ]
    )
    unit = pl.lit(Decimal(1).scaleb(-places))
    names = [one.id for one in document.indicator]
    return scored.select(
        "unit",
        (pl.col("total").cast(pl.Decimal(38, places)) * unit).cast(pl.Decimal(38, places)),
        total.rank(method, descending=True).alias("rank"),  # type: ignore[arg-type]
        grade.alias("grade"),
        *((pl.col(name).cast(pl.Decimal(38, places)) * unit).cast(pl.Decimal(38, places)) for name in names),
    )


def _reading(document: Document, indicator: Indicator, rows: "pl.DataFrame") -> Reading:
    """Return the value of one unit as the engine reads it."""
    source = own_source(document, indicator)
    better = source.better or "higher"
    if _is_rate(indicator, rows):
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
