"""A dataset as a folder: `resident.parquet` and its like, the cells of the sheets, and `dataset.json` over all.

`dataset.json` names every file with the digest of its bytes. It is what makes the folder a dataset: files that
it does not name are not part of it, and a file that does not fit its digest is refused.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from jiceng.dataset.account import FORMAT, Account, EntityFile, cells_of, json_of
from jiceng.dataset.schema import SOURCE, empty_frame, table_schema
from jiceng.dataset.sources import Cell, Refusal, SheetSource
from jiceng.dataset.tables import ROWS_AT_ONCE, FrameTable, StoredTable
from jiceng.errors import DataError
from jiceng.files import refuse_to_overwrite, write_together
from jiceng.models import ENTITIES, Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["find_stores", "is_store", "read_store", "scan", "write_store"]

_ACCOUNT: Final = "dataset.json"
_CELLS: Final = "sheets.parquet"
_LONGEST_HEAD: Final = 64
_EMPTY: Final = "jiceng.empty"
"""In the footer of a table, the columns without any value: whoever reads it need not look for them."""


def write_store(
    folder: Path,
    frames: "Mapping[str, pl.DataFrame]",
    sources: Sequence[SheetSource],
    refusals: Sequence[Refusal],
) -> list[Path]:
    """Write tables and account; see `Dataset.write_parquet`."""
    contents = {f"{entity}.parquet": _parquet(frame) for entity, frame in frames.items()}
    entities = {
        entity: _file(f"{entity}.parquet", frame.height, contents[f"{entity}.parquet"])
        for entity, frame in frames.items()
    }
    cells = None
    if any(source.image for source in sources):
        table = _cell_table(sources)
        contents[_CELLS] = _parquet(table)
        cells = _file(_CELLS, table.height, contents[_CELLS])
    account = Account.of(entities, cells, sources, refusals).model_dump(mode="json")
    contents[_ACCOUNT] = (json.dumps(account, ensure_ascii=False, indent=1) + "\n").encode()
    written = {
        folder / name: content for name, content in contents.items()
    }  # the account takes its place last
    refuse_to_overwrite(written, [source.path for source in sources if source.path is not None])
    stale = _named_before(folder) - set(contents)
    write_together(written)
    for name in sorted(stale):  # of an earlier dataset in the same folder; personal data does not lie about
        (folder / name).unlink(missing_ok=True)
    return list(written)


def is_store(folder: Path) -> bool:
    """Tell whether a folder holds a dataset that `write_store` wrote."""
    try:
        with (folder / _ACCOUNT).open(encoding="utf-8") as stream:
            return f'"format": "{FORMAT}"' in stream.read(_LONGEST_HEAD)
    except (OSError, UnicodeDecodeError):
        return False


def find_stores(folder: Path) -> Iterator[Path]:
    """Yield every dataset in a folder and below it, in a fixed order."""
    yield from (path.parent for path in sorted(folder.rglob(_ACCOUNT)) if is_store(path.parent))


def read_store(
    folder: Path, models: Mapping[str, type[Record]]
) -> "tuple[dict[str, StoredTable], tuple[SheetSource, ...], tuple[Refusal, ...]]":
    """Open tables, sheets and refusals; see `Dataset.read`."""
    account = _account(folder)
    images = _images(None if account.cells is None else _bytes(folder, account.cells), len(account.sources))
    sources = tuple(sheet.source(image) for sheet, image in zip(account.sources, images, strict=True))
    tables = {
        entity: _table(_bytes(folder, file), entity, file, models, len(sources))
        for entity, file in account.entities.items()
    }
    return tables, sources, account.refused()


def scan(
    folder: Path | str, model: type[Record], *, models: Mapping[str, type[Record]] = ENTITIES
) -> "pl.LazyFrame":
    """Return the table of an entity from a written dataset, read only as far as a query needs.

    An entity that the dataset does not have has no rows. The bytes are not compared with their digest. Raises
    `DataError` when the folder holds no dataset, or a table that is not that of the model.
    """
    import polars as pl

    place = Path(folder)
    entity = model.entity.name
    own = models.get(entity, model)
    file = _account(place).entities.get(entity)
    if file is None:
        return empty_frame(own).lazy()
    try:
        frame = pl.scan_parquet(place / file.file, glob=False)
        schema = frame.collect_schema()
    except (pl.exceptions.PolarsError, OSError):
        raise _damaged(file.file) from None
    _refuse_other_columns(schema, entity, own)
    return frame


def _file(name: str, rows: int, content: bytes) -> EntityFile:
    return EntityFile(file=name, rows=rows, sha256=hashlib.sha256(content).hexdigest())


def _parquet(frame: "pl.DataFrame") -> bytes:
    content = io.BytesIO()
    told = {_EMPTY: " ".join(sorted(FrameTable(frame).empty))}
    frame.write_parquet(content, compression="zstd", row_group_size=ROWS_AT_ONCE, metadata=told)
    return content.getvalue()


def _named_before(folder: Path) -> set[str]:
    """Return the files of a dataset that stands in the folder already."""
    if not is_store(folder):
        return set()
    account = _account(folder)
    files = [*account.entities.values(), *([] if account.cells is None else [account.cells])]
    return {file.file for file in files}


def _account(folder: Path) -> Account:
    if not is_store(folder):
        raise DataError(
            "dataset.none", f"“{folder.name}”里没有保存过的数据集（缺少 {_ACCOUNT}），请检查路径。"
        )
    try:
        account = Account.model_validate_json((folder / _ACCOUNT).read_bytes())
    except (ValidationError, OSError):
        raise _damaged(_ACCOUNT) from None
    named = [*account.entities.values(), *([] if account.cells is None else [account.cells])]
    if any(
        Path(file.file).name != file.file for file in named
    ):  # nothing outside the folder is read or removed
        raise _damaged(_ACCOUNT)
    return account


def _bytes(folder: Path, file: EntityFile) -> bytes:
    try:
        content = (folder / file.file).read_bytes()
    except OSError:
        raise _damaged(file.file) from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise _damaged(file.file)
    return content


def _table(
    content: bytes, entity: str, file: EntityFile, models: Mapping[str, type[Record]], sheets: int
) -> StoredTable:
    import polars as pl

    try:
        rows = pl.scan_parquet(content)
        schema = rows.collect_schema()
    except pl.exceptions.PolarsError:
        raise _damaged(file.file) from None
    if entity not in models:
        raise _other_columns(entity)
    _refuse_other_columns(schema, entity, models[entity])
    try:
        height, last = rows.select(pl.len(), pl.col(SOURCE).max()).collect().row(0)
        told = pl.read_parquet_metadata(content).get(_EMPTY)
    except pl.exceptions.PolarsError:
        raise _damaged(file.file) from None
    if last is not None and last >= sheets:
        raise _damaged(_ACCOUNT)
    empty = None if told is None else frozenset(told.split()) & schema.keys()
    return StoredTable(height, rows, partial(_damaged, file.file), empty)


def _refuse_other_columns(schema: "Mapping[str, pl.DataType]", entity: str, model: type[Record]) -> None:
    if dict(schema) != table_schema(model):
        raise _other_columns(entity)


def _cell_table(sources: Iterable[SheetSource]) -> "pl.DataFrame":
    """Return the rows of all sheets, each as one JSON array under the position of its sheet."""
    import polars as pl

    rows = [(place, json_of(row)) for place, source in enumerate(sources) for row in source.image]
    return pl.DataFrame(rows, schema={SOURCE: pl.UInt32(), "cells": pl.String()}, orient="row")


def _images(content: bytes | None, sheets: int) -> list[tuple[tuple[Cell, ...], ...]]:
    import polars as pl

    rows: list[list[tuple[Cell, ...]]] = [[] for _ in range(sheets)]
    if content is not None:
        try:
            for place, cells in pl.read_parquet(io.BytesIO(content)).iter_rows():
                rows[place].append(cells_of(cells))
        except (pl.exceptions.PolarsError, ValueError, TypeError, LookupError):
            raise _damaged(_CELLS) from None
    return [tuple(image) for image in rows]


def _damaged(file: str) -> DataError:
    return DataError(
        "dataset.damaged", f"数据集文件“{file}”缺失、已损坏或被改动过：请重新保存数据集，或重新读取台账。"
    )


def _other_columns(entity: str) -> DataError:
    return DataError(
        "dataset.other-columns",
        f"数据集里“{entity}”的列与现在的标准不一致：请给出保存时使用的扩展文件，或用现在的版本重新读取台账。",
    )
