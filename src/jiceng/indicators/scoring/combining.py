"""The values of several periods inside the one that is scored, made into one."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import attrs

from jiceng.indicators.records import chained
from jiceng.indicators.scoring.reading import MISSING, Reading, State

__all__ = ["combined"]


def combined(parts: Sequence[Reading], how: Literal["mean", "sum", "last", "worst"]) -> Reading:
    """Return one value for all. One that is missing leaves all missing; one that does not apply is left out.

    The mean is that of the values; a sum of rates is Σ numerators ÷ Σ denominators; the worst is on the bad side.
    """
    if any(part.state is State.MISSING for part in parts):
        return MISSING
    found = [part for part in parts if part.amount is not None]
    records = chained(part.records for part in parts)
    count = sum(part.record_count for part in parts)
    if not found:
        return Reading(State.NOT_APPLICABLE, None, records, count)
    amounts = [part.amount for part in found if part.amount is not None]
    last = amounts[-1]
    numbers = [amount.number for amount in amounts]
    if how == "last":
        return Reading(State.FOUND, last, records, count)
    if how == "worst":
        worst = (min if last.better == "higher" else max)(amounts, key=lambda amount: amount.number)
        return Reading(State.FOUND, worst, records, count)
    numerators = [amount.numerator for amount in amounts if amount.numerator is not None]
    denominators = [amount.denominator for amount in amounts if amount.denominator is not None]
    total = sum(numbers, Fraction(0))
    if how == "sum" and last.unit == "%" and len(numerators) == len(denominators) == len(amounts):
        top, bottom = sum(numerators, Fraction(0)), sum(denominators, Fraction(0))
        return Reading(
            State.FOUND,
            attrs.evolve(last, number=top / bottom, numerator=top, denominator=bottom),
            records,
            count,
        )
    number = total / len(numbers) if how == "mean" else total
    events = {name: sum((one.events[name] for one in amounts), Fraction(0)) for name in last.events}
    scorers = set(last.references).intersection(*(one.references for one in amounts))
    references = {
        name: sum((one.references[name] for one in amounts), Fraction(0))
        / (len(amounts) if how == "mean" else 1)
        for name in sorted(scorers)
    }
    plain = attrs.evolve(
        last, number=number, numerator=None, denominator=None, events=events, references=references
    )
    return Reading(State.FOUND, plain, records, count)
