"""The base of every code table: an enum whose members are the plain codes and know their names.

>>> from jiceng.codes import Sex
>>> Sex.MALE.value, Sex.MALE.zh, Sex.MALE.en
('1', '男性', 'male')
>>> Sex.find("男")
<Sex.MALE: '1'>
>>> Sex.find("不详") is None
True
>>> Sex.table.standard, Sex.table.certainty
('GB/T 2261.1-2003', 'read')
"""

from enum import StrEnum
from functools import cache
from typing import ClassVar, NoReturn, Self

from jiceng.codes.code_table import CodeTable
from jiceng.codes.spelling import nearest, normal_form
from jiceng.errors import UnknownCodeError

__all__ = ["CodeEnum", "NotInTableError"]


class NotInTableError(UnknownCodeError, ValueError):
    """A code was made into a member of a table that does not have it. Also the `ValueError` of an enum."""


class CodeEnum(StrEnum):
    """One code table. A member is its code as text, so that files and JSON carry plain codes.

    `zh` is the official label, `en` the English name in words, `also` the other spellings that people
    write and that mean the same. The names of the members are a public contract.
    """

    table: ClassVar[CodeTable]
    _value_: str

    def __new__(cls, code: str, *_: object) -> Self:
        """Make the member of a row, or return the member of a code."""
        member = str.__new__(cls, code)
        member._value_ = code
        return member

    def __init__(
        self, code: str, zh: str = "", en: str = "", parent: str = "", also: tuple[str, ...] = ()
    ) -> None:
        """Keep the names of a row; the defaults are there so that `Sex("1")` is well typed."""
        self.zh = zh
        self.en = en
        self.also = also
        self._parent = parent

    def __init_subclass__(cls, *, table: CodeTable | None = None) -> None:
        """Tie the enum to the head of its table."""
        super().__init_subclass__()
        if table is not None:
            cls.table = table

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise NotInTableError(f"{cls.__name__}: not a code of {cls.table.standard}, table {cls.table.id}")

    @property
    def parent(self) -> Self | None:
        """The row one level up, `None` for a row of the top level."""
        return type(self)(self._parent) if self._parent else None

    @property
    def label(self) -> str:
        """A label that no other row of the table has: `zh`, with the parent or the code in brackets if need be.

        >>> from jiceng.codes import DisputeType
        >>> DisputeType.NEIGHBOUR_OTHER.zh, DisputeType.NEIGHBOUR_OTHER.label
        ('其他', '其他（邻里纠纷）')
        """
        return self.zh if _spellings(type(self)).get(normal_form(self.zh)) is self else _qualified(self)

    @classmethod
    def find(cls, text: object) -> Self | None:  # type: ignore[override]  # a look-up, not str.find
        """Return the row with this code, Chinese label, other spelling or English name, else `None`.

        Full-width letters, blanks and kinds of bracket make no difference. Where the table says so
        (`table.zero_may_be_lost`), `1` is read as the `01` of which a spreadsheet has eaten the zero.
        A label that several rows share finds the one of them on the top level, else none.
        """
        if not isinstance(text, str) or (isinstance(text, CodeEnum) and not isinstance(text, cls)):
            return None
        return _spellings(cls).get(normal_form(text))  # type: ignore[return-value]  # the cache forgets the class

    @classmethod
    def suggest(cls, text: object, n: int = 3) -> tuple[Self, ...]:
        """Return at most `n` rows whose spelling is near to a text that `find` does not know, nearest first."""
        if not isinstance(text, str):
            return ()
        rows = tuple(cls)
        order = {member: place for place, member in enumerate(rows)}
        known = {spelling: order[member] for spelling, member in _spellings(cls).items()}
        return tuple(rows[place] for place in nearest(text, known, n))

    @classmethod
    def admit(cls, text: object) -> str | None:
        """Return the code to store for a text: that of the row found, or in an open table the code itself.

        An open table does not list all of its codes; a text of the form of its codes is taken as one.
        A field of such a table is a plain `str`. Everything else gives `None`.
        """
        found = cls.find(text)
        if found is not None:
            return found.value
        if not cls.table.is_open or not isinstance(text, str):
            return None
        code = normal_form(text).upper()
        return code if cls.table.has_form(code) else None


def _qualified(member: CodeEnum) -> str:
    return f"{member.zh}（{member.parent.zh if member.parent else member.value}）"


@cache
def _spellings(kind: type[CodeEnum]) -> dict[str, CodeEnum]:
    """Return the row of each spelling; a code beats a label, and a label beats another spelling."""
    filed: dict[str, CodeEnum] = {}
    for ways in _ways_of_writing(kind):
        claims: dict[str, list[CodeEnum]] = {}
        for member, text in ways:
            owners = claims.setdefault(normal_form(text), [])
            if member not in owners:
                owners.append(member)
        for spelling, owners in claims.items():
            tops = owners if len(owners) == 1 else [member for member in owners if member.parent is None]
            if len(tops) == 1:
                filed.setdefault(spelling, tops[0])
    return filed


def _ways_of_writing(kind: type[CodeEnum]) -> list[list[tuple[CodeEnum, str]]]:
    rows = list(kind)
    short = [(row, row.value.lstrip("0") or "0") for row in rows if kind.table.zero_may_be_lost]
    return [
        [(row, row.value) for row in rows],
        [(row, row.zh) for row in rows],
        [(row, text) for row in rows for text in row.also],
        [(row, text) for row in rows for text in (row.name, row.en)],
        [(row, _qualified(row)) for row in rows],
        short,
    ]
