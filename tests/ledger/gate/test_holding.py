"""What a table takes is counted while it comes in: text, cells that are filled, and rows."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.allowance import Allowance
from jiceng.ledger.gate.flaws import FlawError
from jiceng.ledger.gate.holding import Holding
from jiceng.ledger.gate.reader import Encoder

MIB = 2**20


def lines_that_fit(most: int, row: Sequence[object]) -> int:
    """How many lines of a hundred such rows come in before it is too much."""
    holding, line = Holding(most), Encoder().line([list(row)] * 100)
    for count in range(10_000):
        try:
            assert holding.line(line) is line
        except FlawError as error:
            assert error.flaw.value == "file.too-large"  # noqa: PT017 - the loop ends here
            return count
    return 10_000


def test_all_that_takes_room_counts() -> None:
    nothing = lines_that_fit(MIB, [])
    assert nothing < MIB / 100
    assert lines_that_fit(MIB, [""] * 20) < nothing
    assert lines_that_fit(MIB, ["x" * 100]) < lines_that_fit(MIB, ["x"])
    assert lines_that_fit(2 * MIB, range(20)) >= 2 * lines_that_fit(MIB, range(20))


def test_an_empty_cell_of_a_known_column_takes_the_room_of_a_cell() -> None:
    holding = Holding(16 * 1_000 * 20)
    holding.table(500, 20)
    holding.table(500, 20)
    with pytest.raises(FlawError, match="too-large"):
        holding.table(1, 1)


def test_a_large_file_may_hold_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_HELD", 17_000)
    monkeypatch.setattr(limits, "MOST_HELD_OF_LARGE", 30_000)
    monkeypatch.setattr(limits, "SMALL_FILE", 900)
    (tmp_path / "small").write_bytes(b"x")
    (tmp_path / "large").write_bytes(b"x" * 1000)
    line = Encoder().line([["a" * 1000]])
    with pytest.raises(FlawError):
        Holding(Allowance.of(tmp_path / "small").held).line(line)
    assert Holding(Allowance.of(tmp_path / "large").held).line(line) == line
    with pytest.raises(FlawError, match="unreadable"):
        Allowance.of(tmp_path / "gone")


def test_somebody_may_allow_more(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    usual, twice = Allowance.of(tmp_path / "a"), Allowance.of(tmp_path / "a", 2 * limits.MEMORY_OF_SMALL)
    assert Allowance.of(tmp_path / "a", limits.MEMORY_OF_SMALL) == usual
    assert (twice.child, twice.held, twice.decoded) == (2 * usual.child, 2 * usual.held, 2 * usual.decoded)
