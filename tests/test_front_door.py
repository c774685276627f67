"""The names of `jiceng` itself: all there, each loaded on first use, and a clear word where frames are missing."""

import subprocess
import sys

import pytest

import jiceng


@pytest.mark.parametrize("name", jiceng.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(jiceng, name) is getattr(jiceng, name)
    assert name in dir(jiceng)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = jiceng.reed


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, jiceng; print(sorted({'polars', 'numpy', 'pydantic', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["DispatchPlan", "monthly_dispatch", "read", "write_dispatch"])
def test_without_frames_the_extra_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jiceng, "find_spec", lambda _: None)
    monkeypatch.delitem(vars(jiceng), name, raising=False)
    with pytest.raises(ImportError, match=rf"jiceng\.{name} works on .* pip install 'jiceng\[data\]'"):
        getattr(jiceng, name)
