"""Scoring by columns gives what the engine gives, mark by mark, whatever the values are."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.dataset import Dataset
from jiceng.errors import DataError, DeclarationError, UnknownCodeError
from jiceng.indicators import Scheme
from jiceng.models import Division, IndicatorValue

Build = Callable[..., Scheme]
RATE, COUNT, NUMBER = "rate", "count", "number"
FORMS: list[tuple[str, str, str]] = [
    (RATE, '{ form = "proportion", of = 0.98, below = { at = 0.3, points = 1 } }', "higher"),
    (RATE, '{ form = "proportion" }', "higher"),
    (RATE, '{ form = "proportion", of = 0.5, cap = "none" }', "higher"),
    (RATE, '{ form = "proportion", of = 0.5, cap = 7 }', "higher"),
    (RATE, '{ form = "met", condition = { at_least = 0.8 }, otherwise = -3.005, floor = "none" }', "higher"),
    (COUNT, '{ form = "met", condition = { at_most = 2 } }', "lower"),
    (COUNT, '{ form = "met", condition = { equals = 2 } }', "higher"),
    (COUNT, '{ form = "met", condition = { true = true } }', "higher"),
    (COUNT, '{ form = "deduct", per = 1.335 }', "lower"),
    (COUNT, '{ form = "deduct", per = 0.333, required = 4, floor = 9 }', "higher"),
    (COUNT, '{ form = "deduct", per = 30, floor = "none" }', "lower"),
    (COUNT, '{ form = "add", base = -1, per = 0.755, cap = 5 }', "higher"),
    (
        RATE,
        '{ form = "tiers", tiers = [{ over = 0.9, points = 10 }, { at_least = 0.5, points = 3.125 }, { points = 0 }] }',
        "higher",
    ),
    (
        COUNT,
        '{ form = "tiers", tiers = [{ at_most = 1, points = 5 }, { over = 1, under = 4, points = 3 }, { at_least = 4, points = 1 }] }',
        "lower",
    ),
    *(
        (
            kind,
            f'{{ form = "slope", target = 0.5, base = 5, step = 0.03, gain = 0.7, loss = 1.1, steps = "{steps}", floor = "none" }}',
            better,
        )
        for steps in ("pro-rata", "whole", "started")
        for kind, better in ((RATE, "higher"), (NUMBER, "lower"))
    ),
    (NUMBER, '{ form = "piecewise", points = [[0.1, 1], [0.4, 2.005], [0.9, 9]] }', "higher"),
    *(
        (RATE, f'{{ form = "shortfall", target = 0.9, step = 0.07, per = 0.45, steps = "{steps}" }}', better)
        for steps in ("pro-rata", "whole", "started")
        for better in ("higher", "lower")
    ),
    (NUMBER, '{ form = "judgement" }', "higher"),
]
PERCENT = 'unit = "%", '
UNITS = [f"539925{number}" for number in range(101, 105)]


def scheme_of(places: int, policy: str, part: str) -> Scheme:
    items = "".join(
        f'[[indicator]]\nid = "i{n}"\npart = "{"a" if n % 2 else "b"}"\nclause = "一"\ntitle = "指标{n}"\npoints = 10\n'
        f'value = {{ reported = true, {PERCENT if kind == RATE else ""}better = "{better}" }}\nscore = {form}\n'
        f'missing = "{policy}"\nnot_applicable = "redistribute"\n'
        for n, (kind, form, better) in enumerate(FORMS)
    )
    return Scheme.parse(
        f'format = 1\nid = "s"\ntitle = "方案"\nlevel = "township"\nfull_marks = 100\n'
        f'rounding = {{ places = {places}, mode = "half-up", at = "item" }}\n'
        f'[[part]]\nid = "a"\ntitle = "甲"\npoints = 10\n{part}\n[[part]]\nid = "b"\ntitle = "乙"\npoints = 10\n{items}'
        '[[grade]]\nname = "优"\nat_least = 120\n[[grade]]\nname = "良"\nat_least = 60.5\n[[grade]]\nname = "差"\n'.encode()
    )


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {"unit": UNITS}
    for n, (kind, _, _) in enumerate(FORMS):
        present = [draw(st.integers(0, 5)) > 0 for _ in UNITS]
        if kind == RATE:
            bottoms = [draw(st.integers(0, 9)) for _ in UNITS]
            table[f"i{n}.numerator"] = [draw(st.integers(0, 9)) if there else None for there in present]
            table[f"i{n}.denominator"] = [
                bottom if there else None for bottom, there in zip(bottoms, present, strict=True)
            ]
        elif kind == COUNT:
            table[f"i{n}"] = [draw(st.integers(0, 9)) if there else None for there in present]
        else:
            table[f"i{n}"] = [
                Decimal(draw(st.integers(0, 1000))) / 1000 if there else None for there in present
            ]
    return table


def framed(table: dict[str, list[Any]]) -> pl.DataFrame:
    numbers = {
        name: pl.Decimal(38, 3)
        for n, (kind, _, _) in enumerate(FORMS)
        if kind == NUMBER
        for name in (f"i{n}",)
    }
    schema = {name: pl.String() if name == "unit" else numbers.get(name, pl.Int64()) for name in table}
    return pl.DataFrame(table, schema=schema)


def reported(table: dict[str, list[Any]]) -> Dataset:
    records: list[Any] = [Division.model_validate({"code": unit, "name": unit}) for unit in UNITS]
    for n, (kind, _, _) in enumerate(FORMS):
        for at, unit in enumerate(UNITS):
            if kind == RATE:
                top, bottom = table[f"i{n}.numerator"][at], table[f"i{n}.denominator"][at]
                row = {} if top is None else {"numerator": Decimal(top), "denominator": Decimal(bottom)}
            else:
                number = table[f"i{n}"][at]
                row = {} if number is None else {"count" if kind == COUNT else "value": number}
            if row:
                records.append(
                    IndicatorValue.model_validate(
                        {"unit_code": unit, "indicator": f"i{n}", "period": "2026", **row}
                    )
                )
    return Dataset.from_records(records)


@settings(max_examples=30, deadline=None)
@given(
    tables(),
    st.integers(0, 4),
    st.sampled_from(["zero", "full", "redistribute"]),
    st.sampled_from(["", "cap = 30.125", "floor = 40"]),
)
def test_columns_and_engine_agree(table: dict[str, list[Any]], places: int, policy: str, part: str) -> None:
    scheme = scheme_of(places, policy, part)
    card = scheme.score(reported(table), period="2026")
    found = scheme.score_table(framed(table))
    for unit, row in zip(card.units, found.frame.iter_rows(named=True), strict=True):
        for item in unit.items:
            assert row[item.indicator] == item.points, (item.indicator, item.why)
        assert (row["total"], row["rank"], row["grade"]) == (unit.total, unit.rank, unit.grade)
    told = found.explain(UNITS[0], "i0")
    assert (told.why, told.points) == (card.explain(UNITS[0], "i0").why, card.explain(UNITS[0], "i0").points)
    assert found.explain(UNITS[1], "i6").why == card.explain(UNITS[1], "i6").why


def test_numbers_beyond_64_bits_are_exact() -> None:
    scheme = scheme_of(4, "zero", "")
    big = 10**17
    parts = {"numerator": big - 1, "denominator": big}
    table = {
        name: [UNITS[0]] if name == "unit" else [parts.get(name.partition(".")[2], 0)] for name in _names()
    }
    row = scheme.score_table(framed(table)).frame.row(0, named=True)
    assert Fraction(row["i1"]) == Fraction(round(10 * 10**4 * (big - 1) / big), 10**4) == 10


def _names() -> dict[str, list[Any]]:
    names: dict[str, list[Any]] = {"unit": UNITS}
    for n, (kind, _, _) in enumerate(FORMS):
        for name in (f"i{n}.numerator", f"i{n}.denominator") if kind == RATE else (f"i{n}",):
            names[name] = [0] * len(UNITS)
    return names


def test_what_is_no_table_of_values(scheme: Build) -> None:
    for table, told in (
        ({"rate": [1]}, "no column 'unit'"),
        ({"unit": [1], "rate": [1]}, "'unit' has to hold text"),
        ({"unit": ["a", "a"], "rate": [1, 1]}, "'unit' has to name each unit once: 1 rows too many"),
        ({"unit": ["a"]}, "no column 'rate'"),
        ({"unit": ["a"], "rate": [0.5]}, "'rate' has to hold whole numbers"),
        ({"unit": ["a"], "rate.numerator": [1]}, "'rate.denominator' has to hold whole numbers"),
        (
            {"unit": ["a"], "rate.numerator": [-1], "rate.denominator": [2]},
            "'rate.numerator' holds a number below 0",
        ),
        (
            {"unit": ["a"], "rate.numerator": [1], "rate.denominator": [-2]},
            "'rate.denominator' holds a number below 0",
        ),
    ):
        with pytest.raises(DeclarationError, match=told):
            scheme().score_table(pl.DataFrame(table))
    found = scheme().score_table(pl.DataFrame({"unit": ["a", "b"], "rate": [1, None]}))
    assert found.frame["total"].to_list() == [Decimal(10), Decimal(0)]
    assert found.explain("b", "rate").why == "比率 没有数值，按方案计 0 分。"
    assert found.reasons["rate"].to_list() == ["scored", "missing-by-policy"]
    with pytest.raises(UnknownCodeError):
        found.explain("c", "rate")
    with pytest.raises(UnknownCodeError):
        found.explain("a", "rat")


def test_all_columns_that_are_wrong_are_named_at_once(scheme: Build) -> None:
    more = """
[[bonus]]
id = "award"
title = "表彰"
clause = "三"
per = 1
value = { reported = true }
[[veto]]
id = "incident"
title = "事件"
clause = "四"
value = { reported = true }
effect = "zero"
[strata]
by = "urban_rural"
"""
    text = scheme(('form = "proportion"', 'form = "ratio-to-best", unless = { visits = { at_least = 3 } }'))
    table = pl.DataFrame({"unit": ["a"], "rate": [0.5], "awards": [1], "incident": ["x"]})
    with pytest.raises(DeclarationError) as raised:
        Scheme.parse((text.to_toml() + more).encode()).score_table(table)
    told = str(raised.value).splitlines()
    assert len(told) == 5
    for name in ("'rate'", "'award'", "'incident'", "'visits'", "'urban_rural'"):
        assert sum(name in line for line in told) == 1


def test_values_that_must_not_be_missing_are_named_at_once(scheme: Build) -> None:
    strict = scheme(('missing = "zero"', 'missing = "error"'))
    table = pl.DataFrame({"unit": ["a", "b", "c"], "rate": [1, None, None]})
    with pytest.raises(DataError, match="比率：b、c"):
        strict.score_table(table)


def test_values_that_cannot_be_are_problems_and_count_as_missing(scheme: Build) -> None:
    table = pl.DataFrame({"unit": ["a", "b"], "rate": [11, 7]})
    found = scheme(("proportion", "judgement")).score_table(table)
    assert found.frame["rate"].to_list() == [Decimal(0), Decimal(7)]
    (problem,) = found.problems
    assert problem.code == "reported.outside-points"
    assert "有 1 行" in problem.message


@pytest.mark.parametrize("at", ["item", "part", "total"])
def test_steps_of_a_rate_that_does_not_apply(scheme: Build, at: str) -> None:
    fine = 'form = "slope", target = 0, base = 0, step = 0.001, gain = 0.01, loss = 0.01, steps = "whole"'
    found = scheme(('form = "proportion"', fine), ('at = "item"', f'at = "{at}"'))
    table = pl.DataFrame({"unit": ["a", "b"], "rate.numerator": [6, 6], "rate.denominator": [0, 4]})
    scored = found.score_table(table)
    assert scored.unit("a").items[0].reason == "not-applicable"
    assert scored.frame["rate"].to_list()[1] == scored.explain("b", "rate").points == 10


def test_a_grade_line_between_two_totals_is_the_upper_one(scheme: Build) -> None:
    lined = scheme(more='\n[[grade]]\nname = "优"\nat_least = 8.994\n[[grade]]\nname = "差"\n')
    table = pl.DataFrame({"unit": ["a", "b"], "rate.numerator": [899, 900], "rate.denominator": [1000, 1000]})
    assert lined.score_table(table).frame["grade"].to_list() == ["差", "优"]


def test_a_scheme_whose_ids_are_columns_of_the_table(scheme: Build) -> None:
    named = scheme(('id = "rate"', 'id = "total"'))
    with pytest.raises(DeclarationError, match="columns of its own named total"):
        named.score_table(pl.DataFrame({"unit": ["a"], "total": [1]}))
