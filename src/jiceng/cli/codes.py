"""`jiceng codes`: look-ups in the code tables."""

from typing import Annotated

import typer

from jiceng.cli.options import OutputFormat, Shape, echo_json
from jiceng.codes import TABLES, CodeTable, enum_of, search, table

__all__ = ["find", "list_tables", "show"]

_CERTAINTY = {"read": "已查证", "partly": "部分查证", "known": "未查证"}


def find(
    text: Annotated[
        str, typer.Argument(metavar="文字", help="代码、名称、别名或英文名。", show_default=False)
    ],
    shape: Shape = OutputFormat.TEXT,
) -> int:
    """在所有代码表里查一个代码或名称，如 jiceng codes find 已婚。查不到时列出相近的。

    退出码：0 查到了，1 没有查到。
    """
    found = search(text)
    exact = any(match.is_exact for match in found)
    if shape is OutputFormat.JSON:
        echo_json(
            [
                {
                    "table": match.table.id,
                    "code": match.code,
                    "zh": match.zh,
                    "en": match.en,
                    "exact": match.is_exact,
                }
                for match in found
            ]
        )
    else:
        if not exact:
            typer.echo("没有查到。" + ("相近的有：" if found else ""))
        for match in found:
            typer.echo(f"{match.code}\t{match.zh}\t{match.en}\t{_titled(match.table)}")
    return 0 if exact else 1


def list_tables() -> int:
    """列出所有代码表：编号、名称、标准、行数、查证程度。"""
    for head in TABLES.values():
        rows = "开放" if head.is_open else f"{head.rows} 行"
        typer.echo(f"{head.id}\t{head.title.zh}\t{head.standard}\t{rows}\t{_CERTAINTY[head.certainty]}")
    return 0


def show(
    table_id: Annotated[
        str, typer.Argument(metavar="代码表编号", help="如 gbt-2261.2-2003。", show_default=False)
    ],
) -> int:
    """列出一张代码表的所有行，连同标准、版本、来源和使用限制。"""
    if table_id not in TABLES:
        raise typer.BadParameter("没有这张代码表，用 jiceng codes list 查看所有编号。")
    head = table(table_id)
    typer.echo(f"{_titled(head)}  版本 {head.edition or '—'}  {_CERTAINTY[head.certainty]}")
    for source in head.sources:
        typer.echo(f"来源：{source}")
    for row in enum_of(table_id):
        typer.echo(f"{row.value}\t{row.zh}\t{row.en}")
    return 0


def _titled(head: CodeTable) -> str:
    return f"{head.title.zh}（{head.standard}，{head.id}）"
