"""The sources of the code tables, read by the generator itself."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="session")
def build_codes() -> Iterator[ModuleType]:
    """`tools/build_codes.py` as a module."""
    sys.path.insert(0, str(TOOLS))
    yield import_module("build_codes")
    sys.path.remove(str(TOOLS))


@pytest.fixture(scope="session")
def codes_source(build_codes: ModuleType) -> ModuleType:
    """`tools/codes_source.py` as a module."""
    return import_module("codes_source")


@pytest.fixture(scope="session")
def sources(codes_source: ModuleType) -> dict[str, Any]:
    """The committed sources by table id."""
    return {source.id: source for source in codes_source.read_all()}
