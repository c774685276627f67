"""The trace recomputed by itself: from what the scorecard shows, without the data and without the scheme."""

from decimal import Decimal
from fractions import Fraction

from pydantic import TypeAdapter

from jiceng.indicators.forms import Amount, AnyForm
from jiceng.indicators.numbers import half_up
from jiceng.indicators.scorecard import Item, Scorecard

__all__ = ["disagreements", "recomputed"]

_FORMS: TypeAdapter[AnyForm] = TypeAdapter(AnyForm)


def recomputed(item: Item) -> Decimal:
    """Return the points that follow from the value, the form and the reason of an item, to its decimals."""
    places = -int(item.points.as_tuple().exponent)
    if item.value is None:
        points = item.full if item.points else Fraction(0)
        return half_up(points, places)
    form = _FORMS.validate_python(dict(item.score), context={"trace": True})
    rate = None if not item.denominator or item.numerator is None else item.numerator / item.denominator
    amount = Amount(
        number=item.value if rate is None else rate,
        unit=item.unit,
        better="lower" if item.better == "lower" else "higher",
        events=item.events,
    )
    return half_up(form.score(amount, item.full).points, places)


def disagreements(card: Scorecard) -> list[str]:
    """Return where a scorecard does not follow from its own trace: none, unless this library is wrong."""
    found = [
        f"{unit.unit}/{item.indicator}"
        for unit in card.units
        for item in unit.items
        if recomputed(item) != item.points
    ]
    return found + [unit.unit for unit in card.units if unit.added_up != unit.total]
