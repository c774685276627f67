"""Forms that compare: with peers, with earlier periods, by place; and what cannot be compared is missing."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators import Scheme
from jiceng.indicators.forms import Reason

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
A, B, C = "539925101", "539925102", "539925201"
PROPORTION = 'score = { form = "proportion" }'
COUNTS = "value = { reported = true }", 'value = { reported = true, unit = "件", better = "lower" }'
STRATA = '\n[strata]\nby = "urban_rural"\n'


def rows(name: str, *numbers: object, period: str | None = None) -> dict[tuple[str, ...], dict[str, object]]:
    """Counts for the three units, `None` for a unit that reports nothing."""
    when = () if period is None else (period,)
    return {
        (unit, name, *when): {"count": n} for unit, n in zip((A, B, C), numbers, strict=True) if n is not None
    }


def points(scheme: Scheme, data: Dataset) -> list[str]:
    return [str(unit.item("rate").points) for unit in scheme.score(data, period="2026Q3").units]


def test_the_mean_of_rates_is_the_rate_of_all(scheme: Build, batch: Batch) -> None:
    """Σ numerators ÷ Σ denominators: 10/100 and 9/10 make 19/110 and not 50 %."""
    relative = 'score = { form = "relative", to = "peer-mean", slope = { base = 5, step = 0.01, gain = 1, loss = 1, steps = "pro-rata" }, floor = "none", cap = "none" }'
    chosen = scheme((PROPORTION, relative), ("{ reported = true }", '{ reported = true, unit = "%" }'))
    data = batch(
        reported={
            (A, "rate"): {"numerator": "10", "denominator": "100"},
            (B, "rate"): {"numerator": "9", "denominator": "10"},
        }
    )
    card = chosen.score(data, period="2026Q3")
    mark = card.explain(A, "rate")
    assert mark.references == {"peer-mean": Fraction(19, 110)}
    assert mark.raw == 5 + (Fraction(1, 10) - Fraction(19, 110)) * 100
    assert "同组平均 17.27%" in mark.why
    assert card.explain(C, "rate").reason is Reason.MISSING


def test_the_best_is_that_of_the_stratum(scheme: Build, batch: Batch) -> None:
    chosen = scheme((PROPORTION, 'score = { form = "ratio-to-best" }'), COUNTS, more=STRATA)
    units = [
        {"code": A, "name": "甲镇", "urban_rural": "111"},
        {"code": B, "name": "乙镇", "urban_rural": "111"},
        {"code": C, "name": "丙乡", "urban_rural": "220"},
    ]
    card = chosen.score(batch(reported=rows("rate", 2, 4, 8), units=units), period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["10.00", "5.00", "10.00"]
    assert [unit.stratum for unit in card.units] == ["主城区", "主城区", "村庄"]
    assert [(unit.rank, unit.stratum_rank) for unit in card.units] == [(1, 1), (3, 2), (1, 1)]


def test_thresholds_by_stratum_and_units_of_none(scheme: Build, batch: Batch) -> None:
    """六合：技防入户率城区 80%、村 70%."""
    met = 'score = { form = "met", condition = { at_least = 0.75 } }\nby_stratum = { "主城区" = { form = "met", condition = { at_least = 0.8 } }, "220" = { form = "met", condition = { at_least = 0.7 } } }'
    chosen = scheme((PROPORTION, met), more=STRATA)
    units = [
        {"code": A, "name": "甲镇", "urban_rural": "111"},
        {"code": B, "name": "乙镇", "urban_rural": "220"},
        {"code": C, "name": "丙乡"},
    ]
    values = {(unit, "rate"): {"value": "0.72"} for unit in (A, B, C)}
    card = chosen.score(batch(reported=values, units=units), period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["0.00", "10.00", "0.00"]
    assert [problem.code for problem in card.problems] == ["units.no-stratum"]


def test_places_and_their_ties(scheme: Build, batch: Batch) -> None:
    for ties, wanted in (
        ("same-skip", ["6.00", "6.00", "2.00"]),
        ("same-dense", ["6.00", "6.00", "4.00"]),
        ("mean", ["5.00", "5.00", "2.00"]),
    ):
        rank = f'score = {{ form = "rank", ladder = [6, 4, 2], rest = 0, ties = "{ties}" }}'
        assert points(scheme((PROPORTION, rank), COUNTS), batch(reported=rows("rate", 3, 3, 5))) == wanted


def test_places_won_and_lost(scheme: Build, batch: Batch) -> None:
    change = 'score = { form = "rank-change", against = "previous-period", tiers = [{ at_least = 1, points = 10 }, { at_least = 0, points = 5 }, { points = 0 }] }'
    then = rows("rate", 1, 2, 3, period="2026Q2")
    data = batch(reported=rows("rate", 3, 2, 1) | then)
    card = scheme((PROPORTION, change), COUNTS).score(data, period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["0.00", "5.00", "10.00"]
    assert "前进 2 位" in card.explain(C, "rate").why


def test_more_or_less_than_last_year(scheme: Build, batch: Batch) -> None:
    change = 'score = { form = "change", against = "last-year", gain = 0.5, plus_cap = 1, loss = 1, minus_cap = 2, steps = "whole", floor = "none" }'
    data = batch(reported=rows("rate", 1, 4, 9) | rows("rate", 4, 4, 4, period="2025Q3"))
    assert points(scheme((PROPORTION, change), COUNTS), data) == ["1.00", "0.00", "-2.00"]


def test_the_mean_of_the_years_before_needs_all_of_them(scheme: Build, batch: Batch) -> None:
    relative = 'score = { form = "relative", to = "previous-years-mean", years = 2, tiers = [{ at_most = 0, points = 10 }, { points = 4 }] }'
    data = batch(
        reported=rows("rate", 3, 5, 3)
        | rows("rate", 2, 2, 2, period="2025Q3")
        | rows("rate", 6, 6, None, period="2024Q3")
    )
    card = scheme((PROPORTION, relative), COUNTS).score(data, period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["10.00", "4.00", "0.00"]
    assert card.explain(C, "rate").reason is Reason.MISSING


def test_what_cannot_be_compared_is_listed_when_it_must_not_be_missing(scheme: Build, batch: Batch) -> None:
    change = 'score = { form = "change", against = "previous-period", gain = 1, steps = "whole" }'
    chosen = scheme((PROPORTION, change), COUNTS, ('missing = "zero"', 'missing = "error"'))
    data = batch(reported=rows("rate", 1, 1, 1) | rows("rate", 1, 1, None, period="2026Q2"))
    with pytest.raises(
        DataError, match=r"有 1 个数值没有取得(?s:.)*白杨乡（539925201）：比率（用来比较的数值）"
    ):
        chosen.score(data, period="2026Q3")


def test_what_the_group_mean_asks_for(scheme: Build, batch: Batch) -> None:
    short = 'score = { form = "shortfall", target = "group-mean", step = 1, per = 2, steps = "whole" }'
    assert points(scheme((PROPORTION, short), COUNTS), batch(reported=rows("rate", 1, 2, 6))) == [
        "10.00",
        "10.00",
        "4.00",
    ]


def test_one_form_or_another(scheme: Build, batch: Batch) -> None:
    branch = """score = { form = "branch", when = { projects = { equals = 0 } }, then = { form = "met", condition = { true = true } }, else = { form = "add", per = 1, cap = 4 } }"""
    values = {
        (A, "projects"): {"count": 0},
        (A, "rate"): {"count": 1},
        (B, "projects"): {"count": 6},
        (B, "rate"): {"count": 6},
    }
    card = scheme((PROPORTION, branch)).score(batch(reported=values), period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["10.00", "4.00", "0.00"]
    assert card.remarks == ("条件里的 projects 不是指标也不是度量，按上报数据里的同名一项取值。",)
    assert "按第一种情形计" in card.explain(A, "rate").why


def test_an_exemption_gives_full_marks_without_a_value(scheme: Build, batch: Batch) -> None:
    chosen = scheme(
        (PROPORTION, 'score = { form = "proportion", unless = { remote = { true = true } } }'),
        ('missing = "zero"', 'missing = "error"'),
    )
    values = {
        (A, "remote"): {"count": 1},
        (B, "rate"): {"value": "0.5"},
        (C, "rate"): {"value": "0.5"},
        (C, "remote"): {"count": 1},
    }
    card = chosen.score(batch(reported=values), period="2026Q3")
    assert [str(unit.total) for unit in card.units] == ["10.00", "5.00", "10.00"]
    assert card.explain(A, "rate").reason is Reason.WAIVED
    assert card.explain(C, "rate").why == "比率 符合免扣条件（remote 1），计满分 10 分。"


def test_a_condition_on_a_measure_and_on_another_indicator(scheme: Build, batch: Batch) -> None:
    from tests.indicators.scoring.test_scorecard import dispute

    chosen = scheme(
        (
            PROPORTION,
            'score = { form = "proportion", unless = { dispute_overdue = { at_least = 1 }, other = { at_least = 0.5 } } }',
        ),
        more='\n[[indicator]]\nid = "other"\npart = "all"\nclause = "二"\ntitle = "另一项"\npoints = 0\nvalue = { reported = true }\nscore = { form = "proportion" }\nmissing = "zero"\nnot_applicable = "zero"\n',
    )
    late = dispute(1, A, stage="20", due_on="2026-08-01")
    values = {(A, "other"): {"value": "0.6"}, (B, "other"): {"value": "0.6"}}
    card = chosen.score(batch([late], reported=values), period="2026Q3")
    assert [unit.item("rate").reason for unit in card.units] == [
        Reason.WAIVED,
        Reason.MISSING,
        Reason.MISSING,
    ]


TOWNS = [
    {"code": A, "name": "甲镇", "urban_rural": "111"},
    {"code": B, "name": "乙镇", "urban_rural": "220"},
    {"code": C, "name": "丙乡", "urban_rural": "220"},
]
COUNTED = 'score = { form = "add", per = 1 }'
CHANGED = 'score = { form = "change", base = 5, gain = 1, loss = 1 }'
UP = "value = { reported = true }", 'value = { reported = true, better = "higher" }'
ERROR = 'missing = "zero"', 'missing = "error"'


def test_what_must_not_be_missing_is_what_the_form_of_the_stratum_needs(scheme: Build, batch: Batch) -> None:
    """A village form that compares needs the earlier value; a form that does not is not asked for it."""
    now = rows("rate", 3, 3, 3)
    compares = (ERROR[0], f'missing = "error"\nby_stratum = {{ "220" = {CHANGED.removeprefix("score = ")} }}')
    chosen = scheme((PROPORTION, COUNTED), compares, UP, more=STRATA)
    with pytest.raises(DataError, match="有 2 个数值没有取得") as refused:
        points(chosen, batch(reported=now, units=TOWNS))
    assert "乙镇（539925102）：比率（用来比较的数值）" in str(refused.value)
    counts = (ERROR[0], f'missing = "error"\nby_stratum = {{ "220" = {COUNTED.removeprefix("score = ")} }}')
    chosen = scheme((PROPORTION, CHANGED), counts, UP, more=STRATA)
    then = rows("rate", 1, None, None, period="2026Q2")
    assert points(chosen, batch(reported=now | then, units=TOWNS)) == ["7.00", "3.00", "3.00"]


def test_who_is_exempt_by_the_form_of_the_stratum_is_not_asked(scheme: Build, batch: Batch) -> None:
    exempt = '{ form = "add", per = 1, unless = { 建成 = { true = true } } }'
    chosen = scheme(
        (PROPORTION, COUNTED),
        (ERROR[0], f'missing = "error"\nby_stratum = {{ "220" = {exempt} }}'),
        UP,
        more=STRATA,
    )
    given = rows("rate", 3, None, None) | rows("建成", None, 1, 1)
    assert points(chosen, batch(reported=given, units=TOWNS)) == ["3.00", "10.00", "10.00"]


def test_only_the_branch_that_is_taken_needs_something_to_compare_with(scheme: Build, batch: Batch) -> None:
    branch = (
        'score = { form = "branch", when = { 项目 = { equals = 0 } }, then = { form = "add", per = 1 }, '
        'else = { form = "change", base = 5, gain = 1, loss = 1 } }'
    )
    chosen = scheme((PROPORTION, branch), UP)
    given = rows("rate", 3, 3, 3) | rows("项目", 0, 1, 1) | rows("rate", None, 1, None, period="2026Q2")
    card = chosen.score(batch(reported=given), period="2026Q3")
    assert [str(unit.item("rate").points) for unit in card.units] == ["3.00", "7.00", "0.00"]
    assert card.explain(C, "rate").reason is Reason.MISSING
