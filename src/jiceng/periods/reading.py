"""The closed list of forms in which ledgers write a period.

Kept apart from the period classes: this file knows texts, `kinds.py` knows calendars.
"""

import re
import unicodedata
from typing import Final, Literal

from jiceng.errors import DataError

__all__ = ["FORMS", "Kind", "PeriodError", "read_period"]

Kind = Literal["year", "half-year", "quarter", "month"]

FORMS: Final = ("2026", "2026年", "2026H1", "2026年上半年", "2026Q3", "2026年三季度", "2026-09", "2026年9月")
"""One example of each family of forms, for messages and documentation."""

_NUMERALS: Final = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
    "上": 1,
    "下": 2,
}

# After normalising: NFKC, no spaces, upper case.
_PATTERNS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("year", re.compile(r"([0-9]{4})(?:年度?|年全年)?")),
    ("half-year", re.compile(r"([0-9]{4})年?-?H([12])")),
    ("half-year", re.compile(r"([0-9]{4})年度?(上|下)半年度?")),
    ("quarter", re.compile(r"([0-9]{4})年?-?Q([1-4])")),
    ("quarter", re.compile(r"([0-9]{4})年度?第?([1-4一二三四])季度?")),
    ("month", re.compile(r"([0-9]{4})[-/.](0?[1-9]|1[0-2])")),
    ("month", re.compile(r"([0-9]{4})(0[1-9]|1[0-2])")),
    ("month", re.compile(r"([0-9]{4})年(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?")),
)

# Longer than any form; longer texts are refused before any work is done on them.
_LONGEST: Final = 40


class PeriodError(DataError):
    """A text is no period, names another kind of period, or lies outside 1900-2199.

    `code` is `period.unreadable`, `period.wrong-kind` or `period.out-of-range`. The sentence never
    repeats the text.
    """


def read_period(text: str) -> tuple[Kind, int, int]:
    """Kind, year and number within the year (1 for a year itself) of a written period.

    Full-width characters and spaces are normalised first. Raises `PeriodError` for a text outside
    the closed list of forms.
    """
    if isinstance(text, str) and len(text) <= _LONGEST:
        plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
        for kind, pattern in _PATTERNS:
            if found := pattern.fullmatch(plain):
                number = found[2] if pattern.groups > 1 else "1"
                return kind, int(found[1]), _NUMERALS.get(number) or int(number)
    raise PeriodError("period.unreadable", f"期间无法识别，请写成以下形式之一：{'、'.join(FORMS)}。")
