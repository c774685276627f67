"""The one form of a text that may be typed in full width or with composed signs (NFKC), for any text in little time."""

import unicodedata

__all__ = ["folded"]

_AT_ONCE = 100  # signs: the time of the normal form grows with the square of a run of combining marks


def folded(text: str) -> str:
    """Return a text in normal form NFKC; one that is long part by part, which parts no letter from its few accents.

    >>> folded("ＡＢ１２（人）"), folded("e\u0301")
    ('AB12(人)', 'é')
    """
    if text.isascii():
        return text
    if len(text) <= _AT_ONCE:
        return unicodedata.normalize("NFKC", text)
    starts = range(0, len(text), _AT_ONCE)
    return "".join(unicodedata.normalize("NFKC", text[start : start + _AT_ONCE]) for start in starts)
