"""Which change of a value buys a unit most points."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

import attrs

from jiceng.indicators.analysis.what_if import origin_of, replaced
from jiceng.indicators.declared import Document, value_behind
from jiceng.indicators.forms import Better
from jiceng.indicators.numbers import DAY
from jiceng.indicators.scorecard import Item, Scorecard
from jiceng.indicators.scoring import rescored_unit

__all__ = ["Step", "next_best"]

_POINT = Fraction(1, 100)
_FINE = Fraction(1, 10_000)
_HAIR = Fraction(1, 10**6)
_STRICT = frozenset({"over", "under"})


@attrs.frozen
class Step:
    """One change: the value of an indicator (or of an event, `indicator@event`) from `before` to `after`.

    `gain` is what the total of the unit wins. `is_smallest` tells the smallest step (one case more or less, one
    percentage point) from the least change that brings all the points that can be had.
    """

    indicator: str
    title: str
    unit: str
    before: Fraction
    after: Fraction
    gain: Decimal
    is_smallest: bool


def next_best(card: Scorecard, unit: str) -> tuple[Step, ...]:
    """Return the changes that win points, the greatest gain first; equal gains in the order of the indicators."""
    scored = card.unit(unit)
    shared = _shared(origin_of(card).document)
    steps: list[Step] = []
    for item in scored.items:
        sharing = [scored.item(name) for name in shared.get(item.indicator, ())]
        if item.value is None or not sharing:
            continue
        found = [
            Step(name, item.title, item.unit, before, after, gain, smallest)
            for name, before, after, smallest in _candidates(item, sharing)
            if (gain := _total(card, unit, name, after) - scored.total) > 0
        ]
        small = [step for step in found if step.is_smallest]
        whole = [step for step in found if not step.is_smallest]
        best = max((step.gain for step in found), default=Decimal(0))
        steps += small
        reaching = [step for step in whole if step.gain == best]
        if reaching and all(step.gain < best for step in small):
            nearest = min(reaching, key=lambda one: abs(one.after - one.before))
            undone = item.unit == DAY and not nearest.before
            steps.append(nearest if undone else _refined(card, unit, nearest, _smallest(item)))
    distinct = {(step.indicator, step.after): step for step in reversed(steps)}
    return tuple(
        sorted(
            distinct.values(), key=lambda step: (-step.gain, step.indicator, not step.is_smallest, step.after)
        )
    )


def _refined(card: Scorecard, unit: str, step: Step, size: Fraction) -> Step:
    """Return the least change with the same gain: so many small steps (of 0.01 % for a rate) are enough."""
    size = min(size, _FINE) if step.unit == "%" else size
    sign = 1 if step.after > step.before else -1
    few, many = 0, int(abs(step.after - step.before) / size) + 1
    reached = card.unit(unit).total + step.gain
    while many - few > 1:
        middle = (few + many) // 2
        after = step.before + sign * middle * size
        enough = abs(after - step.before) < abs(step.after - step.before) and (
            _total(card, unit, step.indicator, after) >= reached
        )
        few, many = (few, middle) if enough else (middle, many)
    after = step.before + sign * many * size
    nearer = abs(after - step.before) < abs(step.after - step.before)
    return attrs.evolve(step, after=after) if nearer else step


def _total(card: Scorecard, unit: str, name: str, after: Fraction) -> Decimal:
    return rescored_unit(replaced(origin_of(card), unit, name, after), unit).total


def _shared(document: Document) -> Mapping[str, Sequence[str]]:
    """Return the indicators that have each value: a step is told once for all of them, at the one it belongs to."""
    found: dict[str, list[str]] = {}
    for one in document.indicator:
        found.setdefault(value_behind(document, one.value)[0] or one.id, []).append(one.id)
    return found


def _candidates(item: Item, sharing: Sequence[Item]) -> Iterator[tuple[str, Fraction, Fraction, bool]]:
    """Return name, value now, value then, and whether it is the smallest step; `sharing` have the same value."""
    if item.unit == DAY:
        value = item.value or Fraction(0)
        yield from (
            (item.indicator, value, due, False) for one in sharing for due in _days(one.score).values()
        )
        if value:
            yield item.indicator, value, value - 1, True
        return
    if item.events:
        days = _days(item.score)
        for event, count in item.events.items():
            if event in days:
                yield f"{item.indicator}@{event}", count, days[event], True
                continue
            yield f"{item.indicator}@{event}", count, count + 1, True
            if count > 0:
                yield f"{item.indicator}@{event}", count, count - 1, True
                yield f"{item.indicator}@{event}", count, Fraction(0), False
        return
    value = item.value or Fraction(0)
    better: Better = "lower" if item.better == "lower" else "higher"
    step = _smallest(item)
    yield item.indicator, value, _bounded(item, value + step if better == "higher" else value - step), True
    yield item.indicator, value, _bounded(item, value - step if better == "higher" else value + step), True
    hair = _HAIR if any(_STRICT & _keys(one.score) for one in sharing) else Fraction(0)
    bounds = {bound for one in sharing for bound in (*_bounds(one.score), *one.references.values())}
    for bound in sorted(bounds):
        for target in dict.fromkeys((bound, bound + hair, bound - hair)):
            if 0 <= target == _bounded(item, target):
                yield item.indicator, value, target, False
    for end in (Fraction(0), Fraction(1)) if item.unit == "%" else (Fraction(0), item.full):
        yield item.indicator, value, end, False


def _days(score: object) -> dict[str, Fraction]:
    """Return the days by which things have to be done, by the name of what is checked."""
    if isinstance(score, Mapping):
        found = {name: day for value in score.values() for name, day in _days(value).items()}
        day = score.get("due", score.get("by"))
        if isinstance(day, str):
            found[str(score.get("check"))] = Fraction(date.fromisoformat(day).toordinal())
        return found
    if isinstance(score, list | tuple):
        return {name: day for value in score for name, day in _days(value).items()}
    return {}


def _smallest(item: Item) -> Fraction:
    if item.unit != "%":
        return Fraction(1)
    return 1 / item.denominator if item.denominator else _POINT


def _bounded(item: Item, value: Fraction) -> Fraction:
    value = max(value, Fraction(0))
    if item.form == "judgement":
        return min(value, item.full)
    return min(value, max(Fraction(1), item.value or Fraction(0))) if item.unit == "%" else value


def _keys(score: object) -> frozenset[str]:
    """Return all keys that a form names, at any depth."""
    if isinstance(score, Mapping):
        return frozenset(score).union(*(_keys(value) for value in score.values()))
    return (
        frozenset().union(*(_keys(value) for value in score))
        if isinstance(score, list | tuple)
        else frozenset()
    )


def _bounds(score: object) -> set[Fraction]:
    """Return all numbers that a form names: where the points change is among them."""
    if isinstance(score, Mapping):
        return {number for value in score.values() for number in _bounds(value)}
    if isinstance(score, list | tuple):
        return {number for value in score for number in _bounds(value)}
    if isinstance(score, str):
        try:
            return {Fraction(Decimal(score))}
        except InvalidOperation:
            return set()
    return set()
