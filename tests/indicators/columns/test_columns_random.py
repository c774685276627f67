"""Random schemes with everything that the format knows: scored as a table, they come to what the engine says."""

import os
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given, settings

from jiceng.indicators import Scheme, Scorecard
from jiceng.indicators.columns import ScoreTable, score_table
from jiceng.indicators.declared import Document
from tests.indicators.scoring.oracle import counted_names
from tests.indicators.scoring.random_schemes import (
    BEFORE,
    INSIDE,
    LAST_YEAR,
    MONTHS,
    PERIOD,
    TITLE,
    Drawn,
    Raw,
    Row,
    drawn_schemes,
)
from tests.indicators.scoring.test_against_oracle import OTHER, run

SCHEMES = int(os.environ.get("JICENG_RANDOM_TABLES", "150"))  # 10000 before a release


def table_of(drawn: Drawn, period: str = PERIOD) -> pl.DataFrame:
    """Everything that is reported, as columns of one table."""
    columns: dict[str, list[Any]] = {"unit": sorted(drawn.units)}
    if "strata" in drawn.scheme:
        columns["kind"] = [drawn.units[unit] or None for unit in columns["unit"]]
    for one in drawn.scheme["indicator"]:
        if "same_as" not in one["value"]:
            of_indicator(drawn, one, period, columns)
    for key in ("veto", "bonus"):
        for one in drawn.scheme[key]:
            put(columns, one["id"], [lasting(drawn, one, unit, period) for unit in columns["unit"]])
    for name in ("k0", TITLE):
        put(columns, name, [drawn.values.get((unit, name, period)) for unit in columns["unit"]])
    return pl.DataFrame(
        columns,
        schema={name: kind_of(name, cells) for name, cells in columns.items()},
    )


def kind_of(name: str, cells: list[Any]) -> pl.DataType:
    if name in ("unit", "kind"):
        return pl.String()
    whole = name.endswith((".numerator", ".denominator")) or any(isinstance(cell, int) for cell in cells)
    if all(cell is None for cell in cells):
        return pl.Null()
    return pl.Int64() if whole else pl.Decimal(38, 2)


def of_indicator(drawn: Drawn, one: Raw, period: str, columns: dict[str, list[Any]]) -> None:
    own, form, units = one["id"], one["score"], columns["unit"]
    names = counted_names(one) or {}
    reported = {name for name, _ in names.values()}
    if isinstance(form.get("scorer"), list):
        reported = {f"{own}@{scorer['name']}" for scorer in form["scorer"]}
    if "periods" in form:
        reported |= {own, f"{own}@两会"}
    if reported:
        days = {name for name, day in names.values() if day}
        for name in sorted(reported):
            put(columns, name, [drawn.values.get((unit, name, period)) for unit in units], day=name in days)
        return
    times = {"": period, "@previous-period": BEFORE[period], "@year-1": LAST_YEAR[period]}
    for suffix, when in times.items():
        rows = [drawn.values.get((unit, own, when)) for unit in units]
        if not suffix and form["form"] == "transfer" and "schemes" in drawn.scheme.get("compose", {}):
            rows = [(drawn.other[unit], None, None) if unit in drawn.other else None for unit in units]
        put(columns, own + suffix, rows, day=form["form"] == "delay")


def lasting(drawn: Drawn, one: Raw, unit: str, period: str) -> Row | None:
    """A veto's count with what still holds."""
    periods = [period]
    if "lasts" in one:
        months = [month for month in MONTHS if period == PERIOD or month < period]
        periods += ["2026Q2", *months]
    rows = [drawn.values.get((unit, one["id"], when)) for when in periods]
    hits = [row for row in rows if row is not None and row[0]]
    return hits[0] if hits else rows[0]


def put(columns: dict[str, list[Any]], name: str, rows: list[Row | None], *, day: bool = False) -> None:
    if any(row is not None and row[2] is not None for row in rows):
        columns[f"{name}.numerator"] = [None if row is None else int(row[1] or 0) for row in rows]
        columns[f"{name}.denominator"] = [None if row is None else int(row[2] or 0) for row in rows]
    else:
        cells = [None if row is None or row[0] is None else row[0] for row in rows]
        columns[name] = [cell if cell is None or not day else int(cell) for cell in cells]


def tabled(drawn: Drawn) -> ScoreTable:
    """The scheme scored as a table, with the tables that its total is made of."""
    compose = drawn.scheme.get("compose", {})
    document = Document.model_validate(drawn.scheme)
    components: dict[str, list[ScoreTable]] = {}
    if "months" in compose:
        plain = document.model_copy(update={"compose": None})
        components["months"] = [score_table(plain, table_of(drawn, month)) for month in INSIDE[PERIOD]]
    if "schemes" in compose:
        totals = [drawn.other.get(unit) for unit in sorted(drawn.units)]
        table = pl.DataFrame(
            {"unit": sorted(drawn.units), "o": totals},
            schema={"unit": pl.String(), "o": pl.Decimal(38, 2)},
        )
        components["other"] = [score_table(Document.model_validate(OTHER), table)]
    return score_table(document, table_of(drawn), components)


@settings(max_examples=SCHEMES, deadline=None)
@given(drawn_schemes(uniform=True).filter(lambda drawn: not combined(drawn)))
def test_a_table_comes_to_what_the_engine_says(drawn: Drawn) -> None:
    card, table = run(drawn), tabled(drawn)
    same(card, table, strata="strata" in drawn.scheme)
    told = [problem.message for problem in table.problems if problem.code.startswith("quota.")]
    assert told == [problem.message for problem in card.problems if problem.code.startswith("quota.")]
    assert {problem.code for problem in table.problems} <= {problem.code for problem in card.problems}


def combined(drawn: Drawn) -> bool:
    """A value of several periods is combined before it stands in a table."""
    return any("combine" in one for one in drawn.scheme["indicator"])


def same(card: Scorecard, table: ScoreTable, *, strata: bool) -> None:
    rows = {row["unit"]: row for row in table.frame.iter_rows(named=True)}
    for unit in card.units:
        row, again = rows[unit.unit], table.unit(unit.unit)
        for item in unit.items:
            told = (unit.unit, item.why, again.item(item.indicator).why)
            assert row[item.indicator] == item.points, told
            if item.form != "transfer":  # a card knows that its totals are 分
                assert again.item(item.indicator).why == item.why, told
            assert table.reasons.filter(pl.col("unit") == unit.unit)[item.indicator].item() == item.reason
        assert row["total"] == unit.total, (unit.adjustments, again.adjustments)
        assert (row["rank"], row["grade"]) == (unit.rank, unit.grade)
        assert again.total == again.added_up == unit.total
        assert (again.rank, again.grade, again.stratum_rank) == (unit.rank, unit.grade, unit.stratum_rank)
        if strata:
            assert (row["stratum"], row["stratum_rank"]) == (unit.stratum, unit.stratum_rank)
        assert row.get("bonus", Decimal(0)) == unit.bonus
        assert row.get("deductions", Decimal(0)) == unit.deductions


def test_a_scheme_loaded_from_a_file_takes_components() -> None:
    scheme = Scheme.parse(Scheme(**{**OTHER, "compose": {"months": 1}}).to_toml().encode())
    month = Scheme(**OTHER).score_table(pl.DataFrame({"unit": ["a"], "o": [3]}))
    composed = scheme.score_table(pl.DataFrame({"unit": ["a"], "o": [9]}), components={"months": [month] * 3})
    assert composed.frame["total"].to_list() == [Decimal(3)]
