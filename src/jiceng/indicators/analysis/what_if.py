"""A scorecard made again with something changed (试算)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.indicators.declared import Document
from jiceng.indicators.forms import Amount
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard
from jiceng.indicators.scoring import NOW, Inputs, Origin, Reading, State, scored

__all__ = ["Numeric", "origin_of", "replaced", "what_if"]

Numeric: TypeAlias = int | str | Decimal | Fraction
"""An exact number; a text is read as a decimal."""


def what_if(
    card: Scorecard,
    weights: Mapping[str, Numeric],
    values: Mapping[tuple[str, str], Numeric],
    drop: Sequence[str],
) -> Scorecard:
    """Return the scorecard with other full marks, other values, or without some indicators."""
    origin = origin_of(card)
    points = {name: _exact(number) for name, number in weights.items()}
    known = [indicator.id for indicator in origin.document.indicator]
    _require(known, [*points, *drop])
    if set(drop) >= set(known):
        raise DeclarationError("a scorecard needs at least one indicator")
    inputs = origin.inputs
    for (unit, name), number in values.items():
        inputs = replaced(inputs, unit, name, _exact(number))
    changed = Origin(_changed(origin.document, points, set(drop)), inputs, origin.period)
    told = [f"{name} 的分值改为 {written(number)} 分" for name, number in points.items()]
    told += [f"{unit} 的 {name} 改为 {written(_exact(number))}" for (unit, name), number in values.items()]
    told += [f"去掉 {name}" for name in drop]
    return scored(changed, card.scheme_hash, (*card.remarks, f"试算，不是考核结果：{'；'.join(told)}。"))


def origin_of(card: Scorecard) -> Origin:
    """Return what a scorecard was made from. Raises `DeclarationError` when it does not know."""
    if card.origin is None:
        raise DeclarationError("this scorecard does not know what it was made from: score the scheme again")
    return card.origin


def replaced(inputs: Inputs, unit: str, name: str, number: Fraction) -> Inputs:
    """Return the inputs with another value of a unit; `name` is an id, or `indicator@event` for a count by name.

    Raises `UnknownCodeError`.
    """
    owner, _, event = name.partition("@")
    now = inputs.readings[NOW]
    _require(now, [owner])
    if unit not in now[owner]:
        raise UnknownCodeError(f"no unit {unit!r} was scored")
    changed = _with_number(now[owner], unit, number, event)
    readings = {**inputs.readings, NOW: {**now, owner: {**now[owner], unit: changed}}}
    return attrs.evolve(inputs, readings=readings)


def _with_number(readings: Mapping[str, Reading], unit: str, number: Fraction, event: str) -> Reading:
    old = readings[unit]
    like = old.amount or next(
        (one.amount for one in readings.values() if one.amount is not None), Amount(number)
    )
    if not event:
        plain = attrs.evolve(like, number=number, numerator=None, denominator=None)
        return attrs.evolve(old, state=State.FOUND, amount=plain)
    if event not in like.events:
        raise UnknownCodeError(f"nothing is counted under {event!r}")
    events = dict(like.events if old.amount is not None else dict.fromkeys(like.events, Fraction(0))) | {
        event: number
    }
    return attrs.evolve(
        old,
        state=State.FOUND,
        amount=attrs.evolve(like, number=sum(events.values(), Fraction(0)), events=events),
    )


def _changed(document: Document, points: Mapping[str, Fraction], drop: set[str]) -> Document:
    indicators = tuple(
        one.model_copy(update={"points": points[one.id]}) if one.id in points else one
        for one in document.indicator
        if one.id not in drop
    )
    parts = {one.part for one in indicators}
    then_by = tuple(name for name in document.ranking.then_by if name not in drop)
    return document.model_copy(
        update={
            "indicator": indicators,
            "part": tuple(part for part in document.part if part.id in parts),
            "ranking": document.ranking.model_copy(update={"then_by": then_by}),
        }
    )


def _require(known: Iterable[str], names: Iterable[str]) -> None:
    there = set(known)
    for name in names:
        if name not in there:
            raise UnknownCodeError(f"the scheme has no indicator {name!r}")


def _exact(number: Numeric) -> Fraction:
    if isinstance(number, float):
        raise DeclarationError("write numbers as int, Decimal, Fraction or text: a float is not exact")
    try:
        return Fraction(number)
    except ValueError:
        raise DeclarationError("this is not a number") from None
