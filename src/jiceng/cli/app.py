"""The commands put together, and the one place where errors become a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

import jiceng
from jiceng.cli import check, codes, demo, export, generate, identifiers, score, template
from jiceng.cli.chinese import ChineseCommand, ChineseGroup, UsageError, name_panels, usage_sentence
from jiceng.errors import DataError, DeclarationError, UnknownCodeError

__all__ = ["run"]

_UNREADABLE = 2
_INTERRUPTED = 130


def _group(help_text: str) -> typer.Typer:
    return typer.Typer(
        cls=ChineseGroup,
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        options_metavar="[选项]",
        subcommand_metavar="命令 [参数]…",
        context_settings={"help_option_names": ["-h", "--help"]},
    )


app = _group("基层治理数据：台账核验、考核计分、代码查询。所有结果默认隐去个人信息。")
_codes = _group("查代码表。")
_identifiers = _group("核对号码：公民身份号码、统一社会信用代码、区划代码等。")
_exports = _group("导出数据标准，供其他系统使用。")
_made_up = _group("生成虚构的数据，用来演示、测试和练习。")
for _parent, _name, _function in (
    (app, "demo", demo.demo),
    (app, "check", check.check),
    (app, "score", score.score),
    (app, "template", template.template),
    (_made_up, "county", generate.county),
    (_exports, "json-schema", export.json_schema),
    (_exports, "rules-sql", export.rules_sql),
    (_exports, "sql", export.sql),
    (_codes, "find", codes.find),
    (_codes, "list", codes.list_tables),
    (_codes, "show", codes.show),
    (_identifiers, "check", identifiers.check),
    (_identifiers, "kinds", identifiers.kinds),
):
    _parent.command(_name, cls=ChineseCommand, options_metavar="[选项]")(_function)
app.add_typer(_exports, name="export")
app.add_typer(_made_up, name="generate")
app.add_typer(_codes, name="codes")
app.add_typer(_identifiers, name="id")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"jiceng {jiceng.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    _: Annotated[
        bool, typer.Option("--version", metavar="", help="显示版本后退出。", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """基层治理数据：台账核验、考核计分、代码查询。所有结果默认隐去个人信息。"""


def run(arguments: Sequence[str] | None) -> int:
    """Run a command; say what is wrong in one Chinese sentence on standard error."""
    name_panels()
    try:
        code = app(
            args=None if arguments is None else list(arguments), prog_name="jiceng", standalone_mode=False
        )
        if sys.stdout is not None:  # a program may have been started without one
            sys.stdout.flush()
    except UsageError as error:
        return _fail(f"{usage_sentence(error)}用 jiceng --help 查看用法。")
    except (DataError, DeclarationError, UnknownCodeError) as error:
        return _fail(str(error))
    except OSError as error:
        if (
            error.filename is not None
        ):  # not the output: files that are read and written have sentences of their own
            raise
        return _fail_to_print()
    except typer.Abort:  # how some releases of the library end a command that was interrupted
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        typer.echo("已中断，没有留下未写完的文件。", err=True)
    return code if isinstance(code, int) else 0


def _fail_to_print() -> int:
    """Say that the output goes nowhere, and let nobody try to write the rest of it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _fail("结果没有写完：输出的去处写不进去，请检查磁盘空间，或改写到别处。")


def _fail(sentence: str) -> int:
    if sys.stdout is not None:
        sys.stdout.flush()
    typer.echo(sentence, err=True)
    return _UNREADABLE
