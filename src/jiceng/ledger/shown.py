"""What is printed of a heading that no field claims: it may be a name or a number that slipped into the headings."""

import re
import unicodedata

from jiceng.dataset.notes import column_letters

__all__ = ["shown_heading", "shown_known"]

_LONGEST = 20
_WORDS = re.compile(r"[\w\s()（）\[\]【】《》〔〕<>*＊:：、，,。.·/／%％—-]*")
_NUMBERS = re.compile(r"\d+(?:[\s.-]*\d+)+[Xx]?")  # one digit alone counts columns: 备注2
_BRACKETED = re.compile(r"[(（\[【〔].*?[)）\]】〕]", re.DOTALL)


def shown_heading(heading: str, column: int) -> str:
    """Return a heading as it may be printed: without its numbers, and only the column where it is no short word.

    >>> shown_heading("家庭类型（细分）", 2), shown_heading("备注2", 2), shown_heading("2025年收入", 2)
    ('家庭类型（细分）', '备注2', '*年收入')
    >>> shown_heading("此人于三月前后迁往外地，电话打不通，请村里再核实一次", 2)
    'C列'
    """
    plain = unicodedata.normalize("NFKC", heading)
    if len(plain) > _LONGEST or _WORDS.fullmatch(plain) is None:
        return f"{column_letters(column)}列"
    return _NUMBERS.sub("*", plain) if _NUMBERS.search(plain) else heading


def shown_known(heading: str) -> str:
    """Return a heading that a field claims as it may be printed: what stands in its brackets was not asked for.

    >>> shown_known("公民身份号码（18位）"), shown_known("公民身份号码（53992519491231048X）")
    ('公民身份号码（18位）', '公民身份号码')
    """
    plain = unicodedata.normalize("NFKC", heading)
    longest = max(map(len, re.findall(r"\d+", plain)), default=0)
    if len(plain) <= 2 * _LONGEST and longest <= 4:
        return heading
    bare = _BRACKETED.sub("", plain).strip()
    return _NUMBERS.sub("*", bare)[: 2 * _LONGEST]
