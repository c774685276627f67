"""Under which names reported values may stand, and for which periods they are needed."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from jiceng.indicators.declared import (
    Carrier,
    Document,
    Indicator,
    PeriodKind,
    Veto,
    conditioned_names,
    is_reported,
    own_source,
)
from jiceng.indicators.declared.value import SameAs
from jiceng.indicators.forms import Named
from jiceng.indicators.scoring.reading import NOW, When
from jiceng.indicators.scoring.reported import Asked, Kind
from jiceng.periods import HalfYear, Month, Period, Quarter, Year

__all__ = ["asked_names", "counted_key", "inner_periods", "named_counts", "times_needed"]

_KINDS: Mapping[PeriodKind, type[Period]] = {
    "month": Month,
    "quarter": Quarter,
    "half-year": HalfYear,
    "year": Year,
}


def times_needed(document: Document, period: Period) -> dict[When, Period]:
    """Return every time at which values are needed: now, and what forms compare with."""
    needs = {
        need for indicator in document.indicator for form in indicator.forms for need in form.compares_with
    }
    times: dict[When, Period] = {NOW: period}
    if needs & {"previous-period", "rank-previous-period"}:
        times["previous-period"] = period.previous()
    years = 1 if needs & {"last-year", "rank-last-year"} else 0
    for need in needs:
        if need.startswith("previous-") and need.endswith("-years-mean"):
            years = max(years, int(need.split("-")[1]))
    before = period
    for back in range(1, years + 1):
        before = before.same_last_year()
        times[f"year-{back}"] = before
    return times


def inner_periods(kind: PeriodKind | None, period: Period) -> tuple[Period, ...]:
    """Return the periods of a kind inside a period; the period itself where the kind is not smaller."""
    if kind is None or _KINDS[kind].length >= period.length:
        return (period,)
    return tuple(dict.fromkeys(_KINDS[kind].of(month.first_day) for month in period.months()))


def named_counts(indicator: Indicator) -> tuple[Named, ...]:
    """Return what any form of an indicator counts by name."""
    return tuple(
        dict.fromkeys(name for form in indicator.forms for name in (*form.counts, *form.also_counts))
    )


def counted_key(indicator: Indicator, name: Named) -> str:
    """Return the key of a count in the reported values."""
    return f"{indicator.id}@{name.key}" if name.scoped else name.key


def asked_names(document: Document) -> Mapping[str, Asked]:
    """Return every name under which a reported value may stand, and what is asked for under it."""
    asked = {name: about for carrier in document.carriers for name, about in _of_carrier(document, carrier)}
    for indicator in document.indicator:
        if indicator.waiver is not None:
            asked.setdefault(
                indicator.waiver.holders_of, Asked(f"title:{indicator.waiver.holders_of}", "count")
            )
    for name in conditioned_names(document):
        asked.setdefault(name, Asked(name, "value"))
    return asked


def _of_carrier(document: Document, carrier: Carrier) -> Iterator[tuple[str, Asked]]:
    source = own_source(document, carrier)
    about = Asked(
        carrier.id,
        _kind(carrier, source.unit),
        wanted=is_reported(document, carrier)
        and not _split(carrier)
        and not isinstance(carrier.value, SameAs),
        most=_most(carrier),
        lasts=carrier.lasts.months if isinstance(carrier, Veto) and carrier.lasts is not None else 0,
    )
    yield carrier.id, about
    yield carrier.title, about
    if not isinstance(carrier, Indicator):
        return
    for name in named_counts(carrier):
        counted = Asked(counted_key(carrier, name), "day" if name.day else "count")
        yield counted.id, counted
        yield (f"{carrier.title}（{name.title}）" if name.scoped else name.title), counted
    for scorer in carrier.score.scorers:
        given = Asked(f"{carrier.id}@{scorer.name}", about.kind, most=about.most)
        yield given.id, given
        yield f"{carrier.title}（{scorer.name}）", given


def _split(carrier: Carrier) -> bool:
    """Tell whether other names are reported in place of the value itself."""
    return isinstance(carrier, Indicator) and (
        bool(carrier.score.scorers) or any(form.counts for form in carrier.forms)
    )


def _kind(carrier: Carrier, unit: str) -> Kind:
    if not isinstance(carrier, Indicator):
        return "count"
    if carrier.score.takes_day:
        return "day"
    return "rate" if unit == "%" else "value"


def _most(carrier: Carrier) -> Fraction | None:
    return carrier.points if isinstance(carrier, Indicator) and carrier.score.range == "points" else None
