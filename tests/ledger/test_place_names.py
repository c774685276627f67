"""Names of grids and villages where codes are asked for, looked up on the lists of the same batch."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiceng
from jiceng.dataset import Dataset
from jiceng.dataset.notes import NoteKind
from jiceng.ledger import read
from jiceng.models import Division, Grid, Household, Resident

DIVISIONS = {
    "539925101": "柳河镇",
    "539925101201": "北坪村",
    "539925101202": "南坪村",
    "539925102": "青石镇",
    "539925102201": "北坪村",
}
GRIDS = {
    "53992510120101": "北坪村第1网格",
    "53992510120102": "第二网格",
    "53992510120112": "北坪村第十二网格",
    "53992510120201": "南坪村第1网格",
}
AS_OF = date(2026, 9, 30)


def csv(folder: Path, name: str, headings: str, rows: Iterable[str]) -> None:
    (folder / name).write_text("\n".join([headings, *rows, ""]), encoding="utf-8")


def lists(folder: Path, grids: Mapping[str, str] = GRIDS, divisions: Mapping[str, str] = DIVISIONS) -> None:
    if divisions:
        csv(folder, "区划.csv", "区划代码,名称", map(",".join, divisions.items()))
    if grids:
        csv(folder, "网格.csv", "网格编码,网格名称", map(",".join, grids.items()))


def residents(folder: Path, *rows: str) -> Dataset:
    csv(folder, "人口.csv", "姓名,户号,所属村（社区）,网格", rows)
    return read(folder)


def notes(data: Dataset) -> list[tuple[NoteKind, str | None, tuple[int, ...]]]:
    return [(note.kind, note.field, note.rows) for source in data.sources for note in source.notes]


@pytest.mark.parametrize(
    ("village", "grid", "code"),
    [
        ("539925101201", "北坪村第1网格", "53992510120101"),
        ("539925101201", "第1网格", "53992510120101"),
        ("539925101201", "第一网格", "53992510120101"),
        ("539925101201", "１号网格", "53992510120101"),
        ("539925101201", "二网格", "53992510120102"),
        ("539925101201", "北坪村2网格", "53992510120102"),
        ("539925101201", "12网格", "53992510120112"),
        ("539925101202", "第1网格", "53992510120201"),
        ("539925101", "第二网格", "53992510120102"),
        ("539925101000", "第十二网格", "53992510120112"),
        ("", "南坪村一网格", "53992510120201"),
        ("", "53992510120201", "53992510120201"),
    ],
)
def test_a_grid_is_known_by_its_name(tmp_path: Path, village: str, grid: str, code: str) -> None:
    lists(tmp_path)
    data = residents(tmp_path, f"张三,1,{village},{grid}")
    assert data.frame(Resident)["grid_code"].to_list() == [code]
    expected = [] if grid == code else [(NoteKind.PLACE_READ, "grid_code", (2,))]
    assert notes(data) == expected


@pytest.mark.parametrize("grid", ["第3网格", "第1网格", "东坪村第1网格", "北坪村"])
def test_a_name_that_is_not_on_the_list_or_means_several_is_a_hint(tmp_path: Path, grid: str) -> None:
    lists(tmp_path)
    data = residents(tmp_path, f"张三,1,,{grid}")
    assert data.frame(Resident)["grid_code"].to_list() == [grid]
    assert notes(data) == [(NoteKind.PLACE_UNKNOWN, "grid_code", (2,))]
    found = jiceng.check(data, as_of=AS_OF).findings.filter(entity="resident", field="grid_code")
    assert found.select("rule", "severity", "row").rows() == [("place.name-unknown", "warning", 2)]


def test_a_grid_of_another_village_is_not_meant(tmp_path: Path) -> None:
    lists(tmp_path)
    data = residents(
        tmp_path, "张三,1,南坪村,第二网格", "李四,2,539925101202,北坪村第2网格", "王五,3,某村,第二网格"
    )
    assert data.frame(Resident)["grid_code"].to_list() == ["第二网格", "北坪村第2网格", "53992510120102"]
    assert (NoteKind.PLACE_UNKNOWN, "grid_code", (2, 3)) in notes(data)


def test_without_a_list_nothing_is_said(tmp_path: Path) -> None:
    data = residents(tmp_path, "张三,1,北坪村,一网格")
    assert notes(data) == []
    assert jiceng.check(data, as_of=AS_OF).findings.filter(entity="resident").is_empty()
    lists(tmp_path, grids={})
    assert [kind for kind, field, _ in notes(read(tmp_path)) if field == "grid_code"] == []


def test_what_is_no_name_is_still_no_code(tmp_path: Path) -> None:
    data = residents(tmp_path, "张三,1,53992510,5399251012010", "李四,2,A村,5399网格", "王五,3,abc,")
    found = jiceng.check(data, as_of=AS_OF).findings.filter(rule="identifier.malformed")
    assert set(found.select("row", "field").rows()) == {
        *((2, "division_code"), (2, "grid_code"), (3, "grid_code"), (4, "division_code"))
    }


def test_villages_are_read_before_the_grids_in_them(tmp_path: Path) -> None:
    lists(tmp_path)
    data = residents(
        tmp_path, "张三,1,南坪村,1网格", "李四,2,青石镇北坪村,", "王五,3,北坪村,", "赵六,4,柳河镇,第2网格"
    )
    frame = data.frame(Resident)
    assert frame["division_code"].to_list() == ["539925101202", "539925102201", "北坪村", "539925101"]
    assert frame["grid_code"].to_list() == ["53992510120201", None, None, "53992510120102"]
    assert notes(data) == [
        (NoteKind.PLACE_READ, "division_code", (2, 3, 5)),
        (NoteKind.PLACE_UNKNOWN, "division_code", (4,)),
        (NoteKind.PLACE_READ, "grid_code", (2, 5)),
    ]


def test_lists_name_their_own_places(tmp_path: Path) -> None:
    csv(tmp_path, "区划.csv", "区划代码,名称,上级代码", ["539925101,柳河镇,", "539925101201,北坪村,柳河镇"])
    csv(tmp_path, "网格.csv", "网格编码,网格名称,所属村社区", ["53992510120101,第1网格,北坪村"])
    data = read(tmp_path)
    assert data.frame(Division)["parent_code"].to_list() == [None, "539925101"]
    assert data.frame(Grid)["community_code"].to_list() == ["539925101201"]
    errors = jiceng.check(data, as_of=AS_OF).findings.filter(severity="error")
    assert errors.filter(field="parent_code").is_empty()


def test_a_list_that_was_stored_before_is_looked_up_too(tmp_path: Path) -> None:
    lists(tmp_path)
    stored = tmp_path / "stored"
    read(tmp_path).write_parquet(stored)
    apart = tmp_path / "apart"
    apart.mkdir()
    csv(apart, "人口.csv", "姓名,户号,网格", ["张三,1,北坪村第1网格"])
    assert read([stored, apart]).frame(Resident)["grid_code"].to_list() == ["53992510120101"]


def test_households_are_derived_from_the_codes(tmp_path: Path) -> None:
    lists(tmp_path)
    data = residents(tmp_path, "张三,1,,北坪村第1网格", "李四,1,,53992510120101")
    assert data.frame(Household)["grid_code"].to_list() == ["53992510120101"]


@given(st.lists(st.sampled_from([*GRIDS.values(), *GRIDS, "第1网格", "某网格", ""]), min_size=1, max_size=30))
def test_codes_stay_and_rows_keep_their_order(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("batch")
    lists(folder)
    data = residents(folder, *(f"张三,{place},,{text}" for place, text in enumerate(texts)))
    codes = data.frame(Resident)["grid_code"].to_list()
    known = {name: code for code, name in GRIDS.items()} | {code: code for code in GRIDS}
    assert codes == [known.get(text, text or None) for text in texts]
    named = {kind: rows for kind, _, rows in notes(data)}
    assert named.get(NoteKind.PLACE_READ, ()) == tuple(
        row for row, text in enumerate(texts, start=2) if text in GRIDS.values()
    )
    assert named.get(NoteKind.PLACE_UNKNOWN, ()) == tuple(
        row for row, text in enumerate(texts, start=2) if text in {"第1网格", "某网格"}
    )
