"""A dataset on the disk: it comes back as it was, whole or not at all, and is nobody else's to read."""

import json
import os
import stat
from datetime import date, datetime, time, timedelta
from pathlib import Path

import attrs
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiceng as jc
from jiceng.dataset import (
    ROW,
    SOURCE,
    Cell,
    Dataset,
    Merge,
    Refusal,
    SheetSource,
    Skipped,
    Why,
    find_stores,
    scan,
    table_schema,
)
from jiceng.dataset.account import SheetAccount, cells_of, json_of
from jiceng.errors import DataError
from jiceng.models import ENTITIES, Dispute, Household, Record, Resident
from tests.models.made_up import rows_of

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
EACH_ENTITY = pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)
RESIDENT = Resident(name="张三", id_number="53992519491231048X", sex="2", birth_date=date(1949, 12, 31))
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.fixture(scope="module")
def county() -> Dataset:
    return jc.read(COUNTY)


@EACH_ENTITY
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_object_row_parquet_row_object(
    model: type[Record], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    records = [model.from_row(row) for row in data.draw(st.lists(rows_of(model), max_size=4))]
    folder = tmp_path_factory.mktemp("store")
    made = Dataset.from_records(records)
    made.write_parquet(folder)
    read = Dataset.read(folder)
    assert read.equals(made)
    assert read.records(model) == records
    assert [type(record) for record in read.records(model)] == [model] * len(records)
    scanned = scan(folder, model).collect()
    assert scanned.equals(made.frame(model))


@given(st.lists(CELLS))
def test_cells_come_back_in_their_type(cells: list[Cell]) -> None:
    again = cells_of(json_of(cells))
    assert again == tuple(cells)
    assert [type(cell) for cell in again] == [type(cell) for cell in cells]


def test_cells_that_json_does_not_have_come_back() -> None:
    moment = datetime(2026, 9, 30, 8, 5)  # noqa: DTZ001 - a spreadsheet knows no time zone
    row: tuple[Cell, ...] = (
        float("inf"),
        moment,
        date(2026, 9, 30),
        time(8, 5),
        timedelta(days=-1, seconds=3),
    )
    assert cells_of(json_of(row)) == row
    assert str(cells_of(json_of([float("nan")]))[0]) == "nan"


@pytest.mark.parametrize("text", ['[{"complex":1}]', "[[1]]", '[{"date":"x"}]', "[{}]"])
def test_a_cell_of_no_known_type_is_refused(text: str) -> None:
    with pytest.raises((LookupError, ValueError)):
        cells_of(text)


def test_the_account_tells_all_of_a_sheet() -> None:
    told = {*SheetAccount.model_fields, "image"}
    missing = {field.name for field in attrs.fields(SheetSource)} - told
    assert not missing, f"write and read these in SheetAccount of dataset/account.py: {sorted(missing)}"


def test_a_read_county_comes_back_with_every_cell(county: Dataset, tmp_path: Path) -> None:
    county.write_parquet(tmp_path)
    again = Dataset.read(tmp_path)
    assert again.equals(county)
    assert jc.read(tmp_path).equals(county)
    assert [source.image for source in again.sources] == [source.image for source in county.sources]
    report, same = jc.check(county, as_of="2026-09-30"), jc.check(again, as_of="2026-09-30")
    assert same.findings.equals(report.findings)


def test_a_sheet_with_everything_to_tell_comes_back(tmp_path: Path) -> None:
    source = SheetSource(
        file="表.xlsx",
        sheet="九月",
        entity="resident",
        header_rows=(1, 2),
        rows=0,
        columns={"姓名": "name"},
        positions={"name": 0},
        unmapped=("备注",),
        lookalikes={"证件": "公民身份号码"},
        skipped=(Skipped(9, Why.TOTAL),),
        filled_down=2,
        image=(("姓名", None), (), (1.5, True)),
        merges=(Merge(0, 0, 0, 1),),
        encoding="gb18030",
        path=Path("表.xlsx"),
    )
    made = Dataset({}, (source,), (Refusal("坏.xls", "", "file.damaged", "已损坏。", fatal=False),))
    made.write_parquet(tmp_path)
    assert Dataset.read(tmp_path).equals(made)
    assert not Dataset.read(tmp_path).equals(Dataset({}, (attrs.evolve(source, rows=1),), made.refusals))


def test_the_same_data_gives_the_same_bytes_for_the_owner_only(county: Dataset, tmp_path: Path) -> None:
    first, second = county.write_parquet(tmp_path / "a"), county.write_parquet(tmp_path / "b")
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(path.name for path in first)
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in first} == {0o600}


def test_what_an_earlier_dataset_left_goes(county: Dataset, tmp_path: Path) -> None:
    county.write_parquet(tmp_path)
    (tmp_path / "说明.txt").write_text("不是数据集的", encoding="utf-8")
    Dataset.from_records([RESIDENT]).write_parquet(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"resident.parquet", "dataset.json", "说明.txt"}
    assert Dataset.read(tmp_path).records(Resident) == [RESIDENT]


def test_a_table_that_was_read_is_not_overwritten(tmp_path: Path) -> None:
    Dataset.from_records([RESIDENT]).write_parquet(tmp_path)
    single = jc.read(tmp_path / "resident.parquet")
    before = (tmp_path / "resident.parquet").read_bytes()
    with pytest.raises(DataError) as raised:
        single.write_parquet(tmp_path)
    assert raised.value.code == "output.is-input"
    assert (tmp_path / "resident.parquet").read_bytes() == before


def test_our_own_table_keeps_texts_and_rows_wherever_it_lies(county: Dataset, tmp_path: Path) -> None:
    county.write_parquet(tmp_path)
    moved = tmp_path / "elsewhere" / "人口.parquet"
    moved.parent.mkdir()
    (tmp_path / "resident.parquet").rename(moved)
    found = jc.read(moved)
    assert found.frame(Resident).drop(SOURCE).equals(county.frame(Resident).drop(SOURCE))
    assert found.frame(Resident)[SOURCE].unique().to_list() == [0]
    assert [source.entity for source in found.sources] == ["resident"]


def test_a_dataset_lies_among_ledgers(county: Dataset, tmp_path: Path) -> None:
    county.write_parquet(tmp_path / "上月")
    (tmp_path / "本月.csv").write_text("姓名,性别,民族\n李四,男,汉族\n", encoding="utf-8")
    both = jc.read(tmp_path)
    assert list(find_stores(tmp_path)) == [tmp_path / "上月"]
    assert both.sources[: len(county.sources)] != ()
    assert both.frame(Resident).height == county.frame(Resident).height + 1
    assert both.frame(Resident)[SOURCE].max() == len(county.sources)
    assert both.sources[-1].file == "本月.csv"
    assert both.frame(Household).equals(county.frame(Household))
    only_new = jc.read(tmp_path, exclude=tmp_path / "上月")
    assert only_new.frame(Resident).height == 1


@pytest.mark.parametrize("name", ["resident.parquet", "sheets.parquet", "dataset.json"])
@pytest.mark.parametrize("harm", ["gone", "changed", "cut"])
def test_a_dataset_that_is_not_whole_is_refused(
    county: Dataset, tmp_path: Path, name: str, harm: str
) -> None:
    county.write_parquet(tmp_path)
    path = tmp_path / name
    content = path.read_bytes()
    match harm:
        case "gone":
            path.unlink()
        case "changed":
            path.write_bytes(content[:80] + b"\x00" + content[81:])
        case _:
            path.write_bytes(content[: len(content) // 2])
    with pytest.raises(DataError) as raised:
        Dataset.read(tmp_path)
    assert raised.value.code in {"dataset.damaged", "dataset.none"}
    if name != "dataset.json":
        found = jc.read(tmp_path)
        assert [refusal.code for refusal in found.refusals] == ["dataset.damaged"]
        assert not found.frames


def _rewrite(folder: Path, **changes: object) -> None:
    path = folder / "dataset.json"
    path.write_text(
        json.dumps(json.loads(path.read_text("utf-8")) | changes, ensure_ascii=False, indent=1), "utf-8"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"entities": {"resident": {"file": "../resident.parquet", "rows": 1, "sha256": ""}}},
        {"entities": {"resident": {"file": "resident.parquet", "rows": 1, "sha256": ""}}},
        {"sources": [{"file": "x"}]},
        {"new": 1},
    ],
)
def test_an_account_that_was_tampered_with_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    Dataset.from_records([RESIDENT]).write_parquet(tmp_path)
    _rewrite(tmp_path, **changes)
    with pytest.raises(DataError) as raised:
        Dataset.read(tmp_path)
    assert raised.value.code == "dataset.damaged"


def _with_table(folder: Path, frame: pl.DataFrame, entity: str = "resident") -> None:
    """Put another table in the place of that of residents, with its digest in the account."""
    Dataset({entity: frame}).write_parquet(folder)


def test_a_row_of_no_sheet_is_refused(tmp_path: Path) -> None:
    frame = Dataset.from_records([RESIDENT]).frame(Resident)
    _with_table(tmp_path, frame.with_columns(pl.lit(3, dtype=pl.UInt32()).alias(SOURCE)))
    with pytest.raises(DataError) as raised:
        Dataset.read(tmp_path)
    assert raised.value.code == "dataset.damaged"


@pytest.mark.parametrize("entity", ["resident", "patrol"])
def test_a_table_that_is_not_that_of_a_model_is_refused(tmp_path: Path, entity: str) -> None:
    _with_table(tmp_path, pl.DataFrame({"name": ["某"], SOURCE: [None]}), entity)
    with pytest.raises(DataError) as raised:
        Dataset.read(tmp_path)
    assert raised.value.code == "dataset.other-columns"
    if entity == "resident":
        with pytest.raises(DataError) as scanned:
            scan(tmp_path, Resident)
        assert scanned.value.code == "dataset.other-columns"


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    Dataset.from_records([RESIDENT]).write_parquet(tmp_path)
    (tmp_path / "resident.parquet").write_bytes(b"PAR1")
    with pytest.raises(DataError) as raised:
        scan(tmp_path, Resident)
    assert raised.value.code == "dataset.damaged"
    for place in (tmp_path / "none", tmp_path / "resident.parquet"):
        with pytest.raises(DataError) as missing:
            Dataset.read(place)
        assert missing.value.code == "dataset.none"


def test_a_scan_reads_what_the_query_asks_for(county: Dataset, tmp_path: Path) -> None:
    county.write_parquet(tmp_path)
    women = scan(tmp_path, Resident).filter(pl.col("sex") == "2").select(pl.len()).collect().item()
    assert women == county.lazy(Resident).filter(pl.col("sex") == "2").select(pl.len()).collect().item() > 0
    Dataset.from_records([RESIDENT]).write_parquet(tmp_path / "small")
    none = scan(tmp_path / "small", Dispute).collect()
    assert none.schema == pl.Schema(table_schema(Dispute))
    assert none.height == 0


def test_rows_of_records_count_from_one_and_have_no_sheet() -> None:
    frame = Dataset.from_records([RESIDENT, RESIDENT]).frame(Resident)
    assert frame[ROW].to_list() == [1, 2]
    assert frame[SOURCE].null_count() == 2
