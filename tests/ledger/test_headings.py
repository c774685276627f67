"""Headings: found under titles, over several rows, in any order and spelling, for the right entity."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset import Merge
from jiceng.ledger.headings import Header, find_header, is_row_number
from jiceng.models import ENTITIES, Record, terms

DECORATIONS = ("{}", " {} ", "{}*", "*{}", "{}：", "{}（必填）", "{}\n", "　{}")


def spelt(heading: str, decoration: str) -> str:
    middle = len(heading) // 2
    return decoration.format(f"{heading[:middle]} {heading[middle:]}")


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[type[Record], list[list[str]], dict[int, str], int]:
    """An entity, the top of a sheet that holds it, its columns, and the heading row."""
    model = draw(st.sampled_from(list(ENTITIES.values())))
    fields = draw(st.permutations(list(terms(model))))
    row = [
        spelt(draw(st.sampled_from(terms(model)[name].label.names)), draw(st.sampled_from(DECORATIONS)))
        for name in fields
    ]
    above = draw(st.integers(0, 4))
    titles = [
        [draw(st.sampled_from(["", "云岭县台账", "填报单位：某镇"]))] + [""] * (len(row) - 1)
        for _ in range(above)
    ]
    first = draw(st.sampled_from([[], ["行号"]]))
    image = [*titles, [*first, *row]]
    return model, image, {place + len(first): name for place, name in enumerate(fields)}, above


@given(ledgers())
def test_headings_in_any_order_and_spelling(
    ledger: tuple[type[Record], list[list[str]], dict[int, str], int],
) -> None:
    model, image, fields, row = ledger
    header = find_header(image, ())
    assert header is not None
    assert header.model is model
    assert header.fields == fields
    assert header.rows == (row,)


def merged() -> tuple[list[list[str]], list[Merge]]:
    image = [
        ["云岭县白杨乡实有人口信息采集表", "", "", "", ""],
        ["填报单位：白杨乡人民政府", "", "填报时间：2026年9月28日", "", ""],
        ["序号", "基本信息", "", "户信息", ""],
        ["", "姓名", "公民身份号码", "户号", "与户主关系"],
        ["1", "张三", "53992519491231048X", "10100001", "户主"],
    ]
    return image, [Merge(0, 0, 0, 4), Merge(2, 0, 3, 0), Merge(2, 1, 2, 2), Merge(2, 3, 2, 4)]


def test_two_heading_rows_with_merged_cells() -> None:
    image, merges = merged()
    header = find_header(image, merges)
    assert header is not None
    assert header.rows == (2, 3)
    assert header.fields == {1: "name", 2: "id_number", 3: "household_number", 4: "relation_to_head"}
    assert header.texts[0] == "序号"


def test_a_title_over_the_whole_width_is_no_heading() -> None:
    image = [["实有人口登记表", "", "", ""], ["姓名", "性别", "公民身份号码", ""]]
    header = find_header(image, [Merge(0, 0, 0, 3)])
    assert header is not None
    assert header.rows == (1,)


def test_a_heading_split_over_two_rows_is_joined() -> None:
    image = [["户主", "", "户号", "户"], ["姓名", "公民身份号码", "", "人口数"]]
    header = find_header(image, [Merge(0, 0, 0, 1), Merge(0, 2, 1, 2)])
    assert header is not None
    assert header.model.entity.name == "household"
    assert header.fields == {0: "head_name", 1: "head_id_number", 2: "number", 3: "member_count"}


@pytest.mark.parametrize(
    "image", [[], [[]], [["甲", "乙", "丙", "丁"]], [["姓名", "甲", "乙", "丙"]], [[1.0, None, 2.0]]]
)
def test_a_sheet_that_fits_nothing(image: list[list[str]]) -> None:
    assert find_header(image, ()) is None


def test_of_two_equal_headings_the_first_counts() -> None:
    header = find_header([["姓名", "性别", "性别", "公民身份号码"]], ())
    assert isinstance(header, Header)
    assert header.fields == {0: "name", 1: "sex", 3: "id_number"}


def test_row_numbers() -> None:
    assert is_row_number("序 号")
    assert not is_row_number("户号")


def spellings(model: type[Record]) -> Iterator[tuple[str, list[str]]]:
    """Rows that hold all fields of an entity, until each of its headings has stood in one with every decoration."""
    names = [term.label.names for term in terms(model).values()]
    for place in range(max(map(len, names))):
        for decoration in DECORATIONS:
            yield decoration, [spelt(each[place % len(each)], decoration) for each in names]


@pytest.mark.parametrize("model", ENTITIES.values(), ids=lambda model: model.entity.name)
def test_every_heading_means_its_own_field_however_it_is_spelt(model: type[Record]) -> None:
    for decoration, row in spellings(model):
        # One search among all entities for each heading; the other spellings only need to mean the same field.
        rivals = ENTITIES if decoration == DECORATIONS[0] else {model.entity.name: model}
        header = find_header([row], (), models=rivals)
        assert header is not None
        assert header.model is model
        assert list(header.fields.values()) == list(terms(model))


def test_of_two_headings_for_one_field_the_official_one_counts() -> None:
    header = find_header([["编号", "登记日期", "事件名称", "排查时间"]], ())
    assert header is not None
    assert header.fields == {0: "number", 2: "title", 3: "found_on"}


ROLL = ["姓名", "性别", "公民身份号码", "联系电话"]


@pytest.mark.parametrize(
    ("titles", "called", "entity"),
    [
        ([], (), "resident"),
        (["某县刑满释放人员登记表"], (), "released_person"),
        ([], ("安置帮教对象",), "released_person"),
        ([], ("Sheet1", "某镇刑释人员.xlsx"), "released_person"),
        (["某镇实有人口"], ("Sheet1", "台账.xlsx"), "resident"),
        (["填报单位：刑释人员管理办公室"], (), "resident"),
    ],
)
def test_of_two_entities_that_fit_equally_the_one_that_is_named(
    titles: list[str], called: tuple[str, ...], entity: str
) -> None:
    image = [*([title, "", "", ""] for title in titles), ROLL]
    header = find_header(image, (), called)
    assert header is not None
    assert header.model.entity.name == entity


def test_a_name_does_not_outweigh_the_headings() -> None:
    header = find_header([[*ROLL, "户号", "与户主关系"]], (), ("刑释人员",))
    assert header is not None
    assert header.model.entity.name == "resident"


COMMON = {
    "resident": "身份证件号码 居民身份证号码 证件号 与户主的关系 家庭关系 家庭编号 网格编号 网格代码 所属网格编码 受教育程度 家庭住址 住址 "
    "详细地址 电话号码 婚姻状态 人员类别 居民姓名",
    "dispute": "登记时间 受理时间 化解期限 办结时限 办结时间 化解时间 结案时间 办理情况 化解进展 办理结果 包案领导 基本案情 当事人甲 当事人乙 "
    "甲方 乙方 案件编号 矛盾类型",
    "petition": "信访方式 信访类别 收件日期 收到时间 书面告知日期 告知时间 答复日期 代表人数 信访件号 群众满意度 受理时间 办结时间",
}


@pytest.mark.parametrize(
    ("entity", "heading"),
    [(entity, heading) for entity, all_of in COMMON.items() for heading in all_of.split()],
)
def test_headings_that_counties_use_are_known(entity: str, heading: str) -> None:
    names = {name for term in terms(ENTITIES[entity]).values() for name in term.label.names}
    assert heading in names


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("耕地面积（亩）", "cultivated_land"),
        ("耕地面积", "cultivated_land"),
        ("耕地面积（必填）", "cultivated_land"),
        ("耕地面积（平方米）", None),
        ("耕地面积(公顷)", None),
    ],
)
def test_a_number_in_another_unit_is_not_taken_as_it_is(heading: str, field: str | None) -> None:
    header = find_header([["户号", "户主姓名", "户人口数", heading]], ())
    assert header is not None
    assert header.model.entity.name == "household"
    assert header.fields.get(3) == field


def family() -> tuple[list[list[str]], list[Merge]]:
    image = [
        ["姓名", "公民身份号码", "性别", "父亲", "", "母亲", "", "奶奶", ""],
        ["", "", "", "姓名", "联系电话", "姓名", "联系电话", "姓名", "联系电话"],
        [
            "张三",
            "53992519491231048X",
            "女",
            "张某",
            "13900000012",
            "李某",
            "13900000013",
            "王某",
            "13900000014",
        ],
    ]
    return image, [Merge(0, n, 1, n) for n in range(3)] + [Merge(0, n, 0, n + 1) for n in (3, 5, 7)]


def test_what_stands_under_a_relative_is_not_told_of_the_person() -> None:
    header = find_header(*family(), called=("留守儿童",))
    assert header is not None
    assert header.model.entity.name == "left_behind_person"
    assert [header.fields.get(column) for column in range(9)] == [
        "name",
        "id_number",
        "sex",
        "father_name",
        "father_phone",
        "mother_name",
        "mother_phone",
        None,
        None,
    ]
    assert header.texts[8] == "奶奶联系电话"


def test_a_sheet_of_many_columns_is_looked_at_in_its_first_rows_only() -> None:
    filler = [f"列{column}" for column in range(16_000)]
    row = ["姓名", "公民身份号码", "户号", *filler]
    for above, is_found in ((0, True), (2, True), (20, False)):
        header = find_header([filler] * above + [row], ())
        assert (header is not None) is is_found


def test_a_heading_is_known_with_a_line_break_in_its_brackets() -> None:
    header = find_header([["姓名（必填\n两字以上）", "公民身份号码", "户号"]], ())
    assert header is not None
    assert header.fields[0] == "name"
