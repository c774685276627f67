"""A scorecard goes to JSON and comes back the same; what is no scorecard, or was changed, is one named error."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.dataset import Dataset
from jiceng.errors import DataError, DeclarationError
from jiceng.indicators import Scheme, Scorecard
from jiceng.indicators.scoring import disagreements
from tests.indicators.test_example_schemes import TABLES, scored
from tests.report.scorecard.cards import county_card


@pytest.mark.parametrize("name", TABLES)
def test_every_published_paper_comes_back(name: str) -> None:
    card = scored(TABLES[name])
    again = Scorecard.from_json(card.to_json())
    assert again.to_json() == card.to_json()
    assert again.scores.equals(card.scores)
    assert disagreements(again) == []
    moved = card.compare(again)
    assert {unit.change for unit in moved.units} == {Decimal(0)}
    assert all(not item.change for unit in moved.units for item in unit.items)
    assert [unit.places_won for unit in moved.units] == [
        None if unit.rank is None else 0 for unit in card.units
    ]


def test_everything_a_scorecard_can_carry_comes_back(tmp_path: Path) -> None:
    card = county_card()
    file = tmp_path / "考核结果.json"
    file.write_text(card.to_json(), "utf-8")
    again = Scorecard.load(file)
    assert again.to_json() == card.to_json()
    for before, after in zip(card.units, again.units, strict=True):
        assert (before.vetoes, before.bonuses, before.adjustments) == (
            after.vetoes,
            after.bonuses,
            after.adjustments,
        )
    with pytest.raises(DeclarationError):
        again.what_if(drop=["late-reports"])


def test_a_half_place_and_a_third_come_back(
    scheme: Callable[..., Scheme], batch: Callable[..., Dataset]
) -> None:
    rate = {"numerator": "1", "denominator": "3"}
    card = scheme(more='\n[ranking]\nties = "mean"\n').score(
        batch(reported={("539925101", "比率"): rate, ("539925102", "比率"): rate}), period="2026Q3"
    )
    again = Scorecard.from_json(card.to_json())
    assert [unit.rank for unit in again.units] == [unit.rank for unit in card.units]
    assert again.units[0].rank == Decimal("1.5")
    assert again.explain("539925101", "rate").value == card.explain("539925101", "rate").value


def test_units_in_one_of_the_two_are_told() -> None:
    card = county_card()
    document = json.loads(card.to_json())
    document["units"] = document["units"][1:]
    fewer = Scorecard.from_json(json.dumps(document))
    code = card.units[0].unit
    assert f"上次没有的单位，不比较：{code}。" in str(card.compare(fewer))
    found = json.loads(fewer.compare(card).to_json())
    assert (found["added"], found["gone"]) == ([], [code])
    assert "这次没有的单位" in str(fewer.compare(card))


def _changed(path: list[Any], value: object) -> str:
    document = json.loads(county_card().to_json())
    spot = document
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "scorecard.unreadable"),
        ("[]", "scorecard.unreadable"),
        (b"\xff\xfe{", "scorecard.unreadable"),
        ("[" * 5000, "scorecard.unreadable"),
        ('{"format": "jiceng-report/1"}', "scorecard.unreadable"),
        (_changed(["units"], []), "scorecard.unreadable"),
        (_changed(["period"], "去年"), "scorecard.unreadable"),
        (_changed(["units", 0, "total"], "1e999999999"), "scorecard.unreadable"),
        (_changed(["units", 0, "total"], "NaN"), "scorecard.unreadable"),
        (_changed(["full_marks"], "1/0"), "scorecard.unreadable"),
        (_changed(["units", 0, "items", 0, "value"], "9" * 5000), "scorecard.unreadable"),
        (_changed(["units", 0, "items", 0, "reason"], "liked"), "scorecard.unreadable"),
        (_changed(["units", 0, "total"], "99.00"), "scorecard.altered"),
        (_changed(["units", 0, "unit"], county_card().units[1].unit), "scorecard.altered"),
    ],
)
def test_what_is_no_scorecard(content: str | bytes, code: str) -> None:
    with pytest.raises(DataError) as caught:
        Scorecard.from_json(content)
    assert caught.value.code == code


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match="找不到或打不开"):
        Scorecard.load(tmp_path / "没有.json")
    monkeypatch.setattr("jiceng.indicators.scorecard_input._LARGEST_FILE", 3)
    (tmp_path / "大.json").write_text("{}  ", "utf-8")
    with pytest.raises(DataError, match="不像是考核结果"):
        Scorecard.load(tmp_path / "大.json")


def test_no_value_of_the_file_is_told() -> None:
    with pytest.raises(DataError) as caught:
        Scorecard.from_json(_changed(["units", 0, "items", 0, "events"], {"某人姓名": "某人号码"}))
    assert "某人" not in str(caught.value)
    assert "units.0.items.0.events" in str(caught.value)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_never_raises_anything_else(data: st.DataObject) -> None:
    document = json.loads(county_card().to_json())
    spot: Any = document
    while isinstance(spot, dict | list) and spot:
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(spot[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
            spot[key] = data.draw(
                st.one_of(
                    st.none(), st.integers(), st.floats(), st.text(max_size=5), st.just([]), st.just({})
                )
            )
            break
        spot = spot[key]
    code, card = _read(json.dumps(document))
    assert code.startswith("scorecard.") or all(unit.added_up == unit.total for unit in card.units)


def _read(content: str) -> tuple[str, Any]:
    try:
        return "", Scorecard.from_json(content)
    except DataError as error:
        return error.code, None
