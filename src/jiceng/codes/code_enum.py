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

from datetime import date, datetime
from enum import EnumType, StrEnum
from typing import Any, NoReturn, Self

from jiceng.codes.code_table import CodeTable
from jiceng.codes.lookup import near_rows, qualified, spellings
from jiceng.codes.spelling import normal_form
from jiceng.errors import DeclarationError, UnknownCodeError

__all__ = ["CodeEnum", "NotInTableError"]


class NotInTableError(UnknownCodeError, ValueError):
    """A member was asked for by a code that the table does not have; also the `ValueError` an enum raises."""


class _TableType(EnumType):
    """Look-ups of a table by the name of a member fail like those by code: without the value."""

    def __getitem__(cls, name: object) -> Any:
        if isinstance(name, str) and name in cls.__members__:
            return cls.__members__[name]
        raise NotInTableError(f"{cls.__name__}: no member of this name")


class CodeEnum(StrEnum, metaclass=_TableType):
    """One code table. A member is its code as text, so that files and JSON carry plain codes.

    `zh` is the official label, `en` the English name in words, `also` the other ways people write it.
    The names of the members are a public contract.
    """

    table: CodeTable
    _value_: str

    def __new__(cls, code: str, *_: object) -> Self:
        """Make the member of a row."""
        member = str.__new__(cls, code)
        member._value_ = code
        return member

    def __init__(
        self,
        code: str,  # noqa: ARG002 -- `__new__` has made it the value
        zh: str = "",
        en: str = "",
        parent: str = "",
        also: tuple[str, ...] = (),
        valid_from: str = "",
        valid_until: str = "",
    ) -> None:
        """Keep what a row says; the defaults are there so that `Sex("1")` is well typed."""
        self.zh = zh
        self.en = en
        self.also = also
        self.valid_from = date.fromisoformat(valid_from) if valid_from else None
        self.valid_until = date.fromisoformat(valid_until) if valid_until else None
        self._parent = parent

    def __init_subclass__(cls, *, table: CodeTable) -> None:
        """Tie the enum to the head of its table."""
        super().__init_subclass__()
        cls.table = table

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:  # noqa: ARG003 -- a value of the data is never printed
        raise NotInTableError(f"{cls.__name__}: not a code of the table {cls.table.id}")

    @property
    def parent(self) -> Self | None:
        """The row one level up, `None` for a row of the top level."""
        return type(self)(self._parent) if self._parent else None

    @property
    def label(self) -> str:
        """A label that finds this row and no other: `zh`, with the parent or the code in brackets if need be.

        >>> from jiceng.codes import DisputeType
        >>> DisputeType.NEIGHBOUR_OTHER.zh, DisputeType.NEIGHBOUR_OTHER.label
        ('其他', '其他（邻里纠纷）')
        """
        return self.zh if self.find(self.zh) is self else qualified(self)

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the code could be given on a day; a row without dates is valid on every day.

        >>> from jiceng.codes import CorrectionType
        >>> CorrectionType.DEPRIVED_POLITICAL_RIGHTS.is_valid_on(date(2026, 9, 30))
        False

        Raises `DeclarationError` for what is no day; a time of day does not matter.
        """
        if not isinstance(day, date):
            raise DeclarationError("a day is a datetime.date")
        day = day.date() if isinstance(day, datetime) else day
        return not (
            (self.valid_from is not None and day < self.valid_from)
            or (self.valid_until is not None and day > self.valid_until)
        )

    @classmethod
    def find(cls, text: object) -> Self | None:  # type: ignore[override]  # a look-up, not the one of str
        """Return the row with this code, Chinese label, other spelling or English name, else `None`.

        Full-width letters, blanks and kinds of bracket make no difference. Where the table says so
        (`table.zero_may_be_lost`), `1` is read as the `01` whose zero a spreadsheet has eaten.
        A label that several rows share finds the one of them on the top level, else none.
        """
        if not isinstance(text, str) or (isinstance(text, CodeEnum) and not isinstance(text, cls)):
            return None
        known = spellings(cls)
        found = known.get(text)  # most cells are written as they are filed
        if found is None:
            found = known.get(normal_form(text))
        return found  # type: ignore[return-value]  # the index of a table holds its own rows

    @classmethod
    def suggest(cls, text: object, n: int = 3) -> tuple[Self, ...]:
        """Return at most `n` rows with a spelling near to a text, the nearest first.

        Raises `DeclarationError` when `n` is no whole number.
        """
        if not isinstance(n, int):
            raise DeclarationError("n is a whole number")
        found = near_rows(cls, text) if isinstance(text, str) else []
        return tuple(row for _, row in found[: max(n, 0)] if isinstance(row, cls))

    @classmethod
    def admit(cls, text: object) -> str | None:
        """Return the code to store for a text: that of the row found, or in an open table the code itself.

        An open table does not list all of its codes, so a text of the form of its codes is taken as one;
        a field of such a table is a plain `str`. Everything else gives `None`.

        >>> from jiceng.codes import DrugControl
        >>> DrugControl.admit("在控"), DrugControl.admit("07"), DrugControl.admit("强制隔离")
        ('01', '07', None)
        """
        found = cls.find(text)
        if found is not None:
            return found.value
        if not cls.table.is_open or not isinstance(text, str) or isinstance(text, CodeEnum):
            return None
        code = normal_form(text).upper()
        return code if cls.table.has_form(code) else None
