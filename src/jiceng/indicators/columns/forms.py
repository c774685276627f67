"""The forms that score a whole column at once: those whose points follow from the unit's own value alone."""

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators.columns.ratio import Ratio
from jiceng.indicators.forms import Better, Condition, Deduct, Form, Met, Proportion, Slope, Tier, Tiers
from jiceng.indicators.forms.add import Add
from jiceng.indicators.forms.judgement import Judgement
from jiceng.indicators.forms.piecewise import Piecewise
from jiceng.indicators.forms.shortfall import Shortfall
from jiceng.indicators.numbers import half_up

if TYPE_CHECKING:
    import polars as pl

__all__ = ["points_of"]


def points_of(form: Form, value: Ratio, full: Fraction, better: Better, places: int) -> "pl.Expr":
    """Return the points of a column of values, in units of the last decimal, within the bounds of the form.

    Raises `DeclarationError` for a form that looks at anything beside the value.
    """
    kept_above_0 = isinstance(form.floor, Fraction) and form.floor >= 0
    raw = _raw(form, attrs.evolve(value, signed=not kept_above_0), full, better, places)
    cap = full if form.cap is None else form.cap
    lowest, highest = (
        _units(bound, places) if isinstance(bound, Fraction) else None for bound in (form.floor, cap)
    )
    return raw if lowest is None and highest is None else raw.clip(lowest, highest)


def _units(points: Fraction, places: int) -> int:
    return int(half_up(points, places).scaleb(places))


def _raw(form: Form, value: Ratio, full: Fraction, better: Better, places: int) -> "pl.Expr":
    import polars as pl

    if (
        form.unless
        or form.zero_if_none
        or form.scorers
        or form.counts
        or form.also_counts
        or form.compares_with
    ):
        raise DeclarationError(f"{form.name} with what it looks at beside the value is not scored by columns")
    match form:
        case Proportion():
            plain = value.line(full / form.of, Fraction(0), places)
            if isinstance(form.cap, str) or (form.cap or full) > full:  # a lower cap ends the line by itself
                plain = pl.when(value.at_least(form.of)).then(_units(full, places)).otherwise(plain)
            if form.below is None:
                return plain
            return (
                pl.when(value.at_least(form.below.at))
                .then(plain)
                .otherwise(_units(form.below.points, places))
            )
        case Met():
            held = _holds(form.condition, value)
            return pl.when(held).then(_units(full, places)).otherwise(_units(form.otherwise, places))
        case Tiers():
            return _tiers(form, value, places)
        case Deduct(per=Fraction() as per, repeat=None):
            if form.required is None:
                return value.line(-per, full, places)
            short = value.line(per, full - per * form.required, places)
            return pl.when(value.at_least(form.required)).then(_units(full, places)).otherwise(short)
        case Add(per=Fraction() as per):
            return value.line(per, form.base, places)
        case Judgement():
            return value.line(Fraction(1), Fraction(0), places)
        case Piecewise() if form.points:
            return _broken_line(form, value, places)
        case Slope():
            return _slope(form, value, better, places)
        case Shortfall(target=Fraction() as target):
            side = value.at_least(target) if better == "higher" else ~value.over(target)
            lost = _priced(
                value, target, form.step, -form.per, full, form.steps, places, rising=better == "higher"
            )
            return pl.when(side).then(_units(full, places)).otherwise(lost)
        case _:
            raise DeclarationError(f"{form.name} as it is written is not scored by columns")


def _holds(condition: Condition, value: Ratio) -> "pl.Expr":
    if condition.at_least is not None:
        return value.at_least(condition.at_least)
    if condition.at_most is not None:
        return ~value.over(condition.at_most)
    if condition.equals is not None:
        return value.equals(condition.equals)
    return ~value.equals(Fraction(0))


def _tiers(form: Tiers, value: Ratio, places: int) -> "pl.Expr":
    import polars as pl

    *others, last = form.tiers  # the tiers leave no gap: what fits no other one fits the last
    found: pl.Expr = pl.lit(_units(last.points, places))
    for tier in reversed(others):
        found = pl.when(_fits(tier, value)).then(_units(tier.points, places)).otherwise(found)
    return found


def _fits(tier: Tier, value: Ratio) -> "pl.Expr":
    import polars as pl

    bounds = [
        *([] if tier.at_least is None else [value.at_least(tier.at_least)]),
        *([] if tier.over is None else [value.over(tier.over)]),
        *([] if tier.at_most is None else [~value.over(tier.at_most)]),
        *([] if tier.under is None else [~value.at_least(tier.under)]),
    ]
    return pl.all_horizontal(bounds)


def _broken_line(form: Piecewise, value: Ratio, places: int) -> "pl.Expr":
    import polars as pl

    (_, lowest), (last, highest) = form.points[0], form.points[-1]
    found: pl.Expr = pl.lit(_units(lowest, places))
    for (low, below), (high, above) in pairwise(form.points):
        slope = (above - below) / (high - low)
        piece = value.line(slope, below - slope * low, places)
        found = pl.when(value.at_least(low)).then(piece).otherwise(found)
    return pl.when(value.at_least(last)).then(_units(highest, places)).otherwise(found)


def _slope(form: Slope, value: Ratio, better: Better, places: int) -> "pl.Expr":
    import polars as pl

    rising = better == "higher"
    good = value.over(form.target) if rising else ~value.at_least(form.target)
    gain = _priced(value, form.target, form.step, form.gain, form.base, form.steps, places, rising=not rising)
    loss = _priced(value, form.target, form.step, -form.loss, form.base, form.steps, places, rising=rising)
    return pl.when(good).then(gain).otherwise(loss)


def _priced(
    value: Ratio,
    target: Fraction,
    step: Fraction,
    price: Fraction,
    base: Fraction,
    steps: str,
    places: int,
    *,
    rising: bool,
) -> "pl.Expr":
    """Return base + price × steps from the target; `rising` when the distance grows as the value falls."""
    if steps == "pro-rata":
        per = price / step
        return (
            value.line(-per, base + per * target, places)
            if rising
            else value.line(per, base - per * target, places)
        )
    return value.steps(target, step, started=steps == "started").line(price, base, places)
