"""A made-up county with numbers for some months, tasks, and cases past their last day."""

from datetime import date
from decimal import Decimal

from jiceng.codes import DisputeStage, TaskStatus
from jiceng.dataset import Dataset
from jiceng.indicators import Scheme
from jiceng.models import Dispute, Division, IndicatorValue, Record, ResponsibilityTask, TaskProgress
from jiceng.report.dispatch import DispatchPlan

__all__ = ["FIRST", "SECOND", "county", "plan", "scheme", "task", "value"]

FIRST, SECOND = "539925101", "539925102"


def scheme(**changes: object) -> Scheme:
    """A rate, a number that adds up, one that shall be small, and counted events."""

    def indicator(name: str, value: dict[str, object], score: dict[str, object]) -> dict[str, object]:
        return {
            "id": name,
            "part": "all",
            "clause": f"第（{name}）项",
            "title": f"指标{name}",
            "points": 10,
            "value": value,
            "score": score,
            "missing": "error",
            "not_applicable": "redistribute",
        }

    plain: dict[str, object] = {
        "id": "s",
        "title": "平安建设考核办法",
        "level": "township",
        "full_marks": 40,
        "rounding": {"places": 2, "mode": "half-up", "at": "item"},
        "part": [{"id": "all", "title": "全部", "points": 40}],
        "indicator": [
            indicator("rate", {"reported": True, "unit": "%", "better": "higher"}, {"form": "proportion"}),
            indicator(
                "visits", {"reported": True, "unit": "次", "better": "higher"}, {"form": "add", "per": 1}
            ),
            indicator(
                "late", {"reported": True, "unit": "件", "better": "lower"}, {"form": "deduct", "per": 1}
            ),
            indicator(
                "reports",
                {"reported": True, "better": "lower"},
                {"form": "deduct", "events": [{"event": "missed", "title": "漏报", "per": 1}]},
            ),
        ],
        "veto": [
            {
                "id": "v",
                "title": "否决",
                "clause": "一",
                "value": {"reported": True},
                "effect": "fail",
                "missing": "error",
            }
        ],
        "bonus": [
            {
                "id": "b",
                "title": "加分",
                "clause": "二",
                "per": 1,
                "value": {"reported": True},
                "missing": "error",
            }
        ],
        "grade": [{"name": "合格", "at_least": 1}, {"name": "不合格"}],
    }
    return Scheme(**(plain | changes))


def plan(*targets: dict[str, object], **changes: object) -> DispatchPlan:
    """A plan with lines at 100 % and 80 %."""
    plain: dict[str, object] = {
        "format": 1,
        "scheme": "s",
        "lines": {"green": 1, "yellow": Decimal("0.8")},
        "target": list(targets),
    }
    return DispatchPlan.model_validate(plain | changes)


def value(unit: str, indicator: str, period: str, **numbers: object) -> IndicatorValue:
    """A reported value."""
    given = {name: Decimal(str(number)) if name != "count" else number for name, number in numbers.items()}
    return IndicatorValue.model_validate(
        {"unit_code": unit, "indicator": indicator, "period": period} | given
    )


def task(number: int, **changes: object) -> ResponsibilityTask:
    """A task of 2026."""
    return ResponsibilityTask.model_validate(
        {"year": 2026, "number": number, "title": f"任务{number}"} | changes
    )


def county(*records: Record) -> Dataset:
    """Two townships with what is given."""
    places = [
        Division(code="539925", name="云岭县"),
        Division(code=FIRST, name="柳河镇", parent_code="539925"),
        Division(code=SECOND, name="青石镇", parent_code="539925"),
    ]
    return Dataset.from_records([*places, *records])


def overdue_records() -> list[Record]:
    """Two disputes and a task past their last day at the end of June, one that is settled, one that is due later."""

    def dispute(number: str, due: date, stage: DisputeStage, grid: str = "539925101001001") -> Dispute:
        return Dispute.model_validate(
            {"number": number, "grid_code": grid, "found_on": date(2026, 1, 5), "due_on": due, "stage": stage}
        )

    return [
        dispute("a", date(2026, 6, 20), DisputeStage.RESOLVING),
        dispute("b", date(2026, 5, 30), DisputeStage.REGISTERED, "539925102001001"),
        dispute("c", date(2026, 5, 1), DisputeStage.CLOSED),
        dispute("d", date(2026, 7, 1), DisputeStage.RESOLVING),
        task(7, due_on=date(2026, 5, 31), responsible_orgs="各乡镇", status=TaskStatus.UNDER_WAY),
        task(8, due_on=date(2026, 6, 30), responsible_orgs="柳河镇"),
        TaskProgress(year=2026, task_number=8, period="2026-06", progress=Decimal(50)),
    ]
