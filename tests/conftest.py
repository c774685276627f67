"""For all tests: programs that are not Python packages, and properties that are never judged by seconds."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import Postgres, running_postgres

# A busy machine is no defect of the code. Where changes are gated the examples are the same each time, so that a
# failure is of the change; everywhere else each run draws new ones.
settings.register_profile(
    "jiceng", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("jiceng")


def find_program(name: str, *, required: bool) -> Path:
    """The path of a program; without it the test is skipped, or fails where the machine was meant to have all."""
    found = shutil.which(name)
    if found is None:
        reason = f"the program {name} is not installed"
        (pytest.fail if required else pytest.skip)(reason)
    return Path(found)


@pytest.fixture(scope="session")
def program() -> Callable[[str], Path]:
    """`program("soffice")`: the path of an optional program.

    On a user's machine a missing one skips the test with the reason. `.ci/run` installs them all and sets
    JICENG_REQUIRE_ALL=1, under which a missing one is a failure.
    """
    required = os.environ.get("JICENG_REQUIRE_ALL") == "1"
    return lambda name: find_program(name, required=required)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One database server for all tests of a process."""
    with running_postgres() as server:
        yield server
