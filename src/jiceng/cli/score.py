"""`jiceng score`: score the units of a scheme from ledgers and reported values."""

from pathlib import Path
from typing import Annotated

import typer

from jiceng.cli.options import Folder, Ledgers, OutputFormat, Shape, refuse_same_folder, tell_refusals
from jiceng.indicators import Scheme
from jiceng.ledger import read
from jiceng.report import print_scorecard, write_bulletin

__all__ = ["score"]


def score(
    scheme: Annotated[
        Path, typer.Argument(metavar="细则.toml", help="考核细则。", show_default=False, readable=False)
    ],
    paths: Ledgers,
    period: Annotated[
        str, typer.Option("--period", metavar="期间", help="考核期，如 2026Q3、2026-09、2026。")
    ],
    output: Folder = None,
    shape: Shape = OutputFormat.TEXT,
) -> int:
    """按考核细则计分：每一分的来历（条款、数值、算法、台账行）都能查到；写了 -o 就生成通报。

    退出码：0 已计分，2 命令写错、细则有误或有文件无法读取（不完整的数据不计分）。
    """
    refuse_same_folder(paths, output)
    loaded = Scheme.load(scheme)
    data = read(paths, exclude=output)
    if tell_refusals(data):
        typer.echo("有文件无法读取，没有计分。", err=True)
        return 2
    card = loaded.score(data, period=period)
    written = [] if output is None else write_bulletin(card, output)
    if shape is OutputFormat.JSON:
        typer.echo(card.to_json())
    else:
        print_scorecard(card, written)
    return 0
