"""Where values come from: several periods, other indicators, units below, several scorers, heads of the register."""

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme, SchemeError
from jiceng.indicators.forms import Reason
from jiceng.models import (
    Demonstration,
    Grid,
    IndicatorValue,
    LegalAidCase,
    Organization,
    Petition,
    SecurityCase,
)

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
A, B, C = "539925101", "539925102", "539925201"
VALUE = "value = { reported = true }"
PROPORTION = 'score = { form = "proportion" }'


def record(model: Any, **row: object) -> Any:
    return model.model_validate_json(json.dumps(row))


@pytest.mark.parametrize(
    ("combine", "value", "points"),
    [
        ("mean", Fraction(5, 9), "5.56"),  # (1 + 1/2 + 1/6) ÷ 3
        ("sum", Fraction(3, 10), "3.00"),  # (1 + 1 + 1) ÷ (1 + 2 + 7), and not the mean of rates
        ("last", Fraction(1, 6), "1.67"),
        ("worst", Fraction(1, 6), "1.67"),
    ],
)
def test_values_of_months_make_one_of_the_quarter(
    scheme: Build, batch: Batch, combine: str, value: Fraction, points: str
) -> None:
    chosen = scheme(
        ('missing = "zero"', f'missing = "zero"\nperiod = "month"\ncombine = "{combine}"'),
        (VALUE, 'value = { reported = true, unit = "%", better = "higher" }'),
    )
    last = "7" if combine == "sum" else "6"
    months = zip(("2026-07", "2026-08", "2026-09"), ("1", "2", last), strict=True)
    rows = {(A, "rate", month): {"numerator": "1", "denominator": whole} for month, whole in months}
    card = chosen.score(batch(reported=rows), period="2026Q3")
    mark = card.explain(A, "rate")
    assert (mark.value, str(mark.points), mark.record_count) == (value, points, 3)
    assert card.explain(B, "rate").reason is Reason.MISSING


def test_a_month_that_is_missing_leaves_the_quarter_missing(scheme: Build, batch: Batch) -> None:
    chosen = scheme(
        ('missing = "zero"', 'missing = "zero"\nperiod = "month"\ncombine = "sum"'),
        (PROPORTION, 'score = { form = "deduct", per = 1 }'),
    )
    rows = {(A, "rate", "2026-07"): {"count": 1}, (A, "rate", "2026-08"): {"count": 0}}
    rows |= {(B, "rate", month): {"count": 2} for month in ("2026-07", "2026-08", "2026-09")}
    card = chosen.score(batch(reported=rows), period="2026Q3")
    assert card.explain(A, "rate").reason is Reason.MISSING
    assert str(card.explain(B, "rate").points) == "4.00"
    assert str(chosen.score(batch(reported=rows), period="2026-07").explain(A, "rate").points) == "9.00"


def test_events_of_months_are_added_up(scheme: Build, batch: Batch) -> None:
    chosen = scheme(
        ('missing = "zero"', 'missing = "full"\nperiod = "month"\ncombine = "sum"'),
        (PROPORTION, 'score = { form = "deduct", events = [{ event = "late", per = 1 }] }'),
    )
    rows = {(A, "late", month): {"count": 1} for month in ("2026-07", "2026-08", "2026-09")}
    assert dict(chosen.score(batch(reported=rows), period="2026Q3").explain(A, "rate").events) == {"late": 3}


def test_what_does_not_apply_in_a_month_is_left_out(scheme: Build, batch: Batch) -> None:
    chosen = scheme(('missing = "zero"', 'missing = "zero"\nperiod = "month"\ncombine = "mean"'))
    rows = {(A, "rate", "2026-07"): {"numerator": "1", "denominator": "2"}}
    rows |= {(A, "rate", month): {"numerator": "0", "denominator": "0"} for month in ("2026-08", "2026-09")}
    rows |= {
        (B, "rate", month): {"numerator": "0", "denominator": "0"}
        for month in ("2026-07", "2026-08", "2026-09")
    }
    card = chosen.score(batch(reported=rows), period="2026Q3")
    assert card.explain(A, "rate").value == Fraction(1, 2)
    assert card.explain(B, "rate").reason is Reason.NOT_APPLICABLE


def test_the_same_value_twice(scheme: Build, batch: Batch) -> None:
    more = '\n[[indicator]]\nid = "again"\npart = "all"\nclause = "二"\ntitle = "再算一次"\npoints = 5\nvalue = { same_as = "rate" }\nscore = { form = "met", condition = { at_least = 0.5 } }\nmissing = "zero"\nnot_applicable = "zero"\n'
    card = scheme(more=more).score(batch(reported={(A, "rate"): {"value": "0.5"}}), period="2026Q3")
    assert [str(item.points) for item in card.units[0].items] == ["5.00", "5.00"]
    first, second = card.units[0].items
    assert first.records == second.records
    twice = scheme(more=more).score(batch(reported={(A, "再算一次"): {"value": "0.5"}}), period="2026Q3")
    assert [problem.code for problem in twice.problems] == ["reported.not-asked"]
    for wrong, told in (("rat", "没有编号为 rat 的指标，是否指 rate"), ("again", "绕成了一圈：again")):
        with pytest.raises(SchemeError, match=told):
            scheme(more=more.replace('"rate"', f'"{wrong}"'))


def test_villages_are_summed_up_for_their_township(scheme: Build, batch: Batch) -> None:
    rows = {
        (A + "201", "rate"): {"numerator": "10", "denominator": "100"},
        (A + "202", "rate"): {"numerator": "9", "denominator": "10"},
        (B + "201", "rate"): {"value": "0.5"},
        (C, "rate"): {"value": "0.7"},
        (C + "201", "rate"): {"numerator": "0", "denominator": "9"},
    }
    card = scheme().score(batch(reported=rows), period="2026Q3")
    assert card.explain(A, "rate").value == Fraction(19, 110)
    assert card.explain(A, "rate").record_count == 2
    assert card.explain(B, "rate").reason is Reason.MISSING
    assert card.explain(C, "rate").value == Fraction(7, 10)
    assert [problem.code for problem in card.problems] == ["reported.not-summable"]


def test_counts_of_villages_are_added(scheme: Build, batch: Batch) -> None:
    chosen = scheme((PROPORTION, 'score = { form = "deduct", per = 1 }'))
    rows = {
        (A + "201", "rate"): {"count": 2},
        (A + "202", "rate"): {"count": 1},
        (B + "201", "rate"): {"numerator": "0", "denominator": "0"},
    }
    card = chosen.score(batch(reported=rows), period="2026Q3")
    assert [card.explain(A, "rate").value, card.explain(B, "rate").reason] == [3, Reason.NOT_APPLICABLE]


def test_several_scorers_are_averaged_by_their_weights(scheme: Build, batch: Batch) -> None:
    judged = (
        'score = { form = "judgement", scorer = [{ name = "县水利局", weight = 3 }, { name = "县农业局" }] }'
    )
    rows = {
        (A, "比率（县水利局）"): {"value": "8"},
        (A, "rate@县农业局"): {"value": "4"},
        (B, "比率（县水利局）"): {"value": "8"},
        (C, "比率（县水利局）"): {"value": "11"},
        (C, "rate@县农业局"): {"value": "4"},
    }
    card = scheme((PROPORTION, judged)).score(batch(reported=rows), period="2026Q3")
    assert card.explain(A, "rate").why == "比率 县水利局 8 分，县农业局 4 分，加权平均得 7 分（满分 10 分）。"
    assert [unit.item("rate").reason for unit in card.units] == [
        Reason.SCORED,
        Reason.MISSING,
        Reason.MISSING,
    ]
    assert [problem.code for problem in card.problems] == ["reported.outside-points"]


def test_days_are_reported_as_people_write_them(scheme: Build, batch: Batch) -> None:
    delay = 'score = { form = "delay", due = 2026-05-31, every = "month", steps = "started", per = 2, undone = 0 }'
    data = batch(
        reported={
            (A, "rate"): {"value": "20260715"},
            (B, "rate"): {"count": 0},
            (C, "rate"): {"value": "20261399"},
        }
    )
    card = scheme((PROPORTION, delay)).score(data, period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["6.00", "0.00", "0.00"]
    assert [problem.code for problem in card.problems] == ["reported.day-unreadable"]
    assert "2026-07-15 完成" in card.explain(A, "rate").why
    frame = data.frame(IndicatorValue).with_columns(
        pl.when(pl.col("unit_code") == C)
        .then(pl.lit("2026年6月1日"))
        .otherwise(pl.col("value:text"))
        .alias("value:text"),
        pl.when(pl.col("unit_code") != C).then(pl.col("value")).alias("value"),
    )
    written = Dataset({**data.frames, "indicator_value": frame})
    assert (
        str(scheme((PROPORTION, delay)).score(written, period="2026Q3").explain(C, "rate").points) == "8.00"
    )


def test_checks_and_kinds_are_reported_under_their_names(scheme: Build, batch: Batch) -> None:
    checks = 'score = { form = "checklist", checks = [{ check = "plan", title = "工作方案", points = 4, by = 2026-07-31 }, { check = "report", title = "述职报告", points = 6 }] }'
    card = scheme((PROPORTION, checks)).score(
        batch(reported={(A, "工作方案"): {"value": "20260730"}, (B, "report"): {"count": 1}}), period="2026Q3"
    )
    assert [str(unit.item("rate").points) for unit in card.units] == ["4.00", "6.00", "0.00"]
    quota = (
        'score = { form = "quota", need = { 省 = 1, 市 = 2 }, base = 5, extra = { 省 = 2 }, short = "none" }'
    )
    rows = {(A, "比率（省）"): {"count": 3}, (A, "rate@市"): {"count": 2}}
    assert (
        str(
            scheme((PROPORTION, quota)).score(batch(reported=rows), period="2026Q3").explain(A, "rate").points
        )
        == "9.00"
    )


def test_a_protected_period_needs_its_own_count_unless_nothing_happened(scheme: Build, batch: Batch) -> None:
    doubled = 'score = { form = "deduct", per = 1, periods = { name = "两会", times = 2 } }'
    rows = {
        (A, "rate"): {"count": 3},
        (A, "比率（两会）"): {"count": 1},
        (B, "rate"): {"count": 3},
        (C, "rate"): {"count": 0},
    }
    card = scheme((PROPORTION, doubled)).score(batch(reported=rows), period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["6.00", "0.00", "10.00"]
    assert card.explain(B, "rate").reason is Reason.MISSING


def test_sums_and_heads_of_the_register(scheme: Build, batch: Batch) -> None:
    units = [
        {"code": A, "name": "甲镇", "resident_population": 20000},
        {"code": B, "name": "乙镇"},
        {"code": B + "201", "name": "村", "resident_population": 3000},
        {"code": B + "202", "name": "村", "resident_population": 2000},
        {"code": C, "name": "丙乡"},
    ]
    cases = [
        record(
            LegalAidCase, number=str(n), division_code=unit, recovered_amount=amount, closed_on="2026-08-01"
        )
        for n, (unit, amount) in enumerate([(A, "10000.50"), (A, "2000"), (B, None), (A, "7")])
    ]
    summed = 'value = { sum = "legal_aid_case.recovered_amount", dated_by = "closed_on", where = { recovered_amount = { at_least = 100 } }, per = "resident_population", times = 10000 }'
    chosen = scheme((VALUE, summed), (PROPORTION, 'score = { form = "add", per = 0.001 }'))
    card = chosen.score(batch(cases, units=units), period="2026Q3")
    mark = card.explain(A, "rate")
    assert (mark.value, mark.numerator, mark.denominator) == (Fraction("6000.25"), Fraction("12000.5"), 20000)
    assert card.explain(B, "rate").denominator == 5000
    assert card.explain(C, "rate").reason is Reason.MISSING
    crimes = [record(SecurityCase, number="1", grid_code=A + "20101", kind="2", filed_on="2026-08-01")]
    lower = scheme(
        (VALUE, 'value = { measure = "criminal_per_10k" }'),
        (PROPORTION, 'score = { form = "deduct", per = 1 }'),
    )
    assert lower.score(batch(crimes, units=units), period="2026Q3").explain(A, "rate").value == Fraction(1, 2)
    suits = scheme(
        (VALUE, 'value = { measure = "litigation_per_10k" }'),
        (PROPORTION, 'score = { form = "deduct", per = 1 }'),
    )
    reported = {(A, "rate"): {"count": 8}}
    assert suits.score(batch(reported=reported, units=units), period="2026Q3").explain(A, "rate").value == 4


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ('{ sum = "legal_aid_case" }', "sum 写成 台账.字段"),
        ('{ sum = "legal_aid_case.amout" }', "法律援助案件没有字段 amout"),
        ('{ sum = "legal_aid_case.closed_on" }', "不是数字，不能求和"),
        ('{ count = "dispute", times = 10 }', "times 要同 per 一起用"),
        ('{ count = "dispute", per = "residents" }', "行政区划没有字段 residents"),
        ('{ count = "dispute", per = "name" }', "不是数字，不能作分母"),
        (
            '{ count = "dispute", dated_by = "founded_on" }',
            "value.dated_by：矛盾纠纷没有字段 founded_on，是否指 found_on",
        ),
    ],
)
def test_what_cannot_be_summed_or_divided(scheme: Build, value: str, told: str) -> None:
    with pytest.raises(SchemeError, match=told):
        scheme((VALUE, f"value = {value}"), (PROPORTION, 'score = { form = "add", per = 1 }'))


def test_several_codes_in_one_field(scheme: Build, batch: Batch) -> None:
    from jiceng.models import Household

    households = [
        record(Household, number=str(n), grid_code=A + "20101", kinds=kinds, member_count=1)
        for n, kinds in enumerate((["01", "02"], ["02"], []))
    ]
    chosen = scheme(
        (VALUE, 'value = { count = "household", where = { kinds = "02" } }'),
        (PROPORTION, 'score = { form = "add", per = 1 }'),
    )
    assert chosen.score(batch(households), period="2026Q3").explain(A, "rate").value == 2


def test_a_title_waives_the_check(scheme: Build, batch: Batch) -> None:
    chosen = scheme(
        ('missing = "zero"', 'missing = "error"\nwaiver = { holders_of = "省级文明村", effect = "full" }')
    )
    named = record(
        Demonstration,
        kind="99",
        title="文明村",
        level="02",
        division_code=A,
        named_on="2026-01-01",
        expires_on="2026-12-31",
    )
    old = record(
        Demonstration,
        kind="99",
        title="文明村",
        level="02",
        division_code=C,
        named_on="2020-01-01",
        expires_on="2026-09-29",
    )
    reported = {(B, "省级文明村"): {"count": 1}, (C, "rate"): {"value": "0.1"}}
    card = chosen.score(batch([named, old], reported=reported), period="2026Q3")
    assert [str(unit.total) for unit in card.units] == ["10.00", "10.00", "1.00"]
    assert card.explain(A, "rate").why == "比率 持有“省级文明村”称号，免检，计满分 10 分。"


@pytest.mark.parametrize(
    ("title", "level", "held"),
    [
        ("文明村", "03", True),  # no level asked for
        ("民主法治示范村（社区）", "02", True),  # by its kind
        ("省级民主法治示范村（社区）", "03", False),
        ("市级民主法治示范村（社区）", "03", True),
        ("全国文明村", "01", True),
        ("省级先进村", "02", False),
    ],
)
def test_a_title_is_known_by_its_name_or_kind(
    scheme: Build, batch: Batch, title: str, level: str, held: bool
) -> None:
    chosen = scheme(
        ('missing = "zero"', f'missing = "zero"\nwaiver = {{ holders_of = "{title}", effect = "full" }}')
    )
    named = record(
        Demonstration, kind="02", title="文明村", level=level, division_code=A, named_on="2026-01-01"
    )
    reason = chosen.score(batch([named]), period="2026Q3").explain(A, "rate").reason
    assert (reason is Reason.WAIVED) == held


def test_grids_are_scored_by_their_code(scheme: Build) -> None:
    grids = [
        record(Grid, code=A + f"201{n:02}", name=f"第{n}网格", kind=None, full_time_workers=n) for n in (0, 1)
    ]
    chosen = scheme(('"township"', '"grid"'), (VALUE, 'value = { measure = "grid_staff_rate" }'))
    card = chosen.score(Dataset.from_records(grids), period="2026Q3")
    assert [(unit.unit, str(unit.total)) for unit in card.units] == [
        (A + "20100", "0.00"),
        (A + "20101", "10.00"),
    ]


def test_organisations_are_scored_by_the_offices_that_handle(scheme: Build) -> None:
    offices = [
        record(Organization, credit_code="515399250NLUDK523F", name="云岭县司法局", division_code="539925")
    ]
    petitions = [
        record(Petition, number=str(n), handling_org="云岭县司法局", closed_on="2026-08-01", satisfaction=s)
        for n, s in enumerate("13")
    ]
    chosen = scheme(('"township"', '"organization"'), (VALUE, 'value = { measure = "petition_satisfied" }'))
    card = chosen.score(Dataset.from_records([*offices, *petitions]), period="2026Q3")
    assert [(unit.name, str(unit.total)) for unit in card.units] == [("云岭县司法局", "5.00")]
    with pytest.raises(SchemeError, match="不能归到 organization 一级"):
        scheme(('"township"', '"organization"'), (VALUE, 'value = { measure = "grid_staff_rate" }'))


def test_nothing_happened_and_no_points(scheme: Build, batch: Batch) -> None:
    chosen = scheme(
        (PROPORTION, 'score = { form = "proportion", zero_if_none = true }'),
        ('not_applicable = "redistribute"', 'not_applicable = "full"'),
    )
    card = chosen.score(
        batch(reported={(A, "rate"): {"numerator": "0", "denominator": "0"}}), period="2026Q3"
    )
    assert str(card.explain(A, "rate").points) == "0.00"
