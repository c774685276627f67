"""Programs that are not Python packages: skipped with a reason by default, demanded in continuous integration."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev
from tests.conftest import find_program


def test_a_program_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    assert find_program("python", required=True) == Path(sys.executable).with_name("python")


def test_a_missing_program_skips_with_the_reason() -> None:
    with pytest.raises(pytest.skip.Exception, match="program county-abacus is not installed"):
        find_program("county-abacus", required=False)


def test_a_missing_program_fails_where_all_are_required() -> None:
    with pytest.raises(pytest.fail.Exception, match="program county-abacus is not installed"):
        find_program("county-abacus", required=True)


def test_continuous_integration_installs_every_program_that_tests_ask_for() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    asked = {
        name
        for path in (dev.ROOT / "tests").rglob("*.py")
        for name in re.findall(r'\bprogram\("([a-z0-9-]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert {name for name in asked if f"[{name}]=" not in script} == set()


def test_continuous_integration_runs_the_command_that_users_run() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("exec python3 dev.py test")
    assert "export JICENG_REQUIRE_ALL=1" in script


def test_the_fixture_finds_or_skips(program: Callable[[str], Path]) -> None:
    assert callable(program)
