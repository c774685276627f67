"""Numbers are summed up the tree: what a county has is what its townships have."""

from fractions import Fraction
from pathlib import Path

import pytest

import jiceng as jc
from jiceng.dataset import Dataset
from jiceng.indicators.measures import MEASURES, Level, Measure, Window, tally
from jiceng.models import Division
from jiceng.periods import parse_period
from jiceng.synth import county

COUNTED = [one for one in MEASURES.values() if not one.reported]
WINDOW = Window.of(parse_period("2026"))


@pytest.fixture(scope="module")
def data() -> Dataset:
    return county(residents=400, seed=3)


def summed(measure: Measure, data: Dataset, level: Level, digits: int) -> tuple[Fraction, int]:
    """Numerators and denominators of all units of a level."""
    assert measure.select is not None
    rows = data.frame(Division).select("code", "name").iter_rows()
    units = {code: name for code, name in rows if len(code) == digits}
    top, bottom = Fraction(0), 0
    for model in measure.models:
        found = tally(measure.select(WINDOW), model, data, WINDOW, level, units)
        for count in found.counts.values() if found is not None else ():
            top, bottom = top + count.numerator, bottom + count.denominator
    return top, bottom


@pytest.mark.parametrize("measure", COUNTED, ids=lambda measure: measure.name)
def test_a_county_has_what_its_townships_have(measure: Measure, data: Dataset) -> None:
    up, below = summed(measure, data, "county", 6), summed(measure, data, "township", 9)
    if measure.name.startswith("task_"):  # a task of several townships is one of each, and one of the county
        assert up <= below
    elif measure.name.startswith("legal_aid_"):  # applied for at the county, which no township has
        assert up >= below
    else:
        assert up == below


def test_petitions_of_the_townships_are_those_of_the_county(data: Dataset) -> None:
    assert summed(MEASURES["petition_on_time_reply"], data, "county", 6)[1] > 0


LEDGERS = {
    "网格.csv": "网格编码,网格名称,网格人口数\n539925101001001,第一网格,500\n539925101001002,第二网格,\n",
    "组织机构.csv": "统一社会信用代码,组织名称\n91539925MA00000010,甲公司\n",
    "指标值.csv": (
        "单位代码,指标,期间,数值,次数,分子,分母,说明\n"
        "539925101001001,比率,2026Q3,,,7,10,\n539925101001002,比率,2026Q3,0.5,,,,\n"
        "91539925MA00000010,比率,2026Q3,80%,,,,\n"
    ),
}


@pytest.mark.parametrize(
    ("level", "points"),
    [("grid", {"第一网格": "7.00", "第二网格": "5.00"}), ("organization", {"甲公司": "8.00"})],
)
def test_what_a_ledger_reports_for_grids_and_organisations(
    level: str, points: dict[str, str], tmp_path: Path, scheme: object
) -> None:
    for name, text in LEDGERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
    read = jc.read(sorted(tmp_path.iterdir()))
    assert callable(scheme)
    card = scheme(('level = "township"', f'level = "{level}"')).score(read, period="2026Q3")
    assert {unit.name: str(unit.total) for unit in card.units} == points


def test_a_number_per_head_of_a_grid_is_of_its_population(tmp_path: Path, scheme: object) -> None:
    for name, text in LEDGERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
    (tmp_path / "指标值.csv").write_text(
        "单位代码,指标,期间,次数\n539925101001001,比率,2026Q3,3\n539925101001002,比率,2026Q3,3\n",
        encoding="utf-8-sig",
    )
    assert callable(scheme)
    card = scheme(
        ('level = "township"', 'level = "grid"'),
        ("{ reported = true }", '{ measure = "litigation_per_10k" }'),
        ('form = "proportion"', 'form = "deduct", per = 0.1'),
    ).score(jc.read(sorted(tmp_path.iterdir())), period="2026Q3")
    first, second = (unit.items[0] for unit in card.units)
    assert first.value == Fraction(60)
    assert second.value is None
