"""What a field is called, in which unit it is counted, and where that is laid down.

These marks stand in the annotation of a model field, once. Headers of workbooks, JSON Schema,
messages, the data dictionary and the documentation are all read off them.

>>> Label("登记日期", "date registered", also=("受理日期",)).names
('登记日期', '受理日期')
>>> str(Source("GB/T 31000-2015", "5.1"))
'GB/T 31000-2015 5.1'
"""

from enum import StrEnum

import attrs

__all__ = ["Label", "Reference", "Required", "Source", "Stage", "Unit"]


@attrs.frozen
class Label:
    """The name of a thing in both languages, and the other headings ledgers use for it."""

    zh: str
    en: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading under which a ledger may carry the thing, the official one first."""
        return (self.zh, *self.also)


@attrs.frozen
class Unit:
    """The unit a number is counted in, as a clerk writes it: 人, 件, 元, %."""

    symbol: str


class Stage(StrEnum):
    """How far a record has come: put on the list, brought to its end, sent on to another system."""

    REGISTERED = "registered"
    CLOSED = "closed"
    EXPORTED = "exported"


@attrs.frozen
class Required:
    """The stage from which a record has to carry the field; at an earlier one it may be missing."""

    since: Stage


@attrs.frozen
class Reference:
    """The field names a record of another entity, by the value of `field` there.

    A number that counts within a year or a place names nothing by itself: `along` are the fields, called
    alike on both sides, that must be equal too.

    >>> Reference("responsibility_task", "number", along=("year",)).along
    ('year',)
    """

    entity: str
    field: str
    along: tuple[str, ...] = ()


@attrs.frozen
class Source:
    """Where a field or a rule comes from: a standard or law, and the clause in it."""

    document: str
    clause: str = ""

    def __str__(self) -> str:
        return f"{self.document} {self.clause}".rstrip()
