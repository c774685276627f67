"""What was published of which subject, so that the next table of it is held against it."""

import json
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Final, Literal

import attrs
from pydantic import BaseModel, ConfigDict

from jiceng.errors import DataError
from jiceng.files import write_atomically
from jiceng.share.release.published import HIDDEN, Interval, Release

__all__ = ["ReleaseLog"]

_FORMAT: Final = "jiceng-releases/1"


class _Entry(BaseModel):
    """One table in the file, with what it leaves open as row, column, least and greatest."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    subject: str
    label: str
    k: int
    small: int
    others: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_open: tuple[tuple[str, str, int, int | None], ...]


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    format: Literal["jiceng-releases/1"]
    releases: tuple[_Entry, ...]


@attrs.frozen(eq=False)
class ReleaseLog:
    """The tables that were published, in their order, each with its subject.

    A subject is one kind of count of one set of people, such as 各村救助人数: whatever can be subtracted from each
    other belongs to one subject. The log holds what was published and what follows from it, and no hidden count.
    """

    entries: tuple[tuple[str, Release], ...] = ()

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "ReleaseLog":
        """Read a log; where there is no file, nothing was published yet.

        Raises `DataError` for a file that is no log: to go on without it would publish what it is there to hold back.
        """
        place = Path(path)
        try:
            content = place.read_bytes()
        except FileNotFoundError:
            return cls()
        except OSError:
            content = b""
        try:
            document = _Document.model_validate_json(content)
            return cls(tuple((entry.subject, _release(entry)) for entry in document.releases))
        except ValueError:  # that of pydantic is one, and its text is for developers
            pass
        raise DataError(
            "release-log.damaged",
            f"发布记录“{place.name}”读不出来：请恢复备份；没有它就不能判断新的表会不会泄露已隐藏的数。",
        )

    def save(self, path: str | PathLike[str]) -> None:
        """Write the log whole. Raises `DataError` when it cannot be written."""
        document = _Document(
            format=_FORMAT, releases=tuple(_entry(subject, made) for subject, made in self.entries)
        )
        content = json.dumps(document.model_dump(), ensure_ascii=False, indent=1) + "\n"
        write_atomically(Path(path), content.encode())

    def of(self, subject: str) -> Sequence[Release]:
        """Return the tables of a subject, for `release(..., earlier=...)`."""
        return [made for known, made in self.entries if known == subject]

    def adding(self, subject: str, made: Release) -> "ReleaseLog":
        """Return the log with one more table. Save it before the table goes out."""
        return ReleaseLog((*self.entries, (subject, made)))


def _entry(subject: str, made: Release) -> _Entry:
    return _Entry(
        subject=subject,
        label=made.label,
        k=made.k,
        small=made.small,
        others=made.others,
        columns=tuple(made.table.columns),
        rows=tuple(made.table.rows()),
        left_open=tuple((*place, *interval) for place, interval in made.left_open.items()),
    )


def _release(entry: _Entry) -> Release:
    """Return the table of an entry. Raises `ValueError` where it does not hold together."""
    import polars as pl

    if entry.label not in entry.columns or any(len(row) != len(entry.columns) for row in entry.rows):
        raise ValueError("a row of a published table has a text for each column")
    table = pl.DataFrame(
        {name: [row[place] for row in entry.rows] for place, name in enumerate(entry.columns)}
    )
    left_open: dict[tuple[str, str], Interval] = {
        (row, column): (least, most) for row, column, least, most in entry.left_open
    }
    for row in table.iter_rows(named=True):
        for column in table.columns:
            is_open = (row[entry.label], column) in left_open
            if column != entry.label and (row[column] == HIDDEN) != is_open:
                raise ValueError("what is left open is told of hidden counts, and of them only")
            if column != entry.label and not is_open:
                int(row[column])
    return Release(table, entry.label, entry.k, entry.small, entry.others, left_open)
