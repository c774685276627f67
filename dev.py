#!/usr/bin/env python3
"""Runs jiceng on a machine that has nothing but Python 3.11 or newer.

    python3 dev.py demo [ARGUMENT...]    the made-up county, from ledgers to bulletin: `jiceng demo`
    python3 dev.py test [GATE...]        every gate of the project, or those named: `tools/check.py`

Each command first makes an environment of its own under `.dev/`, and makes it again when what it was made from has
changed. Nothing outside this folder is touched. No package index is named here: pip's own configuration, PIP_INDEX_URL
and the proxies of the machine decide. Where pip is told nothing and uv is there, uv installs, because it is faster.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PIP = str(next((ROOT / "vendor").glob("pip-*.whl")) / "pip")  # Python can run what lies in a zip file
BIN, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
NEEDS = {"demo": "run", "test": "dev"}  # command → its list under requirements/
UNREACHABLE = ("Retrying", "from versions: none", "Failed to fetch", "error sending request")
SENTENCES = {
    True: "连不上软件包镜像。请设置 pip 的镜像（PIP_INDEX_URL 或 pip 的配置文件）或代理后重试。\n"
    "The package index cannot be reached: set pip's index (PIP_INDEX_URL or its configuration) or your proxy; try again.",
    False: "安装失败，原因见上文；No matching distribution 表示镜像中没有适用于本机 Python 的安装包。\n"
    "Installing failed, see above; “No matching distribution” means that the index has no wheel for this machine.",
}


def create(folder: Path) -> Path:
    """An empty environment without pip, made anew; the path of its Python."""
    shutil.rmtree(folder, ignore_errors=True)
    python = folder / BIN / f"python{EXE}"
    try:
        import venv
    except ImportError:  # a Python cut into packages: an environment is a link and a file, made by hand
        base = Path(getattr(sys, "_base_executable", sys.executable))
        library = "python{}.{}".format(*sys.version_info)
        for made in (folder / BIN, folder / "lib" / library / "site-packages"):
            made.mkdir(parents=True)
        python.symlink_to(base)
        settings = f"home = {base.parent}\ninclude-system-site-packages = false\n"
        (folder / "pyvenv.cfg").write_text(settings)
    else:
        venv.create(folder, symlinks=os.name != "nt")
    return python


def install(python: Path, *arguments: str) -> None:
    """Installs into the environment of that Python; ends the program with a sentence when that fails."""
    commands = [[str(python), PIP, "install", "--disable-pip-version-check", "--no-warn-script-location"]]
    told = subprocess.run([python, PIP, "config", "list"], capture_output=True, check=False).stdout.strip()
    uv = shutil.which("uv")
    if uv and not told:
        commands.insert(0, [uv, "pip", "install", "--python", str(python)])
    failed = ""
    for command in commands:  # pip also tries where uv failed: it trusts the certificates of the machine
        done = subprocess.run([*command, "-q", *arguments], cwd=ROOT, capture_output=True, check=False)
        if done.returncode == 0:
            return
        failed = done.stderr.decode(errors="replace")
        print(failed, file=sys.stderr)
    sys.exit(f"dev.py: {SENTENCES[any(sign in failed for sign in UNREACHABLE)]}")


def environment(needs: str) -> Path:
    """The Python of the environment for `requirements/<needs>.txt`, which is made only when something has changed."""
    folder = ROOT / ".dev" / needs
    python, stamp = folder / BIN / f"python{EXE}", folder / "made-from"
    listed = ROOT / "requirements" / f"{needs}.txt"
    parts = [listed.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), f"{ROOT} {sys.version}".encode()]
    made_from = hashlib.sha256(b"\0".join(parts)).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == made_from:
        return python
    print(f"dev.py: 正在准备环境 / preparing {folder} …", file=sys.stderr, flush=True)
    create(folder)
    (ROOT / ".dev" / ".gitignore").write_text("*\n")
    install(python, "--require-hashes", "--only-binary", ":all:", "-r", str(listed))
    install(python, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(made_from)
    return python


def main(command: str = "", *arguments: str) -> int:
    if command not in NEEDS:
        sys.exit(__doc__)
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may be what this file is started with
        sys.exit("dev.py: 需要 Python 3.11 或更高版本 / Python 3.11 or newer is needed")
    os.environ.pop("PYTHONPATH", None)  # packages from elsewhere must not get into the environment
    os.environ.pop("PYTHONHOME", None)
    python = environment(NEEDS[command])
    if command == "demo":
        return subprocess.run([python.with_name(f"jiceng{EXE}"), "demo", *arguments], check=False).returncode
    return subprocess.run([python, "-m", "tools.check", *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
