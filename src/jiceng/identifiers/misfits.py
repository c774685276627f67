"""What to say of a text that has no layout of its kind: in this order, for one text and for a column.

Two forms of the text are looked at: folded, with plain characters but everything still there, and plain, as
normalising leaves it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from jiceng.identifiers.criteria import Criterion, Never
from jiceng.identifiers.layout import Layout
from jiceng.identifiers.normalising import LONGEST, fold
from jiceng.identifiers.reasons import Reason

if TYPE_CHECKING:
    import polars as pl

__all__ = ["misfit_of", "misfit_reasons"]

_PLACEHOLDER = (
    "[ \t\r\n]*(?:--?|/|\\\\|0|N/A|#N/A|NA|NULL|NONE|无|暂无|没有|未知|不详|空|未填|待补)[ \t\r\n]*"
)
_SCIENTIFIC = r"[0-9](?:\.[0-9]+)?E[+]?[0-9]{1,2}"
_BETWEEN = r"[ \t\r\n,;、/|]"


@cache
def _several(lengths: tuple[int, ...]) -> str:
    one = "(?:" + "|".join(f"[0-9A-Z-]{{{length}}}" for length in reversed(lengths)) + ")"
    return f"{_BETWEEN}*{one}(?:{_BETWEEN}+{one})+{_BETWEEN}*"


def misfit_of(given: str, plain: str, by_length: Mapping[int, Sequence[Layout]], form: str) -> Criterion:
    """Return what is wrong with a text that fits no layout, neither as given nor in its plain form."""
    wrong_length = Never(Reason.LENGTH, f"应为{form}，请补齐缺位或删去多余的字符")
    if len(given) > LONGEST:
        return wrong_length
    folded = fold(given)
    if re.fullmatch(_PLACEHOLDER, folded):
        return Never(Reason.PLACEHOLDER, "填的是“无”“暂无”一类的占位文字，没有号码的请留空")
    if not plain:
        return Never(Reason.BLANK, "没有填写，请补填")
    if re.fullmatch(_SCIENTIFIC, plain):
        return Never(
            Reason.PRECISION,
            "被表格软件存成了数值，末几位已丢失且无法还原，请把该列设为“文本”格式后重新录入",
        )
    if re.fullmatch(_several(tuple(by_length)), folded):
        return Never(Reason.SEVERAL, "一格里填了不止一个，请每行只填一个")
    if plain.isascii() and len(plain) not in by_length:
        return wrong_length
    return _wrong_character(plain, by_length)


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

    def whole(pattern: str) -> str:
        return rf"\A(?:{pattern})\z"

    characters = plain.str.len_chars()
    ascii_only = characters == plain.str.len_bytes()
    return (
        pl.when(folded.str.len_chars() > LONGEST)
        .then(pl.lit(Reason.LENGTH.value))
        .when(folded.str.contains(whole(_PLACEHOLDER)))
        .then(pl.lit(Reason.PLACEHOLDER.value))
        .when(plain == "")
        .then(pl.lit(Reason.BLANK.value))
        .when(plain.str.contains(whole(_SCIENTIFIC)))
        .then(pl.lit(Reason.PRECISION.value))
        .when(folded.str.contains(whole(_several(lengths))))
        .then(pl.lit(Reason.SEVERAL.value))
        .when(ascii_only & ~characters.is_in(list(lengths)))
        .then(pl.lit(Reason.LENGTH.value))
        .otherwise(pl.lit(Reason.CHARSET.value))
    )
