"""Telling records from notes, totals, signatures, column numbers and headings that are printed again."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiceng.dataset import Why
from jiceng.ledger.headings import find_header
from jiceng.ledger.rows import Layout, layout_of, why_skipped

HEADINGS = ["序号", "姓名", "人口类型", "性别", "出生日期", "公民身份号码"]
LAYOUT = Layout(known=(1, 2, 3, 4, 5), numbering=(0,))
PERSON = ["1", "张三", "户籍", "男", "1980-01-01", "53992519491231048X"]


def judged(*rows: Sequence[str], layout: Layout = LAYOUT) -> list[Why | None]:
    return why_skipped(rows, layout)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["合计", "242人", "", "", "", ""], Why.TOTAL),
        (["", "合 计", "", "12", "", ""], Why.TOTAL),
        (["总计：", "", "", "", "", ""], Why.TOTAL),
        (["合计：3人", "", "", "", "", ""], Why.TOTAL),
        (["总计", "242", "3人", "12", "", "9"], Why.TOTAL),
        (["填表人：王某", "", "", "审核人：李某", "", ""], Why.SIGNATURE),
        (["填表人：王某", "审核人：李某", "负责人：赵某", "联系电话：0876-2123456", "", ""], Why.SIGNATURE),
        (["填报人：某某  审核人：某某\n填报日期：2026年9月30日", "", "", "", "", ""], Why.SIGNATURE),
        (["填表人", "王某", "", "", "", ""], Why.SIGNATURE),
        (["", "单位负责人", "", "", "", ""], Why.SIGNATURE),
        (["单位负责人（签章）：", "", "", "填报日期：", "", ""], Why.SIGNATURE),
        (["", "", "", "", "", "（盖章）"], Why.SIGNATURE),
        (["填报时间：2026年9月28日", "", "", "", "", ""], Why.SIGNATURE),
        (["填写说明", "必填", "户籍/流动", "必填", "如1980-01-01", "18位"], Why.NOTE),
        (["", "必填", "", "选填", "如1980-01-01", "18位"], Why.NOTE),
        (["示例", "王某", "户籍", "男", "1980-01-01", ""], Why.NOTE),
        (["注：以上人员均为本辖区", "", "", "", "", ""], Why.NOTE),
        (["注1.以上人员均为本辖区", "", "", "", "", ""], Why.NOTE),
        (["", "以下空白", "", "", "", ""], Why.NOTE),
        (["2", "以下空白", "", "", "", ""], Why.NOTE),
        (["", "—— 以下空白 ——", "", "", "", ""], Why.NOTE),
        (["1", "2", "3", "4", "5", "6"], Why.COLUMN_NUMBERS),
        (["", "1", "2", "3", "4", "5"], Why.COLUMN_NUMBERS),
        (["甲", "乙", "1", "2", "3", "4"], Why.COLUMN_NUMBERS),
        (["栏次", "1", "2", "3", "4=2+3", "5"], Why.COLUMN_NUMBERS),
        (["甲", "乙", "丙", "丁", "戊", "己"], Why.COLUMN_NUMBERS),
        (["（1）", "（2）", "（3）", "（4）", "", ""], Why.COLUMN_NUMBERS),
        (["1", "张三", "户籍", "男", "1980-01-01", "539925198001010017"], None),
        (["2", "合计", "户籍", "男", "1980-01-01", ""], None),
        (["说明", "张三", "户籍", "男", "1980-01-01", "539925198001010017"], None),
        (["说明", "张三", "户籍", "男", "1980-01-01", ""], None),
        (["3", "说明", "", "", "", ""], None),
        (["1", "1", "2", "1", "1980-01-01", ""], None),
        (["", "张三", "", "", "", ""], None),
        (["", "", "", "", "", ""], None),
    ],
)
def test_why_a_row_is_no_record(row: list[str], why: Why | None) -> None:
    assert judged(row) == [why]


def test_a_person_may_be_called_like_a_total() -> None:
    row = ["合计", "户籍", "男", "1980-01-01", "汉族"]
    assert judged(row, layout=Layout(known=(0, 1, 2, 3, 4))) == [None]


def test_two_numbers_may_be_a_household_and_its_members() -> None:
    assert judged(["1", "2"], layout=Layout(known=(0, 1))) == [None]


def test_numbers_that_count_on_are_column_numbers_only_below_headings() -> None:
    row = ["", "1", "2", "3", "4", "5"]
    assert judged(PERSON, row) == [None, None]


def footer(*texts: str) -> list[list[str]]:
    return [[text, "", "", "", "", ""] for text in texts]


@pytest.mark.parametrize(
    ("rows", "whys"),
    [
        (footer("说明：1.本表由网格员填报", "2.身份证号请按文本格式填写", "3.逾期不予受理"), [Why.NOTE] * 3),
        (footer("单位负责人：某某", "联系电话：13900000000", "2026年9月30日"), [Why.SIGNATURE] * 3),
        (
            footer("合计：3人", "填表人：王某", "某镇人民政府", "2026 年 9 月 30 日"),
            [Why.TOTAL] + [Why.SIGNATURE] * 3,
        ),
        (footer("2026年9月30日", "（盖章）"), [Why.SIGNATURE] * 2),
        (footer("注：", "", "以上为本辖区人员"), [Why.NOTE, None, Why.NOTE]),
        (footer("李四"), [None]),
        ([*footer("填表人：王某"), ["", "李四", "户籍", "男", "", ""]], [Why.SIGNATURE, None]),
        ([*footer("填表人：王某"), ["8", "李四", "", "", "", ""]], [Why.SIGNATURE, None]),
    ],
)
def test_the_foot_is_judged_as_a_whole(rows: list[list[str]], whys: list[Why | None]) -> None:
    assert judged(PERSON, *rows) == [None, *whys]


def test_above_a_record_nothing_goes_on_with_a_note() -> None:
    rows = [*footer("备注：以下为二组"), ["", "李四", "", "", "", ""], PERSON]
    assert judged(*rows) == [Why.NOTE, None, None]


def test_a_page_that_begins_again_with_its_title_and_headings() -> None:
    title = ["某镇实有人口登记表", "", "", "", "", ""]
    numbers = ["1", "2", "3", "4", "5", "6"]
    page = [PERSON, *footer("填表人：王某", "2026年9月30日")]
    header = find_header([title, HEADINGS], ())
    assert header is not None
    whys = why_skipped(
        [numbers, *page, title, HEADINGS, numbers, *page], layout_of([title, HEADINGS], header)
    )
    once = [Why.COLUMN_NUMBERS, None, Why.SIGNATURE, Why.SIGNATURE]
    assert whys == [*once, Why.NOTE, Why.NOTE, *once]


FOOTERS = (
    "合计", "总计", "小计：3人", "填表人：王某", "单位负责人", "（盖章）", "联系电话：13900000000", "2026年9月30日", "说明：1.请核对",
    "2.请按文本格式填写", "注", "以下空白", "必填", "18位", "1", "2", "甲", "姓名", "",
)  # fmt: skip
LINES = st.lists(st.sampled_from(FOOTERS), min_size=6, max_size=6)
NUMBERS = st.sampled_from(
    [
        "53992519491231048X",
        "539925194912310  48x",
        "５３９９２５１９９４０４１８４７３１",
        "'539925199404184731",
        "539925800101123",
        "91530000MA6K000007",
    ]
)


@given(st.lists(LINES, max_size=6), LINES, NUMBERS, st.integers(0, 5), st.lists(LINES, max_size=6))
def test_a_row_with_an_identifier_is_always_a_record(
    above: list[list[str]], row: list[str], number: str, place: int, below: list[list[str]]
) -> None:
    row = [*row[:place], number, *row[place + 1 :]]
    assert judged(*above, row, *below)[len(above)] is None


NAMES = st.sampled_from(
    ["张三", "合计", "说明", "填表人", "负责人", "注", "以下空白", "单位负责人", "示例", "甲"]
)


@given(
    st.lists(LINES, max_size=6),
    NAMES,
    st.permutations(["户籍", "男", "1980-01-01", "", "汉族"]),
    st.lists(LINES, max_size=6),
)
@example([], "示例", ["户籍", "男", "1980-01-01", "汉族", ""], [])
def test_a_row_with_most_columns_filled_is_always_a_record(
    above: list[list[str]], name: str, cells: list[str], below: list[list[str]]
) -> None:
    layout = Layout(known=(0, 1, 2, 3, 4, 5))
    assert judged(*above, [name, *cells], *below, layout=layout)[len(above)] in (
        {None, Why.NOTE}
        if name == "示例"
        else {None}  # a row called 示例 below the headings shows how it is done
    )


@given(st.lists(LINES, max_size=12))
def test_every_row_gets_one_verdict_and_an_empty_one_none(rows: list[list[str]]) -> None:
    whys = judged(*rows)
    assert len(whys) == len(rows)
    assert all(why is None for row, why in zip(rows, whys, strict=True) if not any(row))
