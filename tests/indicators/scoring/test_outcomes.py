"""Vetoes that last, quotas of grades, places, composed totals, scores taken over from other schemes."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators import Scheme, SchemeError, Scorecard
from tests.indicators.scoring.test_scorecard import dispute

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
A, B, C = "539925101", "539925102", "539925201"
VETO = """
[[veto]]
id = "veto"
title = "否决"
clause = "第四条"
value = { reported = true }
effect = "fail"
lasts = { months = 12 }
[[grade]]
name = "优"
at_least = 5
[[grade]]
name = "差"
"""
FOUR = [
    {"code": f"53992510{n}", "name": f"{n}号镇", "urban_rural": kind}
    for n, kind in ((1, "111"), (2, "111"), (3, "220"), (4, "220"))
]


def quota(text: str) -> str:
    return (
        f'\n[[grade]]\nname = "优秀"\nat_least = 6\nquota = {{ {text} }}\n'
        '[[grade]]\nname = "良好"\nat_least = 3\nquota = { share = 0.5, rounding = "down" }\n[[grade]]\nname = "合格"\n'
    )


def values(*numbers: str) -> dict[tuple[str, str], dict[str, object]]:
    return {
        (str(unit["code"]), "rate"): {"value": number} for unit, number in zip(FOUR, numbers, strict=True)
    }


@pytest.mark.parametrize(
    ("period", "grade"),
    [("2025Q2", "优"), ("2025Q3", "差"), ("2026Q2", "差"), ("2026Q3", "差"), ("2026Q4", "优")],
)
def test_a_veto_holds_for_a_year_after_its_period(
    scheme: Build, batch: Batch, period: str, grade: str
) -> None:
    """Twelve months from 30 September 2025, the last day of its period: 2026Q3 begins within them, 2026Q4 does not."""
    rows = {(A, "veto", "2025Q3"): {"count": 1}, (A, "rate", period): {"value": "1"}}
    loose = scheme(("from = 2026-01-01", "from = 2025-01-01"), more=VETO)
    unit = loose.score(batch(reported=rows), period=period).unit(A)
    assert unit.grade == grade
    if period.startswith("2026") and grade == "差":
        assert unit.vetoes[0].why == "否决 1 次（2025年第三季度触发，12 个月内有效），等次定为“差”。"


def test_a_veto_that_is_counted_looks_back(scheme: Build, batch: Batch) -> None:
    counted = VETO.replace(
        "{ reported = true }", '{ count = "dispute", where = { turned_group = true }, dated_by = "found_on" }'
    )
    old = dispute(1, A, found_on="2025-11-05", turned_group=True)
    card = scheme(more=counted).score(batch([old], reported={(A, "rate"): {"value": "1"}}), period="2026Q3")
    assert [unit.grade for unit in card.units] == ["差", "差", "差"]
    assert [len(unit.vetoes) for unit in card.units] == [1, 0, 0]


@pytest.mark.parametrize(
    ("text", "numbers", "grades", "codes"),
    [
        ('share = 0.3, rounding = "down"', ("1", "0.9", "0.8", "0.1"), "优良良合", ["quota.applied"]),
        ('share = 0.3, rounding = "up"', ("1", "0.9", "0.8", "0.1"), "优优良合", ["quota.applied"]),
        ('share = 0.375, rounding = "half-up"', ("1", "0.9", "0.8", "0.1"), "优优良合", ["quota.applied"]),
        ('share = 0.3, rounding = "down", at_least_units = 3', ("1", "0.9", "0.8", "0.1"), "优优优合", []),
        ("at_least_units = 3", ("1", "0.9", "0.1", "0.1"), "优优合合", ["quota.too-few"]),
        ('share = 0.25, rounding = "down"', ("0.9", "0.9", "0.8", "0.1"), "良良合合", ["quota.applied"] * 2),
        (
            'share = 0.25, rounding = "down", ties = "admit"',
            ("0.9", "0.9", "0.8", "0.1"),
            "优优良合",
            ["quota.applied"],
        ),
        ('share = 0.1, rounding = "down"', ("0.9", "0.9", "0.8", "0.1"), "良良合合", ["quota.applied"] * 2),
        (
            'share = 0.5, rounding = "down", of = "stratum"',
            ("1", "0.9", "0.8", "0.7"),
            "优良优良",
            ["quota.applied"] * 2,
        ),
    ],
)
def test_how_many_units_may_have_a_grade(
    scheme: Build, batch: Batch, text: str, numbers: tuple[str, ...], grades: str, codes: list[str]
) -> None:
    chosen = scheme(more='\n[strata]\nby = "urban_rural"\n' + quota(text))
    card = chosen.score(batch(reported=values(*numbers), units=FOUR), period="2026Q3")
    assert "".join(str(unit.grade)[0] for unit in card.units) == grades
    assert [problem.code for problem in card.problems] == codes


def test_a_quota_that_cannot_be(scheme: Build) -> None:
    for text, told in (
        ("share = 0.3", "share 和 rounding 要一起写"),
        ('of = "all"', "写 share（比例），或写 at_least_units"),
        ('share = 2, rounding = "up"', "grade"),
        ('share = 0.3, rounding = "down", of = "stratum"', "方案要写 strata"),
    ):
        with pytest.raises(SchemeError, match=told):
            scheme(more=quota(text))
    with pytest.raises(SchemeError, match="at_least_units 写一次"):
        scheme(more=quota("at_least_units = 1").replace("at_least = 6", "at_least = 6\nat_least_units = 2"))
    with pytest.raises(SchemeError, match="最后一个等次不设名额"):
        scheme(more='\n[[grade]]\nname = "优"\nquota = { at_least_units = 1 }\n')


def test_the_mean_of_shared_places(scheme: Build, batch: Batch) -> None:
    card = scheme(more='\n[ranking]\nties = "mean"\n').score(
        batch(reported=values("0.9", "0.9", "0.5", "0.9"), units=FOUR), period="2026Q3"
    )
    assert [unit.rank for unit in card.units] == [2, 2, 4, 2]
    card = scheme(more='\n[ranking]\nties = "mean"\n').score(
        batch(reported=values("0.9", "0.9", "0.5", "0.1"), units=FOUR), period="2026Q3"
    )
    assert [unit.rank for unit in card.units] == [Decimal("1.5"), Decimal("1.5"), 3, 4]
    assert card.scores["rank"].to_list() == [Decimal("1.5"), Decimal("1.5"), 3, 4]
    assert '"rank": 1.5' in card.to_json()


COMPOSE = "\n[compose]\nmonths = 0.4\nquarters = 0.3\nyear = 0.3\n"


def test_a_year_is_made_of_months_quarters_and_itself(scheme: Build, batch: Batch) -> None:
    rows: dict[tuple[str, ...], dict[str, object]] = {
        (A, "rate", f"2026-{month:02}"): {"value": "1"} for month in range(1, 13)
    }
    rows |= {(A, "rate", f"2026Q{quarter}"): {"value": "0.5"} for quarter in (1, 2, 3, 4)}
    rows[A, "rate", "2026"] = {"value": "0.9"}
    unit = scheme(more=COMPOSE).score(batch(reported=rows), period="2026").unit(A)
    assert str(unit.total) == "8.20"  # 10 × 0.4 + 5 × 0.3 + 9 × 0.3
    assert unit.adjustments[0].why == "月度平均 10 × 40% + 季度平均 5 × 30% + 本期 9 × 30% = 8.20 分"
    assert (unit.adjustments[0].stage, str(unit.adjustments[0].points)) == ("composition", "-0.80")
    assert unit.added_up == unit.total
    assert (
        "月度平均 0 × 40%"
        in scheme(more=COMPOSE).score(batch(reported=rows), period="2026").unit(B).adjustments[0].why
    )


def test_a_month_cannot_be_made_of_quarters(scheme: Build, batch: Batch) -> None:
    with pytest.raises(DataError, match="没有更小的考核期"):
        scheme(more=COMPOSE).score(batch(), period="2026-03")
    with pytest.raises(SchemeError, match="至少写一项"):
        scheme(more="\n[compose]\n")
    assert scheme(more="\n[compose]\nyear = 0.9\n").remarks == ("合成的权重合计 0.9，不是 1。",)


def test_a_total_made_of_other_schemes(scheme: Build, batch: Batch) -> None:
    other = scheme(('id = "small"', 'id = "other"')).score(
        batch(reported={(A, "rate"): {"value": "1"}}), period="2026Q3"
    )
    both = scheme(more="\n[compose]\nyear = 0.5\nschemes = { other = 0.5 }\n")
    data = batch(reported={(A, "rate"): {"value": "0.6"}})
    assert str(both.score(data, period="2026Q3", others=[other]).unit(A).total) == "8.00"
    with pytest.raises(DataError, match="请一并给出") as missing:
        both.score(data, period="2026Q3")
    assert missing.value.code == "scheme.card-missing"


def test_a_total_made_of_the_period_alone_is_weighted_too(scheme: Build, batch: Batch) -> None:
    card = scheme(more="\n[compose]\nyear = 0.9\n").score(
        batch(reported={(A, "rate"): {"value": "1"}}), period="2026Q3"
    )
    assert str(card.unit(A).total) == "9.00"


def test_a_unit_that_the_other_scheme_does_not_have_got_nothing_there(scheme: Build, batch: Batch) -> None:
    alone = batch(reported={(A, "rate"): {"value": "1"}}, units=[{"code": A, "name": "柳河镇"}])
    other = scheme(('id = "small"', 'id = "other"')).score(alone, period="2026Q3")
    both = scheme(more="\n[compose]\nyear = 0.5\nschemes = { other = 0.5 }\n")
    data = batch(reported={(A, "rate"): {"value": "0.6"}, (B, "rate"): {"value": "0.6"}})
    card = both.score(data, period="2026Q3", others=[other])
    assert [str(card.unit(code).total) for code in (A, B)] == ["8.00", "3.00"]
    assert "没有得分，按 0 分计" in card.unit(B).adjustments[-1].why


def test_the_shares_of_a_composed_total_stand_on_the_card(scheme: Build, batch: Batch) -> None:
    rows: dict[tuple[str, ...], dict[str, object]] = {
        (A, "rate", f"2026Q{quarter}"): {"value": "0.5"} for quarter in (1, 2, 3, 4)
    }
    rows[A, "rate", "2026"] = {"value": "0.9"}
    card = scheme(more="\n[compose]\nquarters = 0.4\nyear = 0.6\n").score(batch(reported=rows), period="2026")
    quarters, year = card.unit(A).composition
    assert (quarters.name, quarters.weight, quarters.total, quarters.own) == (
        "季度平均",
        Fraction(2, 5),
        5,
        False,
    )
    assert quarters.parts == tuple((f"2026Q{number}", Decimal("5.00")) for number in (1, 2, 3, 4))
    assert (year.name, year.total, year.own, year.parts) == ("本期", 9, True, ())
    again = Scorecard.from_json(card.to_json())
    assert again.unit(A).composition == card.unit(A).composition
    assert again.to_json() == card.to_json()


def test_a_period_without_any_item_counts_nothing(scheme: Build, batch: Batch) -> None:
    loose = scheme(
        ('missing = "zero"', 'missing = "redistribute"'), more="\n[compose]\nquarters = 0.5\nyear = 0.5\n"
    )
    rows = {
        (A, "rate", "2026"): {"value": "1"},
        (A, "rate", "2026Q1"): {"value": "1"},
        (B, "rate", "2026"): {"value": "1"},
    }
    card = loose.score(batch(reported=rows), period="2026")
    assert [str(unit.total) for unit in card.units[:2]] == ["10.00", "5.00"]
    assert "季度平均没有得分，按 0 分计" in card.unit(B).adjustments[-1].why


def test_the_score_of_another_scheme(scheme: Build, batch: Batch) -> None:
    transfer = 'score = { form = "transfer", of = "other", coefficient = 0.25, what = "score" }'
    other = scheme(('id = "small"', 'id = "other"')).score(
        batch(reported={(A, "rate"): {"value": "0.8"}}), period="2026Q3"
    )
    chosen = scheme(('score = { form = "proportion" }', transfer))
    card = chosen.score(batch(reported={(A, "rate"): {"value": "4"}}), period="2026Q3", others=[other])
    assert [str(unit.total) for unit in card.units] == ["2.00", "0.00", "0.00"]
    assert card.explain(A, "rate").why == "比率 other 得 8 分，8 × 0.25 = 2 分。"
    assert (
        str(chosen.score(batch(reported={(A, "rate"): {"value": "4"}}), period="2026Q3").unit(A).total)
        == "1.00"
    )
    with pytest.raises(SchemeError, match="不能引用本方案自己的得分"):
        scheme(('score = { form = "proportion" }', transfer.replace("other", "small")))
    assert (
        str(
            scheme(('score = { form = "proportion" }', transfer), ('missing = "zero"', 'missing = "full"'))
            .score(batch(units=[{"code": "539925109", "name": "新镇"}]), period="2026Q3", others=[other])
            .units[0]
            .total
        )
        == "10.00"
    )


@pytest.mark.parametrize(
    ("changes", "more", "told"),
    [
        ((), '\n[strata]\nby = "urban"\n', "strata.by：行政区划没有字段 urban，是否指 urban_rural"),
        ((), '\n[strata]\nby = "households"\n', "不是文字或代码，不能用来分组"),
        (
            (('missing = "zero"', 'missing = "zero"\nby_stratum = { 城 = { form = "proportion" } }'),),
            "",
            "方案就要写 strata",
        ),
        (
            (('missing = "zero"', 'missing = "zero"\nby_stratum = { 城 = { form = "proportion" } }'),),
            '\n[strata]\nby = "urban_rural"\n',
            "城乡分类没有“城”这一项",
        ),
        (
            (('missing = "zero"', 'missing = "zero"\nby_stratum = { 城 = { form = "judgement" } }'),),
            '\n[strata]\nby = "name"\n',
            "各组的计分方式要的是不同的数值",
        ),
        ((('missing = "zero"', 'missing = "zero"\nperiod = "month"'),), "", "period 和 combine 要一起写"),
        (
            (
                ('missing = "zero"', 'missing = "zero"\nperiod = "month"\ncombine = "mean"'),
                ('{ form = "proportion" }', '{ form = "add", events = [{ event = "e", per = 1 }] }'),
            ),
            "",
            "combine 写 sum",
        ),
        (
            (
                ('missing = "zero"', 'missing = "zero"\nperiod = "month"\ncombine = "mean"'),
                (
                    '{ form = "proportion" }',
                    '{ form = "delay", due = 2026-01-01, every = "day", steps = "whole", per = 1, undone = 0 }',
                ),
            ),
            "",
            "完成日期不能按期合成",
        ),
        (
            (
                ("{ reported = true }", '{ measure = "dispute_overdue" }'),
                ('{ form = "proportion" }', '{ form = "judgement" }'),
            ),
            "",
            "judgement 的值由部门上报",
        ),
        (
            (
                (
                    '{ form = "proportion" }',
                    '{ form = "proportion", unless = { dispute_overdu = { true = true } } }',
                ),
            ),
            "",
            "没有名为 dispute_overdu 的指标或度量，是否指 dispute_overdue",
        ),
        (
            (
                ('"township"', '"organization"'),
                ("{ reported = true }", '{ measure = "litigation_per_10k" }'),
                ('{ form = "proportion" }', '{ form = "deduct", per = 1 }'),
            ),
            "",
            "组织没有字段 resident_population",
        ),
    ],
)
def test_what_does_not_fit(scheme: Build, changes: tuple[tuple[str, str], ...], more: str, told: str) -> None:
    with pytest.raises(SchemeError) as refused:
        scheme(*changes, more=more)
    assert told in str(refused.value)


def test_the_least_number_may_stand_beside_the_line(scheme: Build, batch: Batch) -> None:
    for text in ('share = 0.3, rounding = "down"', None):
        more = quota(text or "x").replace("at_least = 6", "at_least = 6\nat_least_units = 3")
        more = more if text else more.replace("quota = { x }\n", "")
        card = scheme(more=more).score(
            batch(reported=values("1", "0.9", "0.8", "0.7"), units=FOUR), period="2026Q3"
        )
        assert [str(unit.grade)[0] for unit in card.units] == ["优"] * 3 + ["良" if text else "优"]


def test_a_share_is_of_all_units_that_take_part(scheme: Build, batch: Batch) -> None:
    """Those below the last line have no grade and count for the share all the same; those without any item do not."""
    units = [{"code": f"5399251{number:02}", "name": f"{number}镇"} for number in range(1, 12)]
    numbers = ("0.95", "0.94", "0.93", "0.92", "0.91", "0.5", "0.4", "0.3", "0.2", "0.1")
    given: dict[tuple[str, ...], dict[str, object]] = {
        (str(unit["code"]), "rate"): {"value": number} for unit, number in zip(units, numbers, strict=False)
    }
    chosen = scheme(
        ('missing = "zero"', 'missing = "redistribute"'),
        more='[[grade]]\nname = "优"\nat_least = 9\nquota = { share = 0.3, rounding = "down" }\n'
        '[[grade]]\nname = "良"\nat_least = 8\n[[grade]]\nname = "合"\nat_least = 6\n',
    )
    card = chosen.score(batch(reported=given, units=units), period="2026Q3")
    grades = ["优"] * 3 + ["良"] * 2 + [None] * 6
    assert [unit.grade for unit in card.units] == grades
    assert [problem.message for problem in card.problems] == [
        "优按 30% 的比例为 3 个名额，达到分数线的 5 个，评定 3 个。"
    ]
    table = pl.DataFrame(
        {"unit": [unit["code"] for unit in units], "rate": [*map(Decimal, numbers), None]},
        schema={"unit": pl.String(), "rate": pl.Decimal(5, 2)},
    )
    assert chosen.score_table(table).standing["grade"].to_list() == grades


def test_a_veto_of_a_month_holds_in_its_quarter_and_year(scheme: Build, batch: Batch) -> None:
    """It holds from the day that it is reported for: were the months only counted afterwards, it would come too late."""
    rows = {(A, "veto", "2026-08"): {"count": 1}}
    for period, grade in (
        ("2026Q2", "优"),
        ("2026-08", "差"),
        ("2026Q3", "差"),
        ("2026H2", "差"),
        ("2026", "差"),
    ):
        given = rows | {(A, "rate", period): {"value": "1"}}
        unit = scheme(more=VETO).score(batch(reported=given), period=period).unit(A)
        assert (period, unit.grade) == (period, grade)
    later = rows | {(A, "veto", "2026"): {"count": 1}, (A, "rate", "2026Q2"): {"value": "1"}}
    assert scheme(more=VETO).score(batch(reported=later), period="2026Q2").unit(A).grade == "优"


def test_a_veto_that_is_over_is_over_though_the_form_looks_at_last_year(scheme: Build, batch: Batch) -> None:
    chosen = scheme(
        ('form = "proportion"', 'form = "change", base = 10, gain = 1, loss = 1, against = "last-year"'),
        ("from = 2026-01-01", "from = 2025-01-01"),
        ("{ reported = true }", '{ reported = true, better = "higher" }'),
        more=VETO.replace("months = 12", "months = 1"),
    )
    rows: dict[tuple[str, ...], dict[str, object]] = {
        (A, "rate"): {"count": 1},
        (A, "rate", "2025Q3"): {"count": 1},
    }
    over = chosen.score(batch(reported=rows | {(A, "veto", "2025Q3"): {"count": 1}}), period="2026Q3")
    assert over.unit(A).vetoes == ()
    holds = chosen.score(batch(reported=rows | {(A, "veto", "2026Q2"): {"count": 1}}), period="2026Q3")
    assert len(holds.unit(A).vetoes) == 1
