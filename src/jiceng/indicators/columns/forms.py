"""The forms that score a whole column at once: those whose points follow from the unit's own value alone."""

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from jiceng.indicators.columns.ratio import Ratio
from jiceng.indicators.forms import Better, Condition, Deduct, Form, Met, Proportion, Slope, Tier, Tiers
from jiceng.indicators.forms.add import Add
from jiceng.indicators.forms.judgement import Judgement
from jiceng.indicators.forms.piecewise import Piecewise
from jiceng.indicators.forms.shortfall import Shortfall
from jiceng.indicators.numbers import half_up

if TYPE_CHECKING:
    import polars as pl

__all__ = ["follows_from_value", "points_of", "units_of"]


def follows_from_value(form: Form, full: Fraction) -> bool:
    """Tell whether a form is one of these: it looks at nothing beside the value, and its bounds are in order."""
    if isinstance(form.floor, Fraction) and form.cap is None and form.floor > full:
        return False
    if form.unless or form.zero_if_none or form.scorers or form.counts or form.also_counts or form.needs:
        return False
    match form:
        case Deduct():
            return form.repeat is None
        case Piecewise():
            return bool(form.points)
        case _:
            return isinstance(form, Proportion | Met | Tiers | Add | Judgement | Slope | Shortfall)


def points_of(form: Form, value: Ratio, full: Fraction, better: Better, places: int) -> "pl.Expr":
    """Return the points of a column of values, in units of the last decimal, within the bounds of the form.

    Raises `TypeError` for a form that looks at anything beside the value.
    """
    import polars as pl

    kept_above_0 = isinstance(form.floor, Fraction) and form.floor >= 0
    found = _raw(form, attrs.evolve(value, signed=not kept_above_0), full, better, places)
    cap = full if form.cap is None else form.cap
    if isinstance(cap, Fraction) and (found.high is None or found.high > units_of(cap, places)):
        found = attrs.evolve(found, points=pl.min_horizontal(found.points, units_of(cap, places)))
    if isinstance(form.floor, Fraction) and (found.low is None or found.low < units_of(form.floor, places)):
        return pl.max_horizontal(found.points, units_of(form.floor, places))
    return found.points


def units_of(points: Fraction, places: int) -> int:
    """Return points in units of the last of so many decimals, rounded half up."""
    return int(half_up(points, places).scaleb(places))


@attrs.frozen
class Points:
    """Points in units of the last decimal; `low` and `high` bound them where that is known."""

    points: "pl.Expr"
    low: int | None = None
    high: int | None = None


def _raw(form: Form, value: Ratio, full: Fraction, better: Better, places: int) -> Points:
    import polars as pl

    match form:
        case Proportion():
            return _proportion(form, value, full, places)
        case Met():
            held = _holds(form.condition, value)
            met, otherwise = units_of(full, places), units_of(form.otherwise, places)
            return Points(pl.when(held).then(met).otherwise(otherwise), *sorted((met, otherwise)))
        case Tiers():
            return _tiers(form, value, places)
        case Deduct(per=Fraction() as per):
            if form.required is None:
                return _line(value, -per, full, places)
            short = value.line(per, full - per * form.required, places)
            return Points(
                pl.when(value.at_least(form.required)).then(units_of(full, places)).otherwise(short)
            )
        case Add(per=Fraction() as per):
            return _line(value, per, form.base, places)
        case Judgement():
            return _line(value, Fraction(1), Fraction(0), places)
        case Piecewise() if form.points:
            return _broken_line(form, value, places)
        case Slope():
            return Points(_slope(form, value, better, places))
        case Shortfall(target=Fraction() as target):
            side = value.at_least(target) if better == "higher" else ~value.over(target)
            lost = _priced(
                value, target, form.step, -form.per, full, form.steps, places, rising=better == "higher"
            )
            return Points(pl.when(side).then(units_of(full, places)).otherwise(lost))
        case _:
            raise TypeError(f"{form.name} does not follow from the value alone")


def _line(value: Ratio, slope: Fraction, start: Fraction, places: int) -> Points:
    """Return slope × value + start, with what it can come to at most and at least."""
    ends = [None if end is None else units_of(slope * end + start, places) for end in value.ends]
    low, high = ends if slope >= 0 else reversed(ends)
    return Points(value.line(slope, start, places), low, high)


def _proportion(form: Proportion, value: Ratio, full: Fraction, places: int) -> Points:
    import polars as pl

    found = _line(value, full / form.of, Fraction(0), places)
    if isinstance(form.cap, str) or (form.cap or full) > full:  # a lower cap ends the line by itself
        most = units_of(full, places)
        found = Points(pl.when(value.at_least(form.of)).then(most).otherwise(found.points), found.low, most)
    if form.below is None:
        return found
    below = units_of(form.below.points, places)
    return Points(pl.when(value.at_least(form.below.at)).then(found.points).otherwise(below))


def _holds(condition: Condition, value: Ratio) -> "pl.Expr":
    if condition.at_least is not None:
        return value.at_least(condition.at_least)
    if condition.at_most is not None:
        return ~value.over(condition.at_most)
    if condition.equals is not None:
        return value.equals(condition.equals)
    return ~value.equals(Fraction(0))


def _tiers(form: Tiers, value: Ratio, places: int) -> Points:
    import polars as pl

    *others, last = form.tiers  # the tiers leave no gap: what fits no other one fits the last
    found: pl.Expr = pl.lit(units_of(last.points, places))
    for tier in reversed(others):
        found = pl.when(_fits(tier, value)).then(units_of(tier.points, places)).otherwise(found)
    steps = [units_of(tier.points, places) for tier in form.tiers]
    return Points(found, min(steps), max(steps))


def _fits(tier: Tier, value: Ratio) -> "pl.Expr":
    import polars as pl

    bounds = [
        *([] if tier.at_least is None else [value.at_least(tier.at_least)]),
        *([] if tier.over is None else [value.over(tier.over)]),
        *([] if tier.at_most is None else [~value.over(tier.at_most)]),
        *([] if tier.under is None else [~value.at_least(tier.under)]),
    ]
    return pl.all_horizontal(bounds)


def _broken_line(form: Piecewise, value: Ratio, places: int) -> Points:
    import polars as pl

    (_, lowest), (last, highest) = form.points[0], form.points[-1]
    found: pl.Expr = pl.lit(units_of(lowest, places))
    for (low, below), (high, above) in pairwise(form.points):
        slope = (above - below) / (high - low)
        piece = value.line(slope, below - slope * low, places)
        found = pl.when(value.at_least(low)).then(piece).otherwise(found)
    found = pl.when(value.at_least(last)).then(units_of(highest, places)).otherwise(found)
    ends = [units_of(points, places) for _, points in form.points]
    return Points(found, min(ends), max(ends))


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
