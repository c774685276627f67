"""How much harm a value can do, and what is shown of it.

Every field of every model carries a `Sensitivity`; a model with an unclassed field cannot be
declared. Whatever prints a record (repr, dump, finding, report) asks the sensitivity first.

The classes follow the Personal Information Protection Law (个人信息保护法), articles 4 and 28.

>>> NAME.mask("张三丰")
'张*'
>>> RESIDENT_NUMBER.mask("53992519491231048X")
'539925************'
>>> PHONE.mask("13900000012")
'*********12'
>>> PUBLIC.mask("柳河镇")
'柳河镇'
"""

import logging
from collections.abc import Iterable, Iterator
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
    "SENSITIVE_NAME",
    "SENSITIVE_PHONE",
    "SENSITIVE_TEXT",
    "Identifies",
    "Level",
    "Sensitivity",
    "is_revealed",
    "note_revealed",
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
    Only a value that points at a person by itself leaves characters at all, and never more than it hides.
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
        if self.shown:
            return str(value)
        if self.identifies is not Identifies.DIRECT:
            return "***"
        text = str(value)
        kept = self.keep_first + self.keep_last
        hidden = len(text) - kept
        if hidden < kept:  # too short: it would show more than it hides
            return "*" * len(text) if self.keep_length else "*"
        stars = "*" * hidden if self.keep_length else "*"
        return text[: self.keep_first] + stars + text[len(text) - self.keep_last :]


@attrs.define
class _Opening:
    """What has been shown inside one `reveal` block: how many records, and which fields."""

    records: int = 0
    fields: set[str] = attrs.field(factory=set)


_opening: ContextVar[_Opening | None] = ContextVar("jiceng_opening", default=None)
_audit = logging.getLogger("jiceng.audit")


def is_revealed() -> bool:
    """True inside a `reveal` block of the running thread or task."""
    return _opening.get() is not None


def note_revealed(fields: Iterable[str]) -> None:
    """Count one record as shown, with these fields, for the audit event; outside `reveal` it does nothing."""
    opening = _opening.get()
    if opening is not None:
        opening.records += 1
        opening.fields.update(fields)


@contextmanager
def reveal(*, purpose: str, actor: str) -> Iterator[None]:
    """Let records be printed and dumped with their plain values inside the block.

    The logger `jiceng.audit` gets two events: who and why before anything is shown, and at the end how
    many records were shown and which of their protected fields; never a value. An application keeps these
    events by giving that logger a handler and the level INFO.

    Raises `ValueError` when purpose or actor is blank or more than a line: there is no plain value without
    a reason (个人信息保护法, article 6).
    """
    for text in (purpose, actor):
        if not text.strip() or not text.isprintable():
            raise ValueError("reveal needs a purpose and an actor, one line of text each")
    _audit.info("reveal begins: actor=%s purpose=%s", actor, purpose)
    opening = _Opening()
    token = _opening.set(opening)
    try:
        yield
    finally:
        _opening.reset(token)
        _audit.info(
            "reveal ends: actor=%s purpose=%s records=%d fields=%s",
            actor,
            purpose,
            opening.records,
            ",".join(sorted(opening.fields)),
        )


PUBLIC = Sensitivity(Level.PUBLIC, Identifies.NOBODY)
INTERNAL = Sensitivity(Level.INTERNAL, Identifies.NOBODY)
NAME = Sensitivity(Level.PERSONAL, Identifies.DIRECT, keep_first=1, keep_length=False)
PHONE = Sensitivity(Level.PERSONAL, Identifies.DIRECT, keep_last=2)
SENSITIVE_NAME = Sensitivity(Level.SENSITIVE, Identifies.DIRECT, keep_first=1, keep_length=False)
SENSITIVE_PHONE = Sensitivity(Level.SENSITIVE, Identifies.DIRECT, keep_last=2)
RESIDENT_NUMBER = Sensitivity(Level.SENSITIVE, Identifies.DIRECT, keep_first=6)
RECORD_NUMBER = Sensitivity(Level.PERSONAL, Identifies.DIRECT, keep_first=4)
ADDRESS = Sensitivity(Level.PERSONAL, Identifies.QUASI)
PERSONAL = Sensitivity(Level.PERSONAL, Identifies.QUASI)
PERSONAL_TEXT = Sensitivity(Level.PERSONAL, Identifies.FREE_TEXT)
SENSITIVE = Sensitivity(Level.SENSITIVE, Identifies.QUASI)
SENSITIVE_TEXT = Sensitivity(Level.SENSITIVE, Identifies.FREE_TEXT)
