"""How the spelling of a label is evened out before it is looked up, and how near two spellings are."""

import re
import unicodedata
from difflib import SequenceMatcher

__all__ = ["nearness", "normal_form"]

_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_BRACKETS_AND_COMMAS = str.maketrans("[]{}〔〕【】,;", "()()()()、、")
_BLANK = re.compile(r"[\s\u0000-\u001f\u200b-\u200d\u2060\ufeff]+")


def normal_form(text: str) -> str:
    """Return the spelling under which a label is filed.

    Full-width letters and digits become plain ones, blanks and invisible signs go, brackets become
    round, commas and semicolons become `、`, and capital letters small.

    >>> normal_form(" 村（社区） 选举 ")
    '村(社区)选举'
    >>> normal_form("０１")
    '01'
    """
    plain = unicodedata.normalize("NFC", text).translate(_FULL_WIDTH).translate(_BRACKETS_AND_COMMAS)
    return unicodedata.normalize("NFC", _BLANK.sub("", plain).casefold())


def nearness(wanted: str, spelling: str) -> float:
    """Return how like two spellings in normal form are, from 0 to 1.

    A spelling that contains the other is nearer than one that only shares letters with it.
    """
    ratio = SequenceMatcher(None, wanted, spelling, autojunk=False).ratio()
    shorter, longer = sorted((wanted, spelling), key=len)
    return (1 + ratio) / 2 if len(shorter) > 1 and shorter in longer else ratio
