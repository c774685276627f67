"""Reported values: zero and missing are different, and a wrong row is a named problem and never an exception."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs
import polars as pl
import pytest

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators import Scheme
from jiceng.indicators.forms import Reason
from jiceng.models import Grid, IndicatorValue, Organization

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
A, B, C = "539925101", "539925102", "539925201"
COUNT = ('{ form = "proportion" }', '{ form = "deduct", per = 1 }')
EVENTS = (
    '{ form = "proportion" }',
    '{ form = "deduct", events = [{ event = "late", title = "迟报", per = 1 }, { event = "false", per = 2 }] }',
)


def spoiled(data: Dataset, **columns: pl.Expr) -> Dataset:
    """The batch with columns of its reported values replaced, as a reader may leave them."""
    frame = data.frame(IndicatorValue).with_columns(**columns)
    return attrs.evolve(data, frames={**data.frames, "indicator_value": frame})


def test_a_value_is_found_by_id_or_title_and_period(scheme: Build, batch: Batch) -> None:
    data = batch(
        reported={(A, "rate"): {"value": "0.5"}, (B, " 比率 "): {"value": "0.25"}}, period="2026年第三季度"
    )
    units = scheme().score(data, period="2026Q3").units
    assert [str(unit.total) for unit in units] == ["5.00", "2.50", "0.00"]
    assert scheme().score(data, period="2026Q2").units[0].items[0].reason is Reason.MISSING


def test_zero_is_a_value_and_a_missing_row_is_none(scheme: Build, batch: Batch) -> None:
    one, two, three = (
        scheme(COUNT)
        .score(batch(reported={(A, "rate"): {"count": 0}, (B, "rate"): {"count": 3}}), period="2026Q3")
        .units
    )
    assert [(str(unit.total), unit.items[0].reason) for unit in (one, two, three)] == [
        ("10.00", Reason.SCORED),
        ("7.00", Reason.SCORED),
        ("0.00", Reason.MISSING),
    ]


@pytest.mark.parametrize(
    ("policy", "points", "why"),
    [
        ("zero", "0.00", "比率 没有数值，按方案计 0 分。"),
        ("full", "10.00", "比率 没有数值，按方案计满分 10 分。"),
        ("redistribute", "0.00", "比率 没有数值，按方案不计此项，其余各项折算。"),
    ],
)
def test_the_policy_for_a_missing_value(
    scheme: Build, batch: Batch, policy: str, points: str, why: str
) -> None:
    mark = (
        scheme(('missing = "zero"', f'missing = "{policy}"'))
        .score(batch(), period="2026Q3")
        .explain(A, "rate")
    )
    assert (str(mark.points), mark.reason, mark.why) == (points, Reason.MISSING, why)
    assert mark.in_total == (policy != "redistribute")


def test_error_refuses_and_lists_everything_that_is_missing(scheme: Build, batch: Batch) -> None:
    strict = scheme(('missing = "zero"', 'missing = "error"'))
    with pytest.raises(DataError) as refused:
        strict.score(batch(reported={(B, "比率"): {"value": "1"}}), period="2026Q3")
    assert refused.value.code == "scheme.value-missing"
    assert refused.value.message == (
        "有 2 个数值没有取得，而方案规定不得缺少，没有计分：\n  柳河镇（539925101）：比率\n  白杨乡（539925201）：比率"
    )


@pytest.mark.parametrize(
    ("policy", "points"), [("zero", "0.00"), ("full", "10.00"), ("redistribute", "0.00")]
)
@pytest.mark.parametrize("row", [{"numerator": "0", "denominator": "0"}, {"value": "不适用"}])
def test_not_applicable(
    scheme: Build, batch: Batch, policy: str, points: str, row: dict[str, object]
) -> None:
    chosen = scheme(('not_applicable = "redistribute"', f'not_applicable = "{policy}"'))
    stated = row.get("value") == "不适用"
    data = batch(reported={(A, "rate"): {} if stated else row})
    if stated:
        data = spoiled(data, **{"value:text": pl.lit("不适用")})
    mark = chosen.score(data, period="2026Q3").explain(A, "rate")
    assert (str(mark.points), mark.reason) == (points, Reason.NOT_APPLICABLE)
    assert "没有应计的事项" in mark.why
    assert mark.record_count == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"count": -1}, "reported.negative"),
        ({"numerator": "-1", "denominator": "2"}, "reported.negative"),
        ({"numerator": "1"}, "reported.half-a-rate"),
        ({"denominator": "1"}, "reported.half-a-rate"),
        ({}, "reported.empty"),
        ({"value": "93.5"}, "reported.above-one"),
        ({"count": 93}, "reported.above-one"),
    ],
)
def test_a_wrong_row_counts_as_not_reported_and_is_named(
    scheme: Build, batch: Batch, row: dict[str, object], code: str
) -> None:
    negative = row.get("count") == -1
    data = batch(reported={(A, "rate"): {"count": 1} if negative else row})
    if negative:
        data = spoiled(data, count=pl.lit(-1, pl.Int64))
    card = scheme().score(data, period="2026Q3")
    assert card.explain(A, "rate").reason is Reason.MISSING
    assert [(problem.code, problem.records[0].row) for problem in card.problems] == [(code, 1)]


def test_an_unreadable_number_counts_as_not_reported(scheme: Build, batch: Batch) -> None:
    data = spoiled(batch(reported={(A, "rate"): {}}), **{"value:text": pl.lit("九成三")})
    card = scheme().score(data, period="2026Q3")
    assert [problem.code for problem in card.problems] == ["reported.unreadable"]
    assert "九成三" not in card.to_json()


def test_a_rate_above_one_is_believed_when_its_parts_are_given(scheme: Build, batch: Batch) -> None:
    data = batch(reported={(A, "rate"): {"numerator": "6", "denominator": "5"}})
    mark = scheme().score(data, period="2026Q3").explain(A, "rate")
    assert (mark.value, str(mark.points)) == (Fraction(6, 5), "10.00")


def test_the_parts_of_a_rate_win_over_its_rounded_value(scheme: Build, batch: Batch) -> None:
    rows = {
        (A, "rate"): {"value": "0.33", "numerator": "1", "denominator": "3"},
        (B, "rate"): {"value": "0.9", "numerator": "1", "denominator": "3"},
    }
    card = scheme().score(batch(reported=rows), period="2026Q3")
    assert [str(unit.total) for unit in card.units[:2]] == ["3.33", "3.33"]
    assert [(problem.code, problem.records[0].row) for problem in card.problems] == [
        ("reported.inconsistent", 2)
    ]


def test_cases_of_none_are_named(scheme: Build, batch: Batch) -> None:
    rows = {
        (A, "rate"): {"numerator": "3", "denominator": "0"},
        (B, "rate"): {"numerator": "0", "denominator": "0"},
    }
    card = scheme().score(batch(reported=rows), period="2026Q3")
    assert [card.explain(unit, "rate").reason for unit in (A, B)] == [Reason.NOT_APPLICABLE] * 2
    assert [(problem.code, problem.records[0].row) for problem in card.problems] == [
        ("reported.inconsistent", 1)
    ]
    assert "分母为 0，分子却大于 0" in card.problems[0].message


def test_rows_that_fit_nothing_are_named(scheme: Build, batch: Batch) -> None:
    data = batch(reported={(A, "比律"): {"value": "1"}, ("539925999", "比率"): {"value": "1"}})
    strange = batch(reported={(A, "比率"): {"value": "1"}}, period="第三季")
    card = scheme().score(data, period="2026Q3")
    assert [problem.code for problem in card.problems] == [
        "reported.unknown-indicator",
        "reported.unknown-unit",
    ]
    assert "是否指 比率" in card.problems[0].message
    assert [problem.code for problem in scheme().score(strange, period="2026Q3").problems] == [
        "reported.period-unreadable"
    ]


def test_a_value_that_is_computed_need_not_be_reported(scheme: Build, batch: Batch) -> None:
    computed = scheme(("{ reported = true }", '{ measure = "dispute_resolution_rate" }'))
    card = computed.score(batch(reported={(A, "比率"): {"value": "1"}}), period="2026Q3")
    assert [problem.code for problem in card.problems] == ["reported.not-asked"]
    assert card.explain(A, "rate").reason is Reason.MISSING  # there is no ledger of disputes in the batch


@pytest.mark.parametrize(
    ("values", "code", "reason"),
    [
        (("0.5", "0.5"), "reported.duplicate", Reason.SCORED),
        (("0.5", "0.6"), "reported.contradiction", Reason.MISSING),
    ],
)
def test_two_rows_for_the_same_thing(
    scheme: Build, batch: Batch, values: tuple[str, str], code: str, reason: Reason
) -> None:
    rows = {(A, name): {"value": value} for name, value in zip(("rate", "比率"), values, strict=True)}
    card = scheme().score(batch(reported=rows), period="2026Q3")
    assert card.explain(A, "rate").reason is reason
    assert [(problem.code, len(problem.records)) for problem in card.problems] == [(code, 2)]


def test_events_are_counted_by_id_or_title(scheme: Build, batch: Batch) -> None:
    rows = {
        (A, "迟报"): {"count": 2},
        (A, "false"): {"value": "1"},
        (B, "late"): {"count": 0},
        (B, "false"): {"count": 0},
    }
    card = scheme(EVENTS).score(batch(reported=rows), period="2026Q3")
    mark = card.explain(A, "rate")
    assert (str(mark.points), dict(mark.events), mark.value) == ("6.00", {"late": 2, "false": 1}, 3)
    assert mark.why == "比率 迟报 2 次扣 2 分，false 1 次扣 2 分，10 − 4 = 6 分。"
    assert str(card.explain(B, "rate").points) == "10.00"
    assert card.explain(C, "rate").reason is Reason.MISSING


@pytest.mark.parametrize(
    ("policy", "points", "reason"), [("zero", "0.00", Reason.MISSING), ("full", "8.00", Reason.SCORED)]
)
def test_one_event_is_reported_and_another_is_not(
    scheme: Build, batch: Batch, policy: str, points: str, reason: Reason
) -> None:
    chosen = scheme(EVENTS, ('missing = "zero"', f'missing = "{policy}"'))
    mark = chosen.score(batch(reported={(A, "late"): {"count": 2}}), period="2026Q3").explain(A, "rate")
    assert (str(mark.points), mark.reason) == (points, reason)
    nothing = chosen.score(batch(), period="2026Q3").explain(A, "rate")
    assert nothing.reason is Reason.MISSING


def test_a_row_for_an_item_of_events_is_named(scheme: Build, batch: Batch) -> None:
    card = scheme(EVENTS).score(batch(reported={(A, "比率"): {"count": 2}}), period="2026Q3")
    assert [problem.code for problem in card.problems] == ["reported.not-asked"]


def test_a_negative_event_gives_no_points(scheme: Build, batch: Batch) -> None:
    rows = {(A, "late"): {"value": "-3"}, (A, "false"): {"count": 0}}
    card = scheme(EVENTS).score(batch(reported=rows), period="2026Q3")
    assert [problem.code for problem in card.problems] == ["reported.negative"]
    assert card.explain(A, "rate").reason is Reason.MISSING


def test_values_keep_their_decimals(scheme: Build, batch: Batch) -> None:
    mark = (
        scheme()
        .score(batch(reported={(A, "rate"): {"value": "0.3333333333"}}), period="2026Q3")
        .explain(A, "rate")
    )
    assert mark.value == Fraction(Decimal("0.3333333333"))
    assert mark.unit == "%"


@pytest.mark.parametrize(
    ("level", "unit"),
    [
        (
            "grid",
            Grid.model_validate({"code": "53992510120102", "name": "一格", "community_code": "539925101201"}),
        ),
        (
            "organization",
            Organization.model_validate({"credit_code": "515399250NLUDK523F", "name": "某合作社"}),
        ),
    ],
)
def test_grids_and_organisations_report_under_their_own_code(
    scheme: Build, level: str, unit: Grid | Organization
) -> None:
    code = unit.code if isinstance(unit, Grid) else unit.credit_code
    told = IndicatorValue.model_validate(
        {"unit_code": str(code), "indicator": "rate", "period": "2026Q3", "numerator": 1, "denominator": 4}
    )
    card = scheme(('"township"', f'"{level}"')).score(Dataset.from_records([unit, told]), period="2026Q3")
    assert [(one.unit, one.total) for one in card.units] == [(str(code), Decimal("2.50"))]
    assert card.problems == ()
