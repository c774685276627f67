"""Telling records from notes, totals and signatures."""

import pytest

from jiceng.dataset import Why
from jiceng.ledger.rows import why_skipped

KNOWN = (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["合计", "242人", "", "", "", ""], Why.TOTAL),
        (["", "合 计", "", "12", "", ""], Why.TOTAL),
        (["总计：", "", "", "", "", ""], Why.TOTAL),
        (["填表人：王某", "", "", "审核人：李某", "", ""], Why.SIGNATURE),
        (["", "单位负责人", "", "", "", ""], Why.SIGNATURE),
        (["填报时间：2026年9月28日", "", "", "", "", ""], Why.SIGNATURE),
        (["填写说明", "必填", "户籍/流动", "必填", "如1980-01-01", "18位"], Why.NOTE),
        (["", "必填", "", "选填", "如1980-01-01", "18位"], Why.NOTE),
        (["注：以上人员均为本辖区", "", "", "", "", ""], Why.NOTE),
        (["1", "张三", "户籍", "男", "1980-01-01", "539925198001010017"], None),
        (["2", "合计", "户籍", "男", "1980-01-01", ""], None),
        (["说明", "张三", "户籍", "男", "1980-01-01", "539925198001010017"], None),
        (["", "", "", "", "", ""], None),
    ],
)
def test_why_a_row_is_no_record(row: list[str], why: Why | None) -> None:
    assert why_skipped(row, KNOWN) is why


def test_a_person_may_be_called_like_a_total() -> None:
    assert why_skipped(["合计", "户籍", "男", "1980-01-01", "汉族"], (0, 1, 2, 3, 4)) is None
