"""What each kind tells of its numbers."""

import random

import polars as pl
import pytest

from jiceng.codes import (
    CreditCodeClass,
    CreditCodeDepartment,
    DeviceIndustry,
    DeviceType,
    DisabilityCategory,
    DisabilityGrade,
    DivisionKind,
)
from jiceng.codes.divisions import Level
from jiceng.errors import DeclarationError
from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers import (
    Change,
    CreditCode,
    DeviceCode,
    DisabilityCertificate,
    DivisionCode,
    GridCode,
    IdentifierError,
    OrganizationCode,
    Phone,
    PhoneKind,
    Reason,
    ResidentId,
    SchoolCode,
)


def credit(start: str, division: str = "539925", organization: str = "MA6K00006") -> str:
    body = start + division + organization
    return body + CHECK_DIGITS["gb32100"].complete(body)


def reason(
    kind: type[
        ResidentId | CreditCode | DivisionCode | GridCode | DeviceCode | DisabilityCertificate | Phone
    ],
    text: str,
) -> Reason:
    with pytest.raises(IdentifierError) as caught:
        kind.parse(text)
    return caught.value.reason


@pytest.mark.parametrize("department", CreditCodeDepartment, ids=lambda department: department.name)
def test_credit_codes_of_all_departments(department: CreditCodeDepartment) -> None:
    for kind in CreditCodeClass:
        if kind.value.startswith(department.value):
            code = CreditCode(credit(kind.value))
            assert (code.department, code.kind, code.division) == (department, kind, "539925")
            assert code.organization_code == "MA6K00006"


def test_credit_codes_of_unknown_departments_are_no_fault() -> None:
    alphabet = CHECK_DIGITS["gb32100"].alphabet
    for first in alphabet:
        for second in alphabet:
            code = CreditCode(credit(first + second))
            assert (code.department is None) == (first not in "123456789ANY")
    assert CreditCode(credit("11", "000000")).division is None


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_credit_codes_do_not_have(letter: str) -> None:
    assert reason(CreditCode, credit("91")[:12] + letter + credit("91")[13:]) is Reason.CHARSET


def test_every_single_error_in_a_credit_code_is_found() -> None:
    code = credit("N2")
    for at in range(18):
        for other in CHECK_DIGITS["gb32100"].alphabet:
            assert CreditCode.is_valid(code[:at] + other + code[at + 1 :]) == (other == code[at])


def test_organization_codes() -> None:
    assert OrganizationCode.parse("MA6K0000-6") == "MA6K00006"
    assert OrganizationCode("MA6K00006").format() == "MA6K0000-6"
    assert not OrganizationCode.is_valid("MA6K00005")


@pytest.mark.parametrize(
    ("code", "level", "kind", "parent"),
    [
        ("53", Level.PROVINCE, None, None),
        ("5399", Level.PREFECTURE, None, "53"),
        ("539925", Level.COUNTY, None, "5399"),
        ("539925001", Level.TOWNSHIP, DivisionKind.SUBDISTRICT, "539925"),
        ("539925101", Level.TOWNSHIP, DivisionKind.TOWN, "539925"),
        ("539925201", Level.TOWNSHIP, DivisionKind.TOWNSHIP, "539925"),
        ("539925599", Level.TOWNSHIP, DivisionKind.TOWNSHIP_LIKE, "539925"),
        ("539925600", Level.TOWNSHIP, None, "539925"),
        ("539925101001", Level.VILLAGE, DivisionKind.RESIDENTS_COMMITTEE, "539925101"),
        ("539925101399", Level.VILLAGE, DivisionKind.VILLAGERS_COMMITTEE, "539925101"),
        ("539925101499", Level.VILLAGE, DivisionKind.COMMITTEE_LIKE, "539925101"),
        ("539925101498", Level.VILLAGE, DivisionKind.VIRTUAL_COMMUNITY, "539925101"),
        ("539925101500", Level.VILLAGE, DivisionKind.VILLAGE_LIKE, "539925101"),
        ("539925101598", Level.VILLAGE, DivisionKind.VIRTUAL_LIVING_AREA, "539925101"),
        ("539925101600", Level.VILLAGE, None, "539925101"),
        ("539900003", Level.TOWNSHIP, DivisionKind.SUBDISTRICT, "5399"),
        ("539925101000", Level.TOWNSHIP, DivisionKind.TOWN, "539925"),
        ("539925000000", Level.COUNTY, None, "5399"),
        ("530000", Level.PROVINCE, None, None),
    ],
)
def test_divisions(code: str, level: Level, kind: DivisionKind | None, parent: str | None) -> None:
    division = DivisionCode(code)
    assert (division.level, division.kind, division.parent) == (level, kind, parent)
    assert DivisionCode(division.filled).compact == division.compact
    assert division.contains(code)
    assert division.parent is None or division.parent.contains(division)


def test_divisions_that_cannot_be() -> None:
    for code in ("00", "000000", "999999", "939925"):
        assert reason(DivisionCode, code) is Reason.DIVISION
    assert not DivisionCode("539925").contains("539926101")
    assert DivisionCode.possibly("539925") == "539925"
    assert DivisionCode.possibly(" 539925") is None


def test_grids() -> None:
    grid = GridCode.parse("53992510120102")
    assert (grid.community, grid.serial) == ("539925101201", "02")
    assert isinstance(grid.community, DivisionCode)
    assert reason(GridCode, "93992510120102") is Reason.DIVISION
    assert reason(GridCode, "5399251012010002") is Reason.LENGTH


def test_grids_numbered_otherwise() -> None:
    kind = GridCode.with_serial(2, 4, alphabet="0123456789W")
    assert issubclass(kind, GridCode)
    assert kind("539925101201W001").serial == "W001"
    assert kind.columns(pl.Series(["539925101201W001", "539925101201W01"]))["reason"].to_list() == [
        None,
        "length",
    ]
    with pytest.raises(IdentifierError, match="2、4 位"):
        kind.parse("5")
    for lengths, alphabet in (
        ((), "01"),
        ((0,), "01"),
        ((9,), "01"),
        ((2,), ""),
        ((2,), "a"),
        ((2,), "-"),
        ((2,), "１"),
    ):
        with pytest.raises(DeclarationError):
            GridCode.with_serial(*lengths, alphabet=alphabet)


def test_devices() -> None:
    camera = DeviceCode("53992500001320000001")
    assert (camera.centre, camera.division, camera.serial) == ("53992500", "539925", "0000001")
    assert (camera.industry, camera.kind) == (DeviceIndustry.PUBLIC_SECURITY_ROAD, DeviceType.NETWORK_CAMERA)
    assert camera.is_camera
    recorder = DeviceCode("53992500991250000001")
    assert (recorder.industry, recorder.kind, recorder.is_camera) == (
        None,
        DeviceType.RESERVED_MAIN_DEVICE,
        False,
    )
    assert DeviceCode("00000000009990000001").division is None
    assert DeviceCode("00000000009990000001").kind is None


def test_disability_certificates() -> None:
    number = DisabilityCertificate("53992519491231005X41")
    assert number.holder == ResidentId("53992519491231005X")
    assert (number.category, number.grade) == (DisabilityCategory.PHYSICAL, DisabilityGrade.GRADE_1)
    assert number.reissue == 0
    assert DisabilityCertificate.parse("53992519491231005x41b2").reissue == 2
    for wrong, why in (
        ("53992519491231005X81", Reason.CATEGORY),
        ("53992519491231005X01", Reason.CATEGORY),
        ("53992519491231005X45", Reason.GRADE),
        ("53992519491231005X40", Reason.GRADE),
        ("53992519491231005141", Reason.CHECK_DIGIT),
        ("53992519491231000000", Reason.PRECISION),
        ("53992519491331005X41", Reason.BIRTH_DATE),
        ("53992519491231005X41A1", Reason.CHARSET),
        ("53992519491231005X", Reason.LENGTH),
    ):
        assert reason(DisabilityCertificate, wrong) is why


@pytest.mark.parametrize(
    ("text", "kind", "area", "extension", "compact", "human"),
    [
        ("13900000012", PhoneKind.MOBILE, None, None, "13900000012", "139 0000 0012"),
        ("139-0000-0012", PhoneKind.MOBILE, None, None, "13900000012", "139 0000 0012"),
        ("+86 139 0000 0012", PhoneKind.MOBILE, None, None, "13900000012", "139 0000 0012"),
        ("0086-13900000012", PhoneKind.MOBILE, None, None, "13900000012", "139 0000 0012"),
        ("2123456", PhoneKind.LANDLINE, None, None, "2123456", "2123456"),
        ("21234567-8", PhoneKind.LANDLINE, None, "8", "21234567-8", "21234567-8"),
        ("010-61234567", PhoneKind.LANDLINE, "010", None, "01061234567", "010-61234567"),
        ("（0876）2123456", PhoneKind.LANDLINE, "0876", None, "08762123456", "0876-2123456"),
        (
            "0876-21234567-123456",
            PhoneKind.LANDLINE,
            "0876",
            "123456",
            "087621234567-123456",
            "0876-21234567-123456",
        ),
        ("400-123-4567", PhoneKind.SERVICE, None, None, "4001234567", "400-123-4567"),
        ("8001234567", PhoneKind.SERVICE, None, None, "8001234567", "800-123-4567"),
    ],
)
def test_phones(
    text: str, kind: PhoneKind, area: str | None, extension: str | None, compact: str, human: str
) -> None:
    phone = Phone.parse(text)
    assert (phone.kind, phone.area_code, phone.extension) == (kind, area, extension)
    assert (phone.compact, phone.format()) == (compact, human)
    assert phone.masked.strip("*") == str(phone)[-2:]


@pytest.mark.parametrize(
    "text",
    ["12345678901", "1390000001", "139000000123", "087-2123456", "0876-1123456", "110", "139000-00012"],
)
def test_no_phones(text: str) -> None:
    assert not Phone.is_valid(text)


def test_the_country_code_is_reported() -> None:
    assert Phone.normalise("+8613900000012").changes == (Change.PREFIX,)
    assert Phone.normalise("（0876）2123456").changes == (Change.FULL_WIDTH, Change.SEPARATOR)
    assert Phone.normalise("0876–2123456").changes == (Change.LOOK_ALIKE,)


def test_schools() -> None:
    school = SchoolCode("2153000001")
    assert (school.category, school.province, school.serial) == ("21", "53", "000001")
    assert SchoolCode("2190000001").province is None


def test_parts_of_a_column_keep_their_words() -> None:
    rng = random.Random(5)
    codes = [f"53992{rng.randint(0, 9)}{rng.randint(0, 599):03}{rng.randint(0, 699):03}" for _ in range(500)]
    frame = DivisionCode.columns(pl.Series(codes))
    assert frame["level"].to_list() == [DivisionCode(code).level.value for code in codes]
    assert frame["kind"].to_list() == [DivisionCode(code).kind for code in codes]
