"""From a folder of ledgers to a dataset."""

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path

from jiceng.dataset import Dataset, Refusal, SheetSource, derive_households
from jiceng.errors import DataError
from jiceng.ledger.files import Format, InputFile, RefusedFileError, list_files, recognise
from jiceng.ledger.parquet_file import read_parquet_file
from jiceng.ledger.registers import split_register
from jiceng.ledger.table import RawSheet, Table, read_table
from jiceng.ledger.text_file import read_text_file
from jiceng.ledger.workbook import read_workbook
from jiceng.models import Household, Resident

__all__ = ["read"]

Paths = str | PathLike[str] | Sequence[str | PathLike[str]]


def read(paths: Paths, *, exclude: str | PathLike[str] | None = None) -> Dataset:
    """Read ledgers: one folder or file, or several; .xlsx, .xls, .csv and .parquet.

    Which entity a sheet holds is found by its headings. A file that cannot be read is named in
    `Dataset.refusals` and the others are read all the same. A wrong value never raises: it stays for its
    finding. Households are derived from residents where the batch has no list of its own.

    Raises `DataError` when a path does not exist or a folder holds no ledger at all.
    """
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    files = list_files([Path(path) for path in given], None if exclude is None else Path(exclude))
    if not files:
        raise DataError("file.none", "没有找到可读取的台账：请放入 .xlsx、.xls、.csv 或 .parquet 文件。")
    tables: list[Table] = []
    refusals: list[Refusal] = []
    for file in files:
        try:
            read_here, refused_here = _read_file(file, len(tables))
        except RefusedFileError as error:
            refusals.append(Refusal(file.name, "", error.code, error.message))
        else:
            tables += read_here
            refusals += refused_here
    return _dataset(tables, refusals)


def _read_file(file: InputFile, position: int) -> tuple[list[Table], list[Refusal]]:
    kind = recognise(file)
    if kind is Format.PARQUET:
        table = read_parquet_file(file, position)
        return ([], [_no_headings(file.name, "")]) if table is None else ([table], [])
    sheets = [read_text_file(file)] if kind is Format.CSV else read_workbook(file)
    return _read_sheets(file, sheets, position)


def _read_sheets(
    file: InputFile, sheets: Iterable[RawSheet], position: int
) -> tuple[list[Table], list[Refusal]]:
    tables: list[Table] = []
    unknown: list[Refusal] = []
    for sheet in sheets:
        if sheet.is_empty:
            continue
        table = read_table(sheet, position + len(tables))
        if table is None:
            unknown.append(_no_headings(file.name, sheet.name))
        else:
            tables += _placed(split_register(table), position + len(tables))
    if not tables and not unknown:
        raise RefusedFileError("file.empty", f"文件“{file.name}”里没有任何内容，请确认保存后再报送。")
    return tables, unknown


def _placed(parts: list[Table], position: int) -> list[Table]:
    """Give each part of a split sheet its own position among the sources."""
    import polars as pl

    from jiceng.dataset import SOURCE

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


def _dataset(tables: list[Table], refusals: list[Refusal]) -> Dataset:
    import polars as pl

    grouped: dict[str, list[pl.DataFrame]] = {}
    sources: list[SheetSource] = []
    for table in tables:
        grouped.setdefault(table.model.entity.name, []).append(table.frame)
        sources.append(table.source)
    frames = {entity: pl.concat(parts) for entity, parts in grouped.items()}
    residents, households = Resident.entity.name, Household.entity.name
    if residents in frames and households not in frames:
        frames[households] = derive_households(frames[residents])
    return Dataset(frames, tuple(sources), tuple(refusals))
