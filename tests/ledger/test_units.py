"""Units: what a heading names is converted by powers of ten, or the column is left alone."""

from decimal import Decimal
from pathlib import Path

import attrs
import polars as pl
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


def read_texts(kind: Kind, texts: list[str], dtype: pl.DataType) -> list[tuple[object, str | None]]:
    """The values of cells in a unit of a ten-thousandth of the field's, and the texts that stay."""
    own = column(kind)
    assert own.kept is not None
    series = read_column(own, pl.Series(texts), dtype, -4).series
    return list(zip(series[own.name].to_list(), series[own.kept].to_list(), strict=True))


def test_a_number_that_the_field_cannot_hold_stays_as_text() -> None:
    tiny = read_texts(Kind.DECIMAL, ["0.0000001", "不详", ""], pl.Decimal(38, 10))
    assert tiny == [(None, "0.0000001"), (None, "不详"), (None, None)]
    assert read_texts(Kind.INTEGER, ["3", "30000"], pl.Int64()) == [(None, "3"), (3, None)]


def test_a_column_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [str(number * 10_000) for number in range(25)]
    whole = read_texts(Kind.INTEGER, texts, pl.Int64())
    monkeypatch.setattr("jiceng.ledger.reading._AT_ONCE", 10)
    assert read_texts(Kind.INTEGER, texts, pl.Int64()) == whole == [(number, None) for number in range(25)]


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


def test_a_unit_named_above_the_headings_holds_for_the_columns_of_its_kind(tmp_path: Path) -> None:
    fields = [term for term in terms(ENTITIES[MONEY[0]]).values() if term.type is str and not term.is_common]
    own = [*(term.label.zh for term in fields[:3]), MONEY[2]]
    book = tmp_path / "a.csv"
    for line, value in (
        ("单位：万元", 35_000),
        ("（单位：人、万元）", 35_000),
        ("单位：元", 3.5),
        ("填报单位：柳河镇", 3.5),
    ):
        book.write_text(f"{line}\n{','.join(own)}\na,b,c,3.5\na,b,c,5元\n", "utf-8")
        data = read(book)
        frame = data.frame(ENTITIES[MONEY[0]])
        assert frame[MONEY[1]][0] == Decimal(str(value)), line
        notes = [(note.kind, note.detail) for note in data.sources[0].notes]
        assert notes == ([(NoteKind.UNIT_CONVERTED, "万元→元")] if value == 35_000 else [])
        kept = frame[f"{MONEY[1]}:text"][1]
        assert kept == ("5元" if value == 35_000 else None)  # a cell that names another unit than the column


def test_years_of_age_are_a_unit() -> None:
    assert named_unit(("年龄（周岁）",)) == named_unit(("年龄(岁)",)) == "岁"
    assert conversion(Unit("岁"), "岁") == 0
