"""The scorecard as a whole: periods, units, hashes, JSON, frame, inline measures."""

import json
from collections.abc import Callable
from decimal import Decimal

import polars as pl
import pytest

import jiceng
from jiceng.dataset import Dataset
from jiceng.errors import DataError, UnknownCodeError
from jiceng.indicators import Scheme
from jiceng.indicators.scorecard import STAGES
from jiceng.models import Dispute, Division, Petition
from jiceng.periods import Quarter

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
A, B, C = "539925101", "539925102", "539925201"
HALF = {(A, "rate"): {"value": "0.5"}}


def dispute(number: int, unit: str, **row: object) -> Dispute:
    found = {
        "number": f"YL{number}",
        "title": "甲与乙纠纷",
        "grid_code": f"{unit}20101",
        "found_on": "2026-07-01",
    }
    return Dispute.model_validate_json(json.dumps(found | row))


def test_what_a_scorecard_was_made_of(scheme: Build, batch: Batch) -> None:
    card = scheme().score(batch(reported=HALF), period=Quarter(2026, 3))
    assert (card.scheme, card.title, card.period, str(card.as_of)) == (
        "small",
        "小方案",
        "2026Q3",
        "2026-09-30",
    )
    assert (card.version, card.stages) == (jiceng.__version__, STAGES)
    assert card.scheme_hash == scheme().file_hash
    assert repr(card) == "Scorecard(small, 2026Q3, units=3)"


def test_the_data_hash_is_that_of_the_tables_the_scheme_reads(scheme: Build, batch: Batch) -> None:
    first = scheme().score(batch(reported=HALF), period="2026Q3").data_hash
    assert first == scheme().score(batch(reported=HALF), period="2026Q3").data_hash
    assert first == scheme().score(batch([dispute(1, A)], reported=HALF), period="2026Q3").data_hash
    assert first != scheme().score(batch(reported={(A, "rate"): {"value": "0.6"}}), period="2026Q3").data_hash


def test_a_scheme_is_used_in_its_time(scheme: Build, batch: Batch) -> None:
    year = scheme(("from = 2026-01-01", "from = 2026-01-01\nuntil = 2026-12-31"))
    for period, told in (("2025Q4", "自 2026-01-01 起至 2026-12-31 适用"), ("2027Q1", "2027年第一季度")):
        with pytest.raises(DataError, match=told) as refused:
            year.score(batch(), period=period)
        assert refused.value.code == "scheme.not-in-force"
    with pytest.raises(DataError, match="自 2026-01-01 起适用"):
        scheme().score(batch(), period="2025")
    assert scheme().score(batch(), period="2031").period == "2031"
    with pytest.raises(DataError, match="期间无法识别"):
        scheme().score(batch(), period="秋天")


def test_without_units_there_is_nothing_to_score(scheme: Build) -> None:
    with pytest.raises(DataError, match="没有找到要考核的乡镇") as refused:
        scheme().score(Dataset.from_records([]), period="2026Q3")
    assert refused.value.code == "scheme.no-units"


@pytest.mark.parametrize(("level", "units"), [("county", ["539925"]), ("village", ["539925101201"])])
def test_other_levels(scheme: Build, level: str, units: list[str]) -> None:
    divisions = [
        Division.model_validate({"code": code, "name": "某地"})
        for code in ("539925", "539925101", "539925101201")
    ]
    card = scheme(('"township"', f'"{level}"')).score(Dataset.from_records(divisions), period="2026Q3")
    assert [unit.unit for unit in card.units] == units


def test_a_division_listed_twice_is_scored_once(scheme: Build, batch: Batch) -> None:
    again = Division.model_validate({"code": A, "name": "另一个名称"})
    card = scheme().score(batch([again]), period="2026Q3")
    assert (card.units[0].unit, card.units[0].name) == (A, "柳河镇")
    assert len(card.units) == 3


def test_look_ups_that_find_nothing(scheme: Build, batch: Batch) -> None:
    card = scheme().score(batch(), period="2026Q3")
    assert card.explain(A, "rate").indicator == "rate"
    with pytest.raises(UnknownCodeError):
        card.explain("539925999", "rate")
    with pytest.raises(UnknownCodeError):
        card.explain(A, "no-such")


def test_json(scheme: Build, batch: Batch) -> None:
    found = json.loads(scheme().score(batch(reported=HALF), period="2026Q3").to_json())
    assert (found["format"], found["scheme"], found["period"]) == ("jiceng-scorecard/1", "small", "2026Q3")
    unit = found["units"][0]
    assert {
        "unit": A,
        "name": "柳河镇",
        "total": "5.00",
        "rank": 1,
        "grade": None,
        "vetoes": [],
    }.items() <= unit.items()
    item = unit["items"][0]
    wanted = {
        "indicator": "rate",
        "value": "0.5",
        "points": "5.00",
        "full": "10",
        "form": "proportion",
        "clause": "第一条",
    }
    assert wanted.items() <= item.items()
    assert item["why"] == "比率 50%，未达 100%，10 × 50% = 5 分。"
    assert item["records"] == [
        {"key": "539925101/rate/2026Q3", "file": "", "sheet": "", "row": 1, "counted": True}
    ]


def test_json_has_everything_that_a_scorecard_has(scheme: Build, batch: Batch) -> None:
    more = (
        '\n[[bonus]]\nid = "b"\ntitle = "加分"\nclause = "三"\nper = 1\ncap = 1\nvalue = { reported = true }\n'
        '[[veto]]\nid = "v"\ntitle = "否决"\nclause = "四"\nvalue = { reported = true }\neffect = "zero"\n'
    )
    computed = scheme(
        (
            "value = { reported = true }",
            'value = { share = "dispute", where = { outcome = "调解成功" }, dated_by = "found_on" }',
        ),
        more=more,
    )
    rows = {(A, "b"): {"count": 1}, (A, "v"): {"count": 1}, (A, "比律"): {"count": 1}}
    data = batch([dispute(1, A, outcome="10"), dispute(2, "539926101")], reported=rows)
    found = json.loads(computed.score(data, period="2026Q3").to_json())
    assert [(row["indicator"], row["why"], row["count"]) for row in found["unassigned"]] == [
        ("rate", "no-unit", 1)
    ]
    assert found["unassigned"][0]["records"][0]["key"] == "YL2"
    assert [problem["code"] for problem in found["problems"]] == ["reported.unknown-indicator"]
    unit = found["units"][0]
    assert [(mark["veto"], mark["count"], mark["effect"]) for mark in unit["vetoes"]] == [("v", "1", "zero")]
    assert [(mark["bonus"], mark["points"]) for mark in unit["bonuses"]] == [("b", "1.00")]
    assert [(line["stage"], line["points"]) for line in unit["adjustments"]] == [("veto-effects", "-11.00")]
    assert "甲与乙" not in json.dumps(found, ensure_ascii=False)


def test_the_frame_has_one_row_per_unit_and_exact_points(scheme: Build, batch: Batch) -> None:
    frame = scheme().score(batch(reported=HALF), period="2026Q3").scores
    assert frame.columns == ["unit", "name", "total", "rank", "grade", "bonus", "deductions", "rate"]
    assert frame["rate"].to_list() == [Decimal(5), Decimal(0), Decimal(0)]
    assert frame["rank"].to_list() == [1, 2, 2]
    assert frame.schema["total"] == pl.Decimal(38, 12)


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        ('{ share = "dispute", where = { outcome = "调解成功" }, dated_by = "found_on" }', 2, 4),
        ('{ share = "dispute", where = { outcome = ["10", "调解不成"] }, dated_by = "found_on" }', 3, 4),
        (
            '{ share = "dispute", where = { outcome = "10" }, of = { involved_count = { at_least = 3 } }, dated_by = "found_on" }',
            1,
            2,
        ),
        ('{ share = "dispute", where = { involved_count = { over = 2, under = 5 } } }', 1, 5),
        ('{ share = "dispute", where = { involved_count = 5 } }', 1, 5),
        ('{ share = "dispute", where = { closed_on = { present = true } } }', 1, 5),
        ('{ share = "dispute", where = { closed_on = { present = false } } }', 4, 5),
        ('{ share = "dispute", where = { found_on = { before = 2026-07-01 } } }', 1, 5),
        (
            '{ share = "dispute", where = { found_on = { at_least = 2026-07-01, at_most = 2026-07-01 } } }',
            4,
            5,
        ),
        ('{ share = "dispute", where = { found_on = { after = 2026-07-01 } } }', 0, 5),
        ('{ share = "dispute", where = { found_on = 2026-07-01 } }', 4, 5),
        ('{ share = "dispute", where = { number = "YL1" } }', 1, 5),
        ('{ share = "dispute", where = {} }', 5, 5),
        ('{ share = "petition", where = { is_first = true }, of = {} }', 1, 1),
    ],
)
def test_inline_shares(scheme: Build, batch: Batch, value: str, numerator: int, denominator: int) -> None:
    petition = Petition.model_validate_json(
        '{"number": "X", "handling_org": "柳河镇人民政府", "is_first": true}'
    )
    rows = [
        dispute(1, A, outcome="10", involved_count=2),
        dispute(2, A, outcome="10", involved_count=3, closed_on="2026-08-01"),
        dispute(3, A, outcome="20"),
        dispute(4, A, involved_count=5),
        dispute(5, A, found_on="2026-06-30"),
        dispute(6, B),
        petition,
    ]
    mark = scheme(("{ reported = true }", value)).score(batch(rows), period="2026Q3").explain(A, "rate")
    assert (mark.numerator, mark.denominator) == (numerator, denominator)
    assert mark.record_count == denominator


def test_inline_counts(scheme: Build, batch: Batch) -> None:
    counted = scheme(
        (
            "{ reported = true }",
            '{ count = "dispute", where = { outcome = "调解不成" }, dated_by = "closed_on", unit = "起" }',
        ),
        ('{ form = "proportion" }', '{ form = "deduct", per = 3 }'),
    )
    rows = [
        dispute(1, A, outcome="20", closed_on="2026-08-01"),
        dispute(2, A, outcome="20", closed_on="2026-06-30"),
        dispute(3, A, outcome="20"),
        dispute(4, A, outcome="10", closed_on="2026-08-01"),
    ]
    card = counted.score(batch(rows), period="2026Q3")
    assert card.explain(A, "rate").why == "比率 1起，10 − 3 × 1 = 7 分。"
    assert [record.key for record in card.explain(A, "rate").records] == ["YL1"]
    assert str(card.unit(B).total) == "10.00"


def test_more_rows_than_are_listed(scheme: Build, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiceng.indicators.measures.counting.MOST_RECORDS", 3)
    share = scheme(("{ reported = true }", '{ share = "dispute", where = { outcome = "10" } }'))
    rows = [dispute(number, A, outcome="10" if number < 4 else "20") for number in range(6)]
    mark = share.score(batch(rows), period="2026Q3").explain(A, "rate")
    assert (mark.record_count, [record.key for record in mark.records]) == (6, ["YL4", "YL5", "YL0"])
    assert mark.numerator == 4
