"""Not run: what type checkers must see of identifiers and check digits."""

from datetime import date
from typing import assert_type

import polars as pl

from jiceng.codes import (
    CreditCodeClass,
    CreditCodeDepartment,
    DeviceType,
    DisabilityCategory,
    DisabilityGrade,
    DivisionKind,
    Sex,
)
from jiceng.codes.divisions import Level
from jiceng.expr import CHECK_DIGITS, CheckDigit
from jiceng.identifiers import (
    Change,
    CreditCode,
    DeviceCode,
    DisabilityCertificate,
    DivisionCode,
    GridCode,
    IdentifierError,
    Normalised,
    OrganizationCode,
    Phone,
    PhoneKind,
    Reason,
    ResidentId,
    ResidentIdKind,
    SchoolCode,
)

number = ResidentId.parse("53992519491231005x")
assert_type(number, ResidentId)
assert_type(ResidentId("53992519491231005X"), ResidentId)
assert_type(ResidentId.upgrade("539925491231005"), ResidentId)
assert_type(ResidentId.is_valid(object()), bool)
assert_type(ResidentId.normalise("x"), Normalised)
assert_type(ResidentId.normalise("x").changes, tuple[Change, ...])
assert_type(ResidentId.columns(pl.Series(["x"])), pl.DataFrame)
assert_type(number.birth_date, date)
assert_type(number.sex, Sex)
assert_type(number.kind, ResidentIdKind)
assert_type(number.division, DivisionCode)
assert_type(number.division.level, Level)
assert_type(number.division.kind, DivisionKind | None)
assert_type(number.division.parent, DivisionCode | None)
assert_type(number.masked, str)
assert_type(number.compact, str)
assert_type(number.format(), str)

code = CreditCode.parse("N2539925MA6K000062")
assert_type(code.department, CreditCodeDepartment | None)
assert_type(code.kind, CreditCodeClass | None)
assert_type(code.division, DivisionCode | None)
assert_type(code.organization_code, str)
assert_type(OrganizationCode.parse("MA6K00006"), OrganizationCode)

assert_type(GridCode("53992510120102").community, DivisionCode)
assert_type(GridCode.with_serial(4), type[GridCode])
assert_type(DeviceCode("53992500001320000001").kind, DeviceType | None)
assert_type(DeviceCode("53992500001320000001").is_camera, bool)
certificate = DisabilityCertificate("53992519491231005X41")
assert_type(certificate.holder, ResidentId)
assert_type(certificate.category, DisabilityCategory | None)
assert_type(certificate.grade, DisabilityGrade | None)
assert_type(certificate.reissue, int)
assert_type(Phone("13900000012").kind, PhoneKind)
assert_type(Phone("13900000012").area_code, str | None)
assert_type(SchoolCode("2153000001").province, DivisionCode | None)

try:
    ResidentId.parse("x")
except IdentifierError as error:
    assert_type(error.reason, Reason)
    assert_type(error.code, str)
    assert_type(error.message, str)

assert_type(CHECK_DIGITS["gb11643"], CheckDigit)
assert_type(CHECK_DIGITS["gb11643"].holds("x"), bool)
assert_type(CHECK_DIGITS["gb11643"].holds_column(pl.Series(["x"])), pl.Series)
