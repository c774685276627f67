"""How much harm a value can do, and what is shown of it.

Every field of every model carries a `Sensitivity`; a model with an unclassed field cannot be
declared. Whatever prints a record (repr, dump, finding, report) asks the sensitivity first.

The classes follow the Personal Information Protection Law (个人信息保护法), articles 4 and 28.

>>> NAME.mask("张三丰")
'张*'
>>> RESIDENT_NUMBER.mask("53992519491231002X")
'539925************'
>>> PHONE.mask("13900000012")
'*********12'
>>> PUBLIC.mask("柳河镇")
'柳河镇'
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum, StrEnum

import attrs

__all__ = [
    "ADDRESS",
    "INTERNAL",
    "NAME",
    "PERSONAL",
    "PERSONAL_TEXT",
    "PHONE",
    "PUBLIC",
    "RECORD_NUMBER",
    "RESIDENT_NUMBER",
    "SENSITIVE",
    "SENSITIVE_TEXT",
    "Identifies",
    "Level",
    "Sensitivity",
    "is_revealed",
    "reveal",
]


class Level(IntEnum):
    """How protected a value is; higher is more."""

    PUBLIC = 0
    INTERNAL = 1
    PERSONAL = 2
    SENSITIVE = 3


class Identifies(StrEnum):
    """Whether a value points at a person: by itself, together with others, or hidden in prose."""

    NOBODY = "nobody"
    DIRECT = "direct"
    QUASI = "quasi"
    FREE_TEXT = "free-text"


@attrs.frozen
class Sensitivity:
    """The class of a field. `keep_first` and `keep_last` say how many characters a mask leaves.

    A mask keeps the length of a number, and hides that of a name or of prose, which would tell something.
    """

    level: Level
    identifies: Identifies
    keep_first: int = 0
    keep_last: int = 0
    keep_length: bool = True

    @property
    def shown(self) -> bool:
        """True when the plain value may be printed."""
        return self.level <= Level.INTERNAL

    def mask(self, value: object) -> str:
        """Return what may be printed of `value`; the empty string for a missing one."""
        if value is None:
            return ""
        text = str(value)
        if self.shown:
            return text
        if self.identifies is not Identifies.DIRECT:
            return "***"
        hidden = len(text) - self.keep_first - self.keep_last
        if hidden <= 0:
            return "*" * len(text)
        stars = "*" * hidden if self.keep_length else "*"
        return text[: self.keep_first] + stars + text[len(text) - self.keep_last :]


_revealed: ContextVar[bool] = ContextVar("jiceng_revealed", default=False)
_audit = logging.getLogger("jiceng.audit")


def is_revealed() -> bool:
    """True inside a `reveal` block of the running thread or task."""
    return _revealed.get()


@contextmanager
def reveal(*, purpose: str, actor: str) -> Iterator[None]:
    """Let records be dumped with their plain values inside the block.

    Who and why go to the logger `jiceng.audit` before anything is shown. Raises `ValueError` when
    either is blank: there is no plain value without a reason (个人信息保护法, article 6).
    """
    if not purpose.strip() or not actor.strip():
        raise ValueError("reveal needs a purpose and an actor")
    _audit.info("reveal: actor=%s purpose=%s", actor, purpose)
    token = _revealed.set(True)
    try:
        yield
    finally:
        _revealed.reset(token)


PUBLIC = Sensitivity(Level.PUBLIC, Identifies.NOBODY)
INTERNAL = Sensitivity(Level.INTERNAL, Identifies.NOBODY)
NAME = Sensitivity(Level.PERSONAL, Identifies.DIRECT, keep_first=1, keep_length=False)
PHONE = Sensitivity(Level.PERSONAL, Identifies.DIRECT, keep_last=2)
RESIDENT_NUMBER = Sensitivity(Level.SENSITIVE, Identifies.DIRECT, keep_first=6)
RECORD_NUMBER = Sensitivity(Level.PERSONAL, Identifies.DIRECT, keep_first=4)
ADDRESS = Sensitivity(Level.PERSONAL, Identifies.QUASI)
PERSONAL = Sensitivity(Level.PERSONAL, Identifies.QUASI)
PERSONAL_TEXT = Sensitivity(Level.PERSONAL, Identifies.FREE_TEXT)
SENSITIVE = Sensitivity(Level.SENSITIVE, Identifies.QUASI)
SENSITIVE_TEXT = Sensitivity(Level.SENSITIVE, Identifies.FREE_TEXT)
