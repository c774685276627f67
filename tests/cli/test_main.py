"""What the command does around its commands: missing components, interruption, where the example lies."""

import sys
from pathlib import Path

import pytest
import typer

from jiceng.cli import demo, main


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
