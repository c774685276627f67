"""Typed frames with their origin: what readers fill, and what checks and scores read."""

from jiceng.dataset.data import Dataset
from jiceng.dataset.households import (
    HEAD_RELATIONS,
    TOWNSHIP,
    derive_households,
    stated_township,
    township_of,
)
from jiceng.dataset.notes import Note, NoteKind
from jiceng.dataset.schema import ROW, SOURCE, Column, Kind, columns, empty_frame, table_schema
from jiceng.dataset.sources import (
    FEEDBACK_COLUMN,
    FEEDBACK_MARKER,
    FEEDBACK_SUMMARY,
    Cell,
    Merge,
    Refusal,
    SheetSource,
    Skipped,
    Why,
)
from jiceng.dataset.store import find_stores, scan
from jiceng.dataset.tables import ROWS_AT_ONCE, Table

__all__ = [
    "FEEDBACK_COLUMN",
    "FEEDBACK_MARKER",
    "FEEDBACK_SUMMARY",
    "HEAD_RELATIONS",
    "ROW",
    "ROWS_AT_ONCE",
    "SOURCE",
    "TOWNSHIP",
    "Cell",
    "Column",
    "Dataset",
    "Kind",
    "Merge",
    "Note",
    "NoteKind",
    "Refusal",
    "SheetSource",
    "Skipped",
    "Table",
    "Why",
    "columns",
    "derive_households",
    "empty_frame",
    "find_stores",
    "scan",
    "stated_township",
    "table_schema",
    "township_of",
]
