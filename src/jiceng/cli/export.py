"""`jiceng export`: the schema for other systems."""

from pathlib import Path
from typing import Annotated

import typer

from jiceng.share import write_json_schema

__all__ = ["json_schema"]


def json_schema(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="把结果写到这个文件夹。")
    ] = Path("json-schema"),
) -> int:
    """导出 JSON Schema（2020-12）：每类数据、每张代码表各一个文件，另有合订本和目录。

    供其他系统核对报文、生成程序代码。文件里只有字段和代码的说明，没有任何人的信息。
    """
    written = write_json_schema(output)
    typer.echo(f"已写出 {len(written)} 个文件到 {output}，目录见 {output / 'index.json'}。")
    return 0
