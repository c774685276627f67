"""Which files to read, and under which name they are spoken of."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import attrs

from jiceng.errors import DataError

__all__ = ["Format", "InputFile", "RefusedFileError", "list_files"]


class RefusedFileError(DataError):
    """One file cannot be read; the others of the batch can. The sentence tells the clerk what to do."""


class Format(StrEnum):
    """The kinds of file that are read, named by their suffix."""

    XLSX = ".xlsx"
    XLSM = ".xlsm"
    XLS = ".xls"
    CSV = ".csv"
    PARQUET = ".parquet"


@attrs.frozen
class InputFile:
    """A file to read: where it is, and the name under which the report speaks of it."""

    path: Path
    name: str


def list_files(paths: Sequence[Path], exclude: Path | None = None) -> list[InputFile]:
    """Return the files to read, in a fixed order: folders with all below them, files as given.

    In a folder only files of a known kind count, and neither hidden ones nor the lock files of an open
    spreadsheet (`~$…`) nor what lies under `exclude`. Raises `DataError` when a path does not exist or
    cannot be opened: a ledger that is left out in silence would be worse.
    """
    found: list[InputFile] = []
    for path in paths:
        try:
            is_there = path.exists()
            is_folder = path.is_dir()
            files = sorted(_below(path)) if is_folder else [path]
        except OSError as error:
            raise DataError(
                "file.unreadable", f"“{error.filename or path}”无法打开，请检查是否有读取权限。"
            ) from None
        if not is_there:
            raise DataError("file.not-found", f"找不到“{path}”，请检查路径是否写对。")
        found += [
            InputFile(file, file.relative_to(path).as_posix() if is_folder else file.name)
            for file in files
            if not is_folder or (_is_ledger(file, path) and not _is_under(file, exclude))
        ]
    return _with_distinct_names(found)


def _below(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder but those in hidden ones. Raises `OSError` when one cannot be opened."""
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            if not child.name.startswith((".", "~$")):
                yield from _below(child)
        else:
            yield child


def _is_ledger(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return (
        file.is_file()
        and file.suffix.lower() in set(Format)
        and not any(part.startswith((".", "~$")) for part in parts)
    )


def _is_under(file: Path, folder: Path | None) -> bool:
    return folder is not None and file.resolve().is_relative_to(folder.resolve())


def _with_distinct_names(files: Iterable[InputFile]) -> list[InputFile]:
    taken: dict[str, Path] = {}
    distinct: list[InputFile] = []
    for file in files:
        path = file.path.resolve()
        if taken.get(file.name) == path:
            continue  # the same file, given twice
        name = file.name if file.name not in taken else f"{path.parent.name}/{path.name}"
        while name in taken:
            name = f"_{name}"
        taken[name] = path
        distinct.append(InputFile(file.path, name))
    return distinct
