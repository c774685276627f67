"""Masks show no more than they say, and plain values come out in one way only."""

import logging
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng import privacy
from jiceng.privacy import Identifies, Level, Sensitivity, is_revealed, note_revealed, reveal

CLASSES = {name: getattr(privacy, name) for name in privacy.__all__ if name.isupper()}
PROTECTED = {name: kind for name, kind in CLASSES.items() if not kind.shown}


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("NAME", "张三丰", "张*"),
        ("NAME", "张三", "张*"),
        ("NAME", "张", "*"),
        ("NAME", "", "*"),
        ("NAME", "欧阳·某某某某", "欧*"),
        ("RESIDENT_NUMBER", "539925194912310025", "539925************"),
        ("RESIDENT_NUMBER", "53992519491", "***********"),
        ("PHONE", "13900000012", "*********12"),
        ("PHONE", "110", "***"),
        ("RECORD_NUMBER", "10200001", "1020****"),
        ("RECORD_NUMBER", "00012", "*****"),
        ("ADDRESS", "上岭村4组13号", "***"),
        ("SENSITIVE", True, "***"),
        ("SENSITIVE_TEXT", "", "***"),
        ("PUBLIC", "柳河镇", "柳河镇"),
        ("INTERNAL", 3, "3"),
    ],
)
def test_masks(kind: str, value: object, shown: str) -> None:
    assert CLASSES[kind].mask(value) == shown


@pytest.mark.parametrize("kind", CLASSES.values(), ids=CLASSES)
def test_nothing_is_shown_of_what_is_missing(kind: Sensitivity) -> None:
    assert kind.mask(None) == ""


@pytest.mark.parametrize("kind", PROTECTED.values(), ids=PROTECTED)
@given(text=st.text("0123456789张三", max_size=40))
def test_a_mask_hides_at_least_as_much_as_it_shows(kind: Sensitivity, text: str) -> None:
    shown = [character for character in kind.mask(text) if character != "*"]
    assert len(shown) <= len(text) / 2
    assert len(shown) <= kind.keep_first + kind.keep_last


@pytest.mark.parametrize("level", Level)
def test_what_is_personal_is_never_shown(level: Level) -> None:
    assert Sensitivity(level, Identifies.QUASI).shown == (level < Level.PERSONAL)


def test_reveal_holds_inside_its_block_only() -> None:
    assert not is_revealed()
    with reveal(purpose="核对名单", actor="县委政法委"):
        assert is_revealed()
        with reveal(purpose="核对名单", actor="县委政法委"):
            assert is_revealed()
        assert is_revealed()
    assert not is_revealed()


def test_reveal_ends_with_an_error() -> None:
    with pytest.raises(KeyError), reveal(purpose="核对名单", actor="县委政法委"):
        raise KeyError
    assert not is_revealed()


def test_another_thread_is_not_revealed() -> None:
    seen: list[bool] = []
    with reveal(purpose="核对名单", actor="县委政法委"):
        thread = threading.Thread(target=lambda: seen.append(is_revealed()))
        thread.start()
        thread.join()
    assert seen == [False]


@pytest.mark.parametrize("text", ["", "  ", "a\nreveal begins: actor=b", "a\x1b[2J"])
def test_reveal_needs_a_reason_of_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="one line"), reveal(purpose=text, actor="县委政法委"):
        pass
    with pytest.raises(ValueError, match="one line"), reveal(purpose="核对名单", actor=text):
        pass


def test_the_audit_tells_who_why_what_and_how_many(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="jiceng.audit"):
        note_revealed(["Resident.name"])  # outside: counts nothing
        with reveal(purpose="核对名单", actor="县委政法委"):
            assert len(caplog.records) == 1, "who and why are on record before anything is shown"
            note_revealed(["Resident.phone", "Resident.name"])
            note_revealed(["Resident.name"])
    begin, end = (record.getMessage() for record in caplog.records)
    assert begin == "reveal begins: actor=县委政法委 purpose=核对名单"
    assert (
        end == "reveal ends: actor=县委政法委 purpose=核对名单 records=2 fields=Resident.name,Resident.phone"
    )
