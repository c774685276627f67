"""Made-up numbers of every kind, and numbers that are nearly right.

Nobody has these numbers: the division prefix 5399 was never assigned.
"""

import random
from collections.abc import Callable, Mapping

import pytest

from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers import (
    CreditCode,
    DeviceCode,
    DisabilityCertificate,
    DivisionCode,
    GridCode,
    Identifier,
    OrganizationCode,
    Phone,
    ResidentId,
    SchoolCode,
)

Generator = Callable[[random.Random], str]

_DIGITS = "0123456789"
_CREDIT = CHECK_DIGITS["gb32100"].alphabet
_ALIKE = "０１９ｘＸ\u2169\u0425\u041e\u0661\u00b2\u2460oOlIxX.：; \u3000\u200b\ufeff\n-－—'\"（)+/,é中😀"


def _some(rng: random.Random, alphabet: str, length: int) -> str:
    return "".join(rng.choices(alphabet, k=length))


def _division(rng: random.Random) -> str:
    return "5399" + _some(rng, _DIGITS, 2)


def resident(rng: random.Random) -> str:
    """Return a made-up identity number; now and then a permit of a foreigner."""
    region = _division(rng) if rng.random() < 0.9 else rng.choice(("815399", "825399", "835399", "953840"))
    day = f"{rng.randint(1900, 2100)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = region + day + _some(rng, _DIGITS, 3)
    return body + CHECK_DIGITS["gb11643"].complete(body)


def organization(rng: random.Random) -> str:
    """Return a made-up organisation code."""
    body = _some(rng, _CREDIT, 8)
    return body + CHECK_DIGITS["gb11714"].complete(body)


def credit(rng: random.Random) -> str:
    """Return a made-up credit code of any department."""
    start = rng.choice(("11", "51", "52", "54", "91", "92", "93", "A1", "N1", "N2", "N3", "Y1", "J9"))
    body = (
        start + _division(rng) + organization(rng).replace("O", "0").translate(str.maketrans("ISVZ", "1111"))
    )
    return body + CHECK_DIGITS["gb32100"].complete(body)


def division(rng: random.Random) -> str:
    """Return a made-up division code of any length."""
    code = _division(rng) + _some(rng, "012345", 3) + _some(rng, "0123456", 3)
    return code[: rng.choice((2, 4, 6, 9, 12))].ljust(rng.choice((2, 4, 6, 9, 12)), "0")[:12]


def phone(rng: random.Random) -> str:
    """Return a made-up phone number of any form."""
    hyphen = rng.choice(("", "-"))
    mobile = f"1{rng.choice('3456789')}{_some(rng, _DIGITS, 1)}{hyphen}{_some(rng, _DIGITS, 4)}{hyphen}{_some(rng, _DIGITS, 4)}"
    area = rng.choice(("", f"010{hyphen}", f"02{rng.choice(_DIGITS)}{hyphen}", f"0876{hyphen}"))
    extension = rng.choice(("", "", f"-{_some(rng, _DIGITS, rng.randint(1, 6))}"))
    landline = f"{area}{rng.choice('23456789')}{_some(rng, _DIGITS, rng.choice((6, 7)))}{extension}"
    service = f"{rng.choice('48')}00{hyphen}{_some(rng, _DIGITS, 3)}{hyphen}{_some(rng, _DIGITS, 4)}"
    return rng.choice((mobile, landline, service))


MADE_UP: Mapping[type[Identifier], Generator] = {
    ResidentId: resident,
    CreditCode: credit,
    OrganizationCode: organization,
    DivisionCode: division,
    GridCode: lambda rng: _division(rng) + _some(rng, _DIGITS, rng.choice((8, 9))),
    DeviceCode: lambda rng: (
        f"{_division(rng)}{_some(rng, _DIGITS, 2)}0{rng.randint(0, 9)}{rng.choice(('131', '132', '125', '999'))}{_some(rng, _DIGITS, 7)}"
    ),
    DisabilityCertificate: lambda rng: (
        f"{resident(rng)}{rng.randint(1, 7)}{rng.randint(1, 4)}{rng.choice(('', 'B1', 'B3'))}"
    ),
    Phone: phone,
    SchoolCode: lambda rng: f"{rng.choice(('11', '21', '31', '41'))}53{_some(rng, _DIGITS, 6)}",
}

_JUNK = (
    "", " ", "-", "——", "/", "N/A", "#n/a", "０", "无", " 暂无 ", "未知", "null", "5.39925E+17", "5.4e17", "1E5",
    "\u200b", "'", '="', "²", "😀" * 60, "1" * 199, "1" * 200, "1" * 201, " " * 201, "中" * 201, "a\nb", "\x00", "\ufffd",
)  # fmt: skip


def nearly(number: str, rng: random.Random) -> str:
    """Return the number with one or two faults of the kinds that ledgers have, or with none."""
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        at = rng.randrange(len(number) + 1)
        character = rng.choice(_DIGITS + "X" + _ALIKE)
        match rng.randrange(11):
            case 0:
                number = number[:at] + character + number[at + 1 :]
            case 1:
                number = number[:at] + number[at + 1 : at + 2] + number[at : at + 1] + number[at + 2 :]
            case 2:
                number = number[:at] + number[at + 1 :]
            case 3:
                number = number[:at] + character + number[at:]
            case 4:
                number = number[:at] + rng.choice(_DIGITS) + number[at + 1 :]
            case 5:
                number = number.lower()
            case 6:
                number = number.translate({ord(digit): ord(digit) + 0xFEE0 for digit in _DIGITS})
            case 7:
                number = rng.choice(("'{}", '="{}"', "＇{}", " {}\n", "\u3000{}", "+86{}", "0086-{}")).format(
                    number
                )
            case 8:
                number = number + rng.choice((";", "、", "/", " ", ", ", "；")) + number
            case 9:
                number = number[:-3] + "000"
            case _:
                number = rng.choice((*_JUNK, number[:6] + number[8:17], number[:6], number + "000"))
    return number


@pytest.fixture(params=list(MADE_UP), ids=lambda kind: kind.slug)
def kind(request: pytest.FixtureRequest) -> type[Identifier]:
    """Every kind of number in turn."""
    chosen: type[Identifier] = request.param
    return chosen


@pytest.fixture
def made_up(kind: type[Identifier]) -> Callable[[int], list[str]]:
    """Return a function from a count to as many valid numbers of the kind, always the same ones."""

    def generate(count: int) -> list[str]:
        rng = random.Random(kind.slug)
        return [MADE_UP[kind](rng) for _ in range(count)]

    return generate


@pytest.fixture
def near_valid(kind: type[Identifier]) -> Callable[[int], list[str]]:
    """Return a function from a count to as many numbers that are right or nearly so, always the same ones."""

    def generate(count: int) -> list[str]:
        rng = random.Random(f"near {kind.slug}")
        return [nearly(MADE_UP[kind](rng), rng) for _ in range(count)]

    return generate
