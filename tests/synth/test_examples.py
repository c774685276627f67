"""The examples of the models on another day: whole, none after it, and with the same spans between their days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.models import ENTITIES, GridEvent, QuarterlyBulletin, Record, TaskProgress, Visit, terms
from jiceng.synth.examples import AS_OF, example_as_of
from jiceng.validate.derived.dates import may_lie_ahead

DAYS = st.dates(date(2022, 1, 1), date(2035, 12, 31))


def happened(record: Record) -> list[date]:
    days = (
        getattr(record, name)
        for name in terms(type(record))
        if "birth" not in name and not may_lie_ahead(name)
    )
    return [day for day in days if isinstance(day, date)]


@given(st.sampled_from(list(ENTITIES.values())), DAYS)
def test_nothing_has_happened_after_the_day(model: type[Record], as_of: date) -> None:
    example = example_as_of(model, as_of)
    assert max(happened(example), default=as_of) <= as_of
    filled = {name for name in terms(model) if getattr(example, name) is not None}
    assert filled >= set(model.entity.example)


@given(DAYS)
def test_what_is_planned_stays_ahead(as_of: date) -> None:
    planned = Visit.entity.example["next_visit_on"]
    ahead = example_as_of(Visit, as_of).next_visit_on
    assert ahead is not None
    assert ahead >= as_of + (date.fromisoformat(str(planned)) - AS_OF)


@given(DAYS)
def test_spans_stay_within_the_lengths_of_months(as_of: date) -> None:
    first, moved = (example_as_of(GridEvent, day) for day in (AS_OF, as_of))
    spans = [sorted(happened(record)) for record in (first, moved)]
    lengths = [days[-1] - days[0] for days in spans]
    assert abs(lengths[0] - lengths[1]) <= timedelta(days=3)


@pytest.mark.parametrize(
    ("as_of", "period", "year"),
    [(AS_OF, "2026-09", 2026), (date(2024, 6, 30), "2024-06", 2024), (date(2025, 12, 31), "2025-12", 2025)],
)
def test_periods_and_years_go_along(as_of: date, period: str, year: int) -> None:
    example = example_as_of(TaskProgress, as_of)
    assert (example.period, example.year) == (period, year)


def test_an_example_of_later_days_goes_back_by_quarters() -> None:
    example = example_as_of(QuarterlyBulletin, AS_OF)
    assert (example.period, str(example.issued_on)) == ("2026Q2", "2026-07-15")
