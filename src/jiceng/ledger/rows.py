"""Telling records from the rows that stand above and below them: notes, totals, signatures."""

import re
from collections.abc import Sequence

from jiceng.dataset import Why

__all__ = ["why_skipped"]

_NOTE = re.compile(r"(?:填写|填表|填报)(?:说明|要求|示例)|说明|示例|样例|注(?=[:：]|$)|备注(?=[:：])|必填")
_TOTAL = re.compile(r"合计|总计|小计|共计|累计")
_SIGNATURE = re.compile(
    r"(?:填表|填报|审核|复核|制表|经办|负责|联系|审批|签发)人?(?:员)?(?:签字|签名|签章)?[:：]|单位(?:负责人|盖章|公章)|(?:填表|填报|上报)(?:日期|时间)[:：]"
)


def why_skipped(texts: Sequence[str], known: Sequence[int]) -> Why | None:
    """Return why a row is no record, `None` when it is one.

    `texts` are the cells of the row as text, `known` the columns with a known heading. A row is judged by
    its first written cell, and only when little else is known of it: a person may well be called 合计.
    """
    written = [text for text in (text.strip() for text in texts) if text]
    if not written:
        return None
    first = written[0]
    if _SIGNATURE.match(first):
        return Why.SIGNATURE
    if _NOTE.match(first):
        return Why.NOTE
    filled = sum(bool(texts[column].strip()) for column in known if column < len(texts))
    if _TOTAL.match("".join(first.split())) and filled <= max(2, len(known) // 2):
        return Why.TOTAL
    return None
