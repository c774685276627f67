"""Pseudonyms: right HMAC-SM3, one token a person and purpose, nothing of the key."""

import copy
import hashlib
import hmac

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.identifiers import Phone, ResidentId
from jiceng.share import pseudonym
from jiceng.share.pseudonym import Pseudonymiser

KEY = bytes(range(32))
NUMBER = "53992519491231048X"


def pseudonymiser(key: bytes = KEY, purpose: str = "考核") -> Pseudonymiser:
    return Pseudonymiser(key, purpose=purpose)


def _sm3(data: bytes) -> bytes:
    """SM3 as GB/T 32905-2016 writes it down, step by step: the oracle."""

    def turn(word: int, by: int) -> int:
        by %= 32
        return ((word << by) | (word >> (32 - by))) & 0xFFFFFFFF

    state = [
        0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E,
    ]  # fmt: skip
    padded = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for start in range(0, len(padded), 64):
        words = [
            int.from_bytes(padded[start + 4 * place : start + 4 * place + 4], "big") for place in range(16)
        ]
        for place in range(16, 68):
            mixed = words[place - 16] ^ words[place - 9] ^ turn(words[place - 3], 15)
            mixed ^= turn(mixed, 15) ^ turn(mixed, 23)
            words.append(mixed ^ turn(words[place - 13], 7) ^ words[place - 6])
        a, b, c, d, e, f, g, h = state
        for place in range(64):
            constant = 0x79CC4519 if place < 16 else 0x7A879D8A
            first = turn((turn(a, 12) + e + turn(constant, place)) & 0xFFFFFFFF, 7)
            second = first ^ turn(a, 12)
            ff = a ^ b ^ c if place < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if place < 16 else (e & f) | (~e & g)
            one = (ff + d + second + (words[place] ^ words[place + 4])) & 0xFFFFFFFF
            two = (gg + h + first + words[place]) & 0xFFFFFFFF
            a, b, c, d = one, a, turn(b, 9), c
            e, f, g, h = (two ^ turn(two, 9) ^ turn(two, 17)), e, turn(f, 19), g
        state = [old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True)]
    return b"".join(word.to_bytes(4, "big") for word in state)


def hmac_by_hand(key: bytes, message: bytes) -> bytes:
    block = (_sm3(key) if len(key) > 64 else key).ljust(64, b"\0")
    inner = _sm3(bytes(byte ^ 0x36 for byte in block) + message)
    return _sm3(bytes(byte ^ 0x5C for byte in block) + inner)


def test_the_oracle_gives_the_values_of_the_standard() -> None:
    """Appendix A of GB/T 32905-2016."""
    assert _sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert _sm3(b"abcd" * 16).hex() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"


@given(st.binary(max_size=100), st.binary(max_size=200))
def test_both_libraries_compute_hmac_sm3(key: bytes, message: bytes) -> None:
    expected = hmac_by_hand(key, message)
    assert pseudonym._by_cryptography(key, message) == expected
    if "sm3" in hashlib.algorithms_available:
        assert pseudonym._by_openssl(key, message) == expected


def test_a_token_is_the_hmac_under_the_key_of_the_purpose() -> None:
    of_purpose = hmac_by_hand(KEY, b"jiceng-pseudonym/1/purpose/" + "考核".encode())
    expected = hmac_by_hand(of_purpose, f"resident-id\0{NUMBER}".encode())[:16].hex()
    token = pseudonymiser().token(NUMBER, ResidentId)
    assert token == f"p1-{pseudonymiser().key_id}-{expected}"


def test_one_person_has_one_token_however_the_number_is_written() -> None:
    made = pseudonymiser()
    written = [
        NUMBER,
        NUMBER.lower(),
        f" {NUMBER}\t",
        "５３９９２５１９４９１２３１０４８Ｘ",
        "539925 19491231 048X",
    ]
    assert len({made.token(text, ResidentId) for text in written}) == 1
    assert made.token("张 三") == made.token("张三")


def test_purposes_keys_and_kinds_are_apart() -> None:
    tokens = {
        pseudonymiser().token(NUMBER, ResidentId),
        pseudonymiser(purpose="科研").token(NUMBER, ResidentId),
        pseudonymiser(bytes(range(1, 33))).token(NUMBER, ResidentId),
        pseudonymiser().token(NUMBER),
        pseudonymiser().token("13900000012", Phone),
        pseudonymiser().token("13900000012"),
    }
    assert len({token.rpartition("-")[2] for token in tokens}) == 6
    assert pseudonymiser().key_id != pseudonymiser(bytes(range(1, 33))).key_id
    assert pseudonymiser().key_id == pseudonymiser(purpose="科研").key_id


def test_a_column_has_the_tokens_of_its_values() -> None:
    made = pseudonymiser()
    values = pl.Series("id_number", [NUMBER, None, "539925199404184731", "  ", NUMBER.lower()])
    tokens = made.column(values, ResidentId)
    assert tokens.name == "id_number"
    assert tokens.to_list() == [
        made.token(NUMBER, ResidentId),
        None,
        made.token("539925199404184731", ResidentId),
        None,
        made.token(NUMBER, ResidentId),
    ]
    assert made.column(pl.Series([None, None], dtype=pl.String)).to_list() == [None, None]


@pytest.mark.parametrize("key", [b"", bytes(range(15)), bytes(16), b"a" * 64])
def test_a_weak_key_is_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match="128 bits"):
        pseudonymiser(key)


def test_a_purpose_and_a_value_are_needed() -> None:
    with pytest.raises(ValueError, match="purpose"):
        pseudonymiser(purpose=" ")
    for blank, kind in ((" ", None), ("", ResidentId), ("　", ResidentId)):
        with pytest.raises(ValueError, match="blank"):
            pseudonymiser().token(blank, kind)


def test_the_key_is_not_shown_and_not_stored() -> None:
    made = pseudonymiser()
    assert repr(made) == f"Pseudonymiser(purpose='考核', key_id='{made.key_id}')"
    assert not hasattr(made, "__dict__")
    for store in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not copied"):
            store(made)


def test_without_openssls_sm3_the_package_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    token = pseudonymiser().token(NUMBER, ResidentId)
    monkeypatch.setattr(pseudonym.hashlib, "algorithms_available", set())

    def refuse(*_: object) -> None:
        raise AssertionError("OpenSSL has no SM3 here")

    monkeypatch.setattr(hmac, "new", refuse)
    assert pseudonymiser().token(NUMBER, ResidentId) == token
    monkeypatch.setattr(pseudonym, "find_spec", lambda _: None)
    with pytest.raises(ImportError, match=r"jiceng\[sm\]"):
        pseudonymiser()
