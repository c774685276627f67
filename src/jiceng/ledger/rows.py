"""Telling records from the rows that stand above and below them: notes, totals, signatures."""

import re
from collections.abc import Sequence

from jiceng.dataset import Why

__all__ = ["why_skipped"]

_NOTE = re.compile(r"(?:填写|填表|填报)(?:说明|要求|示例)|说明|示例|样例|注(?=[:：]|$)|备注(?=[:：])")
_HINT = re.compile(
    r"(?:非?必填|选填|可不填|可为空|下拉|文本格式|格式|请|如|例如?|示例|样例|单位)[^0-9]{0,4}[0-9./年月日—-]{0,12}.{0,20}"
    r"|[0-9]{1,2}位.{0,10}"
)
_IDENTIFIER = re.compile(r"[0-9]{14,}[0-9Xx]?")
_TOTAL = re.compile(r"合计|总计|小计|共计|累计")
_SIGNATURE = re.compile(
    r"(?:填表|填报|审核|复核|制表|经办|负责|联系|审批|签发)人?(?:员)?(?:签字|签名|签章)?[:：]"
    r"|单位(?:负责人|盖章|公章)|(?:填表|填报|上报)(?:日期|时间|单位)[:：]"
)


def why_skipped(texts: Sequence[str], known: Sequence[int]) -> Why | None:
    """Return why a row is no record, `None` when it is one.

    `texts` are the cells of the row as text, `known` the columns with a known heading. A row is judged by
    its first written cell, or by hints in half of its cells (必填, 18位, 如1980-01-01); a row with an
    identifier is a record in any case. A total is one only when little else is known of it: a person may
    well be called 合计.
    """
    written = [text for text in (text.strip() for text in texts) if text]
    if not written or any(_IDENTIFIER.fullmatch(text) for text in written):
        return None
    first = written[0]
    if _SIGNATURE.match(first):
        return Why.SIGNATURE
    hints = sum(_HINT.fullmatch(text) is not None for text in written)
    if _NOTE.match(first) or (hints > 1 and 2 * hints >= len(written)):
        return Why.NOTE
    filled = sum(bool(texts[column].strip()) for column in known if column < len(texts))
    if _TOTAL.match("".join(first.split())) and filled <= max(2, len(known) // 2):
        return Why.TOTAL
    return None
