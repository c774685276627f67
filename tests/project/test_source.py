"""What the code of the library never does, read from its syntax trees.

Data from strangers passes through this code, so nothing in it can run text as code, reach the network, start a shell, or
depend on the moment at which it runs. An exception has a line below with its reason.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache

import dev

SOURCE = dev.ROOT / "src" / "jiceng"

BANNED_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
BANNED_MODULES = {
    *("pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "ruamel", "ctypes", "cffi"),
    *(
        "socket",
        "ssl",
        "http",
        "urllib",
        "requests",
        "httpx",
        "aiohttp",
        "ftplib",
        "smtplib",
        "asyncio",
        "webbrowser",
    ),
    *("subprocess", "multiprocessing", "pty", "random", "time"),
}
BANNED_METHODS = {"system", "popen", "execv", "execve", "spawnl", "fork", "now", "utcnow", "today"}
ALLOWED = {
    ("ledger/gate/child.py", "subprocess"): "a workbook is read in a process with limits, without a shell",
    ("cli/options.py", "now"): "the clerk's today is what --as-of stands for when it is left out",
}


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of each file of the library, by its path below `jiceng`."""
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports, by full name; relative imports as they are written."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return []


def offences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of everything in a file that is banned."""
    for node in ast.walk(tree):
        for module in imported(node):
            if module.split(".")[0] in BANNED_MODULES:
                yield getattr(node, "lineno", 0), module.split(".")[0]
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in BANNED_CALLS:
            yield node.lineno, node.func.id
        if isinstance(node.func, ast.Attribute) and node.func.attr in BANNED_METHODS:
            yield node.lineno, node.func.attr
        for keyword in node.keywords:
            if keyword.arg == "shell":
                yield node.lineno, "shell"


def test_the_ban_sees_what_it_bans() -> None:
    text = "import os, pickle\nfrom urllib.request import urlopen\neval('1')\nos.system('x')\nrun('x', shell=True)\n"
    text += "date.today()\nre.compile('x')\ntime(8, 5)\n"
    found = list(offences(ast.parse(text)))
    assert found == [(1, "pickle"), (2, "urllib"), (3, "eval"), (4, "system"), (5, "shell"), (6, "today")]


def test_no_code_runs_text_reaches_out_or_reads_the_clock() -> None:
    found = {(file, name): line for file, tree in trees().items() for line, name in offences(tree)}
    wrong = [
        f"src/jiceng/{file}:{line}: {name}"
        for (file, name), line in found.items()
        if (file, name) not in ALLOWED
    ]
    assert not wrong, "\n".join(["banned, or needs a line with its reason in ALLOWED:", *wrong])


def test_no_handler_catches_everything() -> None:
    wrong = [
        f"src/jiceng/{file}:{node.lineno}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) == "Exception")
    ]
    assert not wrong, "name the exceptions that can come: " + ", ".join(wrong)


def test_every_module_lists_its_public_names() -> None:
    wrong = []
    for file, tree in trees().items():
        public = any(
            isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)) for node in tree.body
        )
        targets = {
            target.id
            for node in tree.body
            for target in (node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)])
            if isinstance(target, ast.Name)
        }
        if public and "__all__" not in targets:
            wrong.append(f"src/jiceng/{file}")
    assert not wrong, "a module says what of it is public: add __all__ to " + ", ".join(wrong)


def test_nobody_imports_what_another_package_keeps_private() -> None:
    wrong = []
    for file, tree in trees().items():
        package = file.split("/")[0]
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("jiceng."):
                continue
            parts = [*(node.module or "").split(".")[1:]]
            if parts[0] == package:
                continue
            names = [*parts, *(alias.name for alias in node.names)]
            if private := [name for name in names if name.startswith("_") and not name.startswith("__")]:
                wrong.append(f"src/jiceng/{file}:{node.lineno}: {', '.join(private)}")
    assert not wrong, "\n".join(wrong)


def test_from_the_front_door_the_rooms_take_the_version_only() -> None:
    """The floors are blind there: the front door names all of them."""
    wrong = [
        f"src/jiceng/{file}:{node.lineno}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "jiceng"
            and [alias.name for alias in node.names] != ["__version__"]
        )
        or (isinstance(node, ast.Import) and "jiceng" in imported(node) and not file.startswith("cli/"))
    ]
    assert not wrong, "import from the package that has it, not from jiceng: " + ", ".join(wrong)


def test_comments_leave_nothing_open_and_every_gap_in_coverage_has_a_reason() -> None:
    wrong = []
    for file in trees():
        text = (SOURCE / file).read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type != tokenize.COMMENT:
                continue
            open_end = re.search(r"\b(TODO|FIXME|XXX|HACK)\b", token.string)
            bare = re.search(r"pragma: no (cover|branch)\W*$", token.string)
            if open_end or bare:
                wrong.append(f"src/jiceng/{file}:{token.start[0]}: {token.string}")
    assert not wrong, "\n".join(wrong)


def test_each_exception_is_still_needed() -> None:
    found = {(file, name) for file, tree in trees().items() for _, name in offences(tree)}
    assert set(ALLOWED) <= found, f"no longer needed: {sorted(set(ALLOWED) - found)}"
