"""What is asked of scorecards: what moved, what would be, what is firm, what decides the order."""

from collections.abc import Callable
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
