"""How a year's total is made of months, quarters and the year itself, in every output."""

import io
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme, Scorecard
from jiceng.indicators.numbers import half_up
from jiceng.models import Division, IndicatorValue
from jiceng.periods import parse_period
from jiceng.report.recompute import scorecard_workbook
from jiceng.report.scorecard import scorecard_html
from jiceng.report.scorecard.composition import composition
from jiceng.report.word import bulletin_docx
from tests.report.dispatch.test_outputs import text_of
from tests.report.recompute.test_workbook import cells, recalculated, same
from tests.report.scorecard.cards import county_card

PERIODS = [*(f"2026-{month:02}" for month in range(1, 13)), "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026"]
UNITS = ["539925101", "539925102", "539925103"]


def _rate(unit: int, place: int) -> Decimal:
    return Decimal(60 + (unit * 17 + place * 13) % 40) / 100


@pytest.fixture(scope="module")
def card() -> Scorecard:
    scheme = Scheme(
        id="y",
        title="年度考核办法",
        level="township",
        full_marks=100,
        rounding={"places": 2, "mode": "half-up", "at": "item"},
        part=[{"id": "a", "title": "全部", "points": 100}],
        indicator=[
            {
                "id": "x",
                "part": "a",
                "clause": "一",
                "title": "化解率",
                "points": 100,
                "value": {"reported": True, "unit": "%", "better": "higher"},
                "score": {"form": "proportion"},
                "missing": "zero",
                "not_applicable": "full",
            }
        ],
        bonus=[{"id": "b", "title": "创新", "clause": "二", "per": 1, "value": {"reported": True}}],
        veto=[{"id": "v", "title": "大事", "clause": "三", "value": {"reported": True}, "effect": "zero"}],
        compose={"months": Decimal("0.4"), "quarters": Decimal("0.25"), "year": Decimal("0.35")},
    )
    records = [Division(code=code, name=f"第{place}镇") for place, code in enumerate(UNITS, 1)]
    values = [
        IndicatorValue(unit_code=code, indicator="x", period=period, value=_rate(unit, place))
        for unit, code in enumerate(UNITS)
        for place, period in enumerate(PERIODS)
    ]
    more = [
        IndicatorValue(unit_code=UNITS[0], indicator="b", period="2026", count=2),
        IndicatorValue(unit_code=UNITS[2], indicator="v", period="2026", count=1),
    ]
    return scheme.score(Dataset.from_records([*records, *values, *more]), period="2026")


def _by_hand(unit: int) -> tuple[list[Fraction], Decimal]:
    rates = [Fraction(_rate(unit, place)) * 100 for place in range(len(PERIODS))]
    own = rates[16] + (2 if unit == 0 else 0)
    shares = [sum(rates[:12], Fraction(0)) / 12, sum(rates[12:16], Fraction(0)) / 4, own]
    weights = [Fraction("0.4"), Fraction("0.25"), Fraction("0.35")]
    return shares, half_up(sum((w * s for w, s in zip(weights, shares, strict=True)), Fraction(0)), 2)


def test_the_shares_are_those_counted_by_hand(card: Scorecard) -> None:
    table = composition(card)
    assert table is not None
    assert [(share.name, share.percent, share.own) for share in table.shares] == [
        ("月度平均", "40%", False),
        ("季度平均", "25%", False),
        ("本期", "35%", True),
    ]
    for row in table.rows:
        shares, total = _by_hand(UNITS.index(row.unit.unit))
        assert [row.shares[share].total for share in table.shares] == shares
        assert row.total == total
        assert row.unit.total == (0 if row.unit.unit == UNITS[2] else total)
    assert [len(table.parts(share)) for share in table.shares] == [12, 4, 0]


def test_the_table_stands_on_the_page_and_in_the_bulletin(card: Scorecard) -> None:
    page, text = scorecard_html(card), text_of(bulletin_docx(card))
    assert "<h2>总分的合成</h2>" in page
    assert "总分由各项按比例合成：月度平均×40%＋季度平均×25%＋本期×35%。" in page
    assert "、总分的合成" in text
    assert text.count("月度平均的各期得分（分）") == 2
    for place, period in enumerate(PERIODS[:16]):
        assert parse_period(period).zh in page
        assert parse_period(period).zh in text
        assert f"{_rate(1, place) * 100:.2f}" in page
    for unit in range(3):
        _, total = _by_hand(unit)
        assert f">{total}</td>" in page
        assert re.search(rf"^{total}$", text, re.MULTILINE)


def test_a_total_that_is_not_composed_has_no_table() -> None:
    assert composition(county_card()) is None
    assert "总分的合成" not in scorecard_html(county_card())
    assert "合成" not in openpyxl.load_workbook(io.BytesIO(scorecard_workbook(county_card()))).sheetnames


def test_a_card_that_was_read_back_tells_the_composition_too(card: Scorecard) -> None:
    again = Scorecard.from_json(card.to_json())
    told = [
        [(row.unit.name, row.total, *(row.told(share) for share in table.shares)) for row in table.rows]
        for table in (composition(card), composition(again))
        if table is not None
    ]
    assert told[0] == told[1]
    assert "月度平均由以下各期得分平均" in scorecard_html(again)


def test_the_composition_is_computed_in_the_workbook(
    card: Scorecard, tmp_path: Path, program: Callable[[str], Path]
) -> None:
    content = scorecard_workbook(card)
    ours = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    changed = openpyxl.load_workbook(io.BytesIO(content))
    assert changed["计分"].cell(2, 1).value == "第2镇"
    changed["计分"].cell(2, 9).value = 1  # its own rate
    for row in range(2, 14):  # its months
        assert changed["合成"].cell(row, 1).value == "第2镇"
        changed["合成"].cell(row, 5).value = 100
    other = io.BytesIO()
    changed.save(other)
    found = recalculated({"as it is": content, "changed": other.getvalue()}, tmp_path, program)
    same(cells(found["as it is"]), cells(ours))
    assert any("总分是几个时期合成的" in str(cell.value) for cell in ours["说明"]["B"])
    shares, _ = _by_hand(1)
    expected = half_up(Fraction("0.4") * 100 + Fraction("0.25") * shares[1] + Fraction("0.35") * 100, 2)
    totals = {row[0]: row[3] for row in found["changed"]["总分"].iter_rows(min_row=2, values_only=True)}
    assert totals["第2镇"] == pytest.approx(float(expected))
