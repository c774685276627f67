"""What to say of a text that has no layout of its kind: in this order, for one text and for a column.

Two forms of the text are looked at: folded, with plain characters but everything still there, and plain, as
normalising leaves it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import attrs

from jiceng.identifiers.criteria import Criterion, Never
from jiceng.identifiers.layout import Layout
from jiceng.identifiers.normalising import LONGEST, fold
from jiceng.identifiers.reasons import Reason

if TYPE_CHECKING:
    import polars as pl

__all__ = ["misfit_of", "misfit_reasons"]

_BETWEEN = r"[ \t\r\n,;、/|]"


@attrs.frozen
class _Sign:
    """A pattern that tells what is in the cell instead of a number; it is looked for in the folded or the plain form."""

    reason: Reason
    in_folded: bool
    pattern: str
    wrong: str


@cache
def _signs(lengths: tuple[int, ...]) -> tuple[_Sign, ...]:
    one = "(?:" + "|".join(f"[0-9A-Z-]{{{length}}}" for length in reversed(lengths)) + ")"
    return (
        _Sign(
            Reason.PLACEHOLDER,
            True,
            r"[ \t\r\n]*(?:--?|/|\\|0|N/A|#N/A|NA|NULL|NONE|无|暂无|没有|未知|不详|空|未填|待补)[ \t\r\n]*",
            "填的是“无”“暂无”一类的占位文字，没有号码的请留空",
        ),
        _Sign(Reason.BLANK, False, "", "没有填写，请补填"),
        _Sign(
            Reason.PRECISION,
            False,
            r"[0-9](?:\.[0-9]+)?E[+]?[0-9]{1,2}",
            "被表格软件存成了数值，末几位已丢失且无法还原，请把该列设为“文本”格式后重新录入",
        ),
        _Sign(
            Reason.SEVERAL,
            True,
            f"{_BETWEEN}*{one}(?:{_BETWEEN}+{one})+{_BETWEEN}*",
            "一格里填了不止一个，请每行只填一个",
        ),
    )


def misfit_of(given: str, plain: str, by_length: Mapping[int, Sequence[Layout]], form: str) -> Criterion:
    """Return what is wrong with a text that fits no layout, neither as given nor in its plain form."""
    if len(given) <= LONGEST:
        folded = fold(given)
        for sign in _signs(tuple(by_length)):
            if re.fullmatch(sign.pattern, folded if sign.in_folded else plain):
                return Never(sign.reason, sign.wrong)
        if len(plain) in by_length or not plain.isascii():
            return _wrong_character(plain, by_length)
    return Never(Reason.LENGTH, f"应为{form}，请补齐缺位或删去多余的字符")


def _wrong_character(plain: str, by_length: Mapping[int, Sequence[Layout]]) -> Criterion:
    foreign = re.search(r"[^\x00-\x7f]", plain)
    if foreign is not None:
        place, named = foreign.start(), f"（U+{ord(foreign[0]):04X}，只是看上去相似）"
    else:
        place, named = max(layout.first_misfit(plain) for layout in by_length[len(plain)]), ""
    return Never(Reason.CHARSET, f"第 {place + 1} 位不能是这个字符{named}，请对照证件改正")


def misfit_reasons(folded: "pl.Expr", plain: "pl.Expr", lengths: tuple[int, ...]) -> "pl.Expr":
    """Return the reasons of `misfit_of` for a column, from its folded and its plain form."""
    import polars as pl

    characters = plain.str.len_chars()
    is_length = characters.is_in(list(lengths)) | (characters != plain.str.len_bytes())
    reason = pl.when(is_length).then(pl.lit(Reason.CHARSET.value)).otherwise(pl.lit(Reason.LENGTH.value))
    for sign in reversed(_signs(lengths)):
        found = (folded if sign.in_folded else plain).str.contains(rf"\A(?:{sign.pattern})\z")
        reason = pl.when(found).then(pl.lit(sign.reason.value)).otherwise(reason)
    return pl.when(folded.str.len_chars() > LONGEST).then(pl.lit(Reason.LENGTH.value)).otherwise(reason)
