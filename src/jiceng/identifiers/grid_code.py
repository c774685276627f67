"""Grid code (网格编码), GB/T 34300-2017: the code of the village or community, and the number of the grid in it.

The standard nests grids in villages and communities and leaves the number to the county. Two or three digits are
usual; a county that numbers its grids otherwise derives its own kind with `GridCode.with_serial`.

>>> grid = GridCode.parse("53992510120102")
>>> grid.community, grid.serial
(DivisionCode('539925101201'), '02')
>>> FourDigitGrid = GridCode.with_serial(4)
>>> FourDigitGrid.is_valid("5399251012010001"), GridCode.is_valid("5399251012010001")
(True, False)
"""

from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.identifiers.division_code import IN_A_REGION, DivisionCode
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import DIGITS, Layout, Section
from jiceng.identifiers.parts import Part, Piece
from jiceng.labels import Label, Source

if TYPE_CHECKING:
    import polars as pl

__all__ = ["GridCode"]

_LONGEST_SERIAL = 8


@attrs.frozen
class _CommunityPart(Part[DivisionCode]):
    def of(self, text: str) -> DivisionCode:
        return DivisionCode(text[:12])

    def column(self, text: "pl.Expr") -> "pl.Expr":
        return text.str.slice(0, 12)


def _layouts(lengths: tuple[int, ...], alphabet: str = DIGITS) -> tuple[Layout, ...]:
    return tuple(Layout((Section(12), Section(length, alphabet)), (IN_A_REGION,)) for length in lengths)


def _form(lengths: tuple[int, ...]) -> str:
    return f"村（社区）代码 12 位，加网格序号 {'、'.join(map(str, lengths))} 位"


class GridCode(Identifier):
    """网格编码 / grid code: 14 or 15 digits, unless the county numbers its grids otherwise."""

    __slots__ = ()

    slug = "grid-code"
    label = Label("网格编码", "grid code")
    source = Source("GB/T 34300-2017")
    form = _form((2, 3))
    layouts = _layouts((2, 3))

    community = _CommunityPart()
    """The village or community that the grid is part of."""
    serial = Piece(12, 12 + _LONGEST_SERIAL)
    """Number of the grid in it."""

    @classmethod
    def with_serial(cls, *lengths: int, alphabet: str = DIGITS) -> "type[GridCode]":
        """Return the kind of grid code with serial numbers of these lengths, of digits unless told otherwise.

        Raises `DeclarationError` for lengths outside 1 to 8, or an alphabet other than digits and capitals.
        """
        if not lengths or not all(1 <= length <= _LONGEST_SERIAL for length in lengths):
            raise DeclarationError(f"a serial number of a grid has 1 to {_LONGEST_SERIAL} characters")
        if not (alphabet.isascii() and alphabet.isalnum() and alphabet == alphabet.upper()):
            raise DeclarationError("the alphabet of a serial number is made of digits and capital letters")
        return type(
            cls.__name__,
            (cls,),
            {"__slots__": (), "form": _form(lengths), "layouts": _layouts(lengths, alphabet)},
        )
