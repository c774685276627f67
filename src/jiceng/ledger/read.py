"""From a folder of ledgers to a dataset."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset, Refusal, SheetSource, derive_households, find_stores
from jiceng.errors import DataError
from jiceng.ledger.files import Format, InputFile, RefusedFileError, list_files
from jiceng.ledger.gate import Flaw, FlawError, examine, recognise, refusal
from jiceng.ledger.headings import NO_MAPPING
from jiceng.ledger.mapping import Mapping as HeadingMapping
from jiceng.ledger.parquet_file import read_parquet_file
from jiceng.ledger.place_names import PLACES, with_codes
from jiceng.ledger.registers import split_register
from jiceng.ledger.table import RawSheet, Table, read_table
from jiceng.ledger.text_file import read_text_file
from jiceng.ledger.workbook import read_workbook
from jiceng.models import ENTITIES, Household, Record, Resident
from jiceng.models.extension import Extension
from jiceng.progress import Stage, tracked

if TYPE_CHECKING:
    import polars as pl

__all__ = ["read"]

Paths = str | PathLike[str] | Sequence[str | PathLike[str]]
Models = Mapping[str, type[Record]]


def read(
    paths: Paths,
    *,
    exclude: str | PathLike[str] | None = None,
    extension: Extension | str | PathLike[str] | None = None,
    mapping: HeadingMapping | Mapping[str, str] | str | PathLike[str] | None = None,
    memory: int | None = None,
) -> Dataset:
    """Read ledgers: one folder or file, or several; .xlsx, .xls, .csv and .parquet.

    Which entity a sheet holds is found by its headings. A file that cannot be read is named in
    `Dataset.refusals` and the others are read all the same; so is a sheet without known headings, and it is
    not fatal where the workbook holds a ledger beside it. A wrong value never raises: it stays for its
    finding. Households are derived from residents where the batch has no list of its own.

    A dataset that `Dataset.write_parquet` wrote is taken as it is, wherever it lies in a folder. With an
    extension` the entities are those of the county, and so are `Dataset.models`. A `mapping`, or the file of
    one, says which field a heading means, before all that the models know of headings.

    A file up to 20 MiB may take 256 MiB while it is read, a larger one what it needs up to 2 GiB; one that would take
    more is refused. With `memory`, in MiB, every file may take so much.

    Raises `DataError` when a path does not exist or a folder holds no ledger at all, `DeclarationError` with
    all that is wrong in the extension or the mapping.
    """
    models = _models(extension)
    headings = _headings(mapping, models)
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    places, excluded = [Path(path) for path in given], None if exclude is None else Path(exclude)
    files = list_files(places, excluded)
    stored, refusals = _stored([path for path in places if path.is_dir()], excluded, models)
    files = [file for file in files if not (file.path not in places and file.path.parent in stored)]
    if not files and not stored:
        raise DataError("file.none", "没有找到可读取的台账：请放入 .xlsx、.xls、.csv 或 .parquet 文件。")
    before = sum(len(data.sources) for data in stored.values() if data is not None)
    tables: list[Table] = []
    for file in tracked(files, Stage.READING):
        try:
            read_here, refused_here = _read_file(file, before + len(tables), models, headings, memory)
        except RefusedFileError as error:
            refusals.append(Refusal(file.name, "", error.code, error.message))
        else:
            tables += read_here
            refusals += refused_here
    kept = [data for data in stored.values() if data is not None]
    return _dataset(kept, with_codes(tables, _lists_of_places(kept, tables)), refusals, models)


def _lists_of_places(stored: Iterable[Dataset], tables: Iterable[Table]) -> "Iterator[pl.DataFrame]":
    for place in PLACES:
        yield from (data.frame(place) for data in stored if place.entity.name in data.frames)
        yield from (table.frame for table in tables if issubclass(table.model, place))


def _models(extension: Extension | str | PathLike[str] | None) -> Models:
    if extension is None:
        return ENTITIES
    return (extension if isinstance(extension, Extension) else Extension.load(extension)).models()


def _headings(
    mapping: HeadingMapping | Mapping[str, str] | str | PathLike[str] | None, models: Models
) -> Mapping[str, str]:
    if mapping is None:
        return NO_MAPPING
    if isinstance(mapping, str | PathLike):
        mapping = HeadingMapping.load(mapping)
    elif not isinstance(mapping, HeadingMapping):
        mapping = HeadingMapping(mapping)
    return mapping.checked(models).headings


def _stored(
    folders: Iterable[Path], excluded: Path | None, models: Models
) -> tuple[dict[Path, Dataset | None], list[Refusal]]:
    """Return the datasets that lie in the folders, by the folder of each; `None` for one that cannot be read."""
    stored: dict[Path, Dataset | None] = {}
    refusals: list[Refusal] = []
    for folder in folders:
        for place in find_stores(folder):
            if place in stored or (
                excluded is not None and place.resolve().is_relative_to(excluded.resolve())
            ):
                continue
            try:
                stored[place] = Dataset.read(place, models=models)
            except DataError as error:
                stored[place] = None
                refusals.append(Refusal(place.name, "", error.code, error.message))
    return stored, refusals


def _read_file(
    file: InputFile, position: int, models: Models, mapping: Mapping[str, str], memory: int | None
) -> tuple[list[Table], list[Refusal]]:
    kind = recognise(file)
    examined = examine(file, kind, memory)
    remarks = list(examined.remarks)
    if kind is Format.PARQUET:
        table = read_parquet_file(file, position, models, mapping)
        return ([], [_no_headings(file.name, ""), *remarks]) if table is None else ([table], remarks)
    sheets = [read_text_file(file, memory)] if kind is Format.CSV else read_workbook(file, examined, memory)
    try:
        tables, refusals = _read_sheets(file, sheets, position, models, mapping)
    except FlawError as error:  # the cells do not unfold
        flaw = error.flaw
    except MemoryError:
        flaw = Flaw.TOO_LARGE
    else:
        return tables, [*refusals, *remarks]
    raise refusal(file, flaw)


def _read_sheets(
    file: InputFile,
    sheets: Iterable[RawSheet],
    position: int,
    models: Models,
    mapping: Mapping[str, str],
) -> tuple[list[Table], list[Refusal]]:
    tables: list[Table] = []
    refused: list[Refusal] = []
    unknown: list[Refusal] = []
    for sheet in sheets:
        if sheet.is_empty:
            continue
        try:
            table = read_table(sheet, position + len(tables), models, mapping)
        except RefusedFileError as error:
            refused.append(Refusal(file.name, sheet.name, error.code, error.message))
            continue
        if table is None:
            unknown.append(_no_headings(file.name, sheet.name))
        else:
            tables += _placed(split_register(table, models), position + len(tables))
    if not tables and not unknown and not refused:
        raise refusal(file, Flaw.EMPTY)
    return tables, [*refused, *([_beside_a_ledger(page) for page in unknown] if tables else unknown)]


def _placed(parts: list[Table], position: int) -> list[Table]:
    """Give each part of a split sheet its own position among the sources."""
    import polars as pl

    return [
        part
        if offset == 0
        else Table(
            part.model,
            part.frame.with_columns(pl.lit(position + offset, dtype=pl.UInt32()).alias(SOURCE)),
            part.source,
        )
        for offset, part in enumerate(parts)
    ]


def _no_headings(file: str, sheet: str) -> Refusal:
    where = f"文件“{file}”的工作表“{sheet}”" if sheet else f"文件“{file}”"
    return Refusal(
        file,
        sheet,
        "sheet.no-known-headings",
        f"{where}没有认得出的表头，请保留原表的表头行（如姓名、公民身份号码、户号），或改用下发的模板。",
    )


def _beside_a_ledger(page: Refusal) -> Refusal:
    """Return the refusal of a sheet in whose workbook another one was read: it may be no ledger at all."""
    where = f"文件“{page.file}”的工作表“{page.sheet}”"
    return attrs.evolve(
        page,
        message=f"{where}没有认得出的表头，没有当作台账读取；如果它是台账，请保留原表的表头行。",
        fatal=False,
    )


_OF_HOUSEHOLDS = (
    *("household_number", "relation_to_head", "name", "id_number"),
    *("grid_code", "division_code", "residence_address", SOURCE, ROW),
)  # what is asked of a resident: to filter all columns would take as much memory as reading them


def _dataset(
    stored: Sequence[Dataset], tables: list[Table], refusals: list[Refusal], models: Models
) -> Dataset:
    import polars as pl

    if len(stored) == 1 and not tables:  # nothing to put together: its tables stay unread
        return attrs.evolve(stored[0], refusals=(*stored[0].refusals, *refusals))
    grouped: dict[str, list[pl.DataFrame]] = {}
    sources: list[SheetSource] = []
    for data in stored:
        for entity, frame in data.frames.items():
            moved = (pl.col(SOURCE) + len(sources)).cast(pl.UInt32)
            grouped.setdefault(entity, []).append(frame.with_columns(moved))
        sources += data.sources
        refusals = [*data.refusals, *refusals]
    for table in tables:
        grouped.setdefault(table.model.entity.name, []).append(table.frame)
        sources.append(table.source)
    frames = {entity: parts[0] if len(parts) == 1 else pl.concat(parts) for entity, parts in grouped.items()}
    residents, households = Resident.entity.name, Household.entity.name
    if households not in frames and any(table.model.entity.name == residents for table in tables):
        frames[households] = derive_households(frames[residents].select(_OF_HOUSEHOLDS), models[households])
    return Dataset(frames, tuple(sources), tuple(refusals), models)
