"""Numbers that stand for a person, a body, a place or a thing, each with its layout and its check.

Every kind is a `str` with the same verbs: `parse`, `is_valid`, `normalise`, `format`, `compact`, `masked`,
`columns`, and its parts as attributes.
"""

from typing import Final

from jiceng.identifiers.credit_code import CreditCode
from jiceng.identifiers.device_code import DeviceCode
from jiceng.identifiers.disability_certificate import DisabilityCertificate
from jiceng.identifiers.division_code import DivisionCode
from jiceng.identifiers.grid_code import GridCode
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.normalising import Change, Normalised
from jiceng.identifiers.organization_code import OrganizationCode
from jiceng.identifiers.phone import Phone, PhoneKind
from jiceng.identifiers.reasons import IdentifierError, Reason
from jiceng.identifiers.resident_id import ResidentId, ResidentIdKind
from jiceng.identifiers.school_code import SchoolCode

__all__ = [
    "IDENTIFIERS",
    "Change",
    "CreditCode",
    "DeviceCode",
    "DisabilityCertificate",
    "DivisionCode",
    "GridCode",
    "Identifier",
    "IdentifierError",
    "Normalised",
    "OrganizationCode",
    "Phone",
    "PhoneKind",
    "Reason",
    "ResidentId",
    "ResidentIdKind",
    "SchoolCode",
]

IDENTIFIERS: Final[tuple[type[Identifier], ...]] = (
    ResidentId,
    CreditCode,
    OrganizationCode,
    DivisionCode,
    GridCode,
    DeviceCode,
    DisabilityCertificate,
    Phone,
    SchoolCode,
)
"""Every kind there is."""
