"""What a form compares a value with: the peers, earlier periods, the place among the peers, other values."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from jiceng.indicators.declared import Document, Indicator
from jiceng.indicators.forms import Amount, Better
from jiceng.indicators.scoring.reading import NOW, Inputs, Reading, When

__all__ = [
    "Places",
    "References",
    "mean_of",
    "mean_of_counted",
    "places",
    "places_of_counted",
    "references",
]

References = Mapping[str, Fraction]


def references(document: Document, inputs: Inputs) -> dict[str, dict[str, References]]:
    """Return the references by indicator and unit. What cannot be told for a unit is left out."""
    return {indicator.id: _of(indicator, inputs) for indicator in document.indicator}


def _of(indicator: Indicator, inputs: Inputs) -> dict[str, References]:
    needs = {need for form in indicator.forms for need in form.needs}
    found: dict[str, dict[str, Fraction]] = {unit: {} for unit in inputs.register.units}
    if not needs:
        return {unit: {} for unit in found}
    better = _better(indicator, inputs)
    for peers in _groups(inputs):
        _add_peers(indicator, inputs, peers, needs, better, found)
    for need in needs:
        if need.startswith("value:"):
            numbers = inputs.named.get(need.removeprefix("value:"), {})
            for unit, number in numbers.items():
                found[unit][need] = number
    for unit in found:
        found[unit] |= _earlier(indicator, inputs, unit, needs)
    return {
        unit: dict(sorted((name, number) for name, number in own.items() if name in needs))
        for unit, own in found.items()
    }


def _groups(inputs: Inputs) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for code, unit in inputs.register.units.items():
        groups.setdefault(unit.stratum_code, []).append(code)
    return list(groups.values())


def _better(indicator: Indicator, inputs: Inputs) -> Better:
    """Return the good side of a value as it was read; without any value it makes no difference."""
    readings = inputs.readings[NOW][indicator.id].values()
    known: list[Better] = [reading.amount.better for reading in readings if reading.amount is not None]
    return known[0] if known else "higher"


def _add_peers(
    indicator: Indicator,
    inputs: Inputs,
    peers: Sequence[str],
    needs: set[str],
    better: Better,
    found: dict[str, dict[str, Fraction]],
) -> None:
    amounts = _amounts(indicator, inputs, peers, NOW)
    numbers = [amount.number for amount in amounts.values()]
    mean = mean_of(list(amounts.values())) if "peer-mean" in needs else None
    best = (max if better == "higher" else min)(numbers, default=None) if "peer-best" in needs else None
    among = {
        name: number for name, number in (("peer-mean", mean), ("peer-best", best)) if number is not None
    }
    for unit in peers:
        found[unit] |= among
    ranked = {"": NOW, "-previous-period": "previous-period", "-last-year": "year-1"}
    for suffix, when in ranked.items():
        if f"rank{suffix}" not in needs:
            continue
        then = _amounts(indicator, inputs, peers, when)
        for unit, place in places({code: one.number for code, one in then.items()}, better).items():
            found[unit][f"rank{suffix}"] = Fraction(place.first)
            if when == NOW:
                found[unit] |= {
                    "rank-tied": Fraction(place.tied),
                    "rank-dense": Fraction(place.dense),
                    "rank-count": Fraction(len(then)),
                }


def _amounts(indicator: Indicator, inputs: Inputs, units: Sequence[str], when: When) -> dict[str, Amount]:
    readings: Mapping[str, Reading] = inputs.readings.get(when, {}).get(indicator.id, {})
    found = {unit: readings[unit].amount for unit in units if unit in readings}
    return {unit: amount for unit, amount in found.items() if amount is not None}


def _earlier(indicator: Indicator, inputs: Inputs, unit: str, needs: set[str]) -> dict[str, Fraction]:
    """Return the unit's own earlier values."""
    found: dict[str, Fraction] = {}
    for name, when in (("previous-period", "previous-period"), ("last-year", "year-1")):
        amount = _amounts(indicator, inputs, [unit], when).get(unit) if name in needs else None
        if amount is not None:
            found[name] = amount.number
    for need in needs:
        if need.startswith("previous-") and need.endswith("-years-mean"):
            years = range(1, int(need.split("-")[1]) + 1)
            amounts = [_amounts(indicator, inputs, [unit], f"year-{back}").get(unit) for back in years]
            known = [amount for amount in amounts if amount is not None]
            mean = mean_of(known) if len(known) == len(amounts) else None
            if mean is not None:
                found[need] = mean
    return found


def mean_of(amounts: Sequence[Amount]) -> Fraction | None:
    """Return the mean: of rates Σ numerators ÷ Σ denominators where they are known, never the mean of rates."""
    return mean_of_counted([(amount, 1) for amount in amounts])


def mean_of_counted(amounts: Sequence[tuple[Amount, int]]) -> Fraction | None:
    """Return the mean of values, each with how many times it is there."""
    if not amounts:
        return None
    tops = [one.numerator * times for one, times in amounts if one.numerator is not None]
    bottoms = [one.denominator * times for one, times in amounts if one.denominator is not None]
    if amounts[0][0].unit == "%" and len(tops) == len(bottoms) == len(amounts) and sum(bottoms) != 0:
        return sum(tops, Fraction(0)) / sum(bottoms, Fraction(0))
    count = sum(times for _, times in amounts)
    return sum((one.number * times for one, times in amounts), Fraction(0)) / count


class Places:
    """The place of a value: the first of those it shares, how many share it, and the place without gaps."""

    __slots__ = ("dense", "first", "tied")

    def __init__(self, first: int, tied: int, dense: int) -> None:
        self.first, self.tied, self.dense = first, tied, dense


def places(numbers: Mapping[str, Fraction], better: Better) -> dict[str, Places]:
    """Return the place of every unit among the given ones, the best first."""
    by_number = places_of_counted(Counter(numbers.values()), better)
    return {unit: by_number[number] for unit, number in numbers.items()}


def places_of_counted(numbers: Mapping[Fraction, int], better: Better) -> dict[Fraction, Places]:
    """Return the place of every number, the best first; each comes with how many have it."""
    found: dict[Fraction, Places] = {}
    first = 1
    for dense, number in enumerate(sorted(numbers, reverse=better == "higher"), start=1):
        found[number] = Places(first, numbers[number], dense)
        first += numbers[number]
    return found
