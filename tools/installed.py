"""Run by the Python of an environment in which only the wheel and one extra are: does what it promises work there?

Only the standard library and jiceng are imported, and nothing of the project's own folder.
"""

import importlib
import json
import pkgutil
import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

LOWER_FLOORS = ("labels", "errors", "privacy", "codes", "periods", "expr", "identifiers", "law", "models")
ALLOWED = {
    "attr",
    "attrs",
    "pydantic",
    "pydantic_core",
    "dateutil",
    "jiceng",
}  # what the lower floors may load
HEAVY = {
    "polars",
    "numpy",
    "typer",
    "rich",
    "duckdb",
    "sqlglot",
    "python_calamine",
    "xlsxwriter",
    "hypothesis",
}


def modules(*packages: str) -> list[str]:
    """The names of all modules in these packages of jiceng."""
    found: list[str] = []
    for package in packages:
        module = importlib.import_module(f"jiceng.{package}")
        found.append(module.__name__)
        if hasattr(module, "__path__"):
            found += [name for _, name, _ in pkgutil.walk_packages(module.__path__, f"{module.__name__}.")]
    return found


def lower_floors() -> None:
    """Every module below the data frames imports, and loads none of the heavy packages."""
    for name in ("jiceng", *modules(*LOWER_FLOORS)):
        importlib.import_module(name)
        loaded = sorted(HEAVY & set(sys.modules))
        assert not loaded, f"importing {name} loads {', '.join(loaded)}"


def asks_for_extra() -> None:
    """What needs a data frame says in one sentence which extra to install; so does the command."""
    import jiceng

    with as_file(files("jiceng") / "examples" / "yunling-2026q3") as folder:
        try:
            jiceng.read(folder)
        except ImportError as error:
            assert "jiceng[data]" in str(error), f"jiceng.read says {error!s}, not which extra to install"
        else:
            raise AssertionError("jiceng.read works without polars?")
    done = command("--help")
    assert done.returncode == 2, f"`jiceng --help` ends with {done.returncode}: {done.stderr}"
    assert "jiceng[data]" in done.stderr, done.stderr


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command `jiceng`, beside this Python."""
    script = next(Path(sys.executable).parent.glob("jiceng*"))
    return subprocess.run([script, *arguments], capture_output=True, encoding="utf-8", check=False)


def county() -> None:
    """The example county that travels in the wheel, through the command: findings on every ledger, and the demo."""
    with as_file(files("jiceng") / "examples" / "yunling-2026q3") as folder:
        done = command("check", str(folder), "--as-of", "2026-09-30", "--format", "json")
    assert done.returncode == 1, f"`jiceng check` ends with {done.returncode}: {done.stderr}"
    assert done.stdout, f"`jiceng check` prints nothing: {done.stderr}"
    report = json.loads(done.stdout)
    assert report["format"] == "jiceng-report/1"
    assert report["findings"], "no findings in ledgers that have faults"
    with tempfile.TemporaryDirectory() as target:
        done = command("demo", "-o", str(Path(target) / "demo"))
        assert done.returncode == 0, f"`jiceng demo` ends with {done.returncode}: {done.stderr}"


def every_module() -> None:
    """With all extras, every module imports."""
    import jiceng

    for _, name, _ in pkgutil.walk_packages(jiceng.__path__, "jiceng."):
        if not name.endswith(".__main__"):
            importlib.import_module(name)


def brings(*packages: str) -> None:
    """The extra brings these packages."""
    for package in packages:
        importlib.import_module(package)


CHECKS = {
    "": (lower_floors, asks_for_extra),
    "data": (lower_floors, county),
    "report": (county,),
    "sql": (lower_floors, lambda: brings("sqlglot", "duckdb")),
    "sm": (lower_floors, lambda: brings("cryptography")),
    "testing": (lower_floors, lambda: brings("hypothesis")),
    "all": (every_module, county),
}

if __name__ == "__main__":
    extra = sys.argv[1]
    if extra not in CHECKS:
        sys.exit(f"the extra {extra} is new: say in CHECKS of {__file__} what must work with it")
    failed = 0
    for check in CHECKS[extra]:
        try:
            check()
        except (AssertionError, ImportError) as error:
            failed = 1
            print(f"    {check.__doc__ or 'packages'}\n    {type(error).__name__}: {error}")
    sys.exit(failed)
