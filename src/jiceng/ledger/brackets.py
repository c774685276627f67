"""What stands in the brackets of a heading, and what beside them. Texts are in the form of `folded`."""

import re

__all__ = ["in_brackets", "outside_brackets"]

_BRACKETED = re.compile(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]")


def in_brackets(text: str) -> list[str]:
    """Return what stands in each pair of brackets.

    >>> in_brackets("合同金额(万元)【必填】(")
    ['万元', '必填']
    """
    return _BRACKETED.findall(text, 0, _end(text))


def outside_brackets(text: str) -> str:
    """Return a text without its brackets and what they hold; one that is not closed stays.

    >>> outside_brackets("合同金额(万元)【必填】(")
    '合同金额('
    """
    end = _end(text)
    return _BRACKETED.sub("", text[:end]) + text[end:]


def _end(text: str) -> int:
    """Return where the last bracket is closed: behind it none is looked for, which for many that are open takes long."""
    return max(map(text.rfind, ")]】〕")) + 1
