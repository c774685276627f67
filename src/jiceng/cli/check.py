"""`jiceng check`: read ledgers, check them, write the feedback."""

from pathlib import Path
from typing import Annotated

import typer

from jiceng.cli.options import (
    AsOf,
    Folder,
    Ledgers,
    Memory,
    OutputFormat,
    Quiet,
    Shape,
    refuse_inside,
    refuse_same_folder,
    tell_refusals,
    today,
)
from jiceng.cli.progress import progress_shown
from jiceng.ledger import read
from jiceng.report import print_summary, report_json, write_feedback, write_split
from jiceng.validate import check as run_check

__all__ = ["check"]


def check(
    paths: Ledgers,
    output: Folder = None,
    as_of: AsOf = None,
    profile: Annotated[
        Path | None,
        typer.Option(
            "--profile", metavar="文件", help="本地核验口径（TOML）：停用或调整规则级别。", readable=False
        ),
    ] = None,
    extension: Annotated[
        Path | None,
        typer.Option(
            "--extension", metavar="文件", help="本地扩展（TOML）：县里增加或收紧的字段、表头、代码。"
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping", metavar="文件", help="表头对照（TOML）：本地表头各指哪个字段。", readable=False
        ),
    ] = None,
    split: Annotated[
        Path | None,
        typer.Option(
            "--split",
            metavar="文件夹",
            help="把合格的行（Parquet）和待改正的行（xlsx）分开写到这个文件夹。",
            readable=False,
        ),
    ] = None,
    memory: Memory = None,
    shape: Shape = OutputFormat.TEXT,
    quiet: Quiet = False,
) -> int:
    """核验台账：指出每一处差错在哪个文件、哪张表、哪一行、怎么改；写了 -o 就生成标好错误的反馈表。

    改正后的反馈表可以直接再核验，会告诉已改正几处、还有几处、新出现几处。

    退出码：0 没有错误，1 有错误，2 命令写错或有文件无法读取。
    """
    refuse_same_folder(paths, output)
    refuse_inside(paths, split)
    with progress_shown(quiet=quiet):
        data = read(paths, exclude=output, extension=extension, mapping=mapping, memory=memory)
        report = run_check(data, as_of=as_of or today(), profile=profile)
        written = [] if output is None else write_feedback(data, report, output)
        apart = [] if split is None else write_split(data, report, split)
    if shape is OutputFormat.JSON:
        typer.echo(report_json(report))
    elif not quiet and (data.sources or not data.refusals):
        print_summary(report, written, apart)
    if tell_refusals(data):
        return 2
    return 0 if report.ok else 1
