"""The monthly dispatch itself: lights of units and tasks, what is overdue, and what moved since the month before."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators import Scheme, Scorecard
from jiceng.indicators.numbers import written
from jiceng.indicators.scoring import score_document
from jiceng.periods import Month, Period, parse_period
from jiceng.report.dispatch.lights import Light
from jiceng.report.dispatch.overdue import OverdueCase, overdue_cases
from jiceng.report.dispatch.plan import DispatchPlan, plan_sha256
from jiceng.report.dispatch.standing import Standing, require_targets, standings, without_missing
from jiceng.report.dispatch.tasks import TaskLight, task_lights

if TYPE_CHECKING:
    import polars as pl

__all__ = ["MonthlyDispatch", "monthly_dispatch"]


@attrs.frozen(eq=False)
class MonthlyDispatch:
    """The dispatch of one month, with the hashes of what it was made from; `units` are names by code.

    `scheme_hash` is that of the scheme's file, `plan_hash` of what the plan says, `data_hash` of the tables that the
    scheme reads.
    """

    scheme: str
    title: str
    level: str
    period: str
    as_of: date
    version: str
    scheme_hash: str
    plan_hash: str
    data_hash: str
    units: Mapping[str, str]
    standings: tuple[Standing, ...]
    tasks: tuple[TaskLight, ...]
    overdue: tuple[OverdueCase, ...]

    @property
    def indicators(self) -> tuple[tuple[str, str], ...]:
        """Ids and titles of the indicators with a target, in the order of the plan."""
        return tuple(dict.fromkeys((one.indicator, one.title) for one in self.standings))

    def of(self, unit: str) -> tuple[Standing, ...]:
        """Return how one unit stands, in the order of the plan."""
        return tuple(one for one in self.standings if one.unit == unit)

    def count(self, light: Light) -> int:
        """Return how many standings and tasks have a light."""
        lit = [one.light for one in self.standings] + [one.light for one in self.tasks]
        return lit.count(light)

    @property
    def frame(self) -> "pl.DataFrame":
        """One row per unit and indicator: unit, name, indicator, value, wanted, light, light_before, change (texts)."""
        import polars as pl

        rows = [
            (
                one.unit,
                one.name,
                one.indicator,
                *map(_text, (one.value, one.wanted)),
                one.light,
                one.light_before,
            )
            for one in self.standings
        ]
        columns = ("unit", "name", "indicator", "value", "wanted", "light", "light_before")
        return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String()), orient="row")

    def to_json(self) -> str:
        """Return the dispatch as one JSON object of format `jiceng-dispatch/1`; numbers are decimal strings."""
        document = {
            "format": "jiceng-dispatch/1",
            "scheme": self.scheme,
            "title": self.title,
            "level": self.level,
            "period": self.period,
            "as_of": self.as_of.isoformat(),
            "version": self.version,
            "scheme_hash": self.scheme_hash,
            "plan_hash": self.plan_hash,
            "data_hash": self.data_hash,
            "units": [
                {
                    "unit": code,
                    "name": name,
                    "overdue": sum(code in case.units for case in self.overdue),
                    "indicators": [_standing(one) for one in self.of(code)],
                }
                for code, name in self.units.items()
            ],
            "tasks": [_task(one) for one in self.tasks],
            "overdue": [_case(one) for one in self.overdue],
        }
        return json.dumps(document, ensure_ascii=False)

    def __repr__(self) -> str:
        return f"MonthlyDispatch({self.scheme}, {self.period}, units={len(self.units)})"


def monthly_dispatch(
    scheme: Scheme,
    plan: DispatchPlan,
    data: Dataset,
    *,
    period: str | Period,
    others: Iterable[Scorecard] = (),
) -> MonthlyDispatch:
    """Return how the units of a scheme stand at the end of a month, by the targets and lines of a plan.

    Values are taken as the scheme takes them; one that is not there yet is no error here, it has no light. `others`
    are scorecards of other schemes that values are taken over from. Raises `DataError` when the period is no month,
    when the scheme is not in force, or without a unit to look at; `DeclarationError` when plan and scheme do not
    belong together.
    """
    when = period if isinstance(period, Period) else parse_period(period)
    if not isinstance(when, Month):
        raise DataError("dispatch.no-month", f"月调度按月进行，{when.zh}不是一个月：请写成 2026-09 这样。")
    require_targets(plan, scheme)
    document = without_missing(scheme.document)
    known = {card.scheme: card for card in others}
    cards = [
        score_document(document, scheme.file_hash, (), data, month, known)
        for month in _months(plan, scheme, when)
    ]
    card = cards[-1]
    units = {unit.unit: unit.name for unit in card.units}
    return MonthlyDispatch(
        scheme=scheme.id,
        title=scheme.title,
        level=card.level,
        period=str(when),
        as_of=when.last_day,
        version=card.version,
        scheme_hash=scheme.file_hash,
        plan_hash=plan_sha256(plan),
        data_hash=card.data_hash,
        units=units,
        standings=standings(plan, cards, when.number),
        tasks=task_lights(plan, data, when),
        overdue=overdue_cases(plan.overdue, data, when, scheme.document.level, units),
    )


def _months(plan: DispatchPlan, scheme: Scheme, month: Month) -> list[Month]:
    """Return the months that values are needed of: this one and the one before, or all of the year so far."""
    over_the_year = any(target.taken == "year-to-date" for target in plan.target)
    first = 1 if over_the_year else max(month.number - 1, 1)
    days = scheme.document.in_force
    months = [Month(month.year, number) for number in range(first, month.number)]
    return [*(one for one in months if days is None or one.first_day >= days.from_), month]


def _text(number: object) -> str | None:
    return written(number, 6) if isinstance(number, Fraction) else None


def _standing(one: Standing) -> dict[str, object]:
    return {
        "indicator": one.indicator,
        "title": one.title,
        "clause": one.clause,
        "value": _text(one.value),
        "unit": one.value_unit,
        "numerator": _text(one.numerator),
        "denominator": _text(one.denominator),
        "wanted": _text(one.wanted),
        "light": one.light,
        "value_before": _text(one.value_before),
        "light_before": one.light_before,
        "why": one.why,
    }


def _task(one: TaskLight) -> dict[str, object]:
    return {
        "number": one.number,
        "title": one.title,
        "lead_org": one.lead_org,
        "responsible_orgs": one.responsible_orgs,
        "due_on": None if one.due_on is None else one.due_on.isoformat(),
        "days": one.days,
        "progress": _text(one.progress),
        "wanted": _text(one.wanted),
        "done": one.is_done,
        "light": one.light,
        "light_before": one.light_before,
        "problems": one.problems,
        "why": one.why,
        "record": attrs.asdict(one.record),
    }


def _case(one: OverdueCase) -> dict[str, object]:
    return {
        "measure": one.measure,
        "kind": one.kind,
        "title": one.title,
        "units": list(one.units),
        "names": one.names,
        "due_on": one.due_on.isoformat(),
        "days": one.days,
        "new": one.is_new,
        "record": attrs.asdict(one.record),
    }
