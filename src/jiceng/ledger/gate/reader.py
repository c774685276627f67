"""The only code that hands the bytes of a stranger's workbook to a reader.

It is a program of its own: `python reader.py PATH MEMORY SECONDS` writes the sheets to standard output, one
JSON document a line, and dies alone when the workbook is a bomb. It imports nothing of jiceng, so that it
starts in the time Python takes to start.

A line is `{"sheet": name, "merges": [...]}`, then lines `{"rows":[...]}` or `{"dated":[...]}` for its cells, at
the end of all `{"end": true}`, or `{"refused": code}`. Cells are JSON values; a date is `["date", text]`.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from itertools import islice

__all__ = ["OUT_OF_MEMORY", "ROWS_OF_A_LINE", "Encoder", "ReadSheet", "UnreadableError", "main", "sheets"]

Cell = int | float | str | bool | time | date | datetime | timedelta
Cells = list[list[Cell]]
ReadSheet = tuple[str, list[tuple[int, int, int, int]], Iterator[Cells]]

OUT_OF_MEMORY = 3
"""Exit status of a child that Python told that there is no more memory; an abort is how Rust says it."""

ROWS_OF_A_LINE = 1_000
"""Rows of each line but the last one of a sheet."""


class UnreadableError(Exception):
    """The reader gave up; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sheets(path: str) -> Iterator[ReadSheet]:
    """Yield name, merged ranges and cells of each sheet, in the order of the workbook.

    Raises `UnreadableError`, also for a panic of the reader, which is no `Exception`; and `MemoryError`. The cells
    are handed over block by block: those of a sheet that were not fetched are lost when the next one is asked for.
    """
    import python_calamine as calamine

    with _failures_named(), calamine.load_workbook(path) as workbook:
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            merges = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
            left = 0 if sheet.start is None else sheet.start[1]
            yield name, merges, _blocks(sheet.iter_rows(), left)


@contextmanager
def _failures_named() -> Iterator[None]:
    import python_calamine as calamine

    try:
        yield
    except calamine.PasswordError:
        raise UnreadableError("file.encrypted") from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError):
        raise UnreadableError("file.damaged") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # it cannot be imported
            raise
        if "pointer is null" in str(error):  # Python had no memory for an object
            raise MemoryError from None
        raise UnreadableError("file.damaged") from None


def _blocks(rows: Iterator[list[Cell]], left: int) -> Iterator[Cells]:
    """Yield the rows some at a time, with the `left` empty columns that the reader leaves out."""
    margin: list[Cell] = [""] * left
    while True:
        with _failures_named():
            block = [margin + row for row in islice(rows, ROWS_OF_A_LINE)]
        if not block:
            return
        yield block


class Encoder:
    """Lines of cells; counts the values that JSON has no type for."""

    def __init__(self) -> None:
        self._dated = 0
        self._write = json.JSONEncoder(
            ensure_ascii=False, separators=(",", ":"), default=self._tagged, check_circular=False
        ).encode

    def line(self, rows: Sequence[Sequence[object]]) -> bytes:
        """Return a line of rows, without its end."""
        self._dated = 0
        text = self._write(rows)
        kind = "dated" if self._dated else "rows"
        return f'{{"{kind}":{text}}}'.encode("utf-8", "surrogatepass")

    def _tagged(self, cell: object) -> list[object]:
        self._dated += 1
        if isinstance(cell, datetime | date | time):
            return [type(cell).__name__, cell.isoformat()]
        if isinstance(cell, timedelta):
            return ["timedelta", cell.days, cell.seconds, cell.microseconds]
        raise TypeError


def _limit(memory: int, seconds: int) -> None:
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),  # the cells of a ledger stay out of core files
    ):
        _, hard = resource.getrlimit(what)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS knows the limit of memory and does not take it
            resource.setrlimit(what, (soft, hard))


def main(arguments: list[str]) -> int:
    """Run as the child: limits first, then the workbook. Returns the exit status."""
    path, memory, seconds = arguments
    _limit(int(memory), int(seconds))
    try:
        _say_sheets(path)
    except MemoryError:
        return OUT_OF_MEMORY  # to say more would take memory
    except UnreadableError as error:
        _say(json.dumps({"refused": error.code}).encode())
    else:
        _say(b'{"end":true}')
    sys.stdout.buffer.flush()
    return 0


def _say_sheets(path: str) -> None:
    encoder = Encoder()
    for name, merges, blocks in sheets(path):
        _say(json.dumps({"sheet": name, "merges": merges}).encode())
        for rows in blocks:
            _say(encoder.line(rows))


def _say(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
