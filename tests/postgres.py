"""A PostgreSQL server of our own for tests: in a temporary folder, on a local socket only, gone afterwards.

A conftest makes it a fixture:

    @pytest.fixture(scope="session")
    def postgres() -> Iterator[Postgres]:
        with running_postgres() as server:
            yield server

Data goes in and out through `psql` as CSV, so that no driver is needed. Where PostgreSQL is not installed the
tests are skipped with that reason; under JICENG_REQUIRE_ALL=1 they fail.
"""

import csv
import io
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import attrs
import pytest

__all__ = ["Postgres", "running_postgres"]

_MISSING = "\ue000"  # NULL in an answer; a character of private use, which no made-up text holds
_DEBIAN = Path("/usr/lib/postgresql")
_USER = "jiceng"
_SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"


@attrs.frozen
class Postgres:
    """A running server with one database, in which nothing stands yet."""

    psql: Path
    socket: Path

    def run(self, script: str) -> str:
        """Run SQL and return what it prints; the first statement that fails fails the test with the server's words."""
        command = [self.psql, "-h", self.socket, "-U", _USER, "-d", "postgres", "-X", "-q", "-f", "-"]
        done = subprocess.run(
            [*command, "-v", "ON_ERROR_STOP=1"],
            input=script.encode(),
            capture_output=True,
            check=False,
            env=_environment(),
        )
        if done.returncode:
            pytest.fail(done.stderr.decode())
        return done.stdout.decode()

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Put rows into a table; `None` is NULL, everything else goes in as its text."""
        lines = (",".join(map(_cell, row)) for row in rows)
        names = ", ".join(f'"{column}"' for column in columns)
        self.run("\n".join([f"COPY {table} ({names}) FROM STDIN (FORMAT csv);", *lines, "\\.", ""]))

    def query(self, select: str) -> list[list[str | None]]:
        """Return the rows of a query as text; NULL is `None`."""
        answer = self.run(f"COPY ({select}) TO STDOUT (FORMAT csv, FORCE_QUOTE *, NULL '{_MISSING}');\n")
        rows = csv.reader(io.StringIO(answer, newline=""), strict=True)
        return [[None if cell == _MISSING else cell for cell in row] for row in rows]


def _cell(value: object) -> str:
    """Return a value as CSV, in which PostgreSQL takes an empty place for NULL and `""` for text."""
    return "" if value is None else '"' + str(value).replace('"', '""') + '"'


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server for a `with` block."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="jiceng-pg-", ignore_cleanup_errors=True) as name:
        folder, as_user = Path(name), _unprivileged()
        if as_user:
            shutil.chown(folder, _server_user(), None)
        data, pg_ctl = folder / "data", programs / "pg_ctl"
        _call(
            *as_user,
            programs / "initdb",
            "-D",
            data,
            "-U",
            _USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        )
        _call(
            *as_user,
            pg_ctl,
            "-D",
            data,
            "-l",
            folder / "log",
            "-w",
            "-o",
            f"-k {folder} {_SETTINGS}",
            "start",
        )
        try:
            yield Postgres(programs / "psql", folder)
        finally:
            _call(*as_user, pg_ctl, "-D", data, "-w", "-m", "immediate", "stop")


def _programs() -> Path:
    """Return the folder of the server's programs, the latest of several."""
    on_path = shutil.which("initdb")
    installed = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if on_path is None and not installed:
        _missing("PostgreSQL (initdb, pg_ctl, psql) is not installed")
    return Path(on_path).resolve().parent if on_path else installed[-1].parent


def _unprivileged() -> list[str]:
    """Return how a command is run by somebody else than root, as whom the server refuses to run."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        _missing("the program setpriv is not installed, and PostgreSQL does not run as root")
    user = pwd.getpwnam(_server_user())
    return [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _server_user() -> str:
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _missing(reason: str) -> NoReturn:
    if os.environ.get("JICENG_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _call(*command: str | Path) -> None:
    # pg_ctl leaves a server behind that would hold a pipe open, so its words go nowhere.
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        check=False, cwd="/", env=_environment(),
    )  # fmt: skip
    if done.returncode:
        pytest.fail(
            f"{Path(command[-1]).name}: {[str(word) for word in command]} ended with {done.returncode}"
        )


def _environment() -> dict[str, str]:
    """Return the environment without settings of a server that somebody else runs (PGHOST, PGPASSWORD, …)."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {
        "LC_ALL": "C.UTF-8",
        "PGCLIENTENCODING": "UTF8",
    }
