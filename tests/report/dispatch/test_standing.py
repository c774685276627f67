"""What is held against a target: this month, or the year so far; and what moved since the month before."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from jiceng.errors import DataError
from jiceng.models import IndicatorValue
from jiceng.report.dispatch import Light, MonthlyDispatch, Standing, monthly_dispatch
from jiceng.report.dispatch.page import moved
from tests.report.dispatch.county import FIRST, SECOND, county, plan, scheme, value

RATE = {"indicator": "rate", "target": Decimal("0.9"), "course": "level", "taken": "year-to-date"}
VISITS = {"indicator": "visits", "target": 24, "course": "even", "taken": "year-to-date"}
LATE = {"indicator": "late", "target": 0, "course": "level", "taken": "month", "yellow_at": 2}
DATA = county(
    value(FIRST, "rate", "2026-01", numerator=9, denominator=10),
    value(FIRST, "rate", "2026-03", numerator=1, denominator=10),
    value(SECOND, "rate", "2026-02", value="0.7"),
    value(SECOND, "rate", "2026-03", numerator=4, denominator=4),
    value(FIRST, "visits", "2026-01", value=2),
    value(FIRST, "visits", "2026-02", value=3),
    value(FIRST, "visits", "2026-03", value=0),
    value(FIRST, "late", "2026-02", value=3),
    value(FIRST, "late", "2026-03", value=2),
    value(FIRST, "漏报", "2026-03", count=2),
)


def of(period: str, *targets: dict[str, object]) -> MonthlyDispatch:
    return monthly_dispatch(scheme(), plan(*targets), DATA, period=period)


def one(target: dict[str, object], unit: str = FIRST, period: str = "2026-03") -> Standing:
    return of(period, target).of(unit)[0]


def test_a_rate_of_the_year_is_added_by_its_parts() -> None:
    found = one(RATE)
    assert (found.value, found.numerator, found.denominator) == (Fraction(1, 2), 10, 20)
    assert (found.wanted, found.light) == (Fraction(9, 10), Light.RED)
    assert (found.value_before, found.light_before) == (Fraction(9, 10), Light.GREEN)
    assert moved(found) == "较上月减 40 个百分点，绿转红"
    assert found.why == "指标rate 50%（10/20），应达 90%：红灯"


def test_a_rate_without_parts_is_the_latest_one() -> None:
    found = one(RATE, SECOND)
    assert (found.value, found.value_before) == (1, Fraction(7, 10))
    assert found.light is Light.GREEN


def test_a_number_of_the_year_adds_up_against_the_course() -> None:
    found = one(VISITS)
    assert (found.value, found.wanted, found.light) == (5, 6, Light.YELLOW)
    assert (found.value_before, found.light_before) == (5, Light.GREEN)
    assert moved(found) == "较上月持平，绿转黄"
    january = one(VISITS, period="2026-01")
    assert (january.value, january.wanted, january.value_before) == (2, 2, None)
    assert moved(january) == ""


def test_a_number_of_the_month_has_lines_of_its_own() -> None:
    found = one(LATE)
    assert (found.value, found.light, found.light_before) == (2, Light.YELLOW, Light.RED)
    assert found.why == "指标late 2件，应不超过 0件：黄灯"
    assert moved(found) == "较上月减 1件，红转黄"


def test_counted_events_are_added() -> None:
    found = one({"indicator": "reports", "target": 1, "course": "level", "taken": "month"})
    assert (found.value, found.value_unit, found.light) == (2, "次", Light.RED)


def test_what_is_not_there_yet_has_no_light_and_is_no_error() -> None:
    missing = one(LATE, SECOND)
    assert (missing.value, missing.light, missing.why) == (None, Light.NONE, "指标late：本期没有数值")
    early = one({"indicator": "late", "course": "stated", "by_month": {"06": 1}, "taken": "month"})
    assert (early.wanted, early.light, early.why) == (None, Light.NONE, "指标late 2件，本月还没有应达数")
    assert early.wanted_told == ""


def test_only_months_and_only_while_the_scheme_holds() -> None:
    with pytest.raises(DataError, match="不是一个月"):
        of("2026Q1", RATE)
    held = scheme(in_force={"from": date(2026, 2, 1)})
    found = monthly_dispatch(held, plan(RATE), DATA, period="2026-03").of(FIRST)[0]
    assert (found.numerator, found.denominator) == (1, 10)  # January was before the scheme
    with pytest.raises(DataError, match="适用"):
        monthly_dispatch(held, plan(RATE), DATA, period="2026-01")


def test_a_composed_scheme_is_looked_at_uncomposed() -> None:
    yearly = scheme(compose={"months": Decimal("0.5"), "year": Decimal("0.5")})
    assert monthly_dispatch(yearly, plan(RATE), DATA, period="2026-03").of(FIRST)[0].value == Fraction(1, 2)


def test_a_day_is_no_number_to_compare() -> None:
    late = {
        "form": "delay",
        "due": date(2026, 5, 31),
        "every": "month",
        "steps": "started",
        "per": 1,
        "undone": 0,
    }
    dated = scheme(
        full_marks=10,
        part=[{"id": "all", "title": "全部", "points": 10}],
        indicator=[
            {
                "id": "rate",
                "part": "all",
                "clause": "一",
                "title": "按期成立",
                "points": 10,
                "value": {"reported": True},
                "score": late,
                "missing": "zero",
                "not_applicable": "full",
            }
        ],
    )
    done = county(
        IndicatorValue(unit_code=FIRST, indicator="rate", period="2026-03", note="2026-03-02", value=None)
    )
    found = monthly_dispatch(dated, plan(RATE), done, period="2026-03").of(FIRST)[0]
    assert found.light is Light.NONE
