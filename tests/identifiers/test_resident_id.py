"""Resident identity numbers: every day, every single mistake, every hazard that ledgers showed."""

import json
import random
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from jiceng.codes import Sex
from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers import (
    Change,
    DivisionCode,
    IdentifierError,
    Reason,
    ResidentId,
    ResidentIdKind,
)

CORPUS = json.loads(
    (Path(__file__).parents[1] / "data" / "identifiers" / "id_numbers.json").read_text("ascii")
)["cases"]
CHECK = CHECK_DIGITS["gb11643"]


def made(birth: str, sequence: str = "002", region: str = "539925") -> str:
    body = region + birth + sequence
    return body + CHECK.complete(body)


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["hazard"])
def test_hazards(case: dict[str, object]) -> None:
    value = case["value"]
    try:
        ResidentId.parse(value)
    except IdentifierError as error:
        verdict = error.reason.value
    else:
        verdict = "valid"
    assert verdict == case["reason"]
    assert ResidentId.is_valid(value) == (verdict == "valid")
    if case["changes"] is not None:
        assert isinstance(value, str)
        assert [change.value for change in ResidentId.normalise(value).changes] == case["changes"]


def test_a_huge_text_is_refused_without_being_searched() -> None:
    for huge in ("1" * 100_000, "１" * 100_000, "1;" * 50_000):
        with pytest.raises(IdentifierError) as caught:
            ResidentId.parse(huge)
        assert caught.value.reason is Reason.LENGTH
        assert ResidentId.normalise(huge).changes == ()


def test_every_day_from_1900_to_2100() -> None:
    day, end = date(1900, 1, 1), date(2100, 12, 31)
    while day <= end:
        number = ResidentId(made(f"{day:%Y%m%d}"))
        assert number.birth_date == day
        day += timedelta(days=1)


def test_every_day_that_is_not_one() -> None:
    wrong = 0
    for year in (1900, 2024):
        for month_day in range(10_000):
            text = f"{year}{month_day:04}"
            try:
                date(year, month_day // 100, month_day % 100)
            except ValueError:
                wrong += 1
                with pytest.raises(IdentifierError, match="第 7 至 14 位"):
                    ResidentId(made(text))
            else:
                assert ResidentId.is_valid(made(text))
    assert wrong == 2 * 10_000 - (365 + 366)


def test_every_wrong_digit_and_every_swap_of_neighbours_is_found() -> None:
    """MOD 11-2 finds all of them: no weight is 0 modulo 11, and neighbouring weights differ modulo 11."""
    rng = random.Random(11643)
    wrong: list[str] = []
    for _ in range(10_000):
        day = f"{rng.randint(1900, 2026)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        number = made(day, f"{rng.randint(0, 999):03}")
        wrong += (
            number[:at] + digit + number[at + 1 :]
            for at in range(18)
            for digit in ("0123456789X" if at == 17 else "0123456789")
            if digit != number[at]
        )
        wrong += (
            number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            for at in range(17)
            if number[at] != number[at + 1]
        )
    assert len(wrong) > 1_630_000
    assert not CHECK.holds_column(pl.Series(wrong)).any()
    assert not any(map(CHECK.holds, wrong[::20]))


def test_two_wrong_digits_may_pass() -> None:
    """What a check digit cannot promise: about one in eleven numbers with two wrong digits holds."""
    number = made("19491231")
    pairs = [
        number[:14] + f"{sequence:03}" + number[17]
        for sequence in range(1000)
        if sum(a != b for a, b in zip(f"{sequence:03}", number[14:17], strict=True)) == 2
    ]
    assert 0 < sum(map(CHECK.holds, pairs)) < len(pairs) / 5


def test_parts() -> None:
    number = ResidentId.parse("53992519491231005X")
    assert number.birth_date == date(1949, 12, 31)
    assert number.sex is Sex.MALE
    assert number.division == "539925"
    assert isinstance(number.division, DivisionCode)
    assert number.kind is ResidentIdKind.CITIZEN
    assert ResidentId(made("19491231", "002")).sex is Sex.FEMALE


@pytest.mark.parametrize(
    ("region", "kind", "division"),
    [
        ("815399", ResidentIdKind.HONG_KONG, "815399"),
        ("825399", ResidentIdKind.MACAO, "825399"),
        ("835399", ResidentIdKind.TAIWAN, "835399"),
        ("953840", ResidentIdKind.FOREIGNER, "53"),
        ("715399", ResidentIdKind.CITIZEN, "715399"),
    ],
)
def test_permits(region: str, kind: ResidentIdKind, division: str) -> None:
    number = ResidentId(made("19900101", region=region))
    assert (number.kind, number.division) == (kind, division)


@pytest.mark.parametrize("region", ["539999", "100000", "299999", "890000"])
def test_an_unknown_division_is_no_fault(region: str) -> None:
    assert ResidentId(made("19900101", region=region)).division == region


def test_upgrade() -> None:
    assert ResidentId.upgrade("539925491231005") == "53992519491231005X"
    assert ResidentId.upgrade(" 539925491231005") == "53992519491231005X"
    assert ResidentId.upgrade("53992519491231005x") == "53992519491231005X"
    assert ResidentId.upgrade("539925851231996").birth_date == date(1885, 12, 31)
    assert ResidentId.upgrade("539925851231995").birth_date == date(1985, 12, 31)
    for wrong, reason in (
        ("539925491331005", Reason.BIRTH_DATE),
        ("039925491231005", Reason.DIVISION),
        ("53992549123100", Reason.LENGTH),
        (None, Reason.BLANK),
        (15, Reason.TYPE),
    ):
        with pytest.raises(IdentifierError) as caught:
            ResidentId.upgrade(wrong)
        assert caught.value.reason is reason


def test_nothing_upgrades_by_itself() -> None:
    with pytest.raises(IdentifierError, match="15 位的旧号码"):
        ResidentId.parse("539925491231005")
    assert ResidentId.normalise("539925491231005").changes == ()


def test_messages_name_the_part() -> None:
    for wrong, part in (
        ("539925194912310021", "校验码（第 18 位）"),
        ("539925194913310021", "第 7 至 14 位"),
        ("039925194912310021", "前 6 位地址码"),
        ("5399251949123100A5", "第 17 位"),
        ("53992519491231\u04100500", "第 15 位不能是这个字符（U+0410"),
        ("53992519491231", "应为 18 位"),
    ):
        with pytest.raises(IdentifierError) as caught:
            ResidentId.parse(wrong)
        assert part in caught.value.message


def test_changes_are_reported_in_order() -> None:
    assert ResidentId.normalise("'５３９９２５ 1949-1231005ｘ").changes == (
        Change.FULL_WIDTH,
        Change.CASE,
        Change.SPACE,
        Change.TEXT_MARK,
        Change.SEPARATOR,
    )
