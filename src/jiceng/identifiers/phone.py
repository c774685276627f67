"""Phone number (电话号码): mobile, landline, or a service number of the 400 and 800 kind.

Mobile numbers have eleven digits and begin with 13 to 19. Landlines have seven or eight digits, with the area code
or without, and may carry an extension. Area codes have three digits in 010 and 02x, four in 03xx to 09xx. Hyphens
may stand or be missing, and stay as they are written; spaces, brackets and a leading +86 go when normalised.

>>> phone = Phone.parse("+86 (0876) 2123456-12")
>>> str(phone), phone.kind.value, phone.area_code, phone.compact
('08762123456-12', 'landline', '0876', '08762123456-12')
>>> Phone.parse("13900000012")
Phone('*********12')
"""

import re
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

import attrs

from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import Layout, Section
from jiceng.identifiers.parts import Part
from jiceng.labels import Label, Source
from jiceng.privacy import PHONE

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Phone", "PhoneKind"]


class PhoneKind(StrEnum):
    """What sort of phone a number belongs to."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    """A number of the 400 or 800 kind."""


_MOBILE = "1[3-9][0-9]-?[0-9]{4}-?[0-9]{4}"
_AREA = "0[12][0-9]|0[3-9][0-9]{2}"
_EXTENSION = "[0-9]{1,6}"
_LANDLINE = f"(({_AREA})-?)?[2-9][0-9]{{6,7}}(-{_EXTENSION})?"
_SERVICE = "[48]00-?[0-9]{3}-?[0-9]{4}|[48]00[0-9]-[0-9]{3}-[0-9]{3}"


def _exactly(text: str) -> tuple[Section, ...]:
    return tuple(Section(1, character) for character in text)


def _layouts() -> tuple[Layout, ...]:
    hyphens = ((), _exactly("-"))
    mobile = (
        (Section(1, "1"), Section(1, "3456789"), Section(1), *first, Section(4), *second, Section(4))
        for first, second in product(hyphens, hyphens)
    )
    areas = (
        (),
        *(
            (Section(1, "0"), Section(1, second), Section(rest), *hyphen)
            for (second, rest), hyphen in product((("12", 1), ("3456789", 2)), hyphens)
        ),
    )
    extensions = ((), *((Section(1, "-"), Section(digits)) for digits in range(1, 7)))
    landline = (
        (*area, Section(1, "23456789"), Section(rest), *extension)
        for area, rest, extension in product(areas, (6, 7), extensions)
    )
    service = (
        *(
            (Section(1, "48"), *_exactly("00"), *first, Section(3), *second, Section(4))
            for first, second in product(hyphens, hyphens)
        ),
        (
            Section(1, "48"),
            *_exactly("00"),
            Section(1),
            *_exactly("-"),
            Section(3),
            *_exactly("-"),
            Section(3),
        ),
    )
    return tuple(Layout(sections) for sections in (*mobile, *landline, *service))


@attrs.frozen
class _KindPart(Part[PhoneKind]):
    def of(self, text: str) -> PhoneKind:
        if text.startswith("1"):
            return PhoneKind.MOBILE
        return PhoneKind.SERVICE if re.fullmatch(_SERVICE, text) else PhoneKind.LANDLINE

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        return (
            pl.when(text.str.starts_with("1"))
            .then(pl.lit(PhoneKind.MOBILE.value))
            .when(text.str.contains(rf"\A(?:{_SERVICE})\z"))
            .then(pl.lit(PhoneKind.SERVICE.value))
            .when(text.is_not_null())
            .then(pl.lit(PhoneKind.LANDLINE.value))
        )


@attrs.frozen
class _AreaPart(Part[str | None]):
    def of(self, text: str) -> str | None:
        found = re.match(_AREA, text)
        return found and found[0]

    def column(self, text: "pl.Expr") -> "pl.Expr":
        return text.str.extract(rf"\A({_AREA})", 1)


@attrs.frozen
class _ExtensionPart(Part[str | None]):
    _PATTERN = f"(?:0.*-?)?[2-9][0-9]{{6,7}}-({_EXTENSION})"

    def of(self, text: str) -> str | None:
        found = re.fullmatch(self._PATTERN, text)
        return found and found[1]

    def column(self, text: "pl.Expr") -> "pl.Expr":
        return text.str.extract(rf"\A{self._PATTERN}\z", 1)


class Phone(Identifier):
    """电话号码 / phone number: mobile, landline or service number."""

    __slots__ = ()

    slug = "phone"
    label = Label("电话号码", "phone number")
    source = Source("GB/T 31000-2015")
    form = " 11 位手机号，或带区号的固定电话"
    sensitivity = PHONE
    separators = "()"
    prefix = r"(?:\+|00)86-?|86-"
    layouts = _layouts()

    kind = _KindPart()
    """What sort of phone the number belongs to."""
    area_code = _AreaPart()
    """Area code of a landline with its zero, `None` if there is none."""
    extension = _ExtensionPart()
    """Extension of a landline, `None` if there is none."""

    @classmethod
    def pattern(cls) -> str:
        """Return the regular expression of the characters, without anchors, in its short form."""
        return f"{_MOBILE}|{_LANDLINE}|{_SERVICE}"

    @property
    def compact(self) -> str:
        """The number without hyphens, but for the one before an extension."""
        extension = self.extension
        if extension is None:
            return self.replace("-", "")
        return f"{self.removesuffix(extension).replace('-', '')}-{extension}"

    def format(self, *args: object, **kwargs: object) -> str:  # noqa: ARG002 - takes what str.format takes
        """Return a mobile number in groups of 3, 4 and 4 digits, a landline with a hyphen after the area code."""
        plain = self.compact
        if self.kind is PhoneKind.MOBILE:
            return f"{plain[:3]} {plain[3:7]} {plain[7:]}"
        if self.kind is PhoneKind.SERVICE:
            return f"{plain[:3]}-{plain[3:6]}-{plain[6:]}"
        area = self.area_code
        return plain if area is None else f"{area}-{plain.removeprefix(area)}"
