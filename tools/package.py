"""Builds wheel and sdist and proves the wheel where it will be used: in an empty environment, then with each extra.

The wheel is built from the sdist, so a file that the sdist lacks is found here. What runs inside an environment is
`tools/installed.py`. Versions are those of `requirements/dev.txt`.
"""

import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import dev

__all__ = ["SKIPPED", "passes", "pinned", "wheel_gaps"]

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = {"spark": "needs Java and 400 MB; the rules as SQL are tested on DuckDB"}
LICENCES = ("LICENSE", "NOTICE")


def build(folder: Path) -> tuple[Path, Path]:
    """Builds into the folder: the sdist, and the wheel from it."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.tar.gz")), next(folder.glob("*.whl"))


def wheel_gaps(wheel: Path) -> list[str]:
    """What the wheel lacks, or has too much, compared with `src` and the example county."""
    source = {
        path.relative_to(ROOT / "src").as_posix(): path
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    examples = ROOT / "examples"
    wanted = set(source) | {
        f"jiceng/{path.relative_to(ROOT).as_posix()}" for path in examples.rglob("*") if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    present = {name for name in names if ".dist-info/" not in name}
    licences = {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    return [
        *(f"the wheel lacks {name}" for name in sorted(wanted - present)),
        *(f"the wheel should not have {name}" for name in sorted(present - wanted)),
        *(f"the wheel lacks the file {name}" for name in LICENCES if name not in licences),
    ]


def sdist_gaps(sdist: Path) -> list[str]:
    """Files at the top of the project that the sdist lacks: from it, `python3 dev.py test` must run."""
    with tarfile.open(sdist) as archive:
        present = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    wanted = {path.name for path in ROOT.iterdir()} - {".git", ".dev"}
    wanted = {name for name in wanted if not any(fnmatch(name, pattern) for pattern in ignored)}
    return [f"the sdist lacks {name}" for name in sorted(wanted - present)]


def pinned(requirements: str) -> str:
    """The pins of a hashed requirements file without their hashes, as pip takes them for constraints."""
    lines = (line.rstrip("\\ ") for line in requirements.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith((" ", "#")))


def download(wheel: Path, extras: list[str], folder: Path) -> Path:
    """Fetches once what all environments are made from, at the pinned versions; the folder of the wheels."""
    constraints, wheels = folder / "constraints.txt", folder / "wheels"
    constraints.write_text(pinned((ROOT / "requirements" / "dev.txt").read_text()))
    command = [sys.executable, dev.PIP, "download", "--quiet", "--disable-pip-version-check"]
    command += ["--only-binary", ":all:", "--dest", str(wheels), "--constraint", str(constraints)]
    wanted = f"{wheel}[{','.join(extras)}]"
    subprocess.run([*command, wanted], check=True)
    return wheels


def installed_passes(wheel: Path, extra: str, wheels: Path) -> bool:
    """Whether the wheel works with that extra, or with none for the empty name, in an environment made for it."""
    began = time.perf_counter()
    name = f"{wheel}[{extra}]" if extra else str(wheel)
    python = dev.create(wheels.parent / "environment")
    try:
        dev.install(python, "--no-index", "--find-links", str(wheels), name)
    except SystemExit as failure:  # how dev.install says that it failed
        print(failure)
        return False
    probe = [str(python), "-I", str(ROOT / "tools" / "installed.py"), extra]
    passed = subprocess.run(probe, cwd=wheels.parent, check=False).returncode == 0
    verdict = "passed" if passed else "FAILED"
    print(
        f"{verdict}  {time.perf_counter() - began:7.1f} s  {f'extra {extra}' if extra else 'no extras'}",
        flush=True,
    )
    return passed


def passes() -> bool:
    """The gate: archives complete, wheel working without extras and with each."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [name for name in declared["project"]["optional-dependencies"] if name not in SKIPPED]
    with tempfile.TemporaryDirectory(prefix="jiceng-package-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            sdist, wheel = build(folder)
            wheels = download(wheel, extras, folder)
        except subprocess.CalledProcessError as failure:
            print(f"{failure.cmd[2]} ended with status {failure.returncode}")
            return False
        gaps = [*wheel_gaps(wheel), *sdist_gaps(sdist)]
        print(*gaps, sep="\n")
        results = [installed_passes(wheel, extra, wheels) for extra in ["", *extras]]
        for extra, why in SKIPPED.items():
            print(f"skipped             extra {extra}: {why}")
    return not gaps and all(results)
