"""Check characters: against ISO 7064, against the tables of the standards, one text against a column."""

import random
from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_11_2

from jiceng.errors import DeclarationError
from jiceng.expr import CHECK_DIGITS, CheckDigit
from jiceng.expr.check_digits import byte_columns

SCHEMES = pytest.mark.parametrize("scheme", CHECK_DIGITS.values(), ids=lambda scheme: scheme.slug)


def body(scheme: CheckDigit, rng: random.Random) -> str:
    return "".join(rng.choices(scheme.alphabet, k=scheme.length - 1))


def numbers(scheme: CheckDigit, count: int) -> list[str]:
    rng = random.Random(scheme.slug)
    return [text + scheme.complete(text) for text in (body(scheme, rng) for _ in range(count))]


@SCHEMES
def test_exactly_one_check_character_holds(scheme: CheckDigit) -> None:
    for number in numbers(scheme, 500):
        holding = [end for end in scheme.check_alphabet if scheme.holds(number[:-1] + end)]
        assert holding == [number[-1]]


@pytest.mark.parametrize(
    ("slug", "oracle"),
    [
        ("gb11643", ric.calc_check_digit),
        ("gb11643", lambda number: mod_11_2.calc_check_digit(number[:-1])),
        ("gb32100", uscc.calc_check_digit),
        ("gb11714", lambda number: _gb11714_by_hand(number[:-1])),
    ],
)
def test_independent_implementations_agree(slug: str, oracle: Callable[[str], str]) -> None:
    for number in numbers(CHECK_DIGITS[slug], 2000):
        assert oracle(number) == number[-1]


def _gb11714_by_hand(text: str) -> str:
    """The steps of the standard: 11 less the remainder, where 10 is X and 11 is 0."""
    total = sum(
        int(character, 36) * weight for character, weight in zip(text, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    remainder = 11 - total % 11
    return "X" if remainder == 10 else "0" if remainder == 11 else str(remainder)


def test_the_base_of_the_quick_way_is_right() -> None:
    scheme = CHECK_DIGITS["gb11643"]
    assert scheme.power_base is not None
    assert scheme.power_base % scheme.modulus == 2
    assert [weight % 11 for weight in scheme.weights] == [2 ** (17 - place) % 11 for place in range(18)]


@SCHEMES
def test_single_errors_and_swaps_that_must_be_found(scheme: CheckDigit) -> None:
    """Found by theory: every character where the values stay below the modulus, every digit in any case."""
    all_found = len(scheme.alphabet) <= scheme.modulus
    wrong: list[str] = []
    for number in numbers(scheme, 300):
        for at in range(scheme.length):
            alphabet = scheme.check_alphabet if at == scheme.length - 1 else scheme.alphabet
            for other in alphabet:
                if other != number[at] and (all_found or (other + number[at]).isdigit()):
                    wrong.append(number[:at] + other + number[at + 1 :])  # noqa: PERF401 - three loops deep
            pair = number[at : at + 2]
            if len(set(pair)) == 2 and (all_found or pair.isdigit()):
                wrong.append(number[:at] + pair[::-1] + number[at + 2 :])
    assert not any(map(scheme.holds, wrong))
    assert not scheme.holds_column(pl.Series(wrong)).any()


def test_letters_eleven_apart_are_mistaken_in_an_organisation_code() -> None:
    scheme = CHECK_DIGITS["gb11714"]
    assert scheme.holds("00000000" + scheme.complete("00000000"))
    assert scheme.complete("B0000000") == scheme.complete("M0000000") == scheme.complete("00000000")


ODD = st.text(st.sampled_from("0123456789XAZx\u0661１²_ +-\n\x00é中😀"), max_size=20)


@SCHEMES
@given(texts=st.lists(st.none() | ODD | st.text(max_size=20), max_size=30))
def test_a_column_agrees_with_each_of_its_texts(scheme: CheckDigit, texts: list[str | None]) -> None:
    near = [
        text
        for number in numbers(scheme, 3)
        for text in (number, number[:-1] + "0", number + " ", number.lower())
    ]
    plain = [
        text
        for text in (*texts, *near)
        if text is None or not any("\ud800" <= end <= "\udfff" for end in text)
    ]
    column = scheme.holds_column(pl.Series("number", plain, dtype=pl.String))
    assert column.name == "number"
    assert column.dtype == pl.Boolean
    assert column.to_list() == [None if text is None else scheme.holds(text) for text in plain]


@SCHEMES
@pytest.mark.parametrize(
    "junk", ["", "1", "１" * 18, "1" * 17 + "²", "٣" * 18, "1_" * 9, "1" * 100_000, "\ud800" * 18]
)
def test_junk_does_not_hold(scheme: CheckDigit, junk: str) -> None:
    assert scheme.holds(junk) is False


@SCHEMES
def test_columns_without_texts(scheme: CheckDigit) -> None:
    assert scheme.holds_column(pl.Series([], dtype=pl.String)).to_list() == []
    assert scheme.holds_column(pl.Series([None, None])).to_list() == [None, None]
    assert scheme.holds_column(pl.Series([None, ""], dtype=pl.String)).to_list() == [None, False]


@SCHEMES
def test_a_column_of_numbers_is_refused(scheme: CheckDigit) -> None:
    with pytest.raises(DeclarationError, match="column of text"):
        scheme.holds_column(pl.Series([1, 2]))


def test_a_long_column_is_worked_on_in_chunks() -> None:
    scheme = CHECK_DIGITS["gb11643"]
    number = numbers(scheme, 1)[0]
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    series = pl.Series([number, wrong] * 70_000)
    assert [start for start, _ in byte_columns(series, 18)] == [0, 65_536, 131_072]
    assert scheme.holds_column(series).to_list() == [True, False] * 70_000


@SCHEMES
@pytest.mark.parametrize("wrong", ["", "1", "１" * 17, "1" * 18])
def test_a_body_of_another_shape_is_refused(scheme: CheckDigit, wrong: str) -> None:
    with pytest.raises(ValueError, match="not the body"):
        scheme.complete(wrong)
