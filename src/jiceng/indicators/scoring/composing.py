"""The totals of other periods and other schemes that a composed total is made of."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from jiceng.errors import DataError
from jiceng.indicators.declared import Document, PeriodKind
from jiceng.indicators.scorecard import ComposedShare, Scorecard
from jiceng.indicators.scoring.asking import inner_periods
from jiceng.periods import Period

__all__ = ["components"]

_SAID: Mapping[PeriodKind, str] = {
    "month": "月度平均",
    "quarter": "季度平均",
    "half-year": "半年平均",
    "year": "本期",
}


def components(
    document: Document,
    period: Period,
    cards: Mapping[str, Scorecard],
    score: Callable[[Document, Period], Scorecard],
    units: Iterable[str],
) -> dict[str, list[ComposedShare]]:
    """Return the weighted shares of the total of each of the units, none for a scheme without `compose`.

    A unit that another scorecard does not have got nothing there. `score` scores the same scheme for a smaller period. Raises `DataError` when the scorecard of another scheme is
    not given, or the period has no smaller ones of a kind.
    """
    compose = document.compose
    if compose is None:
        return {}
    plain = _uncomposed(document)
    found: dict[str, list[ComposedShare]] = {unit: [] for unit in units}
    kinds: tuple[tuple[PeriodKind, Fraction | None], ...] = (
        ("month", compose.months),
        ("quarter", compose.quarters),
        ("half-year", compose.half_years),
    )
    for kind, weight in kinds:
        if weight is not None:
            _add(found, _SAID[kind], weight, [score(plain, inner) for inner in _inside(kind, period)])
    for scheme, weight in compose.schemes.items():
        if scheme not in cards:
            raise DataError("scheme.card-missing", f"合成总分要用方案 {scheme} 的考核结果，请一并给出。")
        _add(found, cards[scheme].title, weight, [cards[scheme]])
    if compose.year is not None:
        for parts in found.values():
            parts.append(ComposedShare(_SAID["year"], compose.year, None, own=True))
    return found


def _uncomposed(document: Document) -> Document:
    """Return the scheme without its composition."""
    return document.model_copy(update={"compose": None})


def _inside(kind: PeriodKind, period: Period) -> tuple[Period, ...]:
    inner = inner_periods(kind, period)
    if inner == (period,):
        raise DataError(
            "scheme.no-smaller-period", f"{period.zh}里没有更小的考核期可以合成：合成总分请用更长的期间。"
        )
    return inner


def _add(found: dict[str, list[ComposedShare]], name: str, weight: Fraction, cards: list[Scorecard]) -> None:
    totals: dict[str, list[tuple[str, Decimal]]] = {}
    for card in cards:
        label = card.period if len(cards) > 1 else card.scheme
        for unit in card.units:
            if unit.rank is not None:
                totals.setdefault(unit.unit, []).append((label, unit.total))
    for code, parts in found.items():
        scored = totals.get(code, [])
        numbers = [Fraction(total) for _, total in scored]
        mean = sum(numbers, Fraction(0)) / len(numbers) if numbers else None
        parts.append(ComposedShare(name, weight, mean, parts=tuple(scored)))
