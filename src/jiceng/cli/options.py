"""The options that several commands share, declared once."""

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.files import visible

__all__ = [
    "AsOf",
    "Folder",
    "Ledgers",
    "Memory",
    "OutputFormat",
    "Quiet",
    "Shape",
    "echo_json",
    "parse_day",
    "parse_memory",
    "refuse_inside",
    "refuse_same_folder",
    "tell_refusals",
    "today",
]


class OutputFormat(StrEnum):
    """For a person, or for a program."""

    TEXT = "text"
    JSON = "json"


def parse_day(text: str) -> date:
    """Read a day given on the command line. Raises a usage error in Chinese."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("日期请写成 2026-09-30 的样子。") from None


def parse_memory(text: str) -> int:
    """Read a number of MiB given on the command line. Raises a usage error in Chinese."""
    if not _MEBIBYTES.fullmatch(text):
        raise typer.BadParameter("--memory 请写成大于 0 的整数（单位 MiB），如 1024。")
    return int(text)


# Seven digits are more than any computer has, and bytes of them still fit the limits of a process.
_MEBIBYTES = re.compile("[1-9][0-9]{0,6}")


def today() -> date:
    """Return the day in mainland China: the default of a command, never of a rule."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


Ledgers = Annotated[
    list[Path],
    typer.Argument(
        metavar="台账",
        help="台账文件或文件夹：.xlsx .xls .csv .parquet。",
        show_default=False,
        readable=False,  # the reader says in Chinese what cannot be opened
    ),
]
Folder = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="文件夹", help="把结果写到这个文件夹。", readable=False),
]
Shape = Annotated[OutputFormat, typer.Option("--format", metavar="text|json", help="给人看，或给程序读。")]
Quiet = Annotated[
    bool,
    typer.Option("-q", "--quiet", metavar="", help="不显示进度和结果，只看退出码；没有读取的文件仍会说明。"),
]
Memory = Annotated[
    int | None,
    typer.Option(
        "--memory",
        metavar="MiB",
        parser=parse_memory,
        help="读取每个文件最多用多少内存（MiB），如 1024；不写则按文件大小定。",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", metavar="日期", parser=parse_day, help="基准日，年龄和期限算到这一天；不写则为今天。"
    ),
]


def refuse_same_folder(ledgers: Iterable[Path], output: Path | None) -> None:
    """Raise `DataError` when the results would lie among the ledgers: the next run would read them as ledgers."""
    if output is not None and any(path.resolve() == output.resolve() for path in ledgers):
        raise DataError("output.is-input", "结果不能写到台账所在的文件夹，请用 -o 另指定一个文件夹。")


def refuse_inside(ledgers: Iterable[Path], output: Path | None) -> None:
    """Raise `DataError` when rows that were set apart would lie where the next run reads them once more."""
    if output is not None and any(output.resolve().is_relative_to(path.resolve()) for path in ledgers):
        raise DataError(
            "output.is-input", "分开的行不能写到台账所在的文件夹里，请用 --split 另指定一个文件夹。"
        )


def tell_refusals(data: Dataset) -> bool:
    """Say on standard error what was not read, a sentence each, and return whether the batch is incomplete by it."""
    for refusal in data.refusals:
        typer.echo(visible(refusal.message), err=True)
    return any(refusal.fatal for refusal in data.refusals)


def echo_json(value: object) -> None:
    """Print a result for a program."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))
