"""The leak detector sees each of its channels, and says of a canary only where it stands in the list."""

import base64
import logging
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from jiceng.models import RecordError, Resident
from jiceng.testing import Leak, assert_no_leak, leaks

CANARY = "金丝雀53992519491231048X"


class Shown:
    def __init__(self, **told: str) -> None:
        self._told = told

    def __repr__(self) -> str:
        return self._told.get("repr", "")

    def __str__(self) -> str:
        return self._told.get("str", "")

    def __format__(self, spec: str) -> str:
        return self._told.get("format", "")

    def _repr_html_(self) -> str:
        return self._told.get("html", "")


def raises(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


def raises_because() -> None:
    try:
        raise ValueError(CANARY)
    except ValueError:
        raise TypeError("the cause tells it") from None


def raises_with_a_note() -> None:
    error = ValueError("a note tells it")
    error.add_note(CANARY)
    raise error


def leaves_a_file() -> None:
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(CANARY.encode("gb18030"))


CHANNELS: dict[str, Callable[[], object]] = {
    "repr": lambda: Shown(repr=CANARY),
    "str": lambda: Shown(str=CANARY),
    "format": lambda: Shown(format=CANARY),
    "html": lambda: Shown(html=f"<b>{CANARY}</b>"),
    "json": lambda: {"a": [CANARY]},
    "stdout": lambda: sys.stdout.write(CANARY),
    "stderr": lambda: sys.stderr.write(CANARY),
    "log": lambda: logging.getLogger("app").debug("%s", CANARY),
    "warning": lambda: warnings.warn(CANARY, stacklevel=1),
    "error": raises(ValueError(CANARY)),
    "error arguments": raises(KeyError("x", CANARY)),
    "error notes": raises_with_a_note,
    "temporary file": leaves_a_file,
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_is_looked_through(channel: str) -> None:
    assert Leak(channel, 1) in leaks(CHANNELS[channel], ["nowhere", CANARY])


def test_what_lies_behind_an_error_is_looked_through() -> None:
    assert Leak("error", 0) in leaks(raises_because, [CANARY])
    group = ExceptionGroup("several", [ValueError("x"), ValueError(CANARY)])
    assert Leak("error", 0) in leaks(raises(group), [CANARY])


@pytest.mark.parametrize(
    "written",
    [
        CANARY.encode().hex(),
        base64.b64encode(CANARY.encode()).decode(),
        "".join(f"\\u{ord(letter):04x}" if ord(letter) > 127 else letter for letter in CANARY),
        "".join(f"&#{ord(letter)};" for letter in CANARY),
        "".join(f"%{byte:02X}" for byte in CANARY.encode()),
    ],
)
def test_a_value_is_known_however_it_is_written(written: str) -> None:
    assert leaks(lambda: Shown(str=written), [CANARY])


def test_what_lets_nothing_out_passes() -> None:
    assert_no_leak(lambda: Resident(name=CANARY), [CANARY])
    assert_no_leak(lambda: Resident(name=CANARY, sex=CANARY), [CANARY])


def test_the_error_of_the_work_is_looked_through_and_not_raised() -> None:
    def work() -> None:
        raise RecordError("resident", ())

    assert leaks(work, [CANARY]) == []
    assert leaks(raises(SystemExit(CANARY)), [CANARY])


def test_a_leak_is_told_by_its_channel_and_never_by_its_value() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_no_leak(lambda: Shown(str=CANARY, repr="x"), ["nowhere", CANARY])
    assert str(caught.value) == "personal values come out: canary 1 by str"


def test_loggers_streams_and_folders_are_as_before() -> None:
    before = logging.getLogger().level, list(logging.getLogger().handlers), sys.stdout, tempfile.gettempdir()
    leaks(raises(ValueError("x")), [CANARY])
    after = logging.getLogger().level, list(logging.getLogger().handlers), sys.stdout, tempfile.gettempdir()
    assert before == after
    assert Path(tempfile.gettempdir()).is_dir()


def test_a_short_canary_would_be_found_anywhere() -> None:
    with pytest.raises(ValueError, match="two characters"):
        leaks(lambda: None, ["张"])
