"""Printing to the terminal: with colours and tables where a person looks on, as plain lines where a file does."""

import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from jiceng.files import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["is_interactive", "print_lines", "print_rich", "written_lines"]


def is_interactive(stream: TextIO | None = None) -> bool:
    """True when a stream, standard output by itself, is a terminal and rich is installed."""
    return (sys.stdout if stream is None else stream).isatty() and find_spec("rich") is not None


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def print_rich(renderables: Iterable["RenderableType"]) -> None:
    """Write tables and coloured texts to standard output."""
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for renderable in renderables:
        console.print(renderable)


def written_lines(title: str, written: Sequence[Path]) -> list[str]:
    """Return where the files are that were written; no line when there are none."""
    return (
        [f"{title}（{len(written)} 个）：", *(f"  {visible(str(path))}" for path in written)]
        if written
        else []
    )
