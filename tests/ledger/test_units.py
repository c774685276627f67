"""Units: what a heading names is converted by powers of ten, or the column is left alone."""

from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset import Column, Kind, columns
from jiceng.dataset.notes import Note, NoteKind
from jiceng.labels import Unit
from jiceng.ledger import read
from jiceng.ledger.reading import read_column
from jiceng.ledger.units import conversion, named_unit, percentages
from jiceng.models import ENTITIES, terms


def counted_in(symbol: str) -> list[tuple[str, str, str]]:
    """Entity, field and heading of each number that is counted so."""
    return [
        (entity, name, term.label.zh.partition("（")[0])
        for entity, model in ENTITIES.items()
        for name, term in terms(model).items()
        if term.unit == Unit(symbol) and columns(model)[name].kind is Kind.DECIMAL
    ]


MONEY = counted_in("元")[0]


def ledger(folder: Path, heading: str, *numbers: str) -> Path:
    """A ledger of the entity with a field in 元: three other headings, then this one."""
    model = ENTITIES[MONEY[0]]
    others = [
        term.label.zh
        for name, term in terms(model).items()
        if columns(model)[name].kind is Kind.TEXT and not term.is_common and name != MONEY[1]
    ][:3]
    path = folder / f"{model.entity.label.zh}.csv"
    lines = [[*others, heading], *([f"x{place}"] * 3 + [number] for place, number in enumerate(numbers))]
    path.write_text("\n".join(",".join(line) for line in lines) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("unit", "number", "value"),
    [
        ("元", "5", "5"),
        ("万元", "1.25", "12500"),
        ("单位：万元", "0.00001", "0.1"),
        ("亿元", "3", "300000000"),
        ("千元", "2", "2000"),
    ],
)
def test_money_in_another_unit(tmp_path: Path, unit: str, number: str, value: str) -> None:
    data = read(ledger(tmp_path, f"{MONEY[2]}（{unit}）", number))
    assert data.frames[MONEY[0]][MONEY[1]].to_list() == [Decimal(value)]
    named = unit.removeprefix("单位：")
    expected = [] if named == "元" else [Note(NoteKind.UNIT_CONVERTED, (), 3, MONEY[1], f"{named}→元")]
    assert list(data.sources[0].notes) == expected


def test_a_unit_that_no_power_of_ten_leads_from_is_left_alone(tmp_path: Path) -> None:
    data = read(ledger(tmp_path, f"{MONEY[2]}（亩）", "5"))
    assert MONEY[1] not in data.sources[0].positions
    assert len(data.sources[0].unmapped) == 1


def column(kind: Kind) -> Column:
    own = columns(ENTITIES[MONEY[0]])[MONEY[1]]
    return attrs.evolve(own, kind=kind)


def test_a_number_that_the_field_cannot_hold_stays_as_text() -> None:
    tiny = read_column(column(Kind.DECIMAL), ["0.0000001", "不详", ""], -4).cells
    assert [(cell.value, cell.kept) for cell in tiny] == [(None, "0.0000001"), (None, "不详"), (None, None)]
    whole = read_column(column(Kind.INTEGER), ["3", "30000"], -4).cells
    assert [(cell.value, cell.kept) for cell in whole] == [(None, "3"), (3, None)]


@given(
    st.decimals(0, 10**6, places=4), st.sampled_from([("元", "万元"), ("米", "公里"), ("平方米", "平方公里")])
)
def test_there_and_back_is_the_same(number: Decimal, pair: tuple[str, str]) -> None:
    small, large = pair
    there, back = conversion(Unit(small), large), conversion(Unit(large), small)
    assert there is not None
    assert back == -there
    assert number.scaleb(there).scaleb(back) == number


def test_units_in_headings() -> None:
    assert named_unit(("金额", "收入金额(万元)")) == "万元"
    assert named_unit(("面积（ m² ）",)) == "平方米"
    assert named_unit(("备注（18位）",)) is None
    assert conversion(None, "万元") == 0
    assert conversion(Unit("千米"), "公里") == 0
    assert conversion(Unit("元"), "米") is None


@given(st.lists(st.one_of(st.none(), st.decimals(0, 1, places=3)), max_size=8))
def test_shares_are_told_of_a_column_that_has_a_part_of_one(numbers: list[Decimal | None]) -> None:
    decided = percentages(numbers, [False] * len(numbers))
    has_part = any(number is not None and 0 < number < 1 for number in numbers)
    assert decided.are_shares is has_part
    above = percentages([*numbers, Decimal(50)], [False] * (len(numbers) + 1))
    assert not above.are_shares
    assert above.unclear == tuple(place for place, number in enumerate(numbers) if number)
