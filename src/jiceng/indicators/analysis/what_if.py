"""A scorecard made again with something changed (试算)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.indicators.declared import Document, value_behind
from jiceng.indicators.forms import Amount
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard
from jiceng.indicators.scoring import NOW, Origin, Reading, State, scored

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
    if any(number < 0 for number in points.values()):
        raise DeclarationError("full marks are 0 or more")
    if set(drop) >= set(known):
        raise DeclarationError("a scorecard needs at least one indicator")
    tried = origin
    for (unit, name), number in values.items():
        tried = replaced(tried, unit, name, _exact(number))
    tried = attrs.evolve(tried, document=_changed(origin.document, points, set(drop)))
    told = [f"{name} 的分值改为 {written(number)} 分" for name, number in points.items()]
    told += [f"{unit} 的 {name} 改为 {written(_exact(number))}" for (unit, name), number in values.items()]
    told += [f"去掉 {name}" for name in drop]
    found = scored(tried, card.scheme_hash, card.remarks)
    trial = f"试算，不是考核结果：{'；'.join(told)}。"
    return attrs.evolve(found, remarks=(*card.remarks, *_unmoved(card, found, points), trial))


def _unmoved(card: Scorecard, tried: Scorecard, points: Mapping[str, Fraction]) -> Iterator[str]:
    """Return what other full marks do not change: points that the scheme states, and totals of other periods."""
    for name in points:
        both = [
            (now.item(name).points, then.item(name).points)
            for now, then in zip(tried.units, card.units, strict=True)
            if any(item.indicator == name for item in now.items)
        ]
        if any(now for now, _ in both) and all(now == then for now, then in both):
            yield f"{name} 的得分没有变：方案写明了各档得多少分，分值只是上限；要改，请改各档的得分。"
    if any(not part.own for unit in card.units for part in unit.composition):
        yield "合成总分用到的其他各期、其他方案的得分没有重算。"


def origin_of(card: Scorecard) -> Origin:
    """Return what a scorecard was made from. Raises `DeclarationError` when it does not know."""
    if card.origin is None:
        raise DeclarationError("this scorecard does not know what it was made from: score the scheme again")
    return card.origin


def replaced(origin: Origin, unit: str, name: str, number: Fraction) -> Origin:
    """Return what a scorecard is made from, with another value of a unit, wherever the scheme looks at it.

    `name` is an id, or `indicator@event` for a count by name. Raises `UnknownCodeError`.
    """
    owner, _, event = name.partition("@")
    inputs, now = origin.inputs, origin.inputs.readings[NOW]
    _require(now, [owner])
    if unit not in now[owner]:
        raise UnknownCodeError(f"no unit {unit!r} was scored")
    same = [owner] if event else _sharing(origin.document, owner)
    changed = {one: {**now[one], unit: _with_number(now[one], unit, number, event)} for one in same}
    named = {
        one: {**numbers, unit: amount.number}
        for one, numbers in inputs.named.items()
        if one in changed and (amount := changed[one][unit].amount) is not None
    }
    readings = {**inputs.readings, NOW: {**now, **changed}}
    return attrs.evolve(
        origin, inputs=attrs.evolve(inputs, readings=readings, named={**inputs.named, **named})
    )


def _sharing(document: Document, owner: str) -> list[str]:
    """Return the ids of all that have the same value (`same_as`), the owner among them."""
    behind = {one.id: value_behind(document, one.value)[0] or one.id for one in document.carriers}
    return [name for name, source in behind.items() if source == behind[owner]]


def _with_number(readings: Mapping[str, Reading], unit: str, number: Fraction, event: str) -> Reading:
    old = readings[unit]
    like = old.amount or next(
        (one.amount for one in readings.values() if one.amount is not None), Amount(number)
    )
    if not event:
        known = old.amount is not None and like.unit == "%"
        bottom = (
            like.denominator if known else None
        )  # of a rate, so that the mean of the peers stays that of Σ ÷ Σ
        top = None if bottom is None else number * bottom
        plain = attrs.evolve(like, number=number, numerator=top, denominator=bottom)
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
