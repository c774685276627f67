"""`jiceng export`: the schema and the rules for other systems."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jiceng.cli.options import AsOf, today
from jiceng.share import write_json_schema
from jiceng.share.sql import write_audit, write_counts, write_tables

__all__ = ["Database", "json_schema", "rules_sql", "sql"]


class Database(StrEnum):
    """The dialects of SQL, as an option takes them."""

    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"
    MYSQL = "mysql"


_Folder = Annotated[
    Path, typer.Option("-o", "--output", metavar="文件夹", help="把结果写到这个文件夹。", readable=False)
]
_Dialect = Annotated[
    Database, typer.Option("--dialect", metavar="duckdb|postgres|spark|mysql", help="数据库的种类。")
]


def _region(text: str) -> str:
    """Read the place whose law counts. Raises a usage error in Chinese."""
    if text == "CN" or (text.isascii() and text.isdecimal() and 2 <= len(text) <= 12):
        return text
    raise typer.BadParameter("地方请写区划代码的前 2 至 12 位，如 5399。")


def json_schema(output: _Folder = Path("json-schema")) -> int:
    """导出 JSON Schema（2020-12）：每类数据、每张代码表各一个文件，另有合订本和目录。

    供其他系统核对报文、生成程序代码。文件里只有字段和代码的说明，没有任何人的信息。
    """
    written = write_json_schema(output)
    typer.echo(f"已写出 {len(written)} 个文件到 {output}，目录见 {output / 'index.json'}。")
    return 0


def sql(dialect: _Dialect, output: _Folder = Path("sql")) -> int:
    """导出建表语句：每类数据一张表，字段注释是中文名称和单位。

    表里不设非空和唯一约束：漏填、重复由规则指出来，不由数据库拒收。文件里没有任何人的信息。
    """
    (written,) = write_tables(output, dialect.value)
    typer.echo(f"已写出建表语句 {written}。")
    return 0


def rules_sql(
    dialect: _Dialect,
    as_of: AsOf = None,
    region: Annotated[
        str,
        typer.Option(
            "--region",
            metavar="区划",
            parser=_region,
            help="按哪个地方的规定核验：区划代码；不写则只按全国规定。",
        ),
    ] = "CN",
    counts: Annotated[
        bool,
        typer.Option("--counts", help="另写一个查询文件：每条规则符合、不符合、无法判断、不适用各多少条。"),
    ] = False,
    output: _Folder = Path("rules-sql"),
) -> int:
    """导出核验语句：每条规则一个查询，在数据库里找出不符合的记录，个人信息不出库。

    每类数据一个文件，查询结果只有记录的主键。期限和标准按基准日和地方的规定写成数字；当地自定而没有给出的，不导出。
    """
    day = as_of or today()
    written = write_audit(output, dialect.value, day, region)
    typer.echo(f"已写出 {len(written)} 个文件到 {output}，每类数据一个。")
    if counts:
        (told,) = write_counts(output, dialect.value, day, region)
        typer.echo(f"各规则的结果统计：{told}。")
    return 0
