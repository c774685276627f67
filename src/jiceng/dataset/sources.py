"""Where rows come from, and what the reader did with each sheet and file."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import attrs

from jiceng.dataset.notes import Note

__all__ = [
    "FEEDBACK_COLUMN",
    "FEEDBACK_MARKER",
    "FEEDBACK_SUMMARY",
    "Cell",
    "Merge",
    "Refusal",
    "SheetSource",
    "Skipped",
    "Why",
]

FEEDBACK_COLUMN = "错误信息"
"""Heading of the column that a feedback workbook adds; passed over when the workbook comes back corrected."""

FEEDBACK_SUMMARY = "汇总"
"""Sheet that a feedback workbook adds for people."""

FEEDBACK_MARKER = "_jiceng"
"""Very hidden sheet by which a feedback workbook is recognised when it comes back."""

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What a spreadsheet cell holds, in the type the reader found."""


@attrs.frozen
class Merge:
    """A merged range, first and last row and column counted from 0, both included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Why(StrEnum):
    """Why a row below the headings is not a record."""

    NOTE = "note"
    TOTAL = "total"
    SIGNATURE = "signature"
    COLUMN_NUMBERS = "column-numbers"


@attrs.frozen
class Skipped:
    """One row that was passed over; `row` is the number the spreadsheet shows."""

    row: int
    why: Why


@attrs.frozen(eq=False)
class SheetSource:
    """One sheet that was read as an entity.

    `columns` maps each known heading, as the sheet spells it, to its field; `positions` maps the field to
    the column (from 0). `unmapped` are headings that no field claims, without their numbers, and only the
    letters of the column where the heading is no words of known headings: it may be a person's name.
    `lookalikes` are those of them that may be meant for a missing number, with the heading it goes by;
    `filled_down` counts the cells that took their value from the merged range they lie in. `image` and
    `merges` keep all cells as they are for the feedback workbook; a table read from Parquet has none.
    `encoding` and `separator` are those of a CSV file. `notes` tell what was noticed of cells, columns and the
    sheet. `path` is where the file lies, which no report tells.
    """

    file: str
    sheet: str
    entity: str
    header_rows: tuple[int, ...]
    rows: int
    columns: Mapping[str, str]
    positions: Mapping[str, int]
    unmapped: tuple[str, ...] = ()
    lookalikes: Mapping[str, str] = attrs.field(factory=dict)
    skipped: tuple[Skipped, ...] = ()
    filled_down: int = 0
    image: Sequence[tuple[Cell, ...]] = attrs.field(default=(), repr=False)
    merges: tuple[Merge, ...] = attrs.field(default=(), repr=False)
    encoding: str | None = None
    separator: str | None = None
    notes: tuple[Note, ...] = ()
    path: Path | None = attrs.field(default=None, repr=False)


@attrs.frozen
class Refusal:
    """A file or sheet that could not be read: a code for programs and a Chinese sentence for the clerk.

    It is not `fatal` for a sheet beside a ledger in the same workbook, such as the page how to fill it in:
    the batch is complete without it.
    """

    file: str
    sheet: str
    code: str
    message: str
    fatal: bool = True
