"""Signs in the keys and texts of a scheme that nobody sees: a title with one is never the heading that a clerk writes."""

import unicodedata
from collections.abc import Iterator, Mapping

from jiceng.indicators.declared.lines import KeyPath

__all__ = ["unseen_in_keys", "unseen_in_texts"]

_UNSEEN = frozenset({"Cc", "Cf"})  # controls and formats of Unicode: zero-width signs, changes of direction
_BREAKS = "\n\t"


def unseen_in_keys(value: object) -> Iterator[tuple[KeyPath, str]]:
    """Return the keys that have such a sign, each with the sign as U+200B."""
    return ((path, sign) for path, sign, is_key in _unseen(value, ()) if is_key)


def unseen_in_texts(value: object) -> Iterator[tuple[KeyPath, str]]:
    """Return the texts that have such a sign, by their keys, each with the sign as U+200B."""
    return ((path, sign) for path, sign, is_key in _unseen(value, ()) if not is_key)


def _unseen(value: object, path: KeyPath, *, is_key: bool = False) -> Iterator[tuple[KeyPath, str, bool]]:
    if isinstance(value, str):
        found = next(
            (sign for sign in value if sign not in _BREAKS and unicodedata.category(sign) in _UNSEEN), ""
        )
        if found:
            yield path, f"U+{ord(found):04X}", is_key
    elif isinstance(value, Mapping):
        for key, one in value.items():
            here = (*path, str(key))
            yield from _unseen(str(key), here, is_key=True)
            yield from _unseen(one, here)
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value):
            yield from _unseen(one, (*path, place))
