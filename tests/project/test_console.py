"""`console` blocks of documents are run; a block that no longer tells the truth is said so."""

from pathlib import Path

import pytest

from tools.console import Command, commands, run


def test_a_block_is_read_into_commands() -> None:
    block = "$ jiceng check 上报 # exit 1\n发现 3 处\n…\n$ jiceng --version\n"
    assert list(commands(block)) == [
        Command(("jiceng", "check", "上报"), 1, "发现 3 处\n…"),
        Command(("jiceng", "--version"), 0, ""),
    ]


def test_quotes_keep_words_together() -> None:
    (command,) = commands('$ jiceng codes find "离 婚"')
    assert command.words == ("jiceng", "codes", "find", "离 婚")


def test_output_without_a_command_is_refused() -> None:
    with pytest.raises(ValueError, match=r"begins with a command"):
        list(commands("发现 3 处\n$ jiceng check 上报"))


def test_an_empty_block_has_no_commands() -> None:
    assert list(commands("\n")) == []


def test_what_is_as_written_passes(tmp_path: Path) -> None:
    assert run(Command(("python", "-c", "print('一'); print('二')"), 0, "一\n…"), tmp_path) is None
    assert run(Command(("python", "-c", "print('一二三')"), 0, "一…"), tmp_path) is None
    assert run(Command(("python", "-c", "raise SystemExit(2)"), 2, ""), tmp_path) is None


def test_another_status_is_a_difference(tmp_path: Path) -> None:
    said = run(Command(("python", "-c", "raise SystemExit(2)"), 0, ""), tmp_path)
    assert said is not None
    assert "status 2, the document says 0" in said


def test_other_output_is_a_difference(tmp_path: Path) -> None:
    said = run(Command(("python", "-c", "print('一')"), 0, "二"), tmp_path)
    assert said is not None
    assert "the document shows\n二" in said


def test_it_runs_in_the_folder_given(tmp_path: Path) -> None:
    (tmp_path / "云岭.txt").touch()
    command = Command(("python", "-c", "import os; print(*os.listdir())"), 0, "云岭.txt")
    assert run(command, tmp_path) is None
