"""`dev.py` on machines that lack something: the venv module, pip, a reachable index, a new enough tree."""

import ast
import base64
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import dev

SOURCE = Path(dev.__file__)


def made_up_wheel(folder: Path) -> Path:
    """A wheel of one module and one command, as small as the format allows."""
    files = {
        "county_greeting.py": "def main():\n    print('云岭县')\n",
        "county_greeting-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: county-greeting\nVersion: 1.0\n",
        "county_greeting-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "county_greeting-1.0.dist-info/entry_points.txt": "[console_scripts]\ngreet = county_greeting:main\n",
    }
    record = ""
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(text.encode())}\n"
    files["county_greeting-1.0.dist-info/RECORD"] = record + "county_greeting-1.0.dist-info/RECORD,,\n"
    wheel = folder / "county_greeting-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return wheel


@pytest.mark.parametrize("venv_module", [True, False], ids=["with venv", "without venv"])
def test_an_environment_takes_a_wheel_and_hides_everything_else(
    venv_module: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not venv_module:
        monkeypatch.setitem(sys.modules, "venv", None)  # what an import of a missing module looks like
    python = dev.create(tmp_path / "environment")
    dev.install(python, "--no-index", "--no-deps", str(made_up_wheel(tmp_path)))
    greeting = subprocess.run(
        [python.with_name("greet")],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=True,
    )
    assert greeting.stdout.strip() == "云岭县"
    seen = subprocess.run([python, "-c", "import pytest"], capture_output=True, text=True, check=False)
    assert "ModuleNotFoundError" in seen.stderr


def test_creating_again_empties_the_environment(tmp_path: Path) -> None:
    python = dev.create(tmp_path / "environment")
    left_over = tmp_path / "environment" / "left-over"
    left_over.touch()
    assert dev.create(tmp_path / "environment") == python
    assert not left_over.exists()


def test_an_unreachable_index_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")  # the discard port: nothing listens
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    python = dev.create(tmp_path / "environment")
    with pytest.raises(SystemExit, match=r"(?s)连不上软件包镜像.*PIP_INDEX_URL.*cannot be reached"):
        dev.install(python, "county-greeting")


def test_another_failure_is_not_blamed_on_the_network(tmp_path: Path) -> None:
    python = dev.create(tmp_path / "environment")
    with pytest.raises(SystemExit, match=r"安装失败"):
        dev.install(python, "--no-index", str(tmp_path / "absent-1.0-py3-none-any.whl"))


def test_an_environment_is_made_again_only_when_its_lists_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements").mkdir()
    listed = tmp_path / "requirements" / "run.txt"
    listed.write_text("")
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    installs: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "install", lambda _python, *arguments: installs.append(arguments))

    dev.environment("run")
    assert "--require-hashes" in installs[0]
    assert len(installs) == 2
    dev.environment("run")
    assert len(installs) == 2
    listed.write_text("# another list\n")
    dev.environment("run")
    assert len(installs) == 4
    assert (tmp_path / ".dev" / ".gitignore").read_text() == "*\n"


def test_an_interrupted_environment_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("")
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.setattr(dev, "ROOT", tmp_path)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dev.environment("run")
    installs: list[object] = []
    monkeypatch.setattr(dev, "install", lambda *arguments: installs.append(arguments))
    dev.environment("run")
    assert len(installs) == 2


def test_an_unknown_command_prints_what_there_is() -> None:
    with pytest.raises(SystemExit, match=r"dev\.py demo"):
        dev.main("build")


def test_it_needs_the_standard_library_only_and_stays_short() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names
    assert len(text.splitlines()) <= 100


def test_no_index_is_named() -> None:
    for path in (SOURCE, *(SOURCE.parent / "requirements").iterdir(), SOURCE.parent / ".ci" / "run"):
        assert "://" not in path.read_text(encoding="utf-8"), path
