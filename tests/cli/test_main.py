"""What the command does around its commands: missing components, interruption, where the example lies."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from jiceng.cli import demo, main
from jiceng.cli.progress import progress_shown
from jiceng.progress import Stage, tracked


def forget_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("jiceng.cli.")]:
        monkeypatch.delitem(sys.modules, name)


def test_a_missing_component_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forget_the_command(monkeypatch)
    monkeypatch.setitem(sys.modules, "typer", None)
    assert main(["--version"]) == 2
    assert "pip install 'jiceng[data]'" in capsys.readouterr().err


def test_a_fault_of_our_own_is_no_missing_component(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_the_command(monkeypatch)
    monkeypatch.setitem(sys.modules, "jiceng.cli.app", None)
    with pytest.raises(ModuleNotFoundError):
        main(["--version"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is not at hand here")
@pytest.mark.parametrize("words", [["codes", "list"], ["codes", "find", "已婚", "--format", "json"]])
def test_output_to_a_full_disk_is_one_sentence_and_2(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jiceng.cli", *words], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").splitlines() == [
        "结果没有写完：输出的去处写不进去，请检查磁盘空间，或改写到别处。"
    ]


def test_a_fault_with_a_file_of_our_own_is_not_taken_for_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "x")

    monkeypatch.setattr("jiceng.cli.check.read", broken)
    with pytest.raises(PermissionError):
        main(["check", str(tmp_path)])


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bars_go_to_a_terminal_only_and_not_where_quiet_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    told: list[str] = []
    for stream, quiet in ((_Terminal(), False), (_Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress_shown(quiet=quiet):
            assert list(tracked([1, 2], Stage.READING)) == [1, 2]
        told.append(stream.getvalue())
    assert "读取台账" in told[0]
    assert "2/2" in told[0]
    assert told[1:] == ["", ""]


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = [sys.executable, "-m", "jiceng.cli", "codes", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert b"Traceback" not in run.stderr.read()


@pytest.mark.parametrize("signal", [KeyboardInterrupt, typer.Abort])
def test_an_interrupted_command_says_so(
    signal: type[BaseException],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise signal

    monkeypatch.setattr("jiceng.cli.check.read", interrupted)
    assert main(["check", str(tmp_path)]) == 130
    assert "已中断" in capsys.readouterr().err


def test_the_example_comes_with_the_package_or_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county = tmp_path / "examples" / "yunling-2026q3"
    monkeypatch.setattr(demo, "files", lambda _: tmp_path)
    assert demo._example().joinpath("truth.json").is_file()
    county.mkdir(parents=True)
    assert demo._example() == county
