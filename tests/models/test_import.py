"""What importing the models costs: little time, and nothing heavy."""

import os
import subprocess
import sys

import pytest

HEAVY = (
    "polars",
    "numpy",
    "pandas",
    "pyarrow",
    "rich",
    "typer",
    "duckdb",
    "sqlglot",
    "python_calamine",
    "xlsxwriter",
)


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True, env={**os.environ}
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "module", ["jiceng.models", "jiceng.expr", "jiceng.privacy", "jiceng.labels", "jiceng.errors"]
)
def test_nothing_heavy_is_loaded(module: str) -> None:
    loaded = run(f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))")
    assert loaded == ""


@pytest.mark.parametrize("module", ["jiceng.privacy", "jiceng.labels", "jiceng.errors"])
def test_floor_0_does_without_pydantic(module: str) -> None:
    assert run(f"import sys, {module}; print('pydantic' in sys.modules)") == "False"


def test_the_models_load_in_little_processor_time() -> None:
    program = (
        "import time; start = time.process_time(); import jiceng.models; print(time.process_time() - start)"
    )
    assert min(float(run(program)) for _ in range(3)) < 0.4 * 3, (
        "0.4 s on an idle machine, three times that on a busy one"
    )
