"""The parts of a number, declared once: an attribute of one number, a column of many.

>>> from jiceng.identifiers import ResidentId
>>> ResidentId.parse("53992519491231002X").birth_date
datetime.date(1949, 12, 31)
>>> list(ResidentId.parts)
['division', 'birth_date', 'sex', 'kind']
"""

from abc import ABC, abstractmethod
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

import attrs

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Choice", "Day", "Part", "Piece"]

_Value = TypeVar("_Value")
_Member = TypeVar("_Member", bound=StrEnum)


class Part(ABC, Generic[_Value]):
    """A value that a valid number in its plain form tells."""

    @overload
    def __get__(self, number: None, owner: type) -> Self: ...
    @overload
    def __get__(self, number: str, owner: type) -> _Value: ...
    def __get__(self, number: str | None, owner: type) -> Self | _Value:
        return self if number is None else self.of(str(number))

    @abstractmethod
    def of(self, text: str) -> _Value:
        """Return the part of one number."""

    @abstractmethod
    def column(self, text: "pl.Expr") -> "pl.Expr":
        """Return the part of a column of numbers; codes and enumerations come as their text."""


@attrs.frozen
class Piece(Part[str]):
    """The characters from `start` up to, not including, `stop`."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        return text[self.start : self.stop]

    def column(self, text: "pl.Expr") -> "pl.Expr":
        return text.str.slice(self.start, self.stop - self.start)


@attrs.frozen
class Day(Part[date]):
    """The eight digits from `start` as a day."""

    start: int

    def of(self, text: str) -> date:
        at = self.start
        return date(int(text[at : at + 4]), int(text[at + 4 : at + 6]), int(text[at + 6 : at + 8]))

    def column(self, text: "pl.Expr") -> "pl.Expr":
        return text.str.slice(self.start, 8).str.to_date("%Y%m%d")


@attrs.frozen
class Choice(Part[_Member | None]):
    """The member of an enumeration that the characters from `start` to `stop` stand for, or nothing.

    `members` maps the characters to members; what is not in it is not known, which is no mistake.
    """

    start: int
    stop: int
    members: dict[str, _Member]

    def of(self, text: str) -> _Member | None:
        return self.members.get(text[self.start : self.stop])

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        known = {key: member.value for key, member in self.members.items()}
        return text.str.slice(self.start, self.stop - self.start).replace_strict(
            known, default=None, return_dtype=pl.String()
        )
