"""Code of an administrative division (区划代码), GB/T 2260, GB/T 10114 and the statistical coding rules.

Two digits each for province, prefecture and county, then three for the township and three for the village or
community. A code may end at any of these levels, or be filled up with zeros to twelve digits. The ranges of the
last two parts tell what kind of body it is (001-099 of a township code is a 街道, 200-399 of a village code a
村民委员会, …); a code outside the ranges has no kind and is still a code, as is one that no list of divisions has.
Only a first digit that no region has, 0 or 9, is refused.

>>> village = DivisionCode.parse("539925101201")
>>> village.level.name, village.kind.zh, village.parent, village.parent.kind.zh
('VILLAGE', '村民委员会', DivisionCode('539925101'), '镇')
>>> DivisionCode.parse("539925101000").level.name
'TOWNSHIP'
>>> DivisionCode.parse("539925101000").compact
'539925101'
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Self

import attrs

from jiceng.codes import DivisionKind
from jiceng.codes.divisions import Level
from jiceng.identifiers.criteria import Within
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import Layout, Section
from jiceng.identifiers.parts import Part, spell_out
from jiceng.identifiers.reasons import Reason
from jiceng.labels import Label, Source

if TYPE_CHECKING:
    import polars as pl

__all__ = ["IN_A_REGION", "DivisionCode", "DivisionPart"]

IN_A_REGION = Within(0, 1, ((1, 8),), Reason.DIVISION, "第 1 位不是任何地区的代码（应为 1 至 8），请核对")
"""The first digit is that of a region of GB/T 2260."""

_LENGTHS: Final[tuple[int, ...]] = (2, 4, 6, 9, 12)
_LEVELS: Final[Mapping[int, Level]] = dict(
    zip(
        _LENGTHS, (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE), strict=True
    )
)
_KINDS = {
    (letter, serial): kind
    for kind in DivisionKind
    for letter in kind.value[0]
    for serial in spell_out(kind.serials)
}


def _shortest(text: str) -> str:
    """Return the code without the zeros that fill it up."""
    return next((text[:length] for length in _LENGTHS if not text[length:].strip("0")), text)


@attrs.frozen
class _LevelPart(Part[Level]):
    def of(self, text: str) -> Level:
        return _LEVELS[len(_shortest(text))]

    def column(self, text: "pl.Expr") -> "pl.Expr":
        """Return the level as a number, the province being 1."""
        import polars as pl

        level = pl.lit(None, dtype=pl.UInt8)
        for length in reversed(_LENGTHS):
            filled = (text.str.len_bytes() >= length) & ~text.str.slice(length).str.contains("[1-9]")
            level = pl.when(filled).then(pl.lit(_LEVELS[length].value, dtype=pl.UInt8)).otherwise(level)
        return level


@attrs.frozen
class _KindPart(Part[DivisionKind | None]):
    def of(self, text: str) -> DivisionKind | None:
        short = _shortest(text)
        letter = {9: "T", 12: "V"}.get(len(short), "")
        return _KINDS.get((letter, short[-3:]))

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        level = _LevelPart().column(text)
        letter = (
            pl.when(level == Level.TOWNSHIP).then(pl.lit("T")).when(level == Level.VILLAGE).then(pl.lit("V"))
        )
        serial = pl.when(level == Level.TOWNSHIP).then(text.str.slice(6, 3)).otherwise(text.str.slice(9, 3))
        known = {letter + serial: kind.value for (letter, serial), kind in _KINDS.items()}
        return (letter + serial).replace_strict(known, default=None, return_dtype=pl.String())


class DivisionCode(Identifier):
    """区划代码 / division code: 2, 4, 6, 9 or 12 digits."""

    __slots__ = ()

    slug = "division-code"
    label = Label("区划代码", "division code")
    source = Source("GB/T 2260-2007")
    form = " 2、4、6、9 或 12 位数字"
    layouts = tuple(
        Layout(tuple(Section(width) for width in (2, 2, 2, 3, 3)[: place + 1]), (IN_A_REGION,))
        for place in range(len(_LENGTHS))
    )

    level = _LevelPart()
    """How high in the tree the division stands; zeros at the end are filling."""
    kind = _KindPart()
    """What kind of township or village body it is, by the range of its code; `None` above, or outside the ranges."""

    @classmethod
    def possibly(cls, text: str) -> Self | None:
        """Return the text as a code if it is one in its plain form, else `None`."""
        return str.__new__(cls, text) if cls.first_failure(text) is None else None

    @property
    def compact(self) -> str:
        """The code without the zeros that fill it up."""
        return _shortest(str(self))

    @property
    def filled(self) -> str:
        """The code filled up with zeros to twelve digits, as statistics write it."""
        return self.ljust(12, "0")

    @property
    def parent(self) -> Self | None:
        """The next division above that the digits name; `None` for a province.

        A county part of zeros is passed over: some cities have townships but no counties.
        """
        short = _shortest(str(self))
        above = [length for length in _LENGTHS if length < len(short)]
        return type(self)(_shortest(short[: above[-1]])) if above else None

    def contains(self, other: str) -> bool:
        """Tell whether the code `other` lies in this division, the division itself included."""
        return other.startswith(_shortest(str(self)))


@attrs.frozen
class DivisionPart(Part[DivisionCode | None]):
    """The digits from `start` to `stop` as a division code; nothing if no region has them."""

    start: int
    stop: int

    def of(self, text: str) -> DivisionCode | None:
        return DivisionCode.possibly(text[self.start : self.stop])

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        piece = text.str.slice(self.start, self.stop - self.start)
        return pl.when(piece.str.contains(r"\A[1-8]")).then(piece)
