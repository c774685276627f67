"""What a table takes is counted while it comes in: text, numbers, and places that are empty."""

from pathlib import Path

import pytest

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import FlawError
from jiceng.ledger.gate.holding import Holding

KIB = 1024


def rows_that_fit(most: int, *cells: str | float | None) -> int:
    """How many such rows come in before it is too much."""
    holding = Holding(most)
    for count in range(10_000):
        try:
            holding.row(cells)
        except FlawError as error:
            assert error.flaw.value == "file.too-large"  # noqa: PT017 - the loop ends here
            return count
    return 10_000


def test_empty_cells_become_none_and_the_rest_stays() -> None:
    assert Holding(KIB).row(["a", "", None, 0, False, 1.5]) == ("a", None, None, 0, False, 1.5)


def test_a_text_that_comes_again_is_the_same_object() -> None:
    holding = Holding(KIB)
    (first,), (second,) = (holding.row(["".join(parts)]) for parts in (["a", "b"], ["a", "b"]))
    assert first is second


def test_all_that_takes_room_counts() -> None:
    nothing = rows_that_fit(64 * KIB)
    assert nothing == 64 * KIB // 180
    assert rows_that_fit(64 * KIB, *[None] * 20) < nothing / 2
    assert rows_that_fit(64 * KIB, *range(20)) < rows_that_fit(64 * KIB, *[None] * 20) / 3
    assert rows_that_fit(64 * KIB, "x" * 30_000) > rows_that_fit(32 * KIB, None)  # once, and never again


def test_each_new_text_takes_its_room() -> None:
    holding = Holding(64 * KIB)
    holding.row(["x" * 30_000])
    with pytest.raises(FlawError, match="too-large"):
        holding.row(["y" * 30_000 + "\U0001f600"])  # four bytes a character


def test_a_large_file_may_hold_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_HELD", 400)
    monkeypatch.setattr(limits, "MOST_HELD_OF_LARGE", 800)
    monkeypatch.setattr(limits, "SMALL_FILE", 900)
    (tmp_path / "small").write_bytes(b"x")
    (tmp_path / "large").write_bytes(b"x" * 1000)
    row = ["a" * 300]
    with pytest.raises(FlawError):
        Holding.of(tmp_path / "small").row(row)
    assert Holding.of(tmp_path / "large").row(row) == tuple(row)
    with pytest.raises(FlawError, match="unreadable"):
        Holding.of(tmp_path / "gone")
