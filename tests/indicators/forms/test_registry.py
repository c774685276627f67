"""The contract of every form: a docstring, an example that a scheme can write, hand-computed cases, a direction."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from inspect import getdoc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from jiceng.indicators.forms import FORMS, Amount, AnyForm, Form, Reason
from jiceng.indicators.numbers import DAY

ADAPTER: TypeAdapter[Any] = TypeAdapter(AnyForm)
GOLDEN = tomllib.loads((Path(__file__).parent / "golden.toml").read_text("utf-8"), parse_float=Decimal)[
    "case"
]
EACH = pytest.mark.parametrize("name", FORMS)
NAMED = ["rank", "rank-tied", "rank-dense", "rank-count", "rank-previous-period", "rank-last-year"]


def example(name: str) -> Form:
    declared = tomllib.loads(FORMS[name].example, parse_float=Decimal)["score"]
    form: Form = ADAPTER.validate_python(declared)
    return form


def numbers(table: Mapping[str, Any]) -> dict[str, Fraction]:
    return {name: Fraction(number) for name, number in table.items()}


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["score"]["form"])
def test_the_points_are_those_computed_by_hand(case: Mapping[str, Any]) -> None:
    form: Form = ADAPTER.validate_python(case["score"])
    amount = Amount(
        Fraction(case["value"]),
        better=case.get("better", "higher"),
        events=numbers(case.get("events", {})),
        references=numbers(case.get("references", {})),
    )
    mark = form.score(amount, Fraction(case.get("full", 10)))
    assert mark.points == Fraction(case["points"])
    assert mark.why
    assert mark.reason in (Reason.SCORED, Reason.CAPPED, Reason.FLOORED)


@EACH
def test_every_form_says_what_it_is_and_shows_it(name: str) -> None:
    form = FORMS[name]
    assert getdoc(form), f"{form.__name__} has no docstring"
    assert form.model_fields["form"].annotation is not None
    assert example(name).form == name, "the example declares another form"


@EACH
def test_every_form_has_a_golden_case(name: str) -> None:
    assert [case for case in GOLDEN if case["score"]["form"] == name], f"add a case of {name} to golden.toml"


@EACH
def test_a_form_read_back_from_a_trace_is_the_same(name: str) -> None:
    form = example(name)
    shown = {
        "form": name,
        **form.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True),
    }
    assert ADAPTER.validate_python(shown, context={"trace": True}) == form


def given_to(form: Form, number: Fraction, better: str, other: Fraction) -> Amount:
    """An amount with everything that the form may ask for."""
    references = dict.fromkeys([*NAMED], Fraction(2)) | dict.fromkeys(form.compares_with - set(NAMED), other)
    events = dict.fromkeys((count.key for count in (*form.counts, *form.also_counts)), Fraction(1))
    return Amount(
        number, better="lower" if better == "lower" else "higher", events=events, references=references
    )


cents = st.integers(-200, 400).map(lambda number: Fraction(number, 100))


@EACH
@given(first=cents, second=cents, other=cents)
def test_a_better_value_never_gets_fewer_points(
    name: str, first: Fraction, second: Fraction, other: Fraction
) -> None:
    form = example(name)
    if not form.monotone or form.takes_day or form.range == "points":
        return
    better = form.wants or "higher"
    worse, good = sorted((first, second), reverse=better == "lower")
    full = Fraction(10)
    low, high = (form.score(given_to(form, value, better, other), full).points for value in (worse, good))
    assert low <= high


@EACH
@given(value=cents, other=cents)
def test_points_stay_within_stated_bounds(name: str, value: Fraction, other: Fraction) -> None:
    form = example(name)
    if form.takes_day:
        value = Fraction(max(int(value * 100), 0))
    points = form.score(given_to(form, value, form.wants or "higher", other), Fraction(10)).points
    cap = form.cap if isinstance(form.cap, Fraction) else Fraction(10)
    assert points <= cap
    assert form.floor == "none" or points >= form.floor


@given(st.integers(0, 400), st.integers(0, 400))
def test_later_is_never_better(first: int, second: int) -> None:
    form = example("delay")
    early, late = sorted((first, second))
    day = 739766  # 2026-05-30
    points = [form.score(Amount(Fraction(day + days)), Fraction(50)).points for days in (early, late)]
    assert points[0] >= points[1]


@pytest.mark.parametrize(
    ("done", "late"),
    [
        ("2026-05-31", 0),
        ("2026-06-01", 1),
        ("2026-06-30", 1),
        ("2026-07-01", 2),
        ("2026-07-31", 2),
        ("9999-12-31", 95683),
    ],
)
def test_months_are_counted_by_the_calendar(done: str, late: int) -> None:
    form: Form = ADAPTER.validate_python(
        {
            "form": "delay",
            "due": "2026-05-31",
            "every": "month",
            "steps": "started",
            "per": 1,
            "undone": 0,
            "floor": "none",
        }
    )
    day = Fraction(date.fromisoformat(done).toordinal())
    assert form.score(Amount(day, DAY), Fraction(0)).points == -late
    assert form.score(Amount(day + 10**9, DAY), Fraction(0)).points <= -late


def test_an_exemption_needs_all_its_conditions() -> None:
    form: Form = ADAPTER.validate_python(
        {"form": "deduct", "per": 1, "unless": {"households": {"at_most": 100}, "remote": {"true": True}}}
    )
    assert form.needs == {"value:households", "value:remote"}
    assert form.exempt({"value:households": Fraction(80), "value:remote": Fraction(1)}) == (
        "符合免扣条件（households 80、remote 1）"
    )
    assert form.exempt({"value:households": Fraction(80), "value:remote": Fraction(0)}) is None
    assert form.exempt({"value:households": Fraction(80)}) is None
    assert form.exempt({}) is None


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        (
            {"form": "deduct", "events": [{"event": "a", "per": 1}], "bands": [{"from": 1, "per": 1}]},
            "二者取一",
        ),
        ({"form": "deduct", "per": 1, "required": 2, "periods": {"name": "a", "times": 2}}, "periods"),
        ({"form": "deduct", "per": 1, "required": 2, "repeat": {"from": 2, "times": 2}}, "repeat"),
        ({"form": "deduct", "bands": [{"from": 1, "to": 5, "per": 1}, {"from": 5, "per": 2}]}, "重叠"),
        ({"form": "deduct", "bands": [{"from": 1, "per": 1}, {"from": 5, "per": 2}]}, "重叠"),
        ({"form": "deduct", "bands": [{"from": 5, "to": 4, "per": 1}]}, "不能小于 from"),
        ({"form": "add"}, "二者取一"),
        ({"form": "add", "events": [{"event": "a", "per": 1}, {"event": "a", "per": 1}]}, "写了两次"),
        ({"form": "piecewise"}, "二者取一"),
        ({"form": "piecewise", "points": [[1, 2]]}, "两个转折点"),
        ({"form": "piecewise", "points": [[1, 2], [1, 3]]}, "从小到大"),
        ({"form": "piecewise", "segments": [{"from": 1, "per": 1}]}, "第一段"),
        ({"form": "relative", "to": "peer-mean"}, "二者取一"),
        ({"form": "relative", "to": "peer-mean", "years": 2, "tiers": [{"points": 1}]}, "years"),
        ({"form": "relative", "to": "previous-years-mean", "tiers": [{"points": 1}]}, "years"),
        ({"form": "relative", "to": "peer-mean", "tiers": [{"at_least": 1, "points": 1}]}, "空缺"),
        ({"form": "rank", "ties": "mean"}, "二者取一"),
        ({"form": "rank", "ties": "mean", "ladder": [1]}, "then"),
        ({"form": "rank", "ties": "mean", "ladder": [1], "then": 1, "rest": 1}, "then"),
        ({"form": "rank", "ties": "mean", "bottom": {"places": 1, "points": 1}, "rest": 1}, "ladder"),
        ({"form": "rank-change", "against": "last-year", "tiers": [{"over": 1, "points": 1}]}, "空缺"),
        ({"form": "transfer", "of": "a", "coefficient": 1, "what": "lost"}, "full_marks"),
        ({"form": "transfer", "of": "a", "coefficient": 1, "what": "score", "full_marks": 1}, "full_marks"),
        ({"form": "quota", "need": {"省": 1}, "base": 1, "extra": {"市": 1}, "short": "none"}, "不在 need"),
        (
            {"form": "checklist", "checks": [{"check": "a", "points": 1}, {"check": "a", "points": 1}]},
            "写了两次",
        ),
        (
            {
                "form": "branch",
                "when": {"a": {"true": True}},
                "then": {"form": "add", "per": 1},
                "else": {"form": "judgement"},
            },
            "不同的数值",
        ),
        (
            {
                "form": "branch",
                "cap": 3,
                "when": {"a": {"true": True}},
                "then": {"form": "add", "per": 1},
                "else": {"form": "add", "per": 1},
            },
            "写在 then",
        ),
    ],
)
def test_what_cannot_be_declared(declared: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        ADAPTER.validate_python(declared)


@pytest.mark.parametrize(
    ("declared", "wants"),
    [
        ({"form": "add", "per": -1}, "lower"),
        ({"form": "add", "events": [{"event": "a", "per": 1}]}, None),
        ({"form": "piecewise", "points": [[1, 2], [2, 1]]}, "lower"),
        ({"form": "piecewise", "points": [[1, 2], [2, 3], [3, 1]]}, None),
        ({"form": "piecewise", "points": [[1, 2], [2, 2]]}, None),
        (
            {"form": "piecewise", "segments": [{"from": 0, "base": 0, "per": 1}, {"from": 2, "per": 2}]},
            "higher",
        ),
        (
            {
                "form": "piecewise",
                "segments": [{"from": 0, "base": 5, "per": 1}, {"from": 2, "base": 0, "per": 2}],
            },
            None,
        ),
        ({"form": "relative", "to": "peer-mean", "slope": {"base": 1, "step": 1, "steps": "whole"}}, None),
    ],
)
def test_the_direction_a_form_takes_for_granted(declared: dict[str, object], wants: str | None) -> None:
    assert ADAPTER.validate_python(declared).wants == wants


def test_a_branch_has_the_direction_that_both_forms_have() -> None:
    branch: Form = ADAPTER.validate_python(
        {
            "form": "branch",
            "when": {"a": {"true": True}},
            "then": {"form": "proportion"},
            "else": {"form": "proportion", "of": Decimal("0.9")},
        }
    )
    assert (branch.wants, branch.takes_ratio_only, branch.takes_day) == ("higher", True, False)
