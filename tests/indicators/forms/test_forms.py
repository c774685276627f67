"""The scoring forms: published cases, bounds, sentences, and what cannot be declared."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from jiceng.indicators.forms import Amount, AnyForm, Form, Reason

ADAPTER: TypeAdapter[Any] = TypeAdapter(AnyForm)


def form(**keys: object) -> Form:
    return ADAPTER.validate_python(keys)  # type: ignore[no-any-return]


def d(text: str) -> Decimal:
    return Decimal(text)


def points(scoring: Form, value: str, full: str = "10", **amount: Any) -> Fraction:
    return scoring.score(Amount(Fraction(d(value)), **amount), Fraction(d(full))).points


STAIRS = [{"at_least": d("0.95"), "points": 15}, {"at_least": d("0.90"), "points": 10}, {"points": 0}]


@pytest.mark.parametrize(
    ("declared", "value", "expected"),
    [
        # 率 × 分值（信访工作考核细则的及时受理率、按期答复率）
        ({"form": "proportion"}, "0.8", "8"),
        ({"form": "proportion"}, "1.2", "10"),
        ({"form": "proportion", "of": d("0.98")}, "0.98", "10"),
        ({"form": "proportion", "of": d("0.98")}, "0.49", "5"),
        ({"form": "proportion", "below": {"at": d("0.6"), "points": 0}}, "0.59", "0"),
        ({"form": "proportion", "below": {"at": d("0.6"), "points": 0}}, "0.6", "6"),
        # 达标得分，不达标的扣分
        ({"form": "met", "condition": {"at_least": d("0.8")}}, "0.8", "10"),
        (
            {"form": "met", "condition": {"at_least": d("0.8")}, "otherwise": -3, "floor": "none"},
            "0.79",
            "-3",
        ),
        ({"form": "met", "condition": {"at_most": 2}}, "2", "10"),
        ({"form": "met", "condition": {"at_most": 2}}, "3", "0"),
        ({"form": "met", "condition": {"equals": 1}}, "1", "10"),
        ({"form": "met", "condition": {"true": True}}, "0", "0"),
        ({"form": "met", "condition": {"true": True}}, "1", "10"),
        # 每例扣分，扣完为止；每季例会每少一次扣 0.25
        ({"form": "deduct", "per": 3}, "2", "4"),
        ({"form": "deduct", "per": 3}, "4", "0"),
        ({"form": "deduct", "per": 30, "floor": "none"}, "1", "-20"),
        ({"form": "deduct", "per": d("0.25"), "required": 4}, "3", "9.75"),
        ({"form": "deduct", "per": d("0.25"), "required": 4}, "5", "10"),
        # 分档
        ({"form": "tiers", "tiers": STAIRS, "cap": 15}, "0.95", "15"),
        ({"form": "tiers", "tiers": STAIRS, "cap": 15}, "0.9499", "10"),
        ({"form": "tiers", "tiers": STAIRS, "cap": 15}, "0.8999", "0"),
        (
            {
                "form": "tiers",
                "tiers": [{"at_most": 0, "points": 5}, {"at_most": 2, "points": 3}, {"over": 2, "points": 1}],
            },
            "2",
            "3",
        ),
        (
            {
                "form": "tiers",
                "tiers": [
                    {"over": 2, "points": 1},
                    {"over": 0, "at_most": 2, "points": 3},
                    {"at_most": 0, "points": 5},
                ],
            },
            "0.5",
            "3",
        ),
        # 每低 1 个百分点扣分：按比例、只计整数、不足 1 个按 1 个计
        (
            {
                "form": "slope",
                "target": d("0.9"),
                "base": 8,
                "step": d("0.01"),
                "loss": 1,
                "steps": "pro-rata",
            },
            "0.885",
            "6.5",
        ),
        (
            {"form": "slope", "target": d("0.9"), "base": 8, "step": d("0.01"), "loss": 1, "steps": "whole"},
            "0.885",
            "7",
        ),
        (
            {
                "form": "slope",
                "target": d("0.9"),
                "base": 8,
                "step": d("0.01"),
                "loss": 1,
                "steps": "started",
            },
            "0.885",
            "6",
        ),
        (
            {
                "form": "slope",
                "target": d("0.9"),
                "base": 8,
                "step": d("0.01"),
                "gain": d("0.5"),
                "steps": "whole",
            },
            "0.919",
            "8.5",
        ),
        (
            {"form": "slope", "target": d("0.9"), "base": 8, "step": d("0.01"), "gain": 5, "steps": "whole"},
            "0.95",
            "10",
        ),
        ({"form": "slope", "target": d("0.9"), "base": 8, "step": d("0.01"), "steps": "whole"}, "0.9", "8"),
    ],
)
def test_published_ways_of_scoring(declared: dict[str, object], value: str, expected: str) -> None:
    assert points(form(**declared), value, "15" if "cap" in declared else "10") == Fraction(d(expected))


def test_842_of_869_is_96_9_percent() -> None:
    rate = Amount(Fraction(842, 869), "%", Fraction(842), Fraction(869))
    mark = form(form="proportion", of=d("0.98")).score(rate, Fraction(10))
    assert mark.points == Fraction(10) * Fraction(842, 869) / Fraction(98, 100)
    assert mark.why == "96.89%（842/869），未达 98%，10 × 96.89% ÷ 98% = 9.887 分"


def test_events_have_their_own_price_and_cap() -> None:
    deduct = form(
        form="deduct",
        events=[{"event": "late", "title": "迟报", "per": d("0.5"), "cap": 2}, {"event": "false", "per": 1}],
    )
    mark = deduct.score(
        Amount(Fraction(12), events={"late": Fraction(9), "false": Fraction(3)}), Fraction(10)
    )
    assert mark.points == 5
    assert mark.why == "迟报 9 次扣 2 分，false 3 次扣 3 分，10 − 5 = 5 分"


def test_the_good_side_of_a_slope_is_the_values() -> None:
    slope = form(form="slope", target=5, base=8, step=1, gain=1, loss=2, steps="pro-rata")
    assert points(slope, "4", better="lower") == 9
    assert points(slope, "6", better="lower") == 6


@pytest.mark.parametrize(
    ("declared", "value", "reason", "raw"),
    [
        ({"form": "deduct", "per": 3}, "1", Reason.SCORED, "7"),
        ({"form": "deduct", "per": 3}, "5", Reason.FLOORED, "-5"),
        ({"form": "deduct", "per": 3, "cap": 4}, "1", Reason.CAPPED, "7"),
        ({"form": "deduct", "per": 3, "floor": "none", "cap": "none"}, "5", Reason.SCORED, "-5"),
    ],
)
def test_a_bound_is_told(declared: dict[str, object], value: str, reason: Reason, raw: str) -> None:
    mark = form(**declared).score(Amount(Fraction(d(value))), Fraction(10))
    assert (mark.reason, mark.raw) == (reason, Fraction(d(raw)))
    assert ("最低" in mark.why, "最高" in mark.why) == (reason is Reason.FLOORED, reason is Reason.CAPPED)


@pytest.mark.parametrize(
    ("declared", "wants"),
    [
        ({"form": "proportion"}, "higher"),
        ({"form": "met", "condition": {"at_least": 1}}, "higher"),
        ({"form": "met", "condition": {"at_most": 1}}, "lower"),
        ({"form": "met", "condition": {"equals": 1}}, None),
        ({"form": "deduct", "per": 1}, "lower"),
        ({"form": "deduct", "per": 1, "required": 2}, "higher"),
        ({"form": "deduct", "events": [{"event": "a", "per": 1}]}, None),
        ({"form": "tiers", "tiers": STAIRS}, "higher"),
        ({"form": "tiers", "tiers": [{"at_most": 1, "points": 3}, {"points": 0}]}, "lower"),
        (
            {
                "form": "tiers",
                "tiers": [
                    {"at_most": 1, "points": 3},
                    {"over": 1, "under": 2, "points": 0},
                    {"at_least": 2, "points": 1},
                ],
            },
            None,
        ),
        ({"form": "tiers", "tiers": [{"points": 3}]}, None),
        ({"form": "slope", "target": 1, "base": 1, "step": 1, "steps": "whole"}, None),
    ],
)
def test_the_direction_a_form_takes_for_granted(declared: dict[str, object], wants: str | None) -> None:
    assert form(**declared).wants == wants


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ({"form": "deduct"}, "二者取一"),
        ({"form": "deduct", "per": 1, "events": [{"event": "a", "per": 1}]}, "二者取一"),
        ({"form": "deduct", "events": [{"event": "a", "per": 1}], "required": 1}, "一起用"),
        ({"form": "deduct", "events": [{"event": "a", "per": 1}, {"event": "a", "per": 2}]}, "写了两次"),
        ({"form": "deduct", "per": -1}, "大于 0"),
        ({"form": "met", "condition": {}}, "写一个条件"),
        ({"form": "met", "condition": {"at_least": 1, "at_most": 2}}, "写一个条件"),
        ({"form": "proportion", "floor": 5, "cap": 4}, "floor"),
        ({"form": "slope", "target": 1, "base": 1, "step": 0, "steps": "whole"}, "大于 0"),
        ({"form": "slope", "target": 1, "base": 1, "step": 1, "gain": -1, "steps": "whole"}, "不能小于 0"),
        ({"form": "tiers", "tiers": []}, "at least 1"),
        ({"form": "tiers", "tiers": [{"at_least": 1, "points": 1}]}, "空缺"),
        ({"form": "tiers", "tiers": [{"over": 1, "points": 1}, {"under": 1, "points": 0}]}, "空缺"),
        ({"form": "tiers", "tiers": [{"at_least": 1, "points": 1}, {"at_most": 1, "points": 0}]}, "重叠"),
        (
            {
                "form": "tiers",
                "tiers": [{"at_least": 1, "points": 1}, {"at_least": 2, "points": 2}, {"points": 0}],
            },
            "轮不到",
        ),
        ({"form": "tiers", "tiers": [{"at_least": 1, "over": 1, "points": 1}, {"points": 0}]}, "同一侧"),
        ({"form": "tiers", "tiers": [{"at_most": 1, "under": 1, "points": 1}, {"points": 0}]}, "同一侧"),
    ],
)
def test_what_cannot_be_declared(declared: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        form(**declared)


cents = st.integers(-200, 400).map(lambda number: Decimal(number) / 100)
MONOTONE = [
    ("higher", form(form="proportion", of=d("0.98"), below={"at": d("0.6"), "points": 0})),
    ("higher", form(form="tiers", tiers=STAIRS)),
    ("higher", form(form="met", condition={"at_least": d("0.5")})),
    ("lower", form(form="met", condition={"at_most": d("0.5")})),
    ("lower", form(form="deduct", per=d("0.3"))),
    ("higher", form(form="deduct", per=d("0.3"), required=3)),
    *(
        ("higher", form(form="slope", target=d("0.9"), base=5, step=d("0.03"), gain=1, loss=2, steps=steps))
        for steps in ("pro-rata", "whole", "started")
    ),
]


@pytest.mark.parametrize(("better", "scoring"), MONOTONE)
@given(first=cents, second=cents)
def test_a_better_value_never_gets_fewer_points(
    better: str, scoring: Form, first: Decimal, second: Decimal
) -> None:
    low, high = sorted((first, second))
    worse, good = (low, high) if better == "higher" else (high, low)
    assert points(scoring, str(worse)) <= points(scoring, str(good))


@pytest.mark.parametrize(("better", "scoring"), MONOTONE)
@given(value=cents)
def test_points_stay_within_the_bounds(better: str, scoring: Form, value: Decimal) -> None:
    assert 0 <= points(scoring, str(value)) <= 10


@given(
    st.lists(st.tuples(st.sampled_from(["at_least", "over", "at_most", "under"]), cents, cents), max_size=4),
    st.booleans(),
    cents,
)
def test_tiers_that_are_accepted_give_every_value_its_step(
    steps: list[tuple[str, Decimal, Decimal]], rest: bool, value: Decimal
) -> None:
    tiers: list[dict[str, object]] = [{side: bound, "points": got} for side, bound, got in steps]
    if rest:
        tiers.append({"points": 0})
    try:
        scoring = form(form="tiers", tiers=tiers, floor="none", cap="none")
    except ValidationError:
        return
    assert points(scoring, str(value)) in {Fraction(Decimal(str(tier["points"]))) for tier in tiers}
