"""What is asked of scorecards: what moved, what would be, what is firm, what decides the order."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import attrs
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.dataset import Dataset
from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.indicators import Scheme, Scorecard, panel
from jiceng.indicators.analysis.matrix import ranks, shares_of
from jiceng.indicators.composite import sobol
from tests.indicators.scoring.random_schemes import PERIOD, Drawn
from tests.indicators.scoring.test_against_oracle import run

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
A, B, C = "539925101", "539925102", "539925201"
MORE = """
[[indicator]]
id = "late"
part = "all"
clause = "二"
title = "迟报"
points = 5
value = { reported = true, unit = "次" }
score = { form = "deduct", per = 1 }
missing = "redistribute"
not_applicable = "redistribute"
[[indicator]]
id = "events"
part = "all"
clause = "三"
title = "事件"
points = 4
value = { reported = true }
score = { form = "deduct", events = [{ event = "e1", per = 1 }, { event = "e2", per = 2 }] }
missing = "full"
not_applicable = "redistribute"
[[indicator]]
id = "steps"
part = "all"
clause = "四"
title = "分档"
points = 6
value = { reported = true, unit = "%" }
score = { form = "tiers", tiers = [{ over = 0.9, points = 6 }, { at_least = 0.5, points = 3 }, { points = 0 }] }
missing = "zero"
not_applicable = "redistribute"
[[bonus]]
id = "bonus"
title = "加分"
clause = "五"
per = 1
value = { reported = true }
[ranking]
then_by = ["late"]
"""
ROWS: dict[tuple[str, ...], dict[str, object]] = {
    (A, "rate"): {"numerator": "3", "denominator": "4"},
    (A, "late"): {"count": 2},
    (A, "e1"): {"count": 1},
    (A, "e2"): {"count": 1},
    (A, "steps"): {"value": "0.8"},
    (A, "bonus"): {"count": 1},
    (B, "rate"): {"value": "0.7"},
    (B, "late"): {"count": 0},
    (B, "steps"): {"value": "0.95"},
    (C, "rate"): {"value": "0.2"},
}


@pytest.fixture
def card(scheme: Build, batch: Batch) -> Scorecard:
    return scheme(more=MORE).score(batch(reported=ROWS), period="2026Q3")


@pytest.fixture
def before(scheme: Build, batch: Batch) -> Scorecard:
    rows = {(A, "rate"): {"value": "0.5"}, (A, "late"): {"count": 5}, (B, "rate"): {"value": "1"}}
    return scheme(more=MORE).score(batch(reported=rows, period="2026Q2"), period="2026Q2")


def test_what_moved(card: Scorecard, before: Scorecard) -> None:
    found = card.compare(before)
    unit = found.unit(A)
    assert (unit.total, unit.before) == (card.unit(A).total, before.unit(A).total)
    assert unit.change == sum((item.change for item in unit.items), Decimal(0)) + unit.others
    assert unit.places_won == 0
    assert unit.why == "柳河镇 9.00 → 15.50 分（+6.50），名次不变；迟报 +3.00、事件 -3.00、分档 +3.00。"
    assert "，名次前进 2 位；" in attrs.evolve(unit, rank=1, rank_before=3).why
    assert str(found).count("\n") == 2
    assert found.frame.filter(pl.col("unit") == A)["change"].sum() + unit.others == unit.change
    with pytest.raises(UnknownCodeError):
        found.unit("539925999")


def test_units_and_items_that_come_and_go(scheme: Build, batch: Batch, card: Scorecard) -> None:
    one = [{"code": A, "name": "柳河镇"}, {"code": "539925109", "name": "新镇"}]
    other = scheme().score(batch(units=one), period="2026Q2")
    found = card.compare(other)
    assert (found.added, found.gone) == ((B, C), ("539925109",))
    assert [item.before for item in found.unit(A).items] == [Decimal(0), None, None, None]
    back = other.compare(card).unit(A)
    assert [item.points for item in back.items] == [Decimal(0), None, None, None]
    nowhere = attrs.evolve(back, rank=None)
    assert nowhere.places_won is None
    assert "名次" not in nowhere.why


def test_a_panel_decomposes_exactly(card: Scorecard, before: Scorecard) -> None:
    rows = panel([card, before])
    assert rows.frame["period"].to_list() == ["2026Q2"] * 3 + ["2026Q3"] * 3
    change = rows.change()
    sums = change.decompose().group_by("unit", maintain_order=True).agg(pl.col("change").sum())
    assert sums["change"].to_list() == change.frame["change"].to_list()
    with pytest.raises(DeclarationError, match="at least two different periods"):
        panel([card, card])
    with pytest.raises(DeclarationError, match="at least two different periods"):
        panel([card])


def test_what_if(card: Scorecard) -> None:
    heavier = card.what_if(weights={"rate": 20})
    assert str(heavier.explain(A, "rate").points) == "15.00"
    assert heavier.remarks[-1] == "试算，不是考核结果：rate 的分值改为 20 分。"
    better = card.what_if(values={(A, "rate"): Fraction(1), (C, "late"): "0", (A, "events@e2"): 0})
    assert str(better.unit(A).total) == "20.00"
    assert better.explain(C, "late").in_total
    assert dict(better.explain(A, "events").events) == {"e1": 1, "e2": 0}
    fewer = card.what_if(drop=["late", "steps"])
    assert [item.indicator for item in fewer.units[0].items] == ["rate", "events"]
    assert card.what_if().scores.equals(card.scores)


def test_what_cannot_be_tried(card: Scorecard) -> None:
    for changes in ({"weights": {"rat": 1}}, {"drop": ["rat"]}, {"values": {(A, "rat"): 1}}):
        with pytest.raises(UnknownCodeError, match="no indicator 'rat'"):
            card.what_if(**changes)  # type: ignore[arg-type]
    with pytest.raises(UnknownCodeError, match="no unit"):
        card.what_if(values={("1", "rate"): 1})
    with pytest.raises(UnknownCodeError, match="nothing is counted under 'e3'"):
        card.what_if(values={(A, "events@e3"): 1})
    with pytest.raises(DeclarationError, match="at least one indicator"):
        card.what_if(drop=["rate", "late", "events", "steps"])
    with pytest.raises(DeclarationError, match="a float is not exact"):
        card.what_if(weights={"rate": 0.1})  # type: ignore[dict-item]
    with pytest.raises(DeclarationError, match="full marks are 0 or more"):
        card.what_if(weights={"rate": -5})
    with pytest.raises(DeclarationError, match="not a number"):
        card.what_if(weights={"rate": "many"})
    with pytest.raises(DeclarationError, match="score the scheme again"):
        attrs.evolve(card, origin=None).what_if()


def test_a_part_that_loses_all_its_indicators_goes_too(scheme: Build, batch: Batch) -> None:
    two = (
        MORE.replace('part = "all"', 'part = "other"', 1)
        + '\n[[part]]\nid = "other"\ntitle = "另"\npoints = 5\n'
    )
    card = scheme(more=two).score(batch(reported=ROWS), period="2026Q3").what_if(drop=["late"])
    assert [part.part for part in card.units[0].parts] == ["all"]


def test_the_next_best_step(card: Scorecard) -> None:
    steps = card.next_best(A)
    told = [(step.indicator, step.before, step.after, str(step.gain), step.is_smallest) for step in steps]
    assert told == [
        ("steps", Fraction(4, 5), Fraction(900001, 1000000), "3.00", False),
        ("rate", Fraction(3, 4), Fraction(1), "2.50", True),
        ("events@e2", 1, 0, "2.00", True),
        ("late", 2, 0, "2.00", False),
        ("events@e1", 1, 0, "1.00", True),
        ("late", 2, 1, "1.00", True),
    ]
    for step in steps:
        after = card.what_if(values={(A, step.indicator): step.after}).unit(A).total
        assert after - card.unit(A).total == step.gain
    assert card.next_best(C)[0].indicator == "rate"


def test_no_step_is_worth_anything_at_the_top(scheme: Build, batch: Batch) -> None:
    assert scheme().score(batch(reported={(A, "rate"): {"value": "1"}}), period="2026Q3").next_best(A) == ()


def test_shares_give_the_totals_again(card: Scorecard) -> None:
    shares = shares_of(card, 0.25)
    totals = shares.totals(shares.full[None, :])[0]
    assert np.allclose(totals, [float(unit.total) for unit in card.units])
    assert ranks(np.array([[1.0, 3.0, 3.0], [0.1 + 0.2, 0.3, 0.0]])).tolist() == [[3, 1, 1], [1, 1, 3]]


def test_how_firm_the_places_are(scheme: Build, batch: Batch) -> None:
    rows: dict[tuple[str, ...], dict[str, object]] = {
        (A, "rate"): {"value": "0.8"},
        (A, "late"): {"count": 4},
        (A, "steps"): {"value": "0.5"},
        (B, "rate"): {"value": "0.5"},
        (B, "late"): {"count": 1},
        (B, "steps"): {"value": "0.5"},
        (C, "rate"): {"value": "0.1"},
        (C, "late"): {"count": 5},
        (C, "steps"): {"value": "0.1"},
    }
    card = scheme(more=MORE).score(batch(reported=rows), period="2026Q3")
    found = card.uncertainty(draws=400, weights=0.25, seed=7)
    assert found == card.uncertainty(draws=400, weights=0.25, seed=7)
    assert found != card.uncertainty(draws=400, weights=0.25, seed=8)
    assert found.alike in (((A, B),), ((B, A),))
    by_unit = {interval.unit: (interval.low, interval.high) for interval in found.intervals}
    assert by_unit == {A: (1, 2), B: (1, 2), C: (3, 3)}
    assert found.frame.columns == ["unit", "name", "low", "median", "high"]
    assert card.uncertainty(draws=10, weights=0).alike == ((A, B),)  # equal totals are never told apart
    with pytest.raises(DeclarationError, match="at least one draw"):
        card.uncertainty(draws=0)
    with pytest.raises(DeclarationError, match="from 0 to below 1"):
        card.uncertainty(weights=1)


def test_what_decides_the_order(scheme: Build, batch: Batch) -> None:
    rows: dict[tuple[str, ...], dict[str, object]] = {
        (A, "rate"): {"value": "0.81"},
        (A, "late"): {"count": 4},
        (B, "rate"): {"value": "0.5"},
        (B, "late"): {"count": 1},
        (C, "rate"): {"value": "0.5"},
        (C, "late"): {"count": 1},
    }
    card = scheme(more=MORE).score(batch(reported=rows), period="2026Q3")
    found = card.sensitivity(draws=256, seed=3)
    assert found == card.sensitivity(draws=256, seed=3)
    totals = {index.indicator: index.total for index in found.indices}
    assert set(found.frame["indicator"].to_list()) == {"rate", "late", "events", "steps"}
    assert min(totals["rate"], totals["late"]) > 0.2
    assert totals["events"] < 0.1
    assert found.mean_shift > 0
    assert all(index.first <= index.total + 0.15 for index in found.indices)
    still = card.sensitivity(draws=16, weights=0)
    assert {(index.first, index.total) for index in still.indices} == {(0.0, 0.0)}
    with pytest.raises(DeclarationError, match="two draws"):
        card.sensitivity(draws=1)


def test_too_few_units_to_order(scheme: Build, batch: Batch) -> None:
    card = scheme().score(batch(units=[{"code": A, "name": "柳河镇"}]), period="2026Q3")
    with pytest.raises(DeclarationError, match="fewer than two units"):
        card.uncertainty()
    bare = scheme(("points = 10\nvalue", "points = 0\nvalue")).score(batch(), period="2026Q3")
    with pytest.raises(DeclarationError, match="no indicator has points"):
        bare.sensitivity()


def test_the_table_for_a_notebook(card: Scorecard) -> None:
    page = card._repr_html_()
    assert page.startswith("<table><caption>小方案 2026Q3</caption>")
    assert page.index("青石镇") < page.index("白杨乡")
    many = attrs.evolve(card, units=card.units * 30)
    assert "其余 30 个单位从略" in many._repr_html_()
    assert "<script" not in attrs.evolve(card, title="<script>")._repr_html_()
    assert "—" in attrs.evolve(card, units=(attrs.evolve(card.units[0], rank=None),))._repr_html_()
    assert attrs.evolve(card, units=())._repr_html_().startswith("<table>")


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(3)), st.integers(0, 3))
def test_the_order_of_units_makes_no_difference_to_what_is_firm(order: list[int], seed: int) -> None:
    raw = {
        "format": 1,
        "id": "r",
        "title": "随机",
        "level": "township",
        "full_marks": Decimal(20),
        "rounding": {"places": 2, "mode": "half-up", "at": "item"},
        "part": [{"id": "p", "title": "部分", "points": Decimal(20)}],
        "indicator": [
            {
                "id": f"i{n}",
                "title": f"指标{n}",
                "clause": "一",
                "part": "p",
                "points": Decimal(10),
                "value": {"reported": True},
                "score": {"form": "proportion"},
                "missing": "zero",
                "not_applicable": "zero",
            }
            for n in (0, 1)
        ],
    }
    units = ["539925101", "539925102", "539925103"]
    values = {
        (unit, f"i{n}", PERIOD): (Decimal(10 * (place + 1) * (n + 1) % 97) / 100, None, None)
        for (place, unit), n in product(enumerate(units), (0, 1))
    }
    plain, mixed = (
        run(Drawn(raw, dict.fromkeys(some, ""), values, {}, (), uniform=True))
        for some in (units, [units[place] for place in order])
    )
    assert plain.uncertainty(50, seed=seed) == mixed.uncertainty(50, seed=seed)
    assert plain.sensitivity(8, seed=seed) == mixed.sensitivity(8, seed=seed)
    assert plain.period == PERIOD


SHARED = """
[[indicator]]
id = "again"
part = "all"
clause = "二"
title = "再计"
points = 10
value = { same_as = "rate" }
score = { form = "tiers", tiers = [{ at_least = 0.9, points = 10 }, { points = 2 }] }
missing = "zero"
not_applicable = "redistribute"
[[indicator]]
id = "branch"
part = "all"
clause = "三"
title = "分情形"
points = 10
value = { reported = true }
score = { form = "branch", when = { rate = { at_least = 0.9 } }, then = { form = "add", per = 2 }, else = { form = "add", per = 1 } }
missing = "zero"
not_applicable = "redistribute"
[[indicator]]
id = "mean"
part = "all"
clause = "四"
title = "同平均比"
points = 10
value = { reported = true, unit = "%", better = "higher" }
score = { form = "relative", to = "peer-mean", slope = { base = 5, step = 0.01, gain = 0.1, loss = 0.1, steps = "pro-rata" } }
missing = "zero"
not_applicable = "redistribute"
"""
COUNTED: dict[tuple[str, ...], dict[str, object]] = {
    (A, "rate"): {"numerator": "6", "denominator": "10"},
    (B, "rate"): {"numerator": "9", "denominator": "10"},
    (A, "branch"): {"count": 3},
    (A, "mean"): {"numerator": "6", "denominator": "10"},
    (B, "mean"): {"numerator": "90", "denominator": "100"},
    (C, "mean"): {"numerator": "1", "denominator": "2"},
}


@pytest.mark.parametrize("name", ["rate", "again", "mean"])
def test_a_value_tried_is_the_value_everywhere(scheme: Build, batch: Batch, name: str) -> None:
    """As if it had been reported: for what has the same value, what is conditioned on it, and the mean of the peers."""
    built = scheme(more=SHARED)
    tried = built.score(batch(reported=COUNTED), period="2026Q3").what_if(values={(A, name): "0.9"})
    owner = "rate" if name == "again" else name
    rows = COUNTED | {(A, owner): {"numerator": "9", "denominator": "10"}}
    assert tried.scores.equals(built.score(batch(reported=rows), period="2026Q3").scores)


def test_the_gain_of_a_step_is_that_of_scoring_again(scheme: Build, batch: Batch) -> None:
    built = scheme(more=SHARED)
    card = built.score(batch(reported=COUNTED), period="2026Q3")
    steps = card.next_best(A)
    assert {step.indicator for step in steps} == {
        "rate",
        "branch",
        "mean",
    }  # what is the same as another is not told twice
    for step in steps:
        assert step.unit != "%" or step.after > step.before  # less of a rate never helps
        whole = step.after if step.unit != "%" else step.after * 10**6
        row = (
            {"count": int(whole)} if step.unit != "%" else {"numerator": str(whole), "denominator": "1000000"}
        )
        if step.indicator != "mean":
            again = built.score(batch(reported=COUNTED | {(A, step.indicator): row}), period="2026Q3")
            assert again.unit(A).total - card.unit(A).total == step.gain


def test_what_more_full_marks_do_not_change_is_told(card: Scorecard) -> None:
    heavier = card.what_if(weights={"steps": 12, "rate": 20})
    assert heavier.explain(A, "steps").points == card.explain(A, "steps").points
    assert (
        heavier.remarks[-2]
        == "steps 的得分没有变：方案写明了各档得多少分，分值只是上限；要改，请改各档的得分。"
    )
    lighter = card.what_if(weights={"steps": 2})
    assert str(lighter.explain(A, "steps").points) == "2.00"
    assert lighter.remarks == (*card.remarks, "试算，不是考核结果：steps 的分值改为 2 分。")


def test_weights_of_a_scheme_changed_are_those_tried(scheme: Build, batch: Batch) -> None:
    data = batch(reported=ROWS)
    tried = scheme(more=MORE).score(data, period="2026Q3").what_if(weights={"rate": 20, "late": 3})
    written = MORE.replace("points = 5", "points = 3", 1)
    assert (
        scheme(("points = 10\nvalue", "points = 20\nvalue"), more=written)
        .score(data, period="2026Q3")
        .scores.equals(tried.scores)
    )


def test_totals_of_other_periods_are_not_tried(scheme: Build, batch: Batch) -> None:
    months = scheme(more="[compose]\nmonths = 0.5\nyear = 0.5\n").score(batch(), period="2026Q3")
    assert (
        months.what_if(weights={"rate": 5}).remarks[-2] == "合成总分用到的其他各期、其他方案的得分没有重算。"
    )


@pytest.mark.parametrize(("effect", "total"), [("last-rank", "15.50"), ("zero", "0.00")])
def test_a_unit_put_last_by_a_veto_is_last_with_all_weights(
    scheme: Build, batch: Batch, effect: str, total: str
) -> None:
    veto = f'[[veto]]\nid = "v"\ntitle = "否决"\nclause = "六"\nvalue = {{ reported = true }}\neffect = "{effect}"\n'
    rows = ROWS | {(A, "v"): {"count": 1}, (C, "rate"): {"value": "0.9"}}
    card = scheme(more=MORE + veto).score(batch(reported=rows), period="2026Q3")
    assert (str(card.unit(A).total), card.unit(A).rank) == (total, 3)
    last = card.uncertainty(draws=50, seed=1).intervals[-1]
    assert (last.unit, last.low, last.high) == (A, 3, 3)


def test_places_are_those_computed_by_hand(scheme: Build, batch: Batch) -> None:
    """Three rates, one missing and redistributed, 200 draws: every total worked out in fractions."""
    more = "".join(
        f"""
[[indicator]]
id = "i{number}"
part = "all"
clause = "一"
title = "指标{number}"
points = {points}
value = {{ reported = true }}
score = {{ form = "proportion" }}
missing = "redistribute"
not_applicable = "redistribute"
"""
        for number, points in ((1, 20), (2, 30))
    )
    got = {A: ("0.9", "0.5", "0.6"), B: ("0.6", "0.9", "0.5"), C: ("0.7", "0.7", None)}
    rows: dict[tuple[str, ...], dict[str, object]] = {
        (unit, name): {"value": value}
        for unit, values in got.items()
        for name, value in zip(("rate", "i1", "i2"), values, strict=True)
        if value is not None
    }
    card = scheme(more=more).score(batch(reported=rows), period="2026Q3")
    found = card.uncertainty(draws=200, weights=0.25, seed=5)
    places: dict[str, list[int]] = {unit: [] for unit in got}
    for draw in np.random.default_rng(5).random((200, 3)).tolist():
        raw = [
            points * (Fraction(3, 4) + Fraction(x) / 2) for points, x in zip((10, 20, 30), draw, strict=True)
        ]
        weights = [60 * one / sum(raw) for one in raw]
        totals = {}
        for unit, values in got.items():
            known = [(w, Fraction(v)) for w, v in zip(weights, values, strict=True) if v is not None]
            totals[unit] = sum(w * v for w, v in known) * 60 / sum(w for w, _ in known)
        for unit, total in totals.items():
            places[unit].append(1 + sum(other > total for other in totals.values()))
    for interval in found.intervals:
        mine = sorted(places[interval.unit])
        low, high = np.percentile(mine, [5, 95])
        assert (interval.low, interval.median, interval.high) == (
            int(low),
            float(np.median(mine)),
            int(np.ceil(high)),
        )


def test_sobol_indices_of_a_sum_are_its_shares_of_the_variance() -> None:
    """Of Σ cᵢxᵢ with xᵢ even on [0, 1] both indices are cᵢ² ÷ Σ c²; of (x − ½)(y − ½) the first are 0, the totals 1."""
    weights = np.array([3.0, 2.0, 1.0])
    found = sobol(lambda drawn: drawn @ weights, ["x", "y", "z"], samples=8192, seed=1)
    assert np.allclose(found.first_order, [9 / 14, 4 / 14, 1 / 14], atol=0.04)
    assert np.allclose(found.total_order, [9 / 14, 4 / 14, 1 / 14], atol=0.04)
    product_ = sobol(
        lambda drawn: (drawn[:, 0] - 0.5) * (drawn[:, 1] - 0.5), ["x", "y", "z"], samples=8192, seed=1
    )
    assert np.allclose(product_.first_order, [0, 0, 0], atol=0.05)
    assert np.allclose(product_.total_order, [1, 1, 0], atol=0.05)


DAYS = """
[[indicator]]
id = "late"
part = "all"
clause = "二"
title = "按时"
points = 10
value = { reported = true }
score = { form = "delay", due = 2026-08-31, every = "week", steps = "started", per = 1, undone = 0 }
missing = "zero"
not_applicable = "zero"
[[indicator]]
id = "list"
part = "all"
clause = "三"
title = "清单"
points = 6
value = { reported = true }
score = { form = "checklist", checks = [{ check = "plan", points = 4, by = 2026-07-31 }, { check = "talk", points = 2 }] }
missing = "zero"
not_applicable = "zero"
[[indicator]]
id = "given"
part = "all"
clause = "四"
title = "评议"
points = 10
value = { reported = true }
score = { form = "judgement" }
missing = "zero"
not_applicable = "zero"
"""


def test_a_day_is_won_by_the_day_that_it_is_due(scheme: Build, batch: Batch) -> None:
    """Never by a day of the year 1; points that somebody gives end at the full ones."""
    day = Fraction(date(2026, 8, 31).toordinal())
    rows: dict[tuple[str, ...], dict[str, object]] = {
        (A, "late"): {"value": "20260910"},
        (A, "plan"): {"value": "20260810"},
        (A, "talk"): {"count": 0},
        (A, "given"): {"value": "9.5"},
        (B, "late"): {"value": "0"},
        (B, "plan"): {"value": "0"},
    }
    card = scheme(more=DAYS).score(batch(reported=rows), period="2026Q3")
    told = {(step.indicator, step.after): str(step.gain) for step in card.next_best(A)}
    plan = Fraction(date(2026, 7, 31).toordinal())
    assert told == {
        ("late", day): "2.00",
        ("list@plan", plan): "4.00",
        ("list@talk", 1): "2.00",
        ("given", 10): "0.50",
    }
    undone = {(step.indicator, step.after): str(step.gain) for step in card.next_best(B)}
    assert undone == {("late", day): "10.00", ("list@plan", plan): "4.00", ("list@talk", 1): "2.00"}
