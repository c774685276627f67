"""python-stdnum as an independent opinion: the same verdicts, but for the rejections that our documentation lists."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidComponent, InvalidFormat, ValidationError

from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers import CreditCode, Identifier, ResidentId

PAGE = Path(__file__).parents[2] / "docs" / "identifiers.md"
FALSE_REJECTIONS = re.findall(
    r"^\| `(\w{18})` \| `stdnum\.cn\.(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE
)
KINDS: dict[str, type[Identifier]] = {"ric": ResidentId, "uscc": CreditCode}
LISTED = (
    "110105",
    "360426",
    "440103",
    "530102",
    "650102",
)  # divisions that python-stdnum knows without dates


def objection(validate: Callable[[str], str], number: str) -> type[Exception] | None:
    """Return why python-stdnum rejects a number; it raises `KeyError` on some."""
    try:
        validate(number)
    except (ValidationError, KeyError) as error:
        return type(error)
    return None


def test_at_least_twenty_cases_are_named() -> None:
    assert len(FALSE_REJECTIONS) >= 20
    assert len({number for number, _, _ in FALSE_REJECTIONS}) == len(FALSE_REJECTIONS)


@pytest.mark.parametrize(("number", "module", "why"), FALSE_REJECTIONS)
def test_false_rejections(number: str, module: str, why: str) -> None:
    assert KINDS[module](number) == number
    assert objection({"ric": ric, "uscc": uscc}[module].validate, number) is not None


def _resident(rng: random.Random) -> str:
    day = f"{rng.randint(2050, 2199)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"  # nobody is born yet
    body = rng.choice(LISTED) + day + f"{rng.randint(0, 999):03}"
    return body + CHECK_DIGITS["gb11643"].complete(body)


def _credit(rng: random.Random) -> str:
    body = (
        rng.choice(("11", "51", "91", "92", "N2", "A1"))
        + "539925"
        + "".join(rng.choices("0123456789ABCXY", k=9))
    )
    return body + CHECK_DIGITS["gb32100"].complete(body)


def _spoilt(number: str, rng: random.Random) -> str:
    at, other = rng.randrange(18), rng.choice("0123456789XAI")
    spoilt = (
        number,
        number[:at] + other + number[at + 1 :],
        number[:at] + number[at + 1 : at + 2] + number[at] + number[at + 2 :],
        number[:at] + number[at + 1 :],
        number[:at] + other + number[at:],
        number.lower(),
    )
    return rng.choice(spoilt)


def test_resident_numbers_agree() -> None:
    rng = random.Random(1)
    accepted = 0
    for _ in range(10_000):
        number = _spoilt(_resident(rng), rng)
        ours, theirs = ResidentId.is_valid(number), objection(ric.validate, number)
        accepted += ours
        if ours and theirs is not None:
            assert theirs in (InvalidComponent, KeyError)
            assert number[:6] not in LISTED
        if theirs is None and not ours:
            assert not 1800 <= int(number[6:10]) <= 2199
    assert accepted > 2000


def test_credit_codes_agree() -> None:
    rng = random.Random(2)
    accepted = 0
    for _ in range(10_000):
        number = _spoilt(_credit(rng), rng)
        ours, theirs = CreditCode.is_valid(number), objection(uscc.validate, number)
        accepted += ours
        if ours and theirs is not None:
            assert theirs is InvalidFormat
            assert not number[:2].isdigit()
        if theirs is None:
            assert ours
    assert accepted > 2000
