"""From the value of a unit to the mark of an item."""

from fractions import Fraction

import attrs

from jiceng.indicators.declared import Indicator
from jiceng.indicators.forms import Mark, Reason
from jiceng.indicators.numbers import CARRIED_PLACES, half_up, written
from jiceng.indicators.scorecard import Item
from jiceng.indicators.scoring.values import Reading, State

__all__ = ["Scored", "score_item"]


@attrs.frozen
class Scored:
    """An item with its exact points, from which the total is made."""

    item: Item
    exact: Fraction


def score_item(indicator: Indicator, reading: Reading, places: int | None) -> Scored:
    """Return the mark of a unit; rounded to `places` decimals, or carried exactly when that comes later."""
    left_out = False
    if reading.amount is not None:
        mark = indicator.score.score(reading.amount, indicator.points)
    elif reading.state is State.NOT_APPLICABLE:
        mark = _by_policy(indicator, indicator.not_applicable, Reason.NOT_APPLICABLE)
        left_out = indicator.not_applicable == "redistribute"
    else:
        mark = _by_policy(indicator, indicator.missing, Reason.MISSING)
        left_out = indicator.missing == "redistribute"
    points = half_up(mark.points, CARRIED_PLACES if places is None else places)
    rounded = f"，四舍五入为 {points:f} 分" if places is not None and points != mark.points else ""
    amount = reading.amount
    item = Item(
        indicator=indicator.id,
        title=indicator.title,
        part=indicator.part,
        clause=indicator.clause,
        full=indicator.points,
        form=indicator.score.form,
        score=indicator.score.model_dump(exclude_none=True),
        value=None if amount is None else amount.number,
        unit="" if amount is None else amount.unit,
        numerator=None if amount is None else amount.numerator,
        denominator=None if amount is None else amount.denominator,
        better="" if amount is None else amount.better,
        events={} if amount is None else dict(amount.events),
        raw=mark.raw,
        points=points,
        reason=mark.reason,
        why=f"{indicator.title} {mark.why}{rounded}。",
        in_total=not left_out,
        records=reading.records,
        record_count=reading.record_count,
    )
    return Scored(item, mark.points if places is None else Fraction(points))


def _by_policy(indicator: Indicator, policy: str, reason: Reason) -> Mark:
    why = "没有应计的事项" if reason is Reason.NOT_APPLICABLE else "没有数值"
    if policy == "full":
        return Mark(
            indicator.points, indicator.points, reason, f"{why}，按方案计满分 {written(indicator.points)} 分"
        )
    told = "不计此项，其余各项折算" if policy == "redistribute" else "计 0 分"
    return Mark(Fraction(0), Fraction(0), reason, f"{why}，按方案{told}")
