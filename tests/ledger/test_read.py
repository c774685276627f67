"""From files to a dataset: typed frames, origins, an account of what was read, and refusals."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from jiceng.dataset import FEEDBACK_COLUMN, FEEDBACK_MARKER, FEEDBACK_SUMMARY, Why
from jiceng.dataset.tables import StoredTable
from jiceng.errors import DataError
from jiceng.ledger import read
from jiceng.ledger.shown import shown_heading, shown_known
from jiceng.models import Dispute, Division, Grid, Household, Resident
from jiceng.models.extension import Extension
from jiceng.progress import Stage, watched
from jiceng.share.template.places import TOWNSHIP, VILLAGE

PEOPLE = [
    ["某镇实有人口登记表", "", "", "", ""],
    ["姓名", "公民身份号码", "出生日期", "户号", "与户主关系", "备注2", "身份证 539925199001011234"],
    ["张三", "53992519491231048X", "1949年12月31日", "1", "户主", "x", ""],
    ["李四", 539925199404184731.0, 34442, "1", "配偶", "", ""],
    ["合计", "2人", "", "", ""],
    ["填表人：王某", "", "", "", ""],
]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.very_hidden()
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(r, c, cell)
                    elif isinstance(cell, int | float):
                        sheet.write_number(r, c, cell)
    return path


def test_a_ledger_with_title_total_and_signature(tmp_path: Path) -> None:
    data = read(workbook(tmp_path / "人口.xlsx", {"实有人口": PEOPLE}))
    source = data.sources[0]
    assert (source.file, source.sheet, source.entity) == ("人口.xlsx", "实有人口", "resident")
    assert source.header_rows == (2,)
    assert source.rows == 2
    assert source.columns["公民身份号码"] == "id_number"
    assert [(skipped.row, skipped.why) for skipped in source.skipped] == [(5, Why.TOTAL), (6, Why.SIGNATURE)]
    frame = data.frame(Resident)
    assert frame["_row"].to_list() == [3, 4]
    assert frame["birth_date"].to_list() == [date(1949, 12, 31), date(1994, 4, 18)]


def test_a_heading_that_no_field_claims_is_told_with_long_numbers_masked(tmp_path: Path) -> None:
    data = read(workbook(tmp_path / "人口.xlsx", {"实有人口": PEOPLE}))
    assert "备注2" in data.sources[0].unmapped
    assert not any("539925" in heading for heading in data.sources[0].unmapped)


def test_no_heading_carries_a_value_of_a_person(tmp_path: Path) -> None:
    odd = [
        "电话１３９００００００１２",
        "2026年3月5日迁入",
        "此人于三月前后迁往外地，电话打不通，请村里再核实一次",
        "=HYPERLINK",
    ]
    known = ["姓名", "公民身份号码（53992519491231048X）", "户号"]
    rows = [[*known, *odd], ["张三", "539925199404184731", "001", "a", "b", "c", "d"]]
    source = read(workbook(tmp_path / "人口.xlsx", {"实有人口": rows})).sources[0]
    assert list(source.columns) == ["姓名", "公民身份号码", "户号"]
    assert source.unmapped == ("电话*", "E列", "F列", "G列")
    path = tmp_path / "人口.parquet"
    pl.DataFrame([rows[1]], schema=rows[0], orient="row").write_parquet(path)
    stored = read(path).sources[0]
    assert (stored.columns, stored.unmapped) == (source.columns, source.unmapped)


def test_a_number_in_an_identifier_column_is_seen_as_one(tmp_path: Path) -> None:
    data = read(workbook(tmp_path / "人口.xlsx", {"实有人口": PEOPLE}))
    assert data.frame(Resident)["id_number"].to_list() == ["53992519491231048X", "5.39925E+17"]


def test_households_are_derived_from_the_list_of_people(tmp_path: Path) -> None:
    data = read(workbook(tmp_path / "人口.xlsx", {"实有人口": PEOPLE}))
    household = data.frame(Household)
    assert household.select("number", "head_name", "member_count").rows() == [("1", "张三", 2)]


def test_a_register_holds_divisions_and_grids(tmp_path: Path) -> None:
    file = tmp_path / "区划.csv"
    file.write_text(
        "区划代码,名称,上级代码,户数\n539925,云岭县,,\n53992510120101,第1网格,539925101201,30\n", "utf-8"
    )
    data = read(file)
    assert data.frame(Division)["code"].to_list() == ["539925"]
    assert data.frame(Grid).select("code", "community_code", "households").rows() == [
        ("53992510120101", "539925101201", 30)
    ]
    assert [source.entity for source in data.sources] == ["division", "grid"]


def test_a_register_of_grids_alone_is_a_list_of_grids(tmp_path: Path) -> None:
    file = tmp_path / "网格.csv"
    file.write_text("区划代码,名称,上级代码\n53992510120101,第1网格,539925101201\n", "utf-8")
    data = read(file)
    assert [(source.entity, source.rows) for source in data.sources] == [("grid", 1)]


def test_a_register_with_more_columns_gives_a_grid_only_what_is_said_of_grids(tmp_path: Path) -> None:
    file = tmp_path / "区划.csv"
    file.write_text(
        "区划代码,名称,上级代码,户数,常住人口,城乡分类\n"
        "539925101201,某村,539925101,30,90,220\n53992510120101,第1网格,539925101201,12,40,220\n",
        "utf-8",
    )
    data = read(file)
    assert data.frame(Grid).select("code", "households", "population", "kind").rows() == [
        ("53992510120101", 12, 40, None)
    ]
    assert data.frame(Division)["urban_rural"].to_list() == ["220"]
    assert set(data.sources[1].columns.values()) == {
        "code",
        "name",
        "community_code",
        "households",
        "population",
    }


def test_sheets_of_several_entities_in_one_workbook(tmp_path: Path) -> None:
    disputes = [["编号", "事件名称", "排查时间", "办理状态"], ["1", "某纠纷", "2026-09-01", "化解中"]]
    data = read(workbook(tmp_path / "混合.xlsx", {"人口": PEOPLE, "纠纷": disputes, "Sheet3": []}))
    assert data.frame(Resident).height == 2
    assert data.frame(Dispute).height == 1
    assert data.refusals == ()


def test_one_bad_file_does_not_hold_up_the_others(tmp_path: Path) -> None:
    workbook(tmp_path / "人口.xlsx", {"实有人口": PEOPLE})
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "空.csv").write_bytes(b"")
    (tmp_path / "别的.csv").write_text("甲,乙\n1,2\n", "utf-8")
    data = read(tmp_path)
    assert data.frame(Resident).height == 2
    assert {refusal.file: refusal.code for refusal in data.refusals} == {
        "坏.xlsx": "file.damaged",
        "空.csv": "file.empty",
        "别的.csv": "sheet.no-known-headings",
    }


def test_a_page_beside_a_ledger_is_told_and_the_batch_is_complete_without_it(tmp_path: Path) -> None:
    page = [["填表说明"], ["1. 本表由各村（社区）填报。"], ["2. 身份证号请按文本格式填写。"]]
    data = read(workbook(tmp_path / "人口.xlsx", {"填表说明": page, "实有人口": PEOPLE}))
    assert [source.sheet for source in data.sources] == ["实有人口"]
    assert [(refusal.sheet, refusal.code, refusal.fatal) for refusal in data.refusals] == [
        ("填表说明", "sheet.no-known-headings", False)
    ]
    alone = read(workbook(tmp_path / "说明.xlsx", {"填表说明": page}))
    assert [refusal.fatal for refusal in alone.refusals] == [True]


def test_what_is_called_like_an_entity_is_read_as_it(tmp_path: Path) -> None:
    roll = [["姓名", "性别", "公民身份号码"], ["张三", "女", "53992519491231048X"]]
    data = read(workbook(tmp_path / "台账.xlsx", {"实有人口": roll, "刑满释放人员": roll}))
    assert [source.entity for source in data.sources] == ["resident", "released_person"]


def test_column_numbers_and_a_footer_are_no_people(tmp_path: Path) -> None:
    rows = [
        *PEOPLE[:2],
        [1, 2, 3, 4, 5, 6, 7],
        *PEOPLE[2:],
        ["单位负责人：某某"],
        ["2026年9月30日"],
        ["（盖章）"],
    ]
    source = read(workbook(tmp_path / "人口.xlsx", {"实有人口": rows})).sources[0]
    assert source.rows == 2
    assert [(skipped.row, skipped.why.value) for skipped in source.skipped] == [
        (3, "column-numbers"),
        (6, "total"),
        (7, "signature"),
        (8, "signature"),
        (9, "signature"),
        (10, "signature"),
    ]


def test_a_value_merged_downwards_holds_for_the_rows_of_the_range(tmp_path: Path) -> None:
    path = tmp_path / "人口.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("人口")
        people = [["张三", "001", "户主"], ["李四", "", "配偶"], ["王五", "", "子"], ["赵六", "002", "户主"]]
        for r, row in enumerate([["姓名", "户号", "与户主关系"], *people]):
            sheet.write_row(r, 0, row)
        sheet.merge_range(1, 1, 3, 1, "001")
    data = read(path)
    assert data.frame(Resident)["household_number"].to_list() == ["001", "001", "001", "002"]
    assert data.sources[0].filled_down == 2
    assert data.sources[0].image[2][1] is None
    assert data.frame(Household)["member_count"].to_list() == [3, 1]


def test_a_number_under_a_heading_that_is_not_known_is_worth_a_word(tmp_path: Path) -> None:
    file = tmp_path / "人口.csv"
    file.write_text("姓名,公民身份证件的号码,户口册编号,联系人,性别,民族\n张三,x,1,x,女,汉\n", "utf-8")
    source = read(file).sources[0]
    assert source.unmapped == ("公民身份证件的号码", "户口册编号", "联系人")
    assert source.lookalikes == {"公民身份证件的号码": "公民身份号码", "户口册编号": "户号"}
    (tmp_path / "b.csv").write_text("姓名,公民身份号码,户口册编号,性别,户号\n张三,x,1,女,1\n", "utf-8")
    assert read(tmp_path / "b.csv").sources[0].lookalikes == {}


def test_cells_of_blanks_stay_in_the_image(tmp_path: Path) -> None:
    rows = [*PEOPLE[:3], ["  ", "539925199404184731", "", "", ""], *PEOPLE[4:]]
    data = read(workbook(tmp_path / "人口.xlsx", {"实有人口": rows, "空表": []}))
    assert data.sources[0].image[3][0] == "  "
    assert data.refusals == ()


def test_an_unknown_type_is_refused_when_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "说明.docx"
    file.write_bytes(b"x")
    assert [refusal.code for refusal in read(file).refusals] == ["file.unknown-type"]


def test_a_workbook_without_any_content(tmp_path: Path) -> None:
    data = read(workbook(tmp_path / "空.xlsx", {"Sheet1": []}))
    assert [refusal.code for refusal in data.refusals] == ["file.empty"]


def test_a_folder_without_ledgers(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path)
    assert caught.value.code == "file.none"


def test_feedback_that_comes_back_is_read_as_the_ledger_it_was(tmp_path: Path) -> None:
    marked = [[*row, ""] for row in PEOPLE]
    marked[1][-1] = FEEDBACK_COLUMN
    marked[2][-1] = "［姓名］请核对"
    sheets = {"实有人口": marked, FEEDBACK_SUMMARY: [["规则", "级别", "条数"]], FEEDBACK_MARKER: [["1"]]}
    data = read(workbook(tmp_path / "反馈.xlsx", sheets, hidden=[FEEDBACK_MARKER]))
    assert data.refusals == ()
    assert data.frame(Resident).height == 2
    assert FEEDBACK_COLUMN not in data.sources[0].unmapped
    assert all(FEEDBACK_COLUMN not in row for row in data.sources[0].image)


def test_parquet_by_field_names_and_by_headings(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "name": ["张三"],
            "身份证号": ["53992519491231048X"],
            "birth_date": [date(1949, 12, 31)],
            "性别": ["女"],
        }
    )
    frame.write_parquet(tmp_path / "人口.parquet")
    residents = read(tmp_path).frame(Resident)
    assert residents.select("name", "id_number", "birth_date", "sex", "_row").rows() == [
        ("张三", "53992519491231048X", date(1949, 12, 31), "2", 1)
    ]


def test_parquet_that_fits_nothing_or_is_broken(tmp_path: Path) -> None:
    pl.DataFrame({"a": [1], "b": [2]}).write_parquet(tmp_path / "别的.parquet")
    (tmp_path / "坏.parquet").write_bytes(b"PAR1 broken")
    assert {refusal.code for refusal in read(tmp_path).refusals} == {
        "sheet.no-known-headings",
        "file.damaged",
    }


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    workbook(tmp_path / "人口.xlsx", {"实有人口": PEOPLE})
    first, second = read(tmp_path), read(tmp_path)
    assert all(first.frames[name].equals(second.frames[name]) for name in first.frames)
    assert repr(first) == repr(second)
    assert "张三" not in repr(first)


def test_twenty_files_of_which_one_is_bad(tmp_path: Path) -> None:
    for number in range(1, 20):
        (tmp_path / f"{number:02}村.csv").write_text(
            "姓名,公民身份号码,户号\n张三,53992519491231048X,1\n", "utf-8"
        )
    (tmp_path / "20村.xlsx").write_bytes(b"PK\x03\x04 broken")
    data = read(tmp_path)
    assert len(data.sources) == 19
    assert data.frame(Resident).height == 19
    assert [(refusal.file, refusal.code) for refusal in data.refusals] == [("20村.xlsx", "file.damaged")]


def test_an_interrupt_while_reading_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(tmp_path / "人口.xlsx", {"实有人口": PEOPLE})
    before = sorted(tmp_path.iterdir())

    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("jiceng.ledger.gate.child._lines", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "人口.csv")
    assert [refusal.code for refusal in read(tmp_path / "人口.csv").refusals] == ["file.unreadable"]


@pytest.mark.parametrize(
    "name", ["张三", "欧阳娜", "何平安", "阿依古丽", "李小明电话", "Zhang San", "王建国（户主）"]
)
def test_a_name_that_stands_among_the_headings_is_not_told(tmp_path: Path, name: str) -> None:
    file = tmp_path / "人口.csv"
    file.write_text(f"姓名,公民身份号码,户号,{name},工种\n李四,x,1,a,b\n", "utf-8")
    source = read(file).sources[0]
    assert source.unmapped == ("D列", "工种")
    assert name not in repr(source)


@pytest.mark.parametrize("heading", [TOWNSHIP, VILLAGE])
def test_a_heading_of_our_own_blank_ledgers_is_told_whole(heading: str) -> None:
    assert shown_heading(heading, 9) == shown_known(heading) == heading


def test_a_heading_that_the_county_declares_is_told_where_another_list_has_it() -> None:
    county = Extension.load(Path(__file__).parents[2] / "examples" / "yunling-2026q3" / "extension.toml")
    assert shown_heading("方言", 4) == "E列"
    assert shown_heading("方言", 4, county.models()) == "方言"
    assert shown_heading("张三", 4, county.models()) == "E列"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "人口.csv"
    file.write_bytes("姓名\t公民身份号码\t户号\r\n张三\t53992519491231048X\t００１\r\n".encode(encoding))
    data = read(file)
    assert data.sources[0].encoding == encoding
    assert data.frame(Resident).select("name", "household_number").rows() == [("张三", "001")]


def test_blank_lines_take_no_room_in_the_columns(tmp_path: Path) -> None:
    file = tmp_path / "人口.csv"
    file.write_text("姓名,公民身份号码,户号\n\n张三,x,1\n" + "\n" * 3_000 + "李四,y,2\n", "utf-8")
    frame = read(file).frame(Resident)
    assert frame.select("name", "_row").rows() == [("张三", 3), ("李四", 3_004)]


def test_it_is_told_how_many_of_the_files_are_read(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("姓名,公民身份号码,户号\n张三,x,1\n", "utf-8")
    (tmp_path / "c.xlsx").write_bytes(b"none")
    heard: list[tuple[Stage, int, int]] = []
    with watched(lambda *told: heard.append(told)):
        read(tmp_path)
    assert heard == [(Stage.READING, done, 3) for done in range(4)]


def test_of_a_written_dataset_alone_no_table_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "上报").mkdir()
    (tmp_path / "上报" / "a.csv").write_text("姓名,公民身份号码,户号\n张三,x,1\n", "utf-8")
    (tmp_path / "上报" / "b.csv").write_text("甲,乙\n1,2\n", "utf-8")
    written = read(tmp_path / "上报")
    written.write_parquet(tmp_path / "存" / "上月")
    (tmp_path / "存" / "c.csv").write_text("丙,丁\n1,2\n", "utf-8")
    loaded: list[StoredTable] = []
    whole = StoredTable.whole

    def noticed(table: StoredTable) -> pl.DataFrame:
        loaded.append(table)
        return whole(table)

    monkeypatch.setattr(StoredTable, "whole", noticed)
    alone, beside = read(tmp_path / "存" / "上月"), read(tmp_path / "存")
    assert not loaded
    assert [refusal.file for refusal in beside.refusals] == ["b.csv", "c.csv"]
    assert alone.equals(written)
    assert loaded
