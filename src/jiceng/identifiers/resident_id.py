"""Resident identity number (公民身份号码), GB 11643-1999.

Eighteen characters: the division of first registration (6), the day of birth (8), a sequence number (3) whose
last digit is odd for men and even for women, and a check character after ISO 7064 MOD 11-2. Residence permits of
people from Hong Kong, Macao and Taiwan follow the same standard, with 81, 82 and 83 in front. So do, since
December 2023, the permanent residence cards of foreigners: a 9, the province of issue (2), the country (3), and
on from the day of birth as above.

A division that no table lists is no fault: it may have been dissolved long ago. Only a first digit that no region
has (0, or a 9 not followed by a province) is refused. Days of birth may lie between 1800 and 2199.

Numbers of the first generation have 15 digits, without century and check character. `parse` and models refuse
them by name; `upgrade` turns one into the number of today.

>>> number = ResidentId.parse("53992519491231005x")
>>> number.birth_date, number.sex.zh, number.division, number.masked
(datetime.date(1949, 12, 31), '男性', DivisionCode('539925'), '539925************')
>>> ResidentId.parse("539925194902310021")
Traceback (most recent call last):
jiceng.identifiers.reasons.IdentifierError: 公民身份号码第 7 至 14 位不是有效的出生日期，请对照证件核对。
>>> ResidentId.upgrade("539925491231005")
ResidentId('539925************')
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from jiceng.codes import Sex
from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers.criteria import Calendar, Checked, Criterion, Never, NotZeroed, Within
from jiceng.identifiers.division_code import IN_A_REGION, DivisionCode
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import DIGITS, Layout, Section
from jiceng.identifiers.parts import Day, Part
from jiceng.identifiers.reasons import Reason
from jiceng.labels import Label, Source
from jiceng.privacy import RESIDENT_NUMBER

if TYPE_CHECKING:
    import polars as pl

__all__ = ["PERSON_SECTIONS", "ResidentId", "ResidentIdKind", "person_criteria"]

PERSON_SECTIONS = (Section(6), Section(8), Section(3), Section(1, DIGITS + "X"))
_BIRTH = "第 7 至 14 位不是有效的出生日期，请对照证件核对"
_IN_A_REGION = Within(0, 2, ((10, 89), (91, 98)), Reason.DIVISION, "前 6 位地址码不可能存在，请对照证件核对")
"""A region, or a 9 with the first digit of a region behind it."""
_FIRST_OF_FOREIGNERS = "9"
_CENTENARIAN = "996"


def person_criteria() -> tuple[Criterion, ...]:
    """Return what must hold of the eighteen characters, at the beginning of a number that may be longer."""
    return (
        _IN_A_REGION,
        Calendar(6, Reason.BIRTH_DATE, _BIRTH),
        NotZeroed(
            CHECK_DIGITS["gb11643"],
            "被表格软件存成了数值，末几位已丢失且无法还原，请把该列设为“文本”格式后重新录入",
        ),
        Checked(
            CHECK_DIGITS["gb11643"],
            "的校验码（第 18 位）与前 17 位对不上，多半有一位写错或两位颠倒，请对照证件逐位核对",
        ),
    )


class ResidentIdKind(StrEnum):
    """Whom a number of eighteen characters was given to."""

    CITIZEN = "citizen"
    HONG_KONG = "hong-kong"
    MACAO = "macao"
    TAIWAN = "taiwan"
    FOREIGNER = "foreigner"


class _HomePart(Part[DivisionCode]):
    def of(self, text: str) -> DivisionCode:
        return DivisionCode(text[1:3] if text.startswith(_FIRST_OF_FOREIGNERS) else text[:6])

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        foreign = text.str.starts_with(_FIRST_OF_FOREIGNERS)
        return pl.when(foreign).then(text.str.slice(1, 2)).otherwise(text.str.slice(0, 6))


class _SexPart(Part[Sex]):
    def of(self, text: str) -> Sex:
        return Sex.MALE if text[16] in "13579" else Sex.FEMALE

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        is_odd = text.str.slice(16, 1).cast(pl.UInt8) % 2 == 1
        return pl.when(is_odd).then(pl.lit(Sex.MALE.value)).when(~is_odd).then(pl.lit(Sex.FEMALE.value))


_KINDS: Mapping[str, ResidentIdKind] = {
    "81": ResidentIdKind.HONG_KONG,
    "82": ResidentIdKind.MACAO,
    "83": ResidentIdKind.TAIWAN,
    _FIRST_OF_FOREIGNERS: ResidentIdKind.FOREIGNER,
}


class _KindPart(Part[ResidentIdKind]):
    def of(self, text: str) -> ResidentIdKind:
        found = (kind for start, kind in _KINDS.items() if text.startswith(start))
        return next(found, ResidentIdKind.CITIZEN)

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        column: pl.Expr = pl.when(text.is_not_null()).then(pl.lit(ResidentIdKind.CITIZEN.value))
        for start, kind in _KINDS.items():
            column = pl.when(text.str.starts_with(start)).then(pl.lit(kind.value)).otherwise(column)
        return column


class ResidentId(Identifier):
    """公民身份号码 / resident identity number: 18 characters."""

    __slots__ = ()

    slug = "resident-id"
    label = Label("公民身份号码", "resident identity number")
    source = Source("GB 11643-1999")
    form = " 18 位（前 17 位是数字，末位是数字或 X）"
    sensitivity = RESIDENT_NUMBER
    layouts = (
        Layout(PERSON_SECTIONS, person_criteria()),
        Layout(
            (Section(6), Section(6), Section(3)),
            (
                IN_A_REGION,
                Calendar(6, Reason.BIRTH_DATE, "第 7 至 12 位不是有效的出生日期，请对照证件核对", short=True),
                Never(Reason.FIFTEEN, "是 15 位的旧号码，请按新证件改录 18 位号码"),
            ),
        ),
    )

    division = _HomePart()
    """The division of first registration, as it was called then; the province of issue for a foreigner."""
    birth_date = Day(6)
    """Day of birth as registered."""
    sex = _SexPart()
    """Sex as registered."""
    kind = _KindPart()
    """Whom the number was given to."""

    @classmethod
    def upgrade(cls, text: object) -> Self:
        """Return the number of today for one of the first generation, or the number itself if it is of today.

        The century of birth is the 1900s; the sequence numbers 996 to 999 were kept for people already over a
        hundred years old, who were born in the 1800s. Raises `IdentifierError`.
        """
        plain, failure = cls._read(text)
        del text
        if failure is None:
            return cls(plain)
        if failure.reason is not Reason.FIFTEEN:
            del plain
            raise cls._error(failure)
        century = "18" if plain[12:] >= _CENTENARIAN else "19"
        body = f"{plain[:6]}{century}{plain[6:]}"
        return cls(body + CHECK_DIGITS["gb11643"].complete(body))
