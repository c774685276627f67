"""Several phone numbers in one cell: 13900000012/13900000013."""

import re

from jiceng.identifiers import Phone

__all__ = ["SHORTEST_OF_TWO", "phones_in"]

_BETWEEN = re.compile(r"[/／\\|、,，;；\s]+|或|和")
SHORTEST_OF_TWO = 14
"""Characters: one number of eleven digits in groups is no two numbers."""


def phones_in(text: str) -> tuple[str, ...]:
    """Return the numbers of a cell that holds several and nothing else, none where it does not.

    >>> phones_in("13900000012/ 0876-2123456"), phones_in("139 0000 0012"), phones_in("13900000012 张三")
    (('13900000012', '0876-2123456'), (), ())
    """
    if len(text) < SHORTEST_OF_TWO:
        return ()
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return tuple(parts) if len(parts) > 1 and all(map(Phone.is_valid, parts)) else ()
