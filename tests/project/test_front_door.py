"""`import jiceng as jc`: every name of the front door is there, loaded on first use, and no other."""

import subprocess
import sys

import pytest

import jiceng


@pytest.mark.parametrize("name", jiceng.__all__)
def test_every_name_leads_somewhere(name: str) -> None:
    assert getattr(jiceng, name) is not None
    assert name in dir(jiceng)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        _ = jiceng.chek


def test_the_front_door_itself_is_light() -> None:
    told = "import sys, jiceng; print(*sorted({'polars', 'pydantic', 'attrs', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
