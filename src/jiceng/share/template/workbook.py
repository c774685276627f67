"""The workbook of blank ledgers: the same entities give the same bytes, anywhere and at any time."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jiceng.dataset import FEEDBACK_MARKER, Dataset
from jiceng.files import clean_name, distinct_names, refuse_to_overwrite, write_atomically
from jiceng.models import Record
from jiceng.share.template.guide import write_guide
from jiceng.share.template.looks import Looks
from jiceng.share.template.marker import GUIDE, Lists, write_marker
from jiceng.share.template.places import Places
from jiceng.share.template.sheet import write_sheet

if TYPE_CHECKING:
    import polars as pl

__all__ = ["template_workbook", "write_template"]

_STAMP: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed time, so that equal workbooks are equal bytes
_LONGEST_SHEET_NAME: Final = 31


def write_template(
    models: Sequence[type[Record]],
    path: str | PathLike[str],
    *,
    register: Dataset | None = None,
    rows: "Mapping[str, pl.DataFrame] | None" = None,
) -> Path:
    """Write one workbook with a blank ledger for each of `models`, and return its path.

    With the `register` of a county's divisions, ledgers that name a village offer 乡镇 and 村 by name. With
    `rows`, tables by the name of the entity as in `Dataset.frames`, the ledgers hold these records in plain.

    Raises `DataError` when the register has no villages, when the file cannot be written, or when it would take
    the place of the register; `ValueError` without models, or with one twice.
    """
    target = Path(path)
    if register is not None:
        refuse_to_overwrite([target], [source.path for source in register.sources if source.path is not None])
    write_atomically(target, template_workbook(models, register=register, rows=rows))
    return target


def template_workbook(
    models: Sequence[type[Record]],
    *,
    register: Dataset | None = None,
    rows: "Mapping[str, pl.DataFrame] | None" = None,
) -> bytes:
    """Return the workbook of `write_template`."""
    import xlsxwriter

    if not models or len({model.entity.name for model in models}) < len(models):
        raise ValueError("a template is for one or more entities, each once")
    places = None if register is None else Places.of(register)
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    workbook.set_properties({"title": "台账模板", "author": "jiceng", "created": _STAMP})
    looks, lists = Looks(workbook), Lists()
    names = _sheet_names(models)
    for name, model in zip(names, models, strict=True):
        own = None if rows is None else rows.get(model.entity.name)
        write_sheet(workbook.add_worksheet(name), model, looks, lists, places, own)
    if rows is None:  # who fills in a ledger is told how; who is sent one reads it
        write_guide(workbook.add_worksheet(GUIDE), models, looks)
    sheets = [(name, model.entity.name) for name, model in zip(names, models, strict=True)]
    write_marker(workbook.add_worksheet(FEEDBACK_MARKER), sheets, lists)
    workbook.close()
    return content.getvalue()


def _sheet_names(models: Sequence[type[Record]]) -> list[str]:
    """Return the labels of the entities as sheets may be called."""
    labels = [clean_name(model.entity.label.zh, model.entity.name) for model in models]
    return distinct_names([GUIDE, *labels], _LONGEST_SHEET_NAME)[1:]
