"""Numbers for made-up rows: as many valid ones as are wanted, and the number of another world in the place of one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from jiceng.expr import CHECK_DIGITS
from jiceng.expr.check_digits import CheckDigit
from jiceng.identifiers import CreditCode, DisabilityCertificate, Identifier, Phone, ResidentId

__all__ = ["moved", "numbered"]

_STEP = Decimal("0.000002")
_FIRST_BIRTH = date(1931, 1, 1)
_BIRTHS = 34_700  # days, up to the end of 2025
_PERSON, _INNER, _BODY = (CHECK_DIGITS[scheme] for scheme in ("gb11643", "gb11714", "gb32100"))
_COUNTIES = 99  # 539901 to 539999: none of them is assigned


def _whole(scheme: CheckDigit, body: str) -> str:
    """The body and its check character."""
    return body + scheme.complete(body)


def _resident(number: int) -> str:
    birth = _FIRST_BIRTH + timedelta(days=number * 7919 % _BIRTHS)
    county, serial = 1 + number % _COUNTIES, 1 + number * 31 % 999
    return _whole(_PERSON, f"5399{county:02}{birth:%Y%m%d}{serial:03}")


def _village(number: int) -> str:
    rest, village = divmod(number, 400)
    rest, township = divmod(rest, 50)
    return f"5399{1 + rest % _COUNTIES:02}{101 + township:03}{1 + village:03}"


def _organization(number: int) -> str:
    inner = _whole(_INNER, f"{number:08}")
    return _whole(_BODY, f"51539925{inner}")


_NUMBERED: Mapping[str, Callable[[int], str]] = {
    "ResidentId": _resident,
    "CreditCode": _organization,
    "DivisionCode": _village,
    "GridCode": lambda number: f"{_village(number // 9)}{1 + number % 9:02}",
    "Phone": lambda number: f"139{number:08}",
    "SchoolCode": lambda number: f"2153{number:06}",
    "DeviceCode": lambda number: f"5399250000132{number:07}",
    "DisabilityCertificate": lambda number: f"{_resident(number)}{1 + number % 7}{1 + number % 4}",
}
"""The valid numbers of each kind, one after another."""


def numbered(kind: type[Identifier], numbers: Sequence[int]) -> list[str]:
    """The numbers of a kind at these places of its row; plain serial numbers for kinds without a form."""
    make = _NUMBERED.get(kind.__name__, "N{:07}".format)
    return [make(number) for number in numbers]


def moved(value: object, kind: type, world: int) -> object:
    """The value as it is in another of the many worlds: valid where it was valid, the same for the same value.

    A place keeps its level, a person the birth, the sex and whether the number is right.
    """
    if isinstance(value, int):
        return value + 10 * world
    if isinstance(value, Decimal):  # of a place on the map
        return value + _STEP * world
    if not isinstance(value, str) or not value:
        return value
    if issubclass(kind, ResidentId) or ResidentId.is_valid(value):
        return _person_moved(value, world)
    if issubclass(kind, DisabilityCertificate):
        return _person_moved(value[:18], world) + value[18:]
    if issubclass(kind, CreditCode):
        return value
    if issubclass(kind, Phone):
        return f"{value[:3]}{(int(value[3:]) + 101 * world) % 10**8:08}" if len(value) == 11 else value
    if issubclass(kind, Identifier) or value.startswith("5399"):
        return _place_moved(value, world)
    return f"{value}-{world}"


def _place_moved(code: str, world: int) -> str:
    if not code.startswith("5399") or len(code) < 6:
        return code
    round_, county = divmod(world, _COUNTIES)
    moved_county = f"5399{1 + (int(code[4:6]) + county) % _COUNTIES:02}"
    if len(code) < 9 or not code[6:9].isdigit() or code[6:9] == "000":
        return moved_county + code[6:]
    return f"{moved_county}{(int(code[6:9]) + 2 * round_) % 1000:03}{code[9:]}"


def _person_moved(number: str, world: int) -> str:
    if not ResidentId.is_valid(number):
        return number
    round_, county = divmod(world, _COUNTIES)
    region = number[:6] if not number.startswith("5399") else _place_moved(number[:6], county)
    serial = (int(number[14:17]) + 2 * round_) % 1000
    return _whole(_PERSON, f"{region}{number[6:14]}{serial:03}")
