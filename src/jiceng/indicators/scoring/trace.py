"""The trace recomputed by itself: from what the scorecard shows, without the data and without the scheme."""

from decimal import Decimal
from fractions import Fraction

from pydantic import TypeAdapter

from jiceng.indicators.forms import Amount, AnyForm, Form, Reason
from jiceng.indicators.numbers import half_up
from jiceng.indicators.scorecard import Item, Scorecard

__all__ = ["disagreements", "recomputed"]

_FORMS: TypeAdapter[AnyForm] = TypeAdapter(AnyForm)


def recomputed(item: Item, form: Form | None = None) -> Decimal:
    """Return the points that follow from the value, the form and the reason of an item, to its decimals.

    `form` spares reading the form of the item again.
    """
    places = -int(item.points.as_tuple().exponent)
    if item.reason is Reason.WAIVED:
        return half_up(item.full, places)
    if item.value is None:
        points = item.full if item.points else Fraction(0)
        return half_up(points, places)
    amount = Amount(
        number=item.value,
        unit=item.unit,
        numerator=item.numerator,
        denominator=item.denominator,
        better="lower" if item.better == "lower" else "higher",
        events=item.events,
        references=item.references,
    )
    read = form or _form(item)
    return half_up(read.score(amount, item.full).points, places)


def _form(item: Item) -> Form:
    return _FORMS.validate_python(dict(item.score), context={"trace": True})


def disagreements(card: Scorecard) -> list[str]:
    """Return where a scorecard does not follow from its own trace: none, unless this library is wrong."""
    forms: dict[int, Form] = {}
    found: list[str] = []
    for unit in card.units:
        for item in unit.items:
            if id(item.score) not in forms:
                forms[id(item.score)] = _form(item)
            if recomputed(item, forms[id(item.score)]) != item.points:
                found.append(f"{unit.unit}/{item.indicator}")
    return found + [unit.unit for unit in card.units if unit.added_up != unit.total]
