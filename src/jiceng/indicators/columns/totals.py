"""From the points of all items to the totals, in whole columns; see `scoring.totals` for the order.

Where points are rounded after the item, they are carried to twelve decimals. That tells the rounded total unless it
lies so close to a half that the decimals cut off could decide; those units are `in_doubt`, and the engine adds them up.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, lcm
from typing import TYPE_CHECKING

from jiceng.indicators.columns.forms import units_of
from jiceng.indicators.columns.items import ItemColumn
from jiceng.indicators.columns.ratio import half_up_of
from jiceng.indicators.columns.sheet import Sheet
from jiceng.indicators.declared import Document, Part, Veto
from jiceng.indicators.numbers import CARRIED_PLACES

if TYPE_CHECKING:
    import polars as pl

__all__ = ["bonus_of", "deductions_of", "size_of", "totals_of", "triggered"]


def totals_of(document: Document, items: Mapping[str, ItemColumn]) -> "tuple[pl.Expr, pl.Expr]":
    """Return the total of each unit in units of the scheme's last decimal, and whether it is in doubt.

    The columns are named by the ids of the indicators, `=lost` for the points left out, `=bonus` and `=deductions`.
    """
    import polars as pl

    at, places = document.rounding.at, document.rounding.places
    doubts: list[pl.Expr] = []
    sums: list[pl.Expr] = []
    for part in document.part:
        points = _bounded(part, document, items)
        if at == "part":
            count = sum(one.part == part.id for one in document.indicator)
            points, doubt = _rounded(points, places, count)
            doubts.append(doubt)
        sums.append(points)
    total = sum(sums[1:], sums[0]).cast(pl.Int64 if at == "item" else pl.Int128)
    if any(one.out is not None for one in items.values()):
        total = _redistributed(document, total)
    total = total + pl.col("=bonus") - pl.col("=deductions")
    if at == "total":
        total, doubt = _rounded(total, places, _margin(document))
        doubts.append(doubt)
    return total.cast(pl.Int64), pl.any_horizontal(doubts) if doubts else pl.lit(value=False)


def _carried(document: Document) -> int:
    """Return the decimals of bonus and deductions, and of the total before it is rounded."""
    return CARRIED_PLACES if document.rounding.at == "total" else document.rounding.places


def _margin(document: Document) -> int:
    """Return how far a total can be off, in units of the last decimal carried: half a unit for each number in it."""
    full = sum((one.points for one in document.indicator), Fraction(0))
    least = min((one.points for one in document.indicator if one.points), default=Fraction(1))
    return len(document.indicator) * ceil(full / least) + len(document.bonus) + 1


def _rounded(points: "pl.Expr", places: int, margin: int) -> "tuple[pl.Expr, pl.Expr]":
    """Round from the decimals carried; tell where so much more or less could round the other way."""
    import polars as pl

    size = 10 ** (CARRIED_PLACES - places)
    near_half = (points.abs() % size - size // 2).abs() <= margin
    return half_up_of(points * 2, size, pl.Int128()), near_half


def _bounded(part: Part, document: Document, items: Mapping[str, ItemColumn]) -> "pl.Expr":
    import polars as pl

    at_item = document.rounding.at == "item"
    names = [one.id for one in document.indicator if one.part == part.id and one.id in items]
    places = document.rounding.places if at_item else CARRIED_PLACES
    points = pl.sum_horizontal(names)
    if isinstance(part.cap, Fraction):
        points = pl.min_horizontal(points, units_of(part.cap, places))
    if isinstance(part.floor, Fraction):
        points = pl.max_horizontal(points, units_of(part.floor, places))
    return points


def _redistributed(document: Document, points: "pl.Expr") -> "pl.Expr":
    """Scale the points by full ÷ possible where items are left out."""
    import polars as pl

    full = int(sum((one.points for one in document.indicator), Fraction(0)) * size_of(document))
    possible = full - pl.col("=lost").cast(pl.Int128)
    scaled = half_up_of(2 * points.cast(pl.Int128) * full, possible, pl.Int128())
    return pl.when((pl.col("=lost") > 0) & (possible > 0)).then(scaled).otherwise(points)


def size_of(document: Document) -> int:
    """Return what makes the points of all indicators whole numbers."""
    return lcm(*(one.points.denominator for one in document.indicator))


def bonus_of(sheet: Sheet) -> "pl.Expr":
    """Return the points on top, with the decimals that are carried."""
    import polars as pl

    places = _carried(sheet.document)
    found: list[pl.Expr] = []
    for one in sheet.document.bonus:
        points = sheet.ratio(one).line(one.per, Fraction(0), places)
        if isinstance(one.cap, Fraction):
            points = pl.min_horizontal(points, units_of(one.cap, places))
        nothing = [states for states in (sheet.missing(one), sheet.none(one)) if states is not None]
        if nothing:
            points = pl.when(pl.any_horizontal(nothing)).then(0).otherwise(points)
        found.append(points.cast(pl.Int128()))
    return sum(found[1:], found[0]) if found else pl.lit(0, dtype=pl.Int128())


def triggered(sheet: Sheet, veto: Veto) -> "pl.Expr":
    """Return whether a veto is triggered: by any count above 0."""
    import polars as pl

    nothing = [states for states in (sheet.missing(veto), sheet.none(veto)) if states is not None]
    hit = sheet.ratio(veto).over(Fraction(0)).fill_null(value=False)
    return hit & ~pl.any_horizontal(nothing) if nothing else hit


def deductions_of(document: Document) -> "pl.Expr":
    """Return the points that vetoes take, with the decimals that are carried."""
    import polars as pl

    places = _carried(document)
    taken = [
        pl.when(pl.col(f"=hit:{veto.id}"))
        .then(pl.lit(units_of(veto.points, places), dtype=pl.Int128()))
        .otherwise(0)
        for veto in document.veto
        if veto.points is not None
    ]
    return sum(taken[1:], taken[0]) if taken else pl.lit(0, dtype=pl.Int128())
