"""Signs in the texts of a scheme that nobody sees: a title with one is never the heading that a clerk writes."""

import unicodedata
from collections.abc import Iterator, Mapping

from jiceng.indicators.declared.lines import KeyPath

__all__ = ["unseen_signs"]

_UNSEEN = frozenset({"Cc", "Cf"})  # controls and formats of Unicode: zero-width signs, changes of direction
_BREAKS = "\n\t"


def unseen_signs(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Return the texts and keys that have such a sign, each with its key and a sentence."""
    if isinstance(value, str):
        found = next(
            (sign for sign in value if sign not in _BREAKS and unicodedata.category(sign) in _UNSEEN), ""
        )
        if found:
            yield path, f"有看不见的字符（U+{ord(found):04X}），请删去后重新输入"
    elif isinstance(value, Mapping):
        for key, one in value.items():
            here = (*path, str(key))
            yield from unseen_signs(str(key), here)
            yield from unseen_signs(one, here)
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value):
            yield from unseen_signs(one, (*path, place))
