"""Every point of the published papers in `examples/schemes`, against the tables computed by hand."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme, Scorecard
from jiceng.models import Division, IndicatorValue

FOLDER = Path(__file__).parents[2] / "examples" / "schemes"
TABLES = {
    file.name.removesuffix(".cases.toml"): tomllib.loads(file.read_text("utf-8"))
    for file in sorted(FOLDER.glob("*.cases.toml"))
}
SCHEMES = [file.stem for file in sorted(FOLDER.glob("*.toml")) if not file.name.endswith(".cases.toml")]


def reported(unit: str, counts: Mapping[str, Any], period: str) -> Iterator[IndicatorValue]:
    for name, number in counts.items():
        if isinstance(number, dict):
            yield from reported(unit, number, name)
            continue
        row: dict[str, object] = {"unit_code": unit, "indicator": name, "period": period}
        if isinstance(number, list):
            row |= {"numerator": Decimal(number[0]), "denominator": Decimal(number[1])}
        elif isinstance(number, str):
            row["value"] = Decimal(number)
        else:
            row["count"] = number
        yield IndicatorValue.model_validate(row)


def scored(table: Mapping[str, Any]) -> Scorecard:
    units = [
        Division.model_validate(
            {"code": case["unit"], "name": case["name"], "urban_rural": case.get("stratum")}
        )
        for case in table["case"]
    ]
    values = [
        row for case in table["case"] for row in reported(case["unit"], case["counts"], table["period"])
    ]
    return Scheme.load(FOLDER / table["scheme"]).score(
        Dataset.from_records([*units, *values]), period=table["period"]
    )


@pytest.mark.parametrize("name", SCHEMES)
def test_every_point_is_that_of_the_table(name: str) -> None:
    table = TABLES[name]
    card = scored(table)
    assert [unit.unit for unit in card.units] == [case["unit"] for case in table["case"]]
    for case, unit in zip(table["case"], card.units, strict=True):
        assert {item.indicator: item.points for item in unit.items} == {
            key: Decimal(value) for key, value in case["points"].items()
        }
        assert str(unit.total) == case["total"], case["name"]
        assert unit.rank == case.get("rank", unit.rank)
        assert unit.stratum_rank == case.get("stratum_rank", unit.stratum_rank)
        assert unit.grade == case.get("grade")
        parts = {part.part: part.points for part in unit.parts}
        assert {key: parts[key] for key in case.get("parts", {})} == {
            key: Decimal(value) for key, value in case.get("parts", {}).items()
        }
        assert unit.added_up == unit.total
    assert [problem.code for problem in card.problems] == table.get("problems", [])


@pytest.mark.parametrize("name", SCHEMES)
def test_every_paper_has_a_table_and_is_named(name: str) -> None:
    assert TABLES[name]["scheme"] == f"{name}.toml"
    scheme = Scheme.load(FOLDER / f"{name}.toml")
    assert scheme.id == name
    assert scheme.document.basis is not None
    assert f"`{name}`" in (FOLDER / "README.md").read_text("utf-8")


def test_points_that_do_not_add_up_are_told() -> None:
    assert Scheme.load(FOLDER / "nanxian-town.toml").remarks == (
        "方案写明满分 100 分，各指标合计 110 分。",
        "方案没有写明适用期间（in_force），任何考核期都会计分。",
        "“扣分事项”不设下限。",
        "“加分事项”加分不设上限。",
    )
