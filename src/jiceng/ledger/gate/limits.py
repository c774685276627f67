"""How much of a stranger's file is looked at, and why not more.

Each limit lies well above what a county sends in one file (100,000 rows of 20 columns are 2,000,000 cells,
19 MB packed and 120 MB unpacked) and below what an office computer cannot hold.
"""

from typing import Final

__all__ = [
    "CHILD_CPU_SECONDS",
    "CHILD_MEMORY",
    "CHILD_MEMORY_OF_SMALL",
    "CHILD_SECONDS",
    "DEEPEST_MARKUP",
    "LARGEST_FILE",
    "LAST_COLUMN",
    "LAST_ROW",
    "LONGEST_DIRECTORY",
    "LONGEST_LINE",
    "LONGEST_TAG",
    "MEMORY_OF_SMALL",
    "MOST_CELLS",
    "MOST_DECODED",
    "MOST_DECODED_OF_SMALL",
    "MOST_ELEMENTS",
    "MOST_ENTRIES",
    "MOST_HELD",
    "MOST_HELD_BY_SIZE",
    "MOST_HELD_OF_LARGE",
    "MOST_MARKS",
    "MOST_MERGES",
    "MOST_PART",
    "MOST_RATIO",
    "MOST_SHEETS",
    "MOST_TEXT",
    "MOST_UNFOLDED",
    "MOST_UNPACKED",
    "MOST_VALUES",
    "MOST_WRITTEN",
    "SMALL_ENOUGH",
    "SMALL_FILE",
    "SPARSE_AREA",
    "SPARSE_SHARE",
]

MIB: Final = 2**20

LARGEST_FILE: Final = 256 * MIB
"""Bytes on disk. A ledger of 1,000,000 rows is 150 MB as CSV and 60 MB as Parquet."""

MOST_ENTRIES: Final = 10_000
"""Entries of a zip directory. A workbook has some twenty, one with many pictures some hundreds."""

LONGEST_DIRECTORY: Final = 2 * MIB
"""Bytes of a zip directory: `MOST_ENTRIES` of 200 bytes. It is read as a whole."""

MOST_UNFOLDED: Final = 1_000_000
"""Filled cells of a thousand rows: those are objects together, of some 80 bytes each. A ledger has 100 columns, not 1,000."""

MOST_UNPACKED: Final = 768 * MIB
"""Bytes of all entries of a zip after unpacking; `MOST_CELLS` take about 500 MB, with their text in the sheet 700 MB."""

MOST_PART: Final = 64 * MIB
"""Bytes of one XML part that is neither a sheet nor the string table: styles, names, relationships."""

MOST_RATIO: Final = 400
"""Unpacked by packed size of one entry above `SMALL_ENOUGH`. Rows of a sheet, all alike, reach about 100;
what the method can do at most is 1,032."""

SMALL_ENOUGH: Final = 8 * MIB
"""Bytes whose unpacking harms nobody, at whatever ratio."""

LAST_ROW: Final = 1_048_576
"""The last row a spreadsheet has."""

LAST_COLUMN: Final = 16_384
"""The last column a spreadsheet has, XFD."""

MOST_CELLS: Final = 8_000_000
"""Cells of the rectangles from A1 to the last filled cell, all sheets of a file together. The residents of a
county, 300,000 rows of 20 columns, are 6,000,000. A reader holds the
rectangle, not the cells that are filled, so that one far cell costs as much as a full sheet."""

SPARSE_AREA: Final = 500_000
"""Cells of one sheet's rectangle above which it is asked how many of them are filled."""

SPARSE_SHARE: Final = 100
"""One cell of so many has to be filled in a rectangle above `SPARSE_AREA`. A ledger fills one in two; one with
a stray blank in its last row, none in 100,000."""

MOST_SHEETS: Final = 255
"""Sheets of a workbook; the largest we have seen has a sheet for each of 40 villages."""

MOST_TEXT: Final = 512 * MIB
"""Bytes of text when each cell holds its own copy, which is what readers make of a shared string."""

MOST_MARKS: Final = 2_000_000
"""Cells of one sheet with a formula, an error or day 60: 100,000 rows of 20 formulas. Each is told with its row."""

MOST_MERGES: Final = 300_000
"""Merged ranges of all sheets: 100,000 residents whose households have one cell in each of five columns make 170,000.
A reader holds them as objects before it gives the first cell."""

MOST_ELEMENTS: Final = 20_000_000
"""Elements of a part that has to be parsed; bounds the time, about 10 s at the limit."""

DEEPEST_MARKUP: Final = 256
"""Levels of elements. A parser remembers each open one; a sheet has five."""

LONGEST_TAG: Final = MIB
"""Bytes between `<` and the next `<`: a cell holds 32,767 characters at most."""

LONGEST_LINE: Final = 4 * MIB
"""Bytes of a CSV file without a line break. 16,384 columns of 200 bytes are 3 MiB."""

MOST_DECODED: Final = 1536 * MIB
"""Bytes of a Parquet file when each value holds its own copy: 1,000,000 rows of 50 columns of 30 bytes."""

MOST_DECODED_OF_SMALL: Final = 224 * MIB
"""The same for a file up to `SMALL_FILE`: 300,000 residents with 20 columns take 170 MB."""

MOST_VALUES: Final = 200_000_000
"""Values of all columns of a Parquet file: 5,000,000 rows of 40 columns."""

CHILD_MEMORY: Final = 2048 * MIB
"""Address space of the process that reads a workbook: 5,000,000 cells of text take 1 GB there."""

MEMORY_OF_SMALL: Final = 256
"""MiB that reading takes at most, and the process that reads, for a file up to `SMALL_FILE`. The limits for such a
file are made for it; those for more, where somebody allows more, are in proportion."""

CHILD_MEMORY_OF_SMALL: Final = 336 * MIB
"""The same for a file up to `SMALL_FILE`: 2,000,000 cells of text take 166 MB there, and space is not all used."""

SMALL_FILE: Final = 20 * MIB
"""Bytes of what is commonly uploaded; reading it takes 256 MB at most."""

MOST_HELD: Final = 176 * MIB
"""Bytes that the cells of one file are counted with: 2,000,000 of text are 100 MB, a million rows of four numbers 130 MB."""

MOST_HELD_OF_LARGE: Final = 768 * MIB
"""The same for a file above `SMALL_FILE`: the residents of a county take 300 MB."""

MOST_HELD_BY_SIZE: Final = 9
"""Bytes held by each byte of a file that is so large that this is more."""

CHILD_CPU_SECONDS: Final = 60
"""Processor time of that process: 2,000,000 cells take 3 s, 5,000,000 on a slow computer 30 s."""

CHILD_SECONDS: Final = 120
"""Time on the wall for that process; it may have to wait for the processor, never for anything else."""

MOST_WRITTEN: Final = 1024 * MIB
"""Bytes that process may hand over: `MOST_TEXT` and what stands between the cells."""
