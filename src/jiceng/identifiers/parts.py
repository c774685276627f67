"""The parts of a number, declared once: an attribute of one number, a column of many.

>>> from jiceng.identifiers import ResidentId
>>> ResidentId.parse("53992519491231005X").birth_date
datetime.date(1949, 12, 31)
>>> list(ResidentId.parts)
['division', 'birth_date', 'sex', 'kind']
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

import attrs

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Choice", "Day", "Part", "Piece", "by_code", "spell_out"]

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
        return text.str.slice(self.start, 8).str.to_date("%Y%m%d", cache=False)


@attrs.frozen
class Choice(Part[_Member | None]):
    """The row of a code table for the characters from `start` to `stop`; nothing for a code the table lacks.

    `members` maps the characters to the rows. A code that is not there is unknown, which is no mistake.
    """

    start: int
    stop: int
    members: Mapping[str, _Member] = attrs.field(repr=False)

    def of(self, text: str) -> _Member | None:
        return self.members.get(text[self.start : self.stop])

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        codes = {characters: member.value for characters, member in self.members.items()}
        piece = text.str.slice(self.start, self.stop - self.start)
        return piece.replace_strict(codes, default=None, return_dtype=pl.String())


def by_code(table: Iterable[_Member]) -> dict[str, _Member]:
    """Return the rows of a table by their code; a row that stands for a range, by every code no other row has."""
    rows = list(table)
    ranged = {code: row for row in rows for code in spell_out(row.value)}
    return ranged | {row.value: row for row in rows if "-" not in row.value}


def spell_out(ranges: str) -> list[str]:
    """Return the codes of ranges.

    >>> spell_out("098-100,499-499")
    ['098', '099', '100', '499']
    """
    bounds = [part.partition("-") for part in ranges.split(",")]
    return [
        str(number).zfill(len(first))
        for first, dash, last in bounds
        if dash
        for number in range(int(first), int(last) + 1)
    ]
