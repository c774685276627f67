"""Runs the `console` blocks of our documents, so that no command in them is only a wish.

A block is a transcript. A line that begins with `$ ` is a command; it must end with status 0, or with the one
written behind it as `# exit 1`. The lines below it, if there are any, must be what the command prints, where `…` on
its own or at the end of a line stands for anything. No shell is involved: what needs one does not belong into a
document that clerks copy from.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from sybil import Example

__all__ = ["Command", "commands", "run", "run_block"]

EXIT = re.compile(r"\s+# exit (?P<status>[0-9]+)$")


@frozen
class Command:
    """One command of a transcript: its words, the status it must end with, the output that is shown."""

    words: tuple[str, ...]
    status: int
    shown: str


def commands(block: str) -> Iterator[Command]:
    """The commands of a block in order; ValueError for output that no command stands above."""
    lines: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            if lines:
                yield _command(lines)
            lines = [line]
        elif lines:
            lines.append(line)
        elif line.strip():
            msg = f"a console block begins with a command ('$ …'), not with {line!r}"
            raise ValueError(msg)
    if lines:
        yield _command(lines)


def _command(lines: list[str]) -> Command:
    text = lines[0].removeprefix("$ ")
    status = 0
    if found := EXIT.search(text):
        status = int(found["status"])
        text = text[: found.start()]
    return Command(tuple(shlex.split(text)), status, "\n".join(lines[1:]).strip())


def run(command: Command, folder: Path) -> str | None:
    """Runs the command in the folder; a sentence about what differs, or None when all is as written."""
    scripts = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")]),
        "NO_COLOR": "1",
    }
    environment.update(COLUMNS="120", PYTHONUTF8="1")
    done = subprocess.run(
        command.words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    name = shlex.join(command.words)
    if done.returncode != command.status:
        return f"{name}: status {done.returncode}, the document says {command.status}\n{done.stdout}{done.stderr}"
    wanted = re.sub(r"…$", "...", command.shown, flags=re.MULTILINE)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    if wanted and not doctest.OutputChecker().check_output(wanted + "\n", done.stdout, flags):
        return f"{name}: prints\n{done.stdout}\nthe document shows\n{command.shown}"
    return None


def run_block(example: Example) -> str | None:
    """The evaluator for Sybil: the first difference of a block, if any."""
    folder = example.namespace["example_folder"]
    return next((said for command in commands(example.parsed) if (said := run(command, folder))), None)
