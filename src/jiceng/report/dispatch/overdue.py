"""The list of what is overdue: every case by itself, with its unit, its last day, and the days since."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import compile_polars
from jiceng.indicators.measures import MEASURES, Level, Measure, Window, attribution_of, record_of
from jiceng.indicators.measures.attribution import assigned
from jiceng.indicators.scorecard import Record
from jiceng.law import lawful_context
from jiceng.models import Record as Entity
from jiceng.models import ResponsibilityTask
from jiceng.periods import Month

__all__ = ["OverdueCase", "overdue_cases"]


@attrs.frozen
class OverdueCase:
    """One case past its last day. `units` are the codes of those that answer for it, none where the row names none.

    `title` is the task's, empty for a case that may be about a person; `record.key` is masked. `is_new` says that
    it was not yet overdue at the end of the month before.
    """

    measure: str
    kind: str
    title: str
    units: tuple[str, ...]
    names: str
    due_on: date
    days: int
    is_new: bool
    record: Record


def overdue_cases(
    names: tuple[str, ...], data: Dataset, month: Month, level: Level, units: Mapping[str, str]
) -> tuple[OverdueCase, ...]:
    """Return the counted cases of measures, those overdue longest first; `units` maps codes to names."""
    found = [
        case
        for name in names
        for model in MEASURES[name].models
        for case in _of_entity(MEASURES[name], model, data, month, level, units)
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.measure, one.record.file, one.record.row)))


def _of_entity(
    measure: Measure, model: type[Entity], data: Dataset, month: Month, level: Level, units: Mapping[str, str]
) -> list[OverdueCase]:
    import polars as pl

    frame = data.frames.get(model.entity.name)
    if frame is None or measure.select is None:
        return []
    day = month.last_day
    selection = measure.select(Window.of(month))
    context = lawful_context(day)
    counts = compile_polars(selection.of, context)
    if selection.where is not None:
        counts = counts & compile_polars(selection.where, context)
    late = frame.with_row_index("index").filter(
        counts.fill_null(value=False) & pl.col("due_on").is_not_null()
    )
    attribution = attribution_of(model.entity.name, level)
    owners: dict[int, list[str]] = {}
    if attribution is not None:
        for index, unit in assigned(frame, attribution, level, units, data).iter_rows():
            owners.setdefault(index, []).extend([unit] if unit is not None else [])
    columns = dict.fromkeys(["index", "due_on", SOURCE, ROW, *model.entity.key, *_told(model)])
    return [
        _case(measure, model, row, owners.get(row["index"], []), data, month, units)
        for row in late.select(list(columns)).iter_rows(named=True)
    ]


def _told(model: type[Entity]) -> tuple[str, ...]:
    return ("title", "lead_org", "responsible_orgs") if model is ResponsibilityTask else ()


def _case(
    measure: Measure,
    model: type[Entity],
    row: Mapping[str, Any],
    owners: list[str],
    data: Dataset,
    month: Month,
    units: Mapping[str, str],
) -> OverdueCase:
    told = [row[name] for name in _told(model) if row[name]]
    named = "、".join(units[code] for code in owners)
    if model is ResponsibilityTask:  # as the plan words it: 各乡镇 is shorter than all their names
        named = row["responsible_orgs"] or row["lead_org"] or named
    return OverdueCase(
        measure=measure.name,
        kind=model.entity.label.zh,
        title=told[0] if told else "",
        units=tuple(owners),
        names=named,
        due_on=row["due_on"],
        days=(month.last_day - row["due_on"]).days,
        is_new=row["due_on"] >= month.previous().last_day,
        record=record_of(row, model, data),
    )
