"""The process that reads a workbook, from the side that waits for it.

Whatever it does (die, hang, talk nonsense or without end), it is the refusal of one file.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event, Timer

import attrs

from jiceng.dataset import Merge
from jiceng.ledger.gate import limits, reader
from jiceng.ledger.gate.allowance import Allowance
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.holding import Holding
from jiceng.ledger.gate.packed import PackedCells

__all__ = ["ChildLimits", "SheetCells", "has_child", "read_here", "read_in_child"]


@attrs.frozen(eq=False)
class SheetCells:
    """One sheet as the reader gives it."""

    name: str
    image: PackedCells
    merges: tuple[Merge, ...]
    holding: Holding


@attrs.frozen
class ChildLimits:
    """What the child may use: bytes of memory, seconds of processor, seconds on the wall, bytes handed over."""

    memory: int = limits.CHILD_MEMORY
    cpu_seconds: int = limits.CHILD_CPU_SECONDS
    seconds: float = limits.CHILD_SECONDS
    written: int = limits.MOST_WRITTEN


def has_child() -> bool:
    """True where a process with limits can be started: POSIX, from an ordinary Python."""
    return os.name == "posix" and bool(sys.executable) and not getattr(sys, "frozen", False)


def read_here(path: Path, memory: int | None = None) -> list[SheetCells]:
    """Read a workbook in this process, with so many MiB at most. Raises `FlawError`."""
    holding = Holding(Allowance.of(path, memory).held)
    encoder = reader.Encoder()
    try:
        return [
            SheetCells(
                name, PackedCells(map(holding.line, map(encoder.line, blocks))), _merges(merges), holding
            )
            for name, merges, blocks in reader.sheets(str(path))
        ]
    except reader.UnreadableError as error:
        flaw = Flaw(error.code)
    except MemoryError:
        flaw = Flaw.TOO_LARGE
    raise FlawError(flaw)


def read_in_child(
    path: Path,
    allowed: ChildLimits | None = None,
    program: str = reader.__file__,
    memory: int | None = None,
) -> list[SheetCells]:
    """Read a workbook in a process of its own. Raises `FlawError` when it cannot, or must not go on.

    Without limits that are `allowed`, they are those of a small or of a large file, or of so many MiB.
    """
    allowance = Allowance.of(path, memory)
    holding = Holding(allowance.held)
    allowed = ChildLimits(allowance.child) if allowed is None else allowed
    process = subprocess.Popen(  # noqa: S603 - our own program, and the path as one argument
        [sys.executable, "-P", program, str(path), str(allowed.memory), str(allowed.cpu_seconds)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a panic prints what it choked on
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    overdue = Event()
    timer = Timer(allowed.seconds, _stop, (process, overdue))
    timer.daemon = True  # nothing waits for it when the command is broken off while it starts
    try:
        with process:  # closes the pipe and waits
            try:
                timer.start()
                return _sheets(_lines(process, allowed.written), holding)
            except _BrokenOffError:
                pass
            except BaseException:
                process.kill()
                raise
    finally:
        timer.cancel()
    raise FlawError(_why(process.returncode, overdue.is_set()))


def _stop(process: subprocess.Popen[bytes], overdue: Event) -> None:
    overdue.set()
    process.kill()


def _why(status: int, overdue: bool) -> Flaw:
    """Say what a child that broke off died of: time, memory (an abort, or the system's own hand), or the file."""
    if overdue or status == -signal.SIGXCPU:
        return Flaw.TOO_SLOW
    if status in (reader.OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV, -signal.SIGBUS):
        return Flaw.TOO_LARGE
    return Flaw.DAMAGED


class _BrokenOffError(Exception):
    """The child fell silent before it said that it had ended."""


def _lines(process: subprocess.Popen[bytes], most: int) -> Iterator[object]:
    """Yield what the child writes, line by line: cells as they come, what is told of them as a document.

    Raises `FlawError` for too many bytes or nonsense.
    """
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    while line := process.stdout.readline(most + 1):
        most -= len(line)
        if most < 0:
            raise FlawError(Flaw.TOO_LARGE)
        if not line.endswith(b"\n"):
            break
        if line.startswith(_CELLS):
            yield line[:-1]
            continue
        try:
            document: object = json.loads(line)
        except (ValueError, RecursionError):
            raise FlawError(Flaw.DAMAGED) from None
        yield document
    raise _BrokenOffError


_CELLS = (b'{"rows":', b'{"dated":')
_CODES = {flaw.value for flaw in Flaw}


def _sheets(documents: Iterator[object], holding: Holding) -> list[SheetCells]:
    sheets: list[SheetCells] = []
    lines: list[bytes] = []
    name: str | None = None
    merges: tuple[Merge, ...] = ()
    for document in documents:
        match document:
            case bytes():
                lines.append(holding.line(document))
            case {"sheet": str(following), "merges": list(ranges)}:
                if name is not None:
                    sheets.append(SheetCells(name, PackedCells(lines), merges, holding))
                name, merges, lines = following, _merges(ranges), []
            case {"end": True}:
                if name is not None:
                    sheets.append(SheetCells(name, PackedCells(lines), merges, holding))
                return sheets
            case {"refused": str(code)} if code in _CODES:
                raise FlawError(Flaw(code))
            case _:
                raise FlawError(Flaw.DAMAGED)
    raise FlawError(Flaw.DAMAGED)


def _merges(ranges: Iterable[Iterable[int]]) -> tuple[Merge, ...]:
    return tuple(Merge(*corners) for corners in ranges)
