"""A scheme written in code, read from a file and written to one: always the same."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme, SchemeError
from tests.indicators.conftest import BASE

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
ROOT = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(
    file
    for file in ROOT.rglob("*.toml")
    if file.with_suffix("").with_suffix(".cases.toml").exists() and not file.name.endswith(".cases.toml")
)


def test_code_and_file_give_equal_schemes(scheme: Build) -> None:
    keys = tomllib.loads(BASE, parse_float=Decimal)
    made = Scheme(**keys)
    assert made == scheme()
    assert hash(made.id) == hash(scheme().id)
    assert (made.source, made.remarks) == ("Scheme(…)", scheme().remarks)
    assert Scheme(**{key: value for key, value in keys.items() if key != "format"}) == made
    assert made != scheme(("points = 10\n[[", "points = 12\n[["))
    assert repr(made).startswith("Scheme(source='Scheme(…)'")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_scheme_that_is_written_and_read_is_the_same(file: Path) -> None:
    loaded = Scheme.load(file)
    again = Scheme.parse(loaded.to_toml().encode())
    assert again == loaded
    assert again.to_toml() == loaded.to_toml()
    assert again.remarks == loaded.remarks
    assert Scheme(**tomllib.loads(loaded.to_toml(), parse_float=Decimal)) == loaded


def test_what_is_wrong_in_code_is_told_at_once(scheme: Build) -> None:
    keys = tomllib.loads(BASE, parse_float=Decimal)
    keys["indicator"][0] |= {"mising": "zero"}
    keys["part"][0]["points"] = 0.1
    with pytest.raises(SchemeError) as refused:
        Scheme(**keys)
    assert [problem.path for problem in refused.value.problems] == ["indicator[1].mising", "part[1].points"]
    assert "不认识的键 mising，是否指 missing" in str(refused.value)


def test_a_number_that_no_file_can_hold_is_refused() -> None:
    keys = tomllib.loads(BASE, parse_float=Decimal)
    made = Scheme(**{**keys, "full_marks": Fraction(81, 8)})
    assert Scheme.parse(made.to_toml().encode()) == made
    with pytest.raises(SchemeError, match="full_marks：小数不超过 12 位"):
        Scheme(**{**keys, "full_marks": Fraction(1, 3)})


def test_text_of_all_kinds_survives(scheme: Build) -> None:
    odd = 'a "quoted" \\ \n\t名'
    keys = tomllib.loads(BASE, parse_float=Decimal)
    keys["title"] = odd
    assert Scheme.parse(Scheme(**keys).to_toml().encode()).title == odd


def test_chinese_keys_need_no_quotes(scheme: Build) -> None:
    quota = 'score = { form = "quota", need = { 省 = 1, "市" = 2 }, base = 5, short = "none" } # 县 = 2'
    found = scheme(('score = { form = "proportion" }', quota)).document.indicator[0].score
    assert [name.key for name in found.counts] == ["省", "市"]
