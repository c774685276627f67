"""The types that an added field may have, and the sensitivities, by the names under which a file gives them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import attrs

from jiceng.identifiers import (
    CreditCode,
    DeviceCode,
    DisabilityCertificate,
    DivisionCode,
    GridCode,
    OrganizationCode,
    Phone,
    ResidentId,
    SchoolCode,
)
from jiceng.models._marks import CALENDAR_DAY, DECIMAL
from jiceng.privacy import (
    ADDRESS,
    INTERNAL,
    NAME,
    PERSONAL,
    PERSONAL_TEXT,
    PHONE,
    PUBLIC,
    RECORD_NUMBER,
    RESIDENT_NUMBER,
    SENSITIVE,
    SENSITIVE_TEXT,
    Level,
    Sensitivity,
)

__all__ = ["KINDS", "SENSITIVITIES", "FieldKind"]


@attrs.frozen
class FieldKind:
    """A type by its name in a file: what it is in a model, which keys go with it, how protected it is at least.

    `plain` is `None` where the code table gives the type. `ending` is the mark with which the model wants
    the field to end. Of the keys, `needs` must be given and `takes` may be.
    """

    plain: type | None
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    ending: object = None
    least: Level = Level.PUBLIC


_NUMBER: Final = ("unit", "at_least", "at_most")

KINDS: Final[Mapping[str, FieldKind]] = MappingProxyType(
    {
        "text": FieldKind(str, needs=("max_length",)),
        "integer": FieldKind(int, takes=_NUMBER),
        "decimal": FieldKind(Decimal, takes=_NUMBER, ending=DECIMAL),
        "date": FieldKind(date, ending=CALENDAR_DAY),
        "flag": FieldKind(bool),
        "code": FieldKind(None, needs=("codes",)),
        "codes": FieldKind(None, needs=("codes",)),
        "resident-id": FieldKind(ResidentId, least=Level.SENSITIVE),
        "disability-certificate": FieldKind(DisabilityCertificate, least=Level.SENSITIVE),
        "phone": FieldKind(Phone, least=Level.PERSONAL),
        "credit-code": FieldKind(CreditCode),
        "organization-code": FieldKind(OrganizationCode),
        "division-code": FieldKind(DivisionCode),
        "grid-code": FieldKind(GridCode),
        "device-code": FieldKind(DeviceCode),
        "school-code": FieldKind(SchoolCode),
    }
)
"""Every type by its name in a file. A disability certificate holds the identity number of its owner."""

SENSITIVITIES: Final[Mapping[str, Sensitivity]] = MappingProxyType(
    {
        "public": PUBLIC,
        "internal": INTERNAL,
        "personal": PERSONAL,
        "personal-text": PERSONAL_TEXT,
        "name": NAME,
        "phone": PHONE,
        "address": ADDRESS,
        "record-number": RECORD_NUMBER,
        "resident-number": RESIDENT_NUMBER,
        "sensitive": SENSITIVE,
        "sensitive-text": SENSITIVE_TEXT,
    }
)
"""Every sensitivity by its name in a file."""
