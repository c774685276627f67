"""`jiceng id`: check numbers without keeping them."""

import sys
from typing import Annotated

import typer

from jiceng.cli.options import OutputFormat, Shape, echo_json
from jiceng.identifiers import IDENTIFIERS, Identifier, IdentifierError

__all__ = ["check", "kinds"]

_KINDS = {kind.slug: kind for kind in IDENTIFIERS}


def _parse_kind(text: str) -> type[Identifier]:
    if text not in _KINDS:
        raise typer.BadParameter("没有这种号码，用 jiceng id kinds 查看有哪些。")
    return _KINDS[text]


def check(
    kind: Annotated[
        type[Identifier],
        typer.Argument(
            metavar="号码种类", parser=_parse_kind, help="如 resident-id、credit-code。", show_default=False
        ),
    ],
    numbers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="号码", help="不写则从标准输入逐行读取，不会留在命令历史里。", show_default=False
        ),
    ] = None,
    shape: Shape = OutputFormat.TEXT,
) -> int:
    """核对号码，逐个说明哪一部分不对；只显示遮盖后的号码。

    退出码：0 全部正确，1 有不正确的。
    """
    given = numbers or [line.rstrip("\r\n") for line in sys.stdin]
    results = [_examined(kind, text) for text in given]
    if shape is OutputFormat.JSON:
        echo_json(results)
    else:
        for place, result in enumerate(results, start=1):
            typer.echo(f"{place}\t{result['masked'] or '—'}\t{result['message'] or '正确'}")
    return 0 if all(result["valid"] for result in results) else 1


def _examined(kind: type[Identifier], text: str) -> dict[str, object]:
    try:
        number = kind.parse(text)
    except IdentifierError as error:
        return {"valid": False, "masked": None, "reason": error.reason.value, "message": error.message}
    return {"valid": True, "masked": number.masked, "reason": None, "message": None}


def kinds() -> int:
    """列出能核对的号码种类。"""
    for slug, kind in _KINDS.items():
        typer.echo(f"{slug}\t{kind.label.zh}\t{kind.source}")
    return 0
