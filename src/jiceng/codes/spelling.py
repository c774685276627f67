"""How the spelling of a label is evened out before it is looked up, and how near two spellings are."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

__all__ = ["nearest", "normal_form"]

_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_BRACKETS_AND_MARKS = str.maketrans("[]{}〔〕【】，;；", "()()()()、、、") | {ord(","): "、"}
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\x00-\x1f]+")
_LONGEST = 60  # no label is longer; a cell of prose is not compared letter by letter
_NEAR_ENOUGH = 0.5


def normal_form(text: str) -> str:
    """Return the spelling under which a label is filed.

    Full-width letters and digits become plain ones, blanks and invisible signs go, the brackets
    become round, the commas 、, capital letters small.

    >>> normal_form(" 村（社区） 选举 ")
    '村(社区)选举'
    >>> normal_form("０１")
    '01'
    """
    plain = unicodedata.normalize("NFC", text).translate(_FULL_WIDTH).translate(_BRACKETS_AND_MARKS)
    return _BLANK.sub("", plain).casefold()


def nearest(text: str, spellings: Mapping[str, int], most: int) -> list[int]:
    """Return the targets of the spellings nearest to a text, the best first, ties in table order.

    A spelling that contains the text, or is contained in it, is nearer than one that shares letters.
    """
    wanted = normal_form(text)
    if not wanted or len(wanted) > _LONGEST:
        return []
    best: dict[int, float] = {}
    for spelling, target in spellings.items():
        nearness = _nearness(wanted, spelling)
        if nearness >= _NEAR_ENOUGH:
            best[target] = max(best.get(target, 0.0), nearness)
    return _ranked(best.items(), most)


def _nearness(wanted: str, spelling: str) -> float:
    ratio = SequenceMatcher(None, wanted, spelling, autojunk=False).ratio()
    within = len(wanted) > 1 and wanted in spelling or len(spelling) > 1 and spelling in wanted
    return (1 + ratio) / 2 if within else ratio


def _ranked(found: Iterable[tuple[int, float]], most: int) -> list[int]:
    return [target for target, _ in sorted(found, key=lambda pair: (-pair[1], pair[0]))][: max(most, 0)]
